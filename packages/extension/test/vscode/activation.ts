/** The activation of the extension in the extension host of a real VS Code, beside one that does nothing. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import type { Browser } from 'playwright-core';
import { projectRoot } from '../../scripts/build.ts';
import { startVsCode } from './server.ts';
import { copyWorkspace } from './test-folder.ts';
import { waitUntil } from './window.ts';

/** Milliseconds of each start, from the request to activate until the extension is active: loading its code and running `activate`. */
export interface ActivationTimes {
  readonly parcours: readonly number[];
  readonly empty: readonly number[];
}

const STARTS = 6;
const SEED = '.seed';
const TIMES = 'activation.json';

/** @param vsix the extension under test. */
export async function measureActivation(browser: Browser, vsix: string): Promise<ActivationTimes> {
  const packed = mkdtempSync(join(tmpdir(), 'parcours-activation-'));
  const vscode = await startVsCode(join(projectRoot, '.cache', 'vscode-test', 'server-activation.log'));
  try {
    vscode.install(vsix);
    vscode.install(
      await packExtension(packed, 'empty', { activationEvents: ['onCommand:empty.nothing'] }, 'exports.activate = () => {};\n'),
    );
    vscode.install(await packExtension(packed, 'probe', { activationEvents: ['onStartupFinished'] }, PROBE));
    const starts: { parcours: number; empty: number }[] = [];
    for (let start = 0; start < STARTS; start++) {
      const folder = copyWorkspace();
      try {
        // A folder with journeys would activate the extension before it can be measured: the probe puts them there.
        hideJourneys(folder.path);
        const context = await browser.newContext();
        const page = await context.newPage();
        await page.goto(`${vscode.origin}/?folder=${encodeURIComponent(folder.path)}`);
        const times = join(folder.path, TIMES);
        await waitUntil('the times', () => Promise.resolve(existsSync(times)));
        starts.push(JSON.parse(readFileSync(times, 'utf8')) as { parcours: number; empty: number });
        await context.close();
      } finally {
        folder.remove();
      }
    }
    // The first start fills the caches.
    const measured = starts.slice(1);
    return { parcours: measured.map((each) => each.parcours), empty: measured.map((each) => each.empty) };
  } finally {
    await vscode.stop();
    rmSync(packed, { recursive: true, force: true });
  }
}

function hideJourneys(folder: string): void {
  mkdirSync(join(folder, SEED));
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.journey')) renameSync(join(folder, name), join(folder, SEED, `${name}.txt`));
  }
}

/** Puts the journeys into the folder, then activates both extensions, the other first each time, and writes how long that took. */
const PROBE = `const { extensions, workspace } = require('vscode');
const { copyFileSync, readdirSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
exports.activate = async () => {
  const folder = workspace.workspaceFolders[0].uri.fsPath;
  const seed = join(folder, '${SEED}');
  for (const name of readdirSync(seed)) copyFileSync(join(seed, name), join(folder, name.replace(/\\.txt$/, '')));
  const ids = [['parcours', 'parcours.parcours'], ['empty', 'test.empty']];
  if (Date.now() % 2) ids.reverse();
  const times = {};
  for (const [name, id] of ids) {
    const extension = extensions.getExtension(id);
    if (extension.isActive) throw new Error(id + ' is active before it is measured');
    const start = performance.now();
    await extension.activate();
    times[name] = performance.now() - start;
  }
  writeFileSync(join(seed, 'times'), JSON.stringify(times));
  renameSync(join(seed, 'times'), join(folder, '${TIMES}'));
};
`;

async function packExtension(folder: string, name: string, events: { activationEvents: string[] }, code: string): Promise<string> {
  const root = join(folder, name);
  mkdirSync(root);
  const manifest = { publisher: 'test', name, version: '0.0.1', engines: { vscode: '^1.101.0' }, main: './extension.cjs', ...events };
  writeFileSync(join(root, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(root, 'extension.cjs'), code);
  writeFileSync(join(root, 'README.md'), `${name}\n`);
  const packagePath = join(folder, `${name}.vsix`);
  await createVSIX({ cwd: root, packagePath, dependencies: false, allowMissingRepository: true, skipLicense: true });
  return packagePath;
}
