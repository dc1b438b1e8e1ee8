/**
 * Parcours in a real VS Code: the VSIX is installed as a user does, a browser window clicks and types; then the host suite runs
 * inside the extension host of the same VS Code, and in a desktop one where that can be downloaded.
 *   npm run test:vscode -w parcours [-- --verbose --ui-only --no-build]
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { extensionRoot, projectRoot } from '../../scripts/build.ts';
import { buildTests } from './build-tests.ts';
import { testDesktop } from './desktop.ts';
import { launchBrowser, listenToTests, pause, setUp, startVsCode } from './server.ts';
import { Tally } from './tally.ts';
import { testByHand } from './ui.ts';
import { copyWorkspace } from './workspace.ts';

const verbose = process.argv.includes('--verbose');
const tally = new Tally();
const logs = join(projectRoot, '.cache', 'vscode-test');
mkdirSync(logs, { recursive: true });

setUp();
if (!process.argv.includes('--no-build'))
  execFileSync(process.execPath, [join(extensionRoot, 'scripts', 'package.ts')], { stdio: 'inherit' });

const browser = await launchBrowser();
try {
  await inVsCode('ui', async (vscode, folder) => {
    vscode.install(join(extensionRoot, 'dist', 'parcours.vsix'));
    await testByHand({ browser, vscode, folder, tally, shots: join(projectRoot, '.cache', 'screenshots') });
  });
  if (!process.argv.includes('--ui-only')) {
    await inVsCode('host', async (vscode, folder) => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      const { exit } = await listenToTests(page, (text) => tally.line(text), verbose);
      const uri = (path: string) => `vscode-remote://${vscode.host}${path}`;
      const payload = JSON.stringify([
        ['extensionDevelopmentPath', uri(extensionRoot)],
        ['extensionTestsPath', uri(await buildTests())],
        ['skipWelcome', 'true'],
      ]);
      await page.goto(`${vscode.origin}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(payload)}`);
      const code = await Promise.race([exit, pause(240_000).then(() => null)]);
      if (code === null) tally.line('not ok the host suite: no end after 240 s');
      await page.screenshot({ path: join(logs, 'host.png') });
      await page.close();
    });
    await testDesktop(tally);
  }
} finally {
  await browser.close();
}
process.exit(tally.finish());

async function inVsCode(
  name: string,
  body: (vscode: Awaited<ReturnType<typeof startVsCode>>, folder: string) => Promise<void>,
): Promise<void> {
  const workspace = copyWorkspace();
  const vscode = await startVsCode(join(logs, `server-${name}.log`));
  try {
    await body(vscode, workspace.folder);
  } finally {
    await vscode.stop();
    workspace.remove();
  }
}
