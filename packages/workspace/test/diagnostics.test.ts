/** What a user is told, word for word, when something is wrong with the files. */
import { messageOf } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { MemoryHost } from './memory-host.ts';
import { openWorkspace, rows, TEN } from './open-workspace.ts';

const JOURNEY = 'journey shop "I shop" {\n  stage pay "I pay"\n}\n';

/** A journey of one stage with one study, which begins at line 4 and names its file at line 5. */
const linked = (path: string, columns = 'respondent "id" measure pay from "note" scale 1..7') =>
  `${JOURNEY}observations poll of shop\n  from "${path}" {\n  ${columns}\n}\n`;

/** What is said of a journey that is linked to `data.csv` with this content. */
const saidOf = async (csv: string | Uint8Array, columns?: string) =>
  (await openWorkspace({ 'a.journey': linked('data.csv', columns), 'data.csv': csv })).messages();

/** The same bytes in every run: Park and Miller's generator. */
function noise(length: number): Uint8Array {
  let seed = 20260331;
  return Uint8Array.from({ length }, () => {
    seed = (seed * 48271) % 2147483647;
    return seed & 0xff;
  });
}

test('nothing is wrong', async () => {
  expect(await saidOf(TEN)).toEqual([]);
});

describe('a linked file', () => {
  test('is not there', async () => {
    const { messages, evaluation } = await openWorkspace({ 'a.journey': linked('data.csv') });
    expect(await messages()).toEqual([
      '5: JRN0401 The observation file data.csv was not found. The path is relative to the folder of this file.',
    ]);
    const { report } = await evaluation();
    expect(report.missing).toEqual([{ name: 'poll', label: null, code: 'JRN0401', parameters: { path: 'data.csv' } }]);
    expect(report.stages[0]?.measured).toBeNull();
  });

  test.each(['../../etc/secret.csv', '/etc/secret.csv', '..\\\\..\\\\etc\\\\secret.csv'])(
    'lies outside the workspace: %s',
    async (path) => {
      const { messages, host } = await openWorkspace({ 'a.journey': linked(path), '/etc/secret.csv': TEN });
      const shown = path.replaceAll('\\\\', '\\');
      expect(await messages()).toEqual([
        `5: JRN0402 The observation file ${shown} lies outside the workspace and is not read. Copy it into the workspace, or name a folder that holds both with --workspace on the command line.`,
      ]);
      expect(host.reads).not.toContain('file:///etc/secret.csv');
    },
  );

  test('is a neighbour whose name only begins like the workspace’s', async () => {
    const { messages } = await openWorkspace({ 'a.journey': linked('../shop2/data.csv'), '/shop2/data.csv': TEN });
    expect(await messages()).toEqual([expect.stringContaining('JRN0402')]);
  });

  test.each([
    ['the file is a link', 'data.csv', '/etc/secret.csv'],
    ['its folder is a link', 'data', '/etc'],
  ])('lies outside the workspace, links resolved: %s', async (_, from, to) => {
    const host = new MemoryHost({ 'a.journey': linked(from === 'data' ? 'data/secret.csv' : 'data.csv'), '/etc/secret.csv': TEN });
    host.links.set(from, to);
    const { messages } = await openWorkspace(host);
    expect(await messages()).toEqual([
      expect.stringMatching(
        /^5: JRN0402 The observation file \S+ lies outside the workspace and is not read\. Copy it into the workspace, or name a folder that holds both with --workspace on the command line\.$/,
      ),
    ]);
    expect(host.reads.filter((uri) => uri.endsWith('.csv'))).toEqual([]);
  });

  test('is a link to another file of the workspace: read', async () => {
    const host = new MemoryHost({ 'a.journey': linked('data.csv'), 'archive/2026.csv': TEN });
    host.links.set('data.csv', 'archive/2026.csv');
    expect(await (await openWorkspace(host)).messages()).toEqual([]);
  });

  test('is above its own folder, but in the workspace: read', async () => {
    const { messages } = await openWorkspace({ 'deep/a.journey': linked('../data.csv'), 'data.csv': TEN });
    expect(await messages('deep/a.journey')).toEqual([]);
  });

  test('is a folder', async () => {
    const host = new MemoryHost({ 'a.journey': linked('data') });
    host.folders.add('data');
    expect(await (await openWorkspace(host)).messages()).toEqual(['5: JRN0412 The observation file data cannot be read: it is a folder.']);
  });

  test('may not be read', async () => {
    const host = new MemoryHost({ 'a.journey': linked('data.csv'), 'data.csv': TEN });
    host.failures.set('data.csv', 'EACCES');
    const { messages } = await openWorkspace(host);
    expect(await messages()).toEqual(['5: JRN0412 The observation file data.csv cannot be read: the system does not allow it.']);
    host.failures.clear();
    expect(await messages()).toEqual([]);
  });

  test('cannot be read for a reason of the system’s own', async () => {
    const host = new MemoryHost({ 'a.journey': linked('data.csv'), 'data.csv': TEN });
    host.failures.set('data.csv', 'EIO');
    expect(await (await openWorkspace(host)).messages()).toEqual([
      '5: JRN0412 The observation file data.csv cannot be read: the system reports an error (EIO).',
    ]);
  });

  test('is a workbook in name only', async () => {
    const { messages, host } = await openWorkspace({ 'a.journey': linked('data.xlsx'), 'data.xlsx': noise(100) });
    expect(await messages()).toEqual([
      '5: JRN0412 The observation file data.xlsx cannot be read: the workbook is damaged (it is cut off); open it in a spreadsheet and save it again.',
    ]);
    expect(host.reads).toHaveLength(2);
  });

  test('is larger than any text: not even loaded', async () => {
    const host = new MemoryHost({ 'a.journey': linked('data.csv'), 'data.csv': TEN });
    const stat = host.stat.bind(host);
    host.stat = async (uri) => (uri.endsWith('.csv') ? { size: 2 ** 37, modified: 1, isFile: true } : stat(uri));
    expect(await (await openWorkspace(host)).messages()).toEqual([
      expect.stringContaining('5: JRN0412 The observation file data.csv cannot be read: it has 131,072 MB, and the limit is 65,536 MB'),
    ]);
    expect(host.reads.filter((uri) => uri.endsWith('.csv'))).toEqual([]);
  });

  test('is empty', async () => {
    expect(await saidOf('')).toEqual(['5: JRN0410 The observation file data.csv is empty: it has not even a line of column names.']);
  });

  test('has only a header', async () => {
    expect(await saidOf('id;note\n')).toEqual(['5: JRN0411 The observation file data.csv has column names but no row of data.']);
  });

  test('is noise, a megabyte of it: said, and not read again at each keystroke', async () => {
    const { messages, host } = await openWorkspace({ 'a.journey': linked('data.csv'), 'data.csv': noise(1e6) });
    const sentence = '5: JRN0412 The observation file data.csv cannot be read: it is not a text file.';
    expect(await messages()).toEqual([sentence]);
    expect(await messages()).toEqual([sentence]);
    expect(host.reads.filter((uri) => uri.endsWith('.csv'))).toHaveLength(1);
  });

  test('is not named at all', async () => {
    const { messages } = await openWorkspace({
      'a.journey': `${JOURNEY}observations poll of shop { measure pay from "note" scale 1..7 }`,
    });
    expect(await messages()).toEqual(['4: JRN0415 These observations cannot be read: no file is named (from "file.csv").']);
  });

  test('all measures name unknown stages: not that none is named', async () => {
    const { messages } = await openWorkspace({ 'a.journey': linked('data.csv', 'measure pays from "note" scale 1..7'), 'data.csv': TEN });
    expect(await messages()).toEqual([
      '4: JRN0415 These observations cannot be read: none of the measures and KPIs that are named can be used (the errors at their lines say why).',
      expect.stringContaining('6: JRN0105 '),
    ]);
  });

  test('is of no journey: it is a claim, and said once', async () => {
    expect(await (await openWorkspace({ 'a.journey': JOURNEY })).messages()).toEqual([
      '1: JRN0416 No observations are linked to the journey I shop: its figures are claims. Link a file with "observations … of shop from "file.csv"".',
    ]);
  });
});

