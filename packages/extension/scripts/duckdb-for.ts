/** DuckDB for other systems than this one, from npm. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './build.ts';

/** The targets of VS Code for which DuckDB exists, with npm's names of the system. */
export const DUCKDB_TARGETS: Readonly<Record<string, { readonly os: string; readonly cpu: string; readonly libc?: string }>> = {
  'linux-x64': { os: 'linux', cpu: 'x64', libc: 'glibc' },
  'linux-arm64': { os: 'linux', cpu: 'arm64', libc: 'glibc' },
  'alpine-x64': { os: 'linux', cpu: 'x64', libc: 'musl' },
  'alpine-arm64': { os: 'linux', cpu: 'arm64', libc: 'musl' },
  'darwin-x64': { os: 'darwin', cpu: 'x64' },
  'darwin-arm64': { os: 'darwin', cpu: 'arm64' },
  'win32-x64': { os: 'win32', cpu: 'x64' },
  'win32-arm64': { os: 'win32', cpu: 'arm64' },
};

/** A folder `node_modules` with DuckDB for a target, in the version that the engines use. npm fetches it once, into `.cache`. */
export function duckDbFor(target: string): string {
  const system = DUCKDB_TARGETS[target];
  if (!system) throw new Error(`no DuckDB for ${target}`);
  const { dependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(projectRoot, 'packages', 'engines', 'package.json'), 'utf8'),
  ) as Record<string, Record<string, string> | undefined>;
  const version = { ...dependencies, ...optionalDependencies }['@duckdb/node-api'];
  const folder = join(projectRoot, '.cache', 'duckdb', `${target}-${version}`);
  const modules = join(folder, 'node_modules');
  if (existsSync(modules)) return modules;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const flags = Object.entries(system).map(([name, value]) => `--${name}=${value}`);
  const line = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-bin-links', ...flags, `@duckdb/node-api@${version}`];
  execFileSync('npm', line, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
  rmSync(join(modules, '.package-lock.json'), { force: true });
  return modules;
}
