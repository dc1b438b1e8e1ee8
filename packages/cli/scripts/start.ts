/**
 * The demo: shows the example's curve and gap table in the terminal, writes its report, and opens the example in VS Code if it is
 * installed.
 *   npm start
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const command = fileURLToPath(new URL('../bin/parcours.js', import.meta.url));
const report = `${root}.cache/cuisine.html`;
const vsix = `${root}packages/extension/dist/parcours.vsix`;

function parcours(...args: string[]): void {
  const { status } = spawnSync(process.execPath, [command, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 4);
}

/** Runs a desktop VS Code through its `code` command; on Windows that is a script, which needs a shell. Whether it succeeded. */
function code(...args: string[]): boolean {
  const windows = process.platform === 'win32';
  const quoted = windows ? args.map((arg) => `"${arg}"`) : args;
  return spawnSync('code', quoted, { cwd: root, stdio: 'ignore', shell: windows }).status === 0;
}

mkdirSync(`${root}.cache`, { recursive: true });
parcours('score', 'examples/cuisine');
parcours('report', 'examples/cuisine', '-o', report);

if (code('--version') && code('--install-extension', vsix, '--force')) {
  code(`${root}examples/cuisine`, `${root}examples/cuisine/cuisine.journey`);
  console.log('\nVS Code opens the example. Press Ctrl+K V there to see the curve move while you type.');
} else {
  console.log(`
No desktop VS Code (the command "code") was found. Either
  npm run start:browser        opens the example in a VS Code in the browser, on this machine only
or install the extension by hand in any VS Code: Extensions, "…", Install from VSIX,
  ${vsix}`);
}