describe('a file that changes while it is read', () => {
  test('is said to be being written, and read once it has settled', async () => {
    const host = new MemoryHost({ 'a.journey': linked('data.csv'), 'data.csv': rows([1, 2]) });
    host.whileReading = (uri) => {
      if (uri.endsWith('.csv')) host.write('data.csv', TEN);
    };
    const { messages, diagnostics, evaluation } = await openWorkspace(host);
    expect(await messages()).toEqual([
      '5: JRN0414 The observation file data.csv changed while it was read; another program is probably still writing it. It is read again when it has settled.',
    ]);
    expect((await diagnostics()).find(({ code }) => code === 'JRN0414')?.severity).toBe('warning');
    host.whileReading = () => {};
    expect(await messages()).toEqual([]);
    expect((await evaluation()).report.stages[0]?.measured?.n).toBe(10);
  });

  test('and vanishes', async () => {
    const host = new MemoryHost({ 'a.journey': linked('data.csv'), 'data.csv': TEN });
    host.whileReading = (uri) => {
      if (uri.endsWith('.csv')) host.delete('data.csv');
    };
    const { messages } = await openWorkspace(host);
    expect(await messages()).toEqual([expect.stringContaining('5: JRN0414')]);
    expect(await messages()).toEqual([expect.stringContaining('5: JRN0401')]);
  });

  test('and had vanished when its turn came', async () => {
    const host = new MemoryHost({ 'a.journey': linked('data.csv'), 'data.csv': TEN });
    host.failures.set('data.csv', 'ENOENT');
    expect(await (await openWorkspace(host)).messages()).toEqual([
      '5: JRN0401 The observation file data.csv was not found. The path is relative to the folder of this file.',
    ]);
  });
});

