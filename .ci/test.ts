/**
 * Everything that must hold, in the order in which it fails fastest. Ends with the line `N passed, N failed, N skipped`.
 *   npm test
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const total = { passed: 0, failed: 0, skipped: 0 };
const skips: string[] = [];
const flaky: string[] = [];

/** A check that passes or fails as a whole. */
function check(what: string, command: string, ...args: string[]): boolean {
  console.log(`\n── ${what}`);
  const ok = spawnSync(command, args, { stdio: 'inherit' }).status === 0;
  total[ok ? 'passed' : 'failed']++;
  console.log(`${ok ? 'ok' : 'not ok'} ${what}`);
  return ok;
}

function unitTests(): void {
  console.log('\n── unit tests');
  mkdirSync('.cache', { recursive: true });
  const results = '.cache/unit-tests.json';
  rmSync(results, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const { status } = spawnSync('vitest', ['run', '--config', '.vitest.config.ts', ...reporters], { stdio: 'inherit' });
  const found = JSON.parse(readFileSync(results, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    testResults: { assertionResults: { status: string; fullName: string }[] }[];
  };
  total.passed += found.numPassedTests;
  // A file that cannot even be loaded has no failed test, but fails the run.
  total.failed += Math.max(found.numFailedTests, status === 0 ? 0 : 1);
  total.skipped += found.numPendingTests;
  for (const { status: each, fullName } of found.testResults.flatMap(({ assertionResults }) => assertionResults)) {
    if (each === 'skipped' || each === 'pending') skips.push(fullName);
  }
}

/** The suite in a real VS Code tells its own counts. */
function vsCodeTests(): void {
  console.log('\n── a real VS Code');
  const missing = whyNoVsCode();
  if (missing) {
    total.skipped++;
    skips.push(`the tests in a real VS Code: ${missing}`);
    return;
  }
  const { stdout, status } = spawnSync('node', ['packages/extension/test/vscode/run.ts', '--no-build'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  process.stdout.write(stdout);
  const counts = /(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$/.exec(stdout);
  if (!counts) {
    total.failed++;
    return;
  }
  total.passed += Number(counts[1]);
  total.failed += Math.max(Number(counts[2]), status === 0 ? 0 : 1);
  total.skipped += Number(counts[3] ?? 0);
  for (const line of stdout.split('\n')) if (/skipped/i.test(line) && !/\d+ passed/.test(line)) skips.push(line.trim());
  for (const [, name] of stdout.matchAll(/^FLAKY (.*)$/gm)) flaky.push(name ?? '');
}

function whyNoVsCode(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return `only for Linux on x64, this is ${process.platform} on ${process.arch}`;
  try {
    execFileSync(process.env.CHROMIUM ?? 'chromium', ['--version'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'Chromium is not installed (on Debian: apt-get install chromium)';
  }
}

check('the parser is generated from the grammar', 'langium', 'generate');
check('lint, format and package rules', 'biome', 'ci', '--error-on-warnings', '.');
check('no unused exports or dependencies', 'knip');
check('types', 'tsc', '-p', '.');
check('what runs in a browser counts on nothing of Node', 'tsc', '-p', 'tsconfig.web.json');
const built =
  check('the command line is built', 'npm', 'run', '--silent', 'build', '-w', '@parcours/cli') &&
  check('the extension is built and packed', 'npm', 'run', '--silent', 'package', '-w', 'parcours');
unitTests();
if (built) vsCodeTests();

if (skips.length > 0) console.log(`\nSkipped:\n${skips.map((each) => `  ${each}`).join('\n')}`);
if (flaky.length > 0) console.log(`\nFlaky:\n${flaky.map((each) => `  ${each}`).join('\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;
