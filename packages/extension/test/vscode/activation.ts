/** The activation of the extension in a real VS Code, beside one that does nothing, as VS Code itself measures it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import type { Browser } from 'playwright-core';
import { projectRoot } from '../../scripts/build.ts';
import { startVsCode } from './server.ts';
import { copyWorkspace } from './test-folder.ts';
import { Window } from './window.ts';

/** Milliseconds of each start: loading the code and running `activate`. */
export interface ActivationTimes {
  readonly parcours: readonly number[];
  readonly empty: readonly number[];
}

const STARTS = 6;
const EMPTY_NAME = 'Does nothing';

/** @param vsix the extension under test. */
export async function measureActivation(browser: Browser, vsix: string): Promise<ActivationTimes> {
  const packed = mkdtempSync(join(tmpdir(), 'parcours-empty-'));
  const folder = copyWorkspace();
  const vscode = await startVsCode(join(projectRoot, '.cache', 'vscode-test', 'server-activation.log'));
  try {
    vscode.install(vsix);
    vscode.install(await packEmptyExtension(packed));
    const starts: { parcours: number; empty: number }[] = [];
    for (let start = 0; start < STARTS; start++) {
      // High enough for all rows: the list draws what is in sight.
      const context = await browser.newContext({ viewport: { width: 1600, height: 2600 } });
      const window = new Window(await context.newPage());
      await window.page.goto(`${vscode.origin}/?folder=${encodeURIComponent(folder.path)}`);
      await window.openFile('cuisine.journey');
      await window.index.waitFor();
      await window.command('Developer: Show Running Extensions');
      starts.push({
        parcours: await activationTime(window, 'Parcours: Customer Journeys as Code'),
        empty: await activationTime(window, EMPTY_NAME),
      });
      await context.close();
    }
    // The first start fills the caches.
    const measured = starts.slice(1);
    return { parcours: measured.map((each) => each.parcours), empty: measured.map((each) => each.empty) };
  } finally {
    await vscode.stop();
    folder.remove();
    rmSync(packed, { recursive: true, force: true });
  }
}

/** Milliseconds of an extension: loading its code and running `activate`, as *Show Running Extensions* lists them. */
async function activationTime({ page }: Window, name: string): Promise<number> {
  const row = page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: name }).filter({ hasText: /Activation: \d+ms/ });
  const text = (await row.first().textContent()) ?? '';
  return Number(/Activation: (\d+)ms/.exec(text)?.[1]);
}

/** An extension that the same event activates. */
async function packEmptyExtension(folder: string): Promise<string> {
  const root = join(folder, 'empty');
  mkdirSync(root);
  const manifest = {
    publisher: 'test',
    name: 'empty',
    displayName: EMPTY_NAME,
    version: '0.0.1',
    engines: { vscode: '^1.101.0' },
    main: './extension.cjs',
    activationEvents: ['workspaceContains:**/*.journey', 'onLanguage:journey'],
  };
  writeFileSync(join(root, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(root, 'extension.cjs'), 'exports.activate = () => {};\n');
  writeFileSync(join(root, 'README.md'), 'Does nothing.\n');
  const packagePath = join(folder, 'empty.vsix');
  await createVSIX({ cwd: root, packagePath, dependencies: false, allowMissingRepository: true, skipLicense: true });
  return packagePath;
}
