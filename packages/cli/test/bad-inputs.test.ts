import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { useCommand, writeFiles } from './command.ts';

const command = useCommand();

const JOURNEY = `scale -3..+3 disappointing below -0.5 enchanting from +1
channel shop "Boutique"
touchpoint till "Caisse" on shop
journey buy "J’achète" {
  kpi nps target +30
  stage try "J’essaie" channel shop touchpoint till score +1 target +2
}
`;
const STUDY = `observations spring of buy from "data.csv" {
  respondent "id"
  measure try from "essai" scale 1..5
}
`;
const ROWS = `id;essai\n${Array.from({ length: 12 }, (_, at) => `${at};${1 + (at % 4)}\n`).join('')}`;

const workspace = (files: Record<string, string | Uint8Array>) => {
  const folder = command.folder();
  writeFiles(folder, files);
  return folder;
};

describe('a file that is not there', () => {
  test.each([
    ['en', 'parcours: nothing.journey was not found.\n'],
    ['fr', 'parcours: nothing.journey est introuvable.\n'],
    ['de', 'parcours: nothing.journey wurde nicht gefunden.\n'],
  ])('is named, in %s', async (language, message) => {
    for (const verb of ['check', 'score', 'fmt']) {
      const line = [verb, 'nothing.journey', '--lang', language];
      expect(await command.run(line, { folder: command.folder() })).toEqual({ code: 3, out: '', err: message });
    }
  });

  test('also where it is linked', async () => {
    const { code, out } = await command.run(['check'], { folder: workspace({ 'a.journey': JOURNEY + STUDY }) });
    expect([code, out]).toEqual([1, expect.stringContaining('a.journey:8:33 error JRN0401 The observation file data.csv was not found.')]);
  });

  test('nor is there any .journey file in the folder', async () => {
    const folder = workspace({ 'data/x.csv': '' });
    const run = await command.run(['check'], { folder: join(folder, 'data') });
    expect(run).toEqual({ code: 3, out: '', err: 'parcours: There is no .journey file in data.\n' });
    const named = await command.run(['fmt', './data'], { folder });
    expect(named).toEqual({ code: 3, out: '', err: 'parcours: There is no .journey file in ./data.\n' });
  });
});

describe('an empty file', () => {
  test('is a journey file without journeys', async () => {
    const folder = workspace({ 'a.journey': '' });
    expect(await command.run(['check'], { folder })).toEqual({ code: 0, out: '1 file, nothing to report.\n', err: '' });
    const scored = await command.run(['score', 'a.journey'], { folder });
    expect(scored).toEqual({ code: 3, out: '', err: 'parcours: No journey is declared in a.journey, so there is nothing to score.\n' });
    expect(await command.run(['fmt'], { folder })).toEqual({ code: 0, out: '', err: '' });
  });

  test('is no observation file', async () => {
    const { code, out } = await command.run(['check'], { folder: workspace({ 'a.journey': JOURNEY + STUDY, 'data.csv': '' }) });
    expect([code, out]).toEqual([1, expect.stringContaining('JRN0410 The observation file data.csv is empty')]);
  });
});

test('a data file of only a header', async () => {
  const { code, out } = await command.run(['check'], { folder: workspace({ 'a.journey': JOURNEY + STUDY, 'data.csv': 'id;essai\n' }) });
  expect([code, out]).toEqual([0, expect.stringContaining('JRN0411 The observation file data.csv has column names but no row of data.')]);
});

describe('a megabyte of random bytes', () => {
  test('as a journey file: at most a thousand diagnostics', async () => {
    const bytes = workspace({ 'a.journey': randomBytes(1) });
    const refused = await command.run(['check'], { folder: bytes });
    expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('it is not saved as UTF-8')]);
    expect(await command.run(['fmt'], { folder: bytes })).toMatchObject({
      code: 3,
      err: 'a.journey is not UTF-8 text and was left as it is.\n',
    });
    expect(readFileSync(join(bytes, 'a.journey'))).toEqual(Buffer.from(randomBytes(1)));
    // Each byte as the letter of its number: a text that can be read.
    const text = new TextDecoder('latin1').decode(randomBytes(1));
    const folder = workspace({ 'a.journey': text });
    const { code, out } = await command.run(['check'], { folder });
    expect(code).toBe(1);
    expect(out).toMatch(/JRN0111 Only the first 999 problems of this file are shown; [\d,]+ more were found\./);
    expect(out.split('\n').every((line) => line.length < 1000)).toBe(true);
    expect(await command.run(['score'], { folder })).toMatchObject({ code: 3, err: expect.stringContaining('nothing to score') });
    expect((await command.run(['fmt'], { folder })).code).toBe(1);
    expect(readFileSync(join(folder, 'a.journey'), 'utf8')).toBe(text);
  });

  test('as a data file', async () => {
    const folder = workspace({ 'a.journey': JOURNEY + STUDY, 'data.csv': randomBytes(2) });
    const { code, out } = await command.run(['check'], { folder });
    expect([code, out]).toEqual([1, expect.stringMatching(/error JRN04\d\d .*data\.csv/)]);
    const scored = await command.run(['score', '--format', 'json'], { folder });
    expect(scored).toMatchObject({ code: 0, err: expect.stringContaining('Note: the study spring is not among the figures.') });
  });
});