describe('a column', () => {
  test('is not there: the nearest name is offered', async () => {
    expect(await saidOf(TEN.replace('note', 'Note du prix'), 'respondent "id" measure pay from "Note de prix" scale 1..7')).toEqual([
      '6: JRN0403 The file data.csv has no column "Note de prix". Did you mean "Note du prix"?',
    ]);
  });

  test('is called __proto__, and there is one', async () => {
    const { messages, evaluation } = await openWorkspace({
      'a.journey': linked('data.csv', 'respondent "id" measure pay from "__proto__" scale 1..7'),
      'data.csv': TEN.replace('note', '__proto__'),
    });
    expect(await messages()).toEqual([]);
    expect((await evaluation()).report.stages[0]?.measured?.n).toBe(10);
  });

  test('is called __proto__, and there is none', async () => {
    expect(await saidOf(TEN, 'respondent "id" measure pay from "__proto__" scale 1..7')).toEqual([
      '6: JRN0403 The file data.csv has no column "__proto__". The header that was read (line 1) has "id", "note".',
    ]);
  });

  test('stands there twice', async () => {
    expect(await saidOf('id;note;note\n1;4;5\n')).toEqual([
      '6: JRN0417 The column name "note" stands twice in the first line of data.csv: which one is meant cannot be known, so neither is read. Give one of them another name.',
    ]);
  });

  test('holds values off its scale', async () => {
    expect(await saidOf(rows([1, 2, 3, 4, 5, 5, 5, 6, 6, 7, 9, 99]))).toEqual([
      '6: JRN0407 2 values of the column "note" lie outside the declared scale 1..7 and are not counted: "9", "99" (first at line 12 of data.csv). Codes for “no answer” are declared with "missing"; if there are many, the scale is probably another.',
    ]);
  });

  test('holds what is no number', async () => {
    expect(await saidOf(rows([1, 2, 3, 4, 5, 5, 5, 6, 6, 7, 'k. A.']))).toEqual([
      '6: JRN0408 1 value of the column "note" is not a number and is not counted: "k. A." (first at line 12 of data.csv). Of answers, say what each is worth: { "k. A." -> … }; texts for “no answer” are declared with "missing".',
    ]);
  });

  test('has no declared scale', async () => {
    expect(await saidOf(TEN, 'respondent "id" measure pay from "note"')).toEqual([
      '6: JRN0406 The column "note" has ratings but no declared scale, and a scale is never guessed. Add "scale MIN..MAX"; the values lie between 1 and 7.',
    ]);
  });

  test('holds values that name nothing', async () => {
    const long = `id;stage;note\n${[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((id) => `${id};pay;4`).join('\n')}\n11;paye;5\n12;Kasse;3\n`;
    expect(await saidOf(long, 'respondent "id" stage "stage" score "note" scale 1..7')).toEqual([
      '6: JRN0404 2 values of the column "stage" name nothing in the text and are not counted: "paye", "Kasse" (first at line 12 of data.csv).',
    ]);
  });

  test('two problems of one file are both said', async () => {
    expect(await saidOf('id;a\n1;2\n', 'respondent "ID" measure pay from "note" scale 1..7')).toEqual([
      '6: JRN0403 The file data.csv has no column "ID". Did you mean "id"?',
      '6: JRN0403 The file data.csv has no column "note". The header that was read (line 1) has "id", "a".',
    ]);
  });
});

