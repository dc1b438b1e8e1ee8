/**
 * Parcours in a real VS Code: the VSIX is installed as a user does, browser windows click and type, in three languages; then the
 * host suite runs inside the extension host of the same VS Code, in a desktop one where that can be downloaded, and in the web
 * extension host.
 *   npm run test:vscode -w parcours [-- --verbose --no-build --part=hands|host|web --only=WORDS --latencies=FILE]
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extensionRoot, projectRoot } from '../../scripts/build.ts';
import { buildTests } from './build-tests.ts';
import { byHand, type HandTest } from './by-hand.ts';
import { testDesktop } from './desktop.ts';
import { dataFiles } from './hands/data-files.ts';
import { evidence, type Latencies } from './hands/evidence.ts';
import { firstSteps } from './hands/first-steps.ts';
import { journeys } from './hands/journeys.ts';
import { inLanguage } from './hands/languages.ts';
import { panel } from './hands/panel.ts';
import { text } from './hands/text.ts';
import { themes } from './hands/themes.ts';
import { launchBrowser, listenToTests, pause, setUp, startVsCode, type VsCode, type VsCodeOptions } from './server.ts';
import { shop } from './shop.ts';
import { Tally } from './tally.ts';
import type { Wait } from './typing.ts';
import { testWeb } from './web.ts';
import { copyWorkspace, emptyFolder, hostWorkspace, type TestFolder } from './workspace.ts';

const HOST_SUITE_MS = 300_000;

const verbose = process.argv.includes('--verbose');
const given = (option: string) => process.argv.find((argument) => argument.startsWith(option))?.slice(option.length);
const only = given('--only=');
const part = given('--part=');
const isWanted = (each: 'hands' | 'host' | 'web') => (part === undefined || part === each) && (each === 'hands' || only === undefined);
const tally = new Tally();
const logs = join(projectRoot, '.cache', 'vscode-test');
const shots = join(projectRoot, '.cache', 'screenshots');
mkdirSync(logs, { recursive: true });
if (only === undefined) rmSync(shots, { recursive: true, force: true });

setUp();
if (!process.argv.includes('--no-build'))
  execFileSync(process.execPath, [join(extensionRoot, 'scripts', 'package.ts')], { stdio: 'inherit' });

const browser = await launchBrowser();
try {
  if (isWanted('hands')) {
    await clickThrough('en', copyWorkspace(), [...text, ...journeys, ...dataFiles, ...panel, ...themes]);
    await withShop();
    await clickThrough('en-empty', emptyFolder(), firstSteps);
    for (const locale of ['fr', 'de'] as const) await clickThrough(locale, copyWorkspace(), inLanguage(locale), { locale });
  }
  if (isWanted('host')) {
    await inVsCode('host', hostWorkspace(), runHostSuite);
    await testDesktop(tally);
  }
  if (isWanted('web')) await testWeb(browser, tally, join(logs, 'web.png'), verbose);
} finally {
  await browser.close();
}
process.exit(tally.finish());

async function clickThrough(name: string, folder: TestFolder, tests: readonly HandTest[], options?: VsCodeOptions): Promise<void> {
  const wanted = tests.filter((test) => only === undefined || test.name.includes(only));
  if (wanted.length === 0) {
    folder.remove();
    return;
  }
  await inVsCode(
    name,
    folder,
    async (vscode) => {
      vscode.install(join(extensionRoot, 'dist', 'parcours.vsix'));
      await byHand({ browser, vscode, folder, tally, shots }, wanted);
    },
    options,
  );
}

/** The folder with the large file takes a second to be made: only for who looks at it. */
async function withShop(): Promise<void> {
  const files = shop();
  await clickThrough('en-evidence', files.folder, evidence(files, tellLatencies));
  files.remove();
}

/** They are told, and written down for the benchmarks; how long is too long, no test says. */
function tellLatencies(latencies: Latencies): void {
  const { idle, reading, findingIdle, findingReading } = latencies;
  const file = given('--latencies=');
  if (file !== undefined) writeFileSync(file, JSON.stringify(latencies));
  const middle = (waits: readonly Wait[]) => [...waits].sort((a, b) => a.ms - b.ms)[waits.length >> 1]?.ms.toFixed(0) ?? '?';
  console.log(`  a key is drawn after ${middle(idle)} ms, while a million rows are read after ${middle(reading)} ms (median)`);
  console.log(`  a finding is underlined after ${middle(findingIdle)} ms, while reading after ${middle(findingReading)} ms (median)`);
}

async function runHostSuite(vscode: VsCode, folder: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const { exit } = await listenToTests(page, (line) => tally.line(line), verbose);
  const uri = (path: string) => `vscode-remote://${vscode.host}${path}`;
  const payload = JSON.stringify([
    ['extensionDevelopmentPath', uri(extensionRoot)],
    ['extensionTestsPath', uri(await buildTests())],
    ['skipWelcome', 'true'],
  ]);
  await page.goto(`${vscode.origin}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(payload)}`);
  const code = await Promise.race([exit, pause(HOST_SUITE_MS).then(() => null)]);
  if (code === null) tally.line(`not ok the host suite: no end after ${HOST_SUITE_MS / 1000} s`);
  await page.screenshot({ path: join(logs, 'host.png') });
  await page.close();
}

async function inVsCode(
  name: string,
  folder: TestFolder,
  body: (vscode: VsCode, folder: string) => Promise<void>,
  options?: VsCodeOptions,
): Promise<void> {
  const vscode = await startVsCode(join(logs, `server-${name}.log`), options);
  try {
    await body(vscode, folder.path);
  } finally {
    await vscode.stop();
    folder.remove();
  }
}
