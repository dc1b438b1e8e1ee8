/**
 * Checks the SARIF of the example workspaces and of a damaged one with Microsoft's validator, by its own rules and GitHub's. npm fetches the
 * validator (50 MB) into `.cache`.
 *   node packages/cli/scripts/validate-sarif.ts
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCommand } from './build.ts';

const VALIDATOR = '@microsoft/sarif-multitool@5.7.0';
const cli = fileURLToPath(new URL('..', import.meta.url));
const root = join(cli, '..', '..');
const cache = join(root, '.cache', 'sarif');
mkdirSync(cache, { recursive: true });
if (!existsSync(join(cache, 'node_modules'))) {
  writeFileSync(join(cache, 'package.json'), '{ "private": true }\n');
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', VALIDATOR], cache);
}
// npm does not mark the program as executable.
const [tool] = globSync('node_modules/@microsoft/sarif-multitool-*/Sarif.Multitool*', { cwd: cache })
  .filter((path) => /Sarif\.Multitool(\.exe)?$/.test(path))
  .map((path) => join(cache, path));
if (!tool) throw new Error('the validator does not exist for this system');
chmodSync(tool, 0o755);
await buildCommand();

let faults = 0;
for (const folder of [join(cli, 'test', 'fixtures', 'shop'), ...globSync(join(root, 'examples', '*'))]) {
  const file = join(cache, `${basename(folder)}.sarif`);
  const { stdout } = spawnSync(process.execPath, [join(cli, 'bin', 'parcours.js'), 'check', '--format', 'sarif'], {
    cwd: folder,
    encoding: 'utf8',
  });
  writeFileSync(file, stdout);
  const { stdout: told, status } = spawnSync(tool, ['validate', file, '--rule-kind', 'Sarif;Ghas'], {
    encoding: 'utf8',
    env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
  });
  console.log(told);
  if (status !== 0 || /: error /.test(told)) faults++;
}
process.exitCode = faults === 0 ? 0 : 1;

function run(program: string, line: readonly string[], folder: string): void {
  const { status } = spawnSync(program, line, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`${program} failed`);
}
