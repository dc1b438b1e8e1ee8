import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { messageTableErrors } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { buildCommand } from '../scripts/build.ts';
import { messages } from '../src/messages.ts';
import { cli, spawnCommand, useCommand, writeFiles } from './command.ts';

const command = useCommand();
const shop = join(cli, 'test', 'fixtures', 'shop');

test('every word is there in three languages', () => {
  expect(messageTableErrors(messages)).toEqual([]);
});

test.each(['en', 'fr', 'de'])('help, in %s', async (language) => {
  const folder = command.folder();
  const pages = [];
  for (const line of [
    ['--help'],
    ...['check', 'score', 'report', 'diff', 'guide', 'discover', 'link', 'import', 'export', 'fmt', 'init', 'preview', 'lsp'].map(
      (verb) => [verb, '--help'],
    ),
  ]) {
    const { code, out, err } = await command.run([...line, '--lang', language], { folder });
    expect([code, err]).toEqual([0, '']);
    pages.push(`$ parcours ${line.join(' ')}\n${out}`);
  }
  await expect(pages.join('\n')).toMatchFileSnapshot(`snapshots/help.${language}.txt`);
});

test('the version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync(join(cli, 'package.json'), 'utf8'));
  expect(await command.run(['--version'], { folder: command.folder() })).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

describe('a command line that cannot be meant', () => {
  test.each([
    [[], 2, 'Usage: parcours VERB'],
    [
      ['scor'],
      2,
      'parcours: "scor" is not a verb of parcours. Verbs: check, score, report, diff, guide, discover, link, import, export, fmt, init, preview, lsp. Did you mean score?\nSee "parcours --help".',
    ],
    [['--frmat'], 2, 'parcours: Unknown option --frmat.'],
    [['score', '--frmat', 'json'], 2, 'parcours: Unknown option --frmat. Did you mean --format?\nSee "parcours score --help".'],
    [
      ['check', '--format', 'xml'],
      2,
      'parcours: "xml" is not possible for --format. Possible: text, json, sarif, github, gitlab, junit, rdjson.\nSee "parcours check --help".',
    ],
    [['check', '--fail-on', 'hint'], 2, 'parcours: "hint" is not possible for --fail-on. Possible: error, warning, information, never.'],
    [['check', '--lang', 'it'], 2, 'parcours: "it" is not possible for --lang. Possible: en, fr, de.'],
    [['score', '--lang'], 2, 'parcours: The option --lang <LANGUAGE> needs a value.'],
    [['score', '--anonymous-below', 'few'], 2, 'parcours: --anonymous-below takes a whole number from 0 to 1,000,000, not "few".'],
    [['score', '--anonymous-below', '-1'], 2, 'parcours: --anonymous-below takes a whole number'],
    [['lsp'], 2, 'parcours: The language server only speaks over standard input and output: parcours lsp --stdio.'],
    [['lsp', '--stdio', 'x'], 2, 'parcours: Too many arguments.'],
    [['check', '--workspace', 'gone'], 3, 'parcours: gone was not found.'],
    [['check', '--workspace', 'shop.journey'], 3, 'parcours: shop.journey is not a folder.'],
    [['check', 'data/spring.csv'], 3, 'parcours: data/spring.csv is not a .journey file.'],
    [['score', 'inventory.journey'], 3, 'parcours: No journey is declared in inventory.journey, so there is nothing to score.'],
  ])('%j', async (line, code, message) => {
    const run = await command.run(line, { folder: shop });
    expect([run.code, run.out]).toEqual([code, '']);
    expect(run.err).toContain(message);
  });
});

describe('the language', () => {
  const FRENCH = 'parcours: «\u00a0x\u00a0» n’est pas un verbe';
  test.each([
    [{ LANG: 'fr_CH.UTF-8' }, [], FRENCH],
    [{ LANG: 'de_AT', LC_MESSAGES: 'fr_FR' }, [], FRENCH],
    [{ LANG: 'de_AT', LC_MESSAGES: 'de_DE', LC_ALL: 'fr_FR' }, [], FRENCH],
    [{ LANG: 'de_AT', LC_ALL: '' }, [], 'parcours: „x“ ist kein Verb'],
    [{ LANG: 'it_IT' }, [], 'parcours: "x" is not a verb'],
    [{ LANG: 'de_AT' }, ['--lang', 'fr'], FRENCH],
    [{ LANG: 'de_AT' }, ['--lang=fr'], FRENCH],
  ])('%j %j', async (env, line, message) => {
    const { code, err } = await command.run([...line, 'x'], { folder: command.folder(), env });
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('the output', () => {
  test('a reader that has seen enough is no fault', async () => {
    const folder = command.folder();
    writeFiles(folder, { 'a.journey': 'x y z "\n'.repeat(5000) });
    const child = spawnCommand(command.script, ['check'], folder);
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await text(child.stderr)).toBe('');
  });

  test.skipIf(!existsSync('/dev/full'))('a full disk is', () => {
    const full = openSync('/dev/full', 'w');
    const run = spawnSync(process.execPath, [command.script, 'check'], {
      cwd: shop,
      env: { PATH: process.env.PATH },
      stdio: ['ignore', full, 'pipe'],
    });
    expect([run.status, String(run.stderr)]).toEqual([3, 'parcours: The output cannot be written (ENOSPC).\n']);
  });

  test.skipIf(!existsSync('/usr/bin/script'))('has colours in a terminal, unless they are not wanted', () => {
    const inTerminal = (env: Record<string, string>) => {
      const line = `"${process.execPath}" "${command.script}" check`;
      return String(
        execFileSync('/usr/bin/script', ['-qec', `${line} || true`, '/dev/null'], {
          cwd: shop,
          env: { PATH: process.env.PATH, TERM: 'xterm', ...env },
        }),
      );
    };
    expect(inTerminal({})).toContain('\u001B[1;31merror\u001B[0m');
    // The line that shows progress after a second is no colour; a slow machine may print it.
    expect(inTerminal({ NO_COLOR: '1' })).not.toContain('\u001B[1;31m');
    expect(inTerminal({ TERM: 'dumb' })).not.toContain('\u001B');
  });
});

test('a command that is not built says how', async () => {
  const folder = command.folder();
  writeFiles(folder, { 'package.json': '{ "type": "module" }', 'bin/x': '' });
  copyFileSync(join(cli, 'bin', 'parcours.js'), join(folder, 'bin', 'parcours.js'));
  const run = spawnSync(process.execPath, [join(folder, 'bin', 'parcours.js')]);
  expect([run.status, String(run.stderr)]).toEqual([3, 'parcours is not built yet. Run: npm run build -w @parcours/cli\n']);
});

test('a fault of its own is told in a sentence; where it is, only if asked', async () => {
  const folder = command.folder();
  await buildCommand(join(folder, 'dist'));
  writeFiles(folder, { 'package.json': '{ "type": "module" }', 'bin/parcours.js': readFileSync(command.script) });
  const chunks = join(folder, 'dist', 'chunks');
  for (const name of readdirSync(chunks))
    if (name.startsWith('check-')) writeFileSync(join(chunks, name), 'throw new TypeError("a test");');
  const run = (env: Record<string, string>) =>
    spawnSync(process.execPath, [join(folder, 'bin', 'parcours.js'), 'check'], { cwd: shop, env: { PATH: process.env.PATH, ...env } });
  const { status, stdout, stderr } = run({});
  const said = 'parcours: parcours met a fault of its own: a test. Your files are safe; please report it.\n';
  expect([status, String(stdout), String(stderr)]).toEqual([4, '', `${said}PARCOURS_DEBUG=1 shows where.\n`]);
  expect(String(run({ PARCOURS_DEBUG: '1' }).stderr)).toMatch(/^parcours: .*\nTypeError: a test\n {4}at /);
});

test('the language server answers and goes when it is told to', async () => {
  const child = spawnCommand(command.script, ['lsp', '--stdio', '--clientProcessId=1'], command.folder());
  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const answered = (id: number) =>
    new Promise<void>((resolve) => {
      let seen = '';
      child.stdout.on('data', (data) => {
        seen += data;
        if (seen.includes(`"id":${id}`)) resolve();
      });
    });
  send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
  await answered(1);
  send({ method: 'initialized', params: {} });
  send({ id: 2, method: 'shutdown' });
  await answered(2);
  send({ method: 'exit' });
  expect(await new Promise((resolve) => child.on('exit', resolve))).toBe(0);
});