test('a quote that is not closed', async () => {
  const folder = workspace({ 'a.journey': 'journey buy "J’achète {\n  stage try "J’essaie"\n}\n' });
  const { code, out } = await command.run(['check', '--lang', 'fr'], { folder });
  expect([code, out]).toEqual([1, expect.stringContaining('a.journey:1:13 erreur JRN0103 Ce texte entre guillemets n’est pas fermé.')]);
  const before = readFileSync(join(folder, 'a.journey'), 'utf8');
  const formatted = await command.run(['fmt', '--lang', 'de'], { folder });
  expect(formatted).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('a.journey:1:13: blieb, wie sie ist, denn die Syntax ist falsch'),
  });
  expect(readFileSync(join(folder, 'a.journey'), 'utf8')).toBe(before);
});

describe('out of the workspace', () => {
  const secret = () => {
    const outer = workspace({ 'secret.csv': ROWS, 'secret.journey': JOURNEY });
    mkdirSync(join(outer, 'inner'));
    return { outer, folder: join(outer, 'inner') };
  };

  test('over ..', async () => {
    const { folder } = secret();
    writeFiles(folder, { 'a.journey': `import "../secret.journey"\n${JOURNEY}${STUDY.replace('data.csv', '../secret.csv')}` });
    const { code, out } = await command.run(['check'], { folder });
    expect(code).toBe(1);
    expect(out).toContain('JRN0108 The file ../secret.journey lies outside the workspace and is not read.');
    expect(out).toContain('JRN0402 The observation file ../secret.csv lies outside the workspace and is not read.');
  });

  test('over a link to a data file, to a journey file, to a folder', async () => {
    const { folder, outer } = secret();
    symlinkSync(join(outer, 'secret.csv'), join(folder, 'data.csv'));
    symlinkSync(join(outer, 'secret.journey'), join(folder, 'link.journey'));
    symlinkSync(outer, join(folder, 'up'));
    writeFiles(folder, { 'a.journey': `import "link.journey"\nimport "up/secret.journey"\n${JOURNEY}${STUDY}` });
    const { code, out } = await command.run(['check'], { folder });
    expect(code).toBe(1);
    expect(out).toContain('JRN0402 The observation file data.csv lies outside the workspace and is not read.');
    expect(out).not.toContain('secret.journey:');
    const named = await command.run(['check', 'link.journey'], { folder });
    expect(named).toEqual({ code: 3, out: '', err: 'parcours: link.journey is a link to a file outside the workspace and is not read.\n' });
  });

  test('a link to a file inside is that file', async () => {
    const folder = workspace({ 'a.journey': JOURNEY });
    symlinkSync(join(folder, 'a.journey'), join(folder, 'b.journey'));
    const { out } = await command.run(['check', 'b.journey', 'a.journey', '--format', 'json'], { folder });
    expect(JSON.parse(out).files).toEqual(['a.journey']);
  });

  test('a workspace that is reached over a link is read', async () => {
    const folder = workspace({ 'a.journey': JOURNEY + STUDY, 'data.csv': ROWS });
    const link = join(command.folder(), 'link');
    symlinkSync(folder, link);
    const { code, out } = await command.run(['score', link, '--format', 'json'], { folder: command.folder() });
    expect([code, JSON.parse(out).journeys[0].stages[0].measured.n]).toEqual([0, 12]);
  });
});

test('names that JavaScript knows otherwise', async () => {
  const columns = `id;__proto__;constructor\n${ROWS.split('\n').slice(1).join('\n').replaceAll(';', ';3;')}`;
  const study = STUDY.replace('"essai"', '"__proto__"').replace('measure', 'verbatim "constructor"\n  measure');
  const folder = workspace({
    'a.journey': JOURNEY.replaceAll('try', '__proto__') + study.replace('try', '__proto__'),
    'data.csv': columns,
  });
  const { code, out, err } = await command.run(['score', '--format', 'json'], { folder });
  expect([code, err]).toEqual([0, '']);
  expect(JSON.parse(out).journeys[0].stages[0]).toMatchObject({ name: '__proto__', measured: { n: 12, mean: 0 } });
  for (const form of ['html', 'svg', 'md']) {
    expect((await command.run(['report', '-o', `out.${form}`], { folder })).code).toBe(0);
  }
});

