import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useCommand, writeFiles } from './command.ts';

const command = useCommand();
const UGLY = 'channel   web "Site"\n\n\n\nowner care   "Relation client"';
const TIDY = 'channel web "Site"\n\nowner care "Relation client"\n';

test('formats in place and names the files that changed', async () => {
  const folder = command.folder();
  writeFiles(folder, { 'a.journey': UGLY, 'b/tidy.journey': TIDY });
  expect(await command.run(['fmt'], { folder })).toEqual({ code: 0, out: 'a.journey\n', err: '1 of 2 files formatted.\n' });
  expect(readFileSync(join(folder, 'a.journey'), 'utf8')).toBe(TIDY);
  expect(await command.run(['fmt'], { folder })).toEqual({ code: 0, out: '', err: '' });
});

test('--check changes nothing and fails where something would change', async () => {
  const folder = command.folder();
  writeFiles(folder, { 'a.journey': UGLY, 'b.journey': TIDY });
  const run = await command.run(['fmt', '--check', '--lang', 'fr'], { folder });
  expect(run).toEqual({ code: 1, out: 'a.journey\n', err: '1 sur 2 fichiers à mettre en forme. Lancez «\u00a0parcours fmt\u00a0».\n' });
  expect(readFileSync(join(folder, 'a.journey'), 'utf8')).toBe(UGLY);
  expect((await command.run(['fmt', '--check', 'b.journey'], { folder })).code).toBe(0);
});

test('mode, byte-order mark and line ends stay', async () => {
  const folder = command.folder();
  writeFiles(folder, { 'a.journey': `\uFEFF${UGLY.replaceAll('\n', '\r\n')}` });
  chmodSync(join(folder, 'a.journey'), 0o640);
  await command.run(['fmt'], { folder });
  expect(readFileSync(join(folder, 'a.journey'), 'utf8')).toBe(`\uFEFF${TIDY.replaceAll('\n', '\r\n')}`);
  expect(statSync(join(folder, 'a.journey')).mode & 0o777).toBe(0o640);
});

test('a file with wrong syntax is left and told, the others are formatted', async () => {
  const folder = command.folder();
  writeFiles(folder, { 'a.journey': UGLY, 'bad.journey': 'chanel   web' });
  const { code, out, err } = await command.run(['fmt'], { folder });
  expect([code, out]).toEqual([1, 'a.journey\n']);
  expect(err).toContain('bad.journey:1:1: left as it is, since its syntax is wrong: “chanel” is not used here.');
  expect(readFileSync(join(folder, 'bad.journey'), 'utf8')).toBe('chanel   web');
});

test.each([
  ['journey j “I buy”\n', '1:11', 'The quotation mark “ is not accepted here.'],
  ['touchpoint t\njourney j { stage a score 1,5 }\n', '2:27', 'Write 1.5 instead of 1,5'],
  ['touchpoint t\njourney j {\n  stage a\n  stag b\n}\n', '4:3', '“stag” is not used here. Possible here: stage.'],
])('%j: the place and the reason of the first syntax error', async (text, place, reason) => {
  const folder = command.folder();
  writeFiles(folder, { 'a.journey': text });
  const { code, out, err } = await command.run(['fmt'], { folder });
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain(`a.journey:${place}: left as it is, since its syntax is wrong: ${reason}`);
  expect(readFileSync(join(folder, 'a.journey'), 'utf8')).toBe(text);
});

test('wrong syntax is told with the keywords of the file', async () => {
  const folder = command.folder();
  writeFiles(folder, { 'a.journey': 'language de\nReise r "Ich kaufe" {\n  Wert +2\n  Etappe a "Ich zahle"\n}\n' });
  const { err } = await command.run(['fmt', '--lang', 'de'], { folder });
  expect(err).toContain('sondern in eine Zeile, die mit Etappe oder Kontaktpunkt beginnt.');
});

test('a file that is too large is left', async () => {
  const folder = command.folder();
  writeFiles(folder, { 'a.journey': `// ${'x'.repeat(2 * 1024 * 1024)}` });
  const { code, err } = await command.run(['fmt'], { folder });
  expect([code, err]).toEqual([3, 'a.journey: This file has 2.1 MB and is not read: a journey file may have at most 2 MB.\n']);
});

describe('standard input', () => {
  const folder = () => command.folder();

  test('to standard output', async () => {
    expect(await command.run(['fmt', '-'], { folder: folder(), input: UGLY })).toEqual({ code: 0, out: TIDY, err: '' });
    expect(await command.run(['fmt', '-'], { folder: folder(), input: '' })).toEqual({ code: 0, out: '', err: '' });
  });

  test('with --check', async () => {
    expect(await command.run(['fmt', '--check', '-'], { folder: folder(), input: UGLY })).toMatchObject({ code: 1, out: '' });
    expect(await command.run(['fmt', '--check', '-'], { folder: folder(), input: TIDY })).toMatchObject({ code: 0, out: '' });
  });

  test('with wrong syntax, or not in UTF-8', async () => {
    const wrong = await command.run(['fmt', '-', '--lang', 'fr'], { folder: folder(), input: 'chanel web' });
    expect(wrong).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^entrée standard:1:1\u00a0: laissé tel quel/) });
    const latin = await command.run(['fmt', '-'], { folder: folder(), input: Buffer.from('// \xE9', 'latin1') });
    expect(latin).toEqual({ code: 3, out: '', err: 'standard input is not UTF-8 text and was left as it is.\n' });
  });

  test('stands alone', async () => {
    expect(await command.run(['fmt', '-', 'a.journey'], { folder: folder() })).toMatchObject({ code: 2, out: '' });
  });
});

test('--language turns the keywords into another language’s and back', async () => {
  const folder = command.folder();
  writeFiles(folder, { 'a.journey': TIDY });
  expect((await command.run(['fmt', '--language', 'fr'], { folder })).code).toBe(0);
  expect(readFileSync(join(folder, 'a.journey'), 'utf8')).toBe('language fr\n\ncanal web "Site"\n\nresponsable care "Relation client"\n');
  expect((await command.run(['check', 'a.journey', '--fail-on', 'error'], { folder })).code).toBe(0);
  expect((await command.run(['fmt', '--language', 'en'], { folder })).code).toBe(0);
  expect(readFileSync(join(folder, 'a.journey'), 'utf8')).toBe(TIDY);
  const { code, err } = await command.run(['fmt', '--language', 'es'], { folder });
  expect([code, err]).toEqual([2, 'parcours: "es" is not possible for --language. Possible: en, fr, de.\nSee "parcours fmt --help".\n']);
});