describe('the evidence against the text', () => {
  const claim = (attributes: string) => linked('data.csv').replace('"I pay"', `"I pay" ${attributes}`);

  test('an expert score that the data refute, said where it is written', async () => {
    const { diagnostics } = await openWorkspace({ 'a.journey': claim('score +2'), 'data.csv': TEN });
    const [refuted] = (await diagnostics()).filter(({ code }) => code === 'JRN0405');
    expect(refuted && messageOf(refuted, 'en')).toBe(
      'The expert score +2 of I pay is refuted by the data: 10 respondents give +0.40, interval [−0.96, +1.76].',
    );
    expect(refuted?.at.range).toEqual({ start: { line: 1, character: 26 }, end: { line: 1, character: 28 } });
  });

  test('an expert score inside the interval is not', async () => {
    expect(await (await openWorkspace({ 'a.journey': claim('score +1'), 'data.csv': TEN })).messages()).toEqual([]);
  });

  test.each([
    [1, '2: JRN0413 Only 1 respondent for I pay: too few to show.'],
    [4, '2: JRN0413 Only 4 respondents for I pay: too few to show.'],
    [5, '2: JRN0413 Only 5 respondents for I pay: anecdotal.'],
    [9, '2: JRN0413 Only 9 respondents for I pay: anecdotal.'],
  ])('%i respondents are too few', async (n, sentence) => {
    expect(await saidOf(rows(Array.from({ length: n }, (_, i) => (i % 7) + 1)))).toEqual([sentence]);
  });

  test('a moment of truth that no study measures', async () => {
    const text = claim('').replace('}\n', '  stage fit "I have it fitted" moment of truth\n}\n');
    expect(await (await openWorkspace({ 'a.journey': text, 'data.csv': TEN })).messages()).toEqual([
      '3: JRN0302 Nothing measures I have it fitted, a moment of truth. Moments of truth are always measured: add a measure to an observation file.',
    ]);
  });
});

describe('a journey file', () => {
  test('imports one that is not there', async () => {
    expect(await (await openWorkspace({ 'a.journey': 'import "perimeter.journey"\n' })).messages()).toEqual([
      '1: JRN0107 The file perimeter.journey was not found. The path is relative to the folder of this file.',
    ]);
  });

  test.each(['../secret.journey', '/secret.journey'])('imports one outside the workspace: %s', async (path) => {
    const { messages, host } = await openWorkspace({ 'a.journey': `import "${path}"\n`, '/secret.journey': 'channel web' });
    expect(await messages()).toEqual([
      `1: JRN0108 The file ${path} lies outside the workspace and is not read. Move it into the workspace.`,
    ]);
    expect(host.reads).toEqual(['file:///shop/a.journey']);
  });

  test('imports one that is a link to a file outside', async () => {
    const host = new MemoryHost({ 'a.journey': 'import "b.journey"\n', '/secret.journey': 'channel web' });
    host.links.set('b.journey', '/secret.journey');
    expect(await (await openWorkspace(host)).messages()).toEqual([
      '1: JRN0108 The file b.journey lies outside the workspace and is not read. Move it into the workspace.',
    ]);
    expect(host.reads).toEqual(['file:///shop/a.journey']);
  });

  test('imports a folder', async () => {
    const host = new MemoryHost({ 'a.journey': 'import "b.journey"\n' });
    host.folders.add('b.journey');
    expect(await (await openWorkspace(host)).messages()).toEqual([expect.stringContaining('1: JRN0107')]);
  });

  test('imports a file that the folder’s list leaves out: found over the import', async () => {
    const host = new MemoryHost({
      'a.journey': 'import "node_modules/kit/kit.journey"\nowner care\ntouchpoint desk on web\n',
      'node_modules/kit/kit.journey': 'channel web',
    });
    host.listing = (uris) => uris.filter((uri) => !uri.includes('node_modules'));
    expect(await (await openWorkspace(host)).messages()).toEqual([]);
  });

  test('is larger than 2 MB', async () => {
    const text = `${JOURNEY}// ${'x'.repeat(2.2 * 1024 * 1024)}\n`;
    const sentence = '1: JRN0110 This file has 2.4 MB and is not read: a journey file may have at most 2 MB.';
    const { messages, workspace, openDocument, filesChanged, host } = await openWorkspace({ 'a.journey': text });
    expect(await messages()).toEqual([sentence]);
    expect(host.reads).toEqual([]);
    expect(workspace.models('file:///shop/a.journey')).toEqual([]);
    await openDocument('b.journey', text);
    expect(await messages('b.journey')).toEqual([sentence]);
    host.write('a.journey', JOURNEY);
    await filesChanged('a.journey');
    expect(await messages()).toEqual([expect.stringContaining('JRN0416')]);
  });

  test('is noise, a megabyte of it: diagnostics, not an exception, and not endlessly many', async () => {
    const { diagnostics, host, openDocument, messages } = await openWorkspace({ 'a.journey': noise(1e6) });
    const found = await diagnostics();
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(1000);
    expect(new Set(found.map(({ severity }) => severity))).toContain('error');
    // The next text is not harmed by it.
    host.write('data.csv', TEN);
    await openDocument('a.journey', linked('data.csv'));
    expect(await messages()).toEqual([]);
  });
});

test('diagnostics are said in the reader’s language too', async () => {
  const { diagnostics } = await openWorkspace({ 'a.journey': linked('daten.csv') });
  const missing = (await diagnostics()).find(({ code }) => code === 'JRN0401');
  expect(missing && messageOf(missing, 'fr')).toBe(
    'Le fichier d’observations daten.csv est introuvable. Le chemin est relatif au dossier de ce fichier.',
  );
});