test('a score outside the scale', async () => {
  const { code, out } = await command.run(['check'], { folder: workspace({ 'a.journey': JOURNEY.replace('score +1', 'score +7') }) });
  expect([code, out]).toEqual([1, expect.stringContaining('a.journey:6:59 error JRN0201 7 lies outside the scale −3 to 3.')]);
});

test.each(['{', 'journey a { phase b { ', 'repository r { stage s { action a { '])('blocks in blocks: %s', async (opening) => {
  const folder = workspace({ 'a.journey': `${opening.repeat(300)}${'}'.repeat(300)}` });
  const { code, out } = await command.run(['check'], { folder });
  expect([code, out]).toEqual([1, expect.stringMatching(/error JRN01(01 “[{\w]+” is not used here|18 “\w+” does not belong here)/)]);
  expect((await command.run(['fmt'], { folder })).code).toBe(1);
});

describe('text that means something elsewhere', () => {
  const ATTACK = '<img src=x onerror=alert(1)>';
  const folder = () =>
    workspace({ 'a.journey': (JOURNEY + STUDY).replace('J’essaie', ATTACK).replace('J’achète', ATTACK), 'data.csv': ROWS });

  test('is shown as text in a terminal', async () => {
    const made = folder();
    expect((await command.run(['score'], { folder: made })).out).toContain('<img src=x');
    expect((await command.run(['check'], { folder: made })).out).toContain(ATTACK);
  });

  test.each(['html', 'svg', 'md'])('is shown as text in %s', async (form) => {
    const made = folder();
    expect(await command.run(['report', '-o', `out.${form}`], { folder: made })).toMatchObject({ code: 0 });
    const written = readFileSync(join(made, `out.${form}`), 'utf8');
    expect(written).not.toMatch(/(?<!\\)<img/);
    expect(written).toContain('img src=x');
  });

  test('controls and overrides of direction do not reach the terminal', async () => {
    const nasty = 'a\u001B[31mred\u009B2J\u0007\u202Egnp';
    const made = workspace({ 'a.journey': JOURNEY.replace('J’essaie', nasty).replace('J’achète', nasty) });
    for (const line of [['check'], ['score'], ['check', '--format', 'json'], ['score', '--format', 'json']]) {
      const { out } = await command.run(line, { folder: made });
      expect(out).not.toMatch(/[^\P{Cc}\n]|\u202E/u);
      expect(out).toContain('31m');
    }
    const { out } = await command.run(['score', '--format', 'json'], { folder: made });
    expect(JSON.parse(out).journeys[0].stages[0].label).toBe(nasty);
    const named = await command.run(['check', `${nasty}.journey`], { folder: made });
    expect(named.err).toContain('was not found');
  });
});

describe('a data file that another program is still writing', () => {
  test('that does not stop is reported', async () => {
    const folder = workspace({ 'a.journey': JOURNEY + STUDY, 'data.csv': ROWS.repeat(100_000) });
    const file = join(folder, 'data.csv');
    const before = statSync(file).size;
    const writer = spawn(process.execPath, ['-e', 'for (;;) fs.appendFileSync(process.argv[1], "99;3\\n")', file]);
    try {
      await waitFor(() => statSync(file).size > before);
      const { code, out } = await command.run(['check'], { folder });
      expect([code, out]).toEqual([0, expect.stringContaining('warning JRN0414 The observation file data.csv changed while it was read')]);
      const scored = await command.run(['score', '--format', 'json'], { folder });
      expect(scored.err).toContain('the study spring is not among the figures');
    } finally {
      writer.kill();
    }
  });

  test('that has stopped in the middle of a line loses that line only, and says so', async () => {
    const rows = ROWS.replace('id;essai', 'id;essai;texte').replaceAll(/^(\d+;\d+)$/gm, '$1;bien');
    const folder = workspace({ 'a.journey': JOURNEY + STUDY, 'data.csv': `${rows}99;` });
    const { code, out } = await command.run(['check'], { folder });
    expect([code, out]).toEqual([0, expect.stringMatching(/JRN0409 1 row of data\.csv could not be used: .*line 14/)]);
    const scored = await command.run(['score', '--format', 'json'], { folder });
    expect(JSON.parse(scored.out).journeys[0].stages[0].measured.n).toBe(12);
  });
});

async function waitFor(condition: () => boolean): Promise<void> {
  await vi.waitUntil(condition, { timeout: 60_000 });
}

/** Deterministic: the Park–Miller generator. */
function randomBytes(seed: number): Uint8Array {
  let state = seed * 16807;
  return Uint8Array.from({ length: 1_000_000 }, () => {
    state = (state * 16807) % 2147483647;
    return state & 255;
  });
}
