/**
 * Tests in a real VS Code with the VSIX installed: UI tests in three languages; then the host suite in the extension host of the same
 * VS Code, in a desktop VS Code if it can be downloaded, and in the web
 * extension host.
 *   npm run test:vscode -w parcours [-- --verbose --no-build --part=ui|host|web --suite=NAME --only=TEXT --latencies=FILE]
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extensionRoot, projectRoot } from '../../scripts/build.ts';
import { buildTests } from './build-tests.ts';
import { testDesktop } from './desktop.ts';
import type { InputLatency } from './input-latency.ts';
import { createLargeSurveyWorkspace } from './large-survey-workspace.ts';
import { linkedExports } from './linked-exports.ts';
import { launchBrowser, listenToTests, pause, setUp, startVsCode, type VsCode, type VsCodeOptions } from './server.ts';
import { copyWorkspace, emptyFolder, gitWorkspace, hostWorkspace, type TestFolder } from './test-folder.ts';
import { TestReporter } from './test-reporter.ts';
import { comparison } from './ui/comparison.ts';
import { dataFiles } from './ui/data-files.ts';
import { evidence, type Latencies, PLAIN_TYPING } from './ui/evidence.ts';
import { firstSteps } from './ui/first-steps.ts';
import { gates } from './ui/gates.ts';
import { journeys } from './ui/journeys.ts';
import { inLanguage } from './ui/languages.ts';
import { linkDataFile } from './ui/link-data-file.ts';
import { markdownFence } from './ui/markdown-fence.ts';
import { panel } from './ui/panel.ts';
import { pictures } from './ui/pictures.ts';
import { restricted } from './ui/restricted.ts';
import { text } from './ui/text.ts';
import { themes } from './ui/themes.ts';
import { twoWay } from './ui/two-way.ts';
import { workspaceEdits } from './ui/workspace-edits.ts';
import { runUiTests, type UiTest } from './ui-runner.ts';
import { testWeb } from './web.ts';

const HOST_SUITE_MS = 1_200_000;

const verbose = process.argv.includes('--verbose');
const optionValue = (option: string) => process.argv.find((argument) => argument.startsWith(option))?.slice(option.length);
const only = optionValue('--only=');
const part = optionValue('--part=');
const suite = optionValue('--suite=');
const isSelection = only !== undefined || suite !== undefined;
const isWanted = (each: 'ui' | 'host' | 'web') => (part === undefined || part === each) && (each === 'ui' || !isSelection);
const tally = new TestReporter();
const logs = join(projectRoot, '.cache', 'vscode-test');
const shots = join(projectRoot, '.cache', 'screenshots');
mkdirSync(logs, { recursive: true });
if (!isSelection) rmSync(shots, { recursive: true, force: true });

setUp();
if (!process.argv.includes('--no-build'))
  execFileSync(process.execPath, [join(extensionRoot, 'scripts', 'package.ts')], { stdio: 'inherit' });

const browser = await launchBrowser();
try {
  if (isWanted('ui')) {
    await runUiSuite('en', copyWorkspace(), [...text, ...journeys, ...dataFiles, ...panel, ...twoWay, ...themes]);
    await runUiSuite('en-git', gitWorkspace(), [...comparison, ...gates, ...pictures, ...markdownFence, ...workspaceEdits]);
    await runUiSuite('en-restricted', gitWorkspace(), restricted, { askTrust: true });
    await runLargeSurveySuite();
    await runUiSuite('en-empty', emptyFolder(), firstSteps);
    await runUiSuite('fr-link', linkedExports(), linkDataFile(reportSeconds), { locale: 'fr' });
    for (const locale of ['fr', 'de'] as const) await runUiSuite(locale, gitWorkspace(), inLanguage(locale), { locale });
  }
  if (isWanted('host')) {
    await withVsCode('host', hostWorkspace(), runHostSuite);
    await testDesktop(tally);
  }
  if (isWanted('web')) await testWeb(browser, tally, join(logs, 'web.png'), verbose);
} finally {
  await browser.close();
}
process.exit(tally.finish());

async function runUiSuite(name: string, folder: TestFolder, tests: readonly UiTest[], options?: VsCodeOptions): Promise<void> {
  const wanted = tests.filter((test) => (suite ?? name) === name && (only === undefined || test.name.includes(only)));
  if (wanted.length === 0) {
    folder.remove();
    return;
  }
  await withVsCode(
    name,
    folder,
    async (vscode) => {
      vscode.install(join(extensionRoot, 'dist', 'parcours.vsix'));
      await runUiTests({ browser, vscode, folder, tally, shots }, wanted);
    },
    options,
  );
}

/** Generating the large file takes seconds, so it is only done if its suite is wanted. */
async function runLargeSurveySuite(): Promise<void> {
  if (suite !== undefined && suite !== 'en-evidence') return;
  const files = createLargeSurveyWorkspace();
  await runUiSuite('en-evidence', files.folder, evidence(files, reportLatencies), { settings: PLAIN_TYPING });
  files.remove();
}

/** Prints the latencies and writes them for the benchmarks; no test limits them. */
function reportLatencies(latencies: Latencies): void {
  const { idle, reading, diagnosticIdle, diagnosticReading } = latencies;
  const file = optionValue('--latencies=');
  if (file !== undefined) writeFileSync(file, JSON.stringify(latencies));
  const middle = (waits: readonly InputLatency[]) => [...waits].sort((a, b) => a.ms - b.ms)[waits.length >> 1]?.ms.toFixed(0) ?? '?';
  console.log(`  a key is drawn after ${middle(idle)} ms, while millions of rows are read after ${middle(reading)} ms (median)`);
  console.log(
    `  a diagnostic is underlined after ${middle(diagnosticIdle)} ms, while reading after ${middle(diagnosticReading)} ms (median)`,
  );
}

function reportSeconds(what: string, seconds: number): void {
  console.log(`  ${what}: ${seconds.toFixed(1)} s`);
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

async function withVsCode(
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
