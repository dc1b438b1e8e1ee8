/** What the VSIX contains, for any system and for one. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, describe, expect, test } from 'vitest';
import { thirdPartyNotices } from '../../../.ci/third-party-notices.ts';
import { buildServer, extensionBundles, projectRoot } from '../scripts/build.ts';
import { DUCKDB_TARGETS, duckDbFor } from '../scripts/duckdb-for.ts';

const home = mkdtempSync(join(tmpdir(), 'parcours-vsix-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('the licences of all that the bundles contain are in it (-u writes them)', async () => {
  const bundles = extensionBundles(join(home, 'unwritten'));
  const built = await Promise.all(bundles.map(({ options }) => build({ ...options, metafile: true, write: false })));
  const metafiles = built.map(({ metafile }) => metafile);
  await expect(thirdPartyNotices(metafiles, projectRoot)).toMatchFileSnapshot('../THIRD-PARTY-NOTICES.txt');
});

test('where the editor’s Node is too old, it says so and starts nothing', async () => {
  const [bundle] = extensionBundles(home);
  await build(bundle?.options ?? {});
  const run = join(home, 'old.cjs');
  writeFileSync(
    run,
    `const Module = require('node:module');
const load = Module._load;
class Base {}
const vscode = { env: { language: 'de' }, window: { showErrorMessage: (text) => console.log(text) } };
const anything = new Proxy(vscode, { get: (target, name) => target[name] ?? Base });
Module._load = (name, ...rest) => (name === 'vscode' ? anything : load(name, ...rest));
const { activate } = require(${JSON.stringify(bundle?.options.outfile)});
Object.defineProperty(process.versions, 'node', { value: '20.19.0' });
console.log(activate({}));
`,
  );
  const { stdout, stderr } = spawnSync(process.execPath, [run], { encoding: 'utf8' });
  expect([stdout, stderr]).toEqual([
    'Parcours kann hier nicht starten: Dieser Editor führt Erweiterungen mit Node.js 20.19.0 aus, und Parcours braucht 22.12 oder neuer. Aktualisieren Sie den Editor.\nundefined\n',
    '',
  ]);
});

test('there is a target for each system that DuckDB is built for', () => {
  const bindings = join(projectRoot, 'node_modules', '@duckdb', 'node-bindings', 'package.json');
  const { optionalDependencies } = JSON.parse(readFileSync(bindings, 'utf8'));
  const names = Object.values(DUCKDB_TARGETS).map(
    ({ os, cpu, libc }) => `@duckdb/node-bindings-${os}-${cpu}${libc === 'musl' ? '-musl' : ''}`,
  );
  expect(names.sort()).toEqual(Object.keys(optionalDependencies).sort());
});

const target = `${process.platform}-${process.arch}`;
const offline = spawnSync('npm', ['ping', '--loglevel', 'silent'], { shell: process.platform === 'win32', timeout: 20_000 }).status !== 0;

describe.skipIf(offline || !Object.hasOwn(DUCKDB_TARGETS, target))('its server (needs the npm registry)', () => {
  const engines = (folder: string) => {
    const shop = join(folder, 'shop');
    cpSync(join(projectRoot, 'packages', 'cli', 'starter', 'en'), shop, { recursive: true });
    // Which respondent a row is of, DuckDB does not read.
    const journey = join(shop, 'passport.journey');
    writeFileSync(journey, readFileSync(journey, 'utf8').replace('  respondent "id"\n', ''));
    const line = [join(folder, 'node', 'parcours.js'), 'score', '--format', 'json', '--engine', 'duckdb'];
    const { status, stdout, stderr } = spawnSync(process.execPath, line, { cwd: shop, encoding: 'utf8', env: { PATH: '', LANG: 'C' } });
    expect([status, stderr]).toEqual([0, '']);
    return new Set([...stdout.matchAll(/"engine": "([^"]*)"/g)].map((match) => match[1]));
  };

  test('reads with DuckDB where the VSIX is for this system, and without it elsewhere', async () => {
    for (const name of ['universal', 'platform']) {
      mkdirSync(join(home, name));
      await buildServer(join(home, name, 'node'));
    }
    cpSync(duckDbFor(target), join(home, 'platform', 'node', 'node_modules'), { recursive: true });
    expect(engines(join(home, 'platform'))).toEqual(new Set(['duckdb']));
    expect(engines(join(home, 'universal'))).toEqual(new Set(['duckdb-missing']));
  }, 300_000);
});
