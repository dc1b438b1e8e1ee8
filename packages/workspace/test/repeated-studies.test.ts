/** The same content twice in one wave counts once, and both places are named. */
import { describe, expect, test } from 'vitest';
import { MemoryHost } from './memory-host.ts';
import { openWorkspace, rows, TEN } from './open-workspace.ts';

const JOURNEY = 'journey shop "I shop" {\n  stage look "I look"\n  stage pay "I pay"\n}\n';
const COLUMNS = 'respondent "id"\n  measure pay from "note" scale 1..7';

const study = (name: string, file: string, columns = COLUMNS, head = '') =>
  `observations ${name} of shop\n  from "${file}"\n  ${head} {\n  ${columns}\n}\n`;

const benchmark = (name: string, file: string) => `benchmark ${name} of shop\n  from "${file}" {\n  ${COLUMNS}\n}\n`;

async function open(text: string, files: Readonly<Record<string, string | Uint8Array>> = { 'data.csv': TEN, 'copy.csv': TEN }) {
  const { diagnostics, evaluation, host } = await openWorkspace({ 'a.journey': JOURNEY + text, ...files });
  const { report } = await evaluation();
  return {
    host,
    report,
    n: report.stages[1]?.measured?.n ?? null,
    repeated: (await diagnostics()).filter(({ code }) => code === 'JRN0440'),
  };
}

describe('repeats the content of another study', () => {
  test('the same file', async () => {
    const { n, report, repeated } = await open(study('poll', 'data.csv') + study('again', 'data.csv'));
    expect(n).toBe(10);
    expect(report.studies.map(({ name }) => name)).toEqual(['poll']);
    expect(report.missing).toEqual([{ name: 'again', label: null, code: 'JRN0440', parameters: { path: 'data.csv', study: 'poll' } }]);
    expect(repeated.map(({ at, related }) => [at.range.start.line, related.map(({ range }) => range.start.line)])).toEqual([[11, [5]]]);
  });

  test('a copy, byte for byte', async () => {
    const { n, repeated } = await open(study('poll', 'data.csv') + study('again', 'copy.csv'));
    expect([n, repeated.length]).toEqual([10, 1]);
  });

  test('a copy that is read in chunks of other lengths', async () => {
    const host = new MemoryHost({
      'a.journey': JOURNEY + study('poll', 'data.csv') + study('again', 'copy.csv'),
      'data.csv': TEN,
      'copy.csv': TEN,
    });
    const chunked = Object.assign(host, {
      async *chunks(uri: string) {
        const bytes = await host.read(uri);
        const size = uri.endsWith('copy.csv') ? 5 : 7;
        for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
      },
    });
    const { evaluation } = await openWorkspace(chunked);
    expect((await evaluation()).report.stages[1]?.measured?.n).toBe(10);
    host.write('copy.csv', rows([1, 2, 3, 4, 5, 5, 5, 6, 6, 6]));
    expect((await evaluation()).report.stages[1]?.measured?.n).toBe(20);
  });

  test('one of its columns: each respondent would count twice at that stage', async () => {
    const both = 'respondent "id"\n  measure look from "id" scale 1..20\n  measure pay from "note" scale 1..7';
    const { n } = await open(study('poll', 'data.csv', both) + study('again', 'data.csv'));
    expect(n).toBe(10);
  });

  test.each([
    ['the first of no wave', '', 'wave w2'],
    ['the second of no wave', 'wave w2', ''],
    ['both of one wave', 'wave w2', 'wave w2'],
  ])('%s', async (_, first, second) => {
    const { n, repeated } = await open(study('poll', 'data.csv', COLUMNS, first) + study('again', 'data.csv', COLUMNS, second));
    expect([n, repeated.length]).toEqual([10, 1]);
  });

  test('with the same filter, written in another order', async () => {
    const filtered = (values: string) => `${COLUMNS}\n  where "note" is ${values}`;
    const { n } = await open(study('poll', 'data.csv', filtered('"5", "6"')) + study('again', 'data.csv', filtered('"6", "5"')));
    expect(n).toBe(5);
  });

  test('three times: all say the first', async () => {
    const { n, repeated } = await open(study('poll', 'data.csv') + study('again', 'data.csv') + study('more', 'copy.csv'));
    expect(n).toBe(10);
    expect(repeated.map(({ parameters }) => parameters.study)).toEqual(['poll', 'poll']);
  });

  test('rows of interactions', async () => {
    const columns = 'respondent "id"\n  stage "stage"\n  score "note" scale 1..7';
    const long = 'id;stage;note\n1;pay;5\n2;pay;6\n3;pay;7\n';
    const { n } = await open(study('poll', 'data.csv', columns) + study('again', 'data.csv', columns), { 'data.csv': long });
    expect(n).toBe(3);
  });

  test('benchmarks among themselves', async () => {
    const { report } = await open(benchmark('rival', 'data.csv') + benchmark('other', 'copy.csv'));
    expect(report.benchmarks.map(({ name }) => name)).toEqual(['rival']);
  });
});

describe('repeats nothing', () => {
  test.each([
    ['other waves', study('poll', 'data.csv', COLUMNS, 'wave w1') + study('again', 'data.csv', COLUMNS, 'wave w2')],
    [
      'other rows',
      study('poll', 'data.csv', `${COLUMNS}\n  where "note" is "5"`) + study('again', 'data.csv', `${COLUMNS}\n  where "note" is "6"`),
    ],
    ['another column', study('poll', 'data.csv') + study('again', 'data.csv', 'respondent "id"\n  measure pay from "id" scale 1..20')],
    ['another stage', study('poll', 'data.csv') + study('again', 'data.csv', 'respondent "id"\n  measure look from "note" scale 1..7')],
    ['a benchmark beside a study', study('poll', 'data.csv') + benchmark('rival', 'data.csv')],
    ['a file that cannot be read', study('poll', 'none.csv') + study('again', 'none.csv')],
  ])('%s', async (_, text) => {
    expect((await open(text)).repeated).toEqual([]);
  });

  test('other bytes of the same length, once the file has changed', async () => {
    const host = new MemoryHost({
      'a.journey': JOURNEY + study('poll', 'data.csv') + study('again', 'copy.csv'),
      'data.csv': TEN,
      'copy.csv': TEN,
    });
    const { evaluation } = await openWorkspace(host);
    expect((await evaluation()).report.stages[1]?.measured?.n).toBe(10);
    host.write('copy.csv', rows([1, 2, 3, 4, 5, 5, 5, 6, 6, 6]));
    expect((await evaluation()).report.stages[1]?.measured?.n).toBe(20);
    host.write('copy.csv', TEN);
    expect((await evaluation()).report.stages[1]?.measured?.n).toBe(10);
  });
});

describe('JRN0455: may count rows of another study', () => {
  const where = (...filters: string[]) => [COLUMNS, ...filters.map((filter) => `where ${filter}`)].join('\n  ');
  const shared = async (first: string, second: string, head = '', file = 'data.csv') => {
    const text = study('poll', 'data.csv', first) + study('again', file, second, head);
    const { diagnostics, evaluation } = await openWorkspace({ 'a.journey': JOURNEY + text, 'data.csv': TEN, 'copy.csv': TEN });
    const { report } = await evaluation();
    const found = (await diagnostics()).filter(({ code }) => code === 'JRN0455');
    return {
      n: report.stages[1]?.measured?.n ?? null,
      lines: found.map(({ at, related }) => [at, ...related].map(({ range }) => range.start.line)),
    };
  };

  test('all rows, and some of them: four respondents count twice', async () => {
    expect(await shared(COLUMNS, where('"note" is "5", "7"'))).toEqual({ n: 14, lines: [[11, 5]] });
  });

  test.each([
    ['values in common', where('"note" is "5", "6"'), where('"note" is "6", "7"')],
    ['numbers in common', where('"note" is "5"'), where('"note" is "5.0"')],
    ['filters of different columns', where('"note" is "5"'), where('"id" is "5"')],
  ])('%s', async (_, first, second) => {
    expect((await shared(first, second)).lines).toEqual([[12, 5]]);
  });

  test('columns that are booked to other stages', async () => {
    const columns = (look: string, pay: string) =>
      `respondent "id"\n  measure look from "${look}" scale 1..20\n  measure pay from "${pay}" scale 1..20`;
    const text = JOURNEY + study('poll', 'data.csv', columns('id', 'note')) + study('again', 'data.csv', columns('note', 'id'));
    const { diagnostics } = await openWorkspace({ 'a.journey': text, 'data.csv': TEN });
    expect((await diagnostics()).filter(({ code }) => code === 'JRN0455')).toHaveLength(1);
  });

  test('a copy under another path', async () => {
    expect((await shared(COLUMNS, where('"note" is "5"'), '', 'copy.csv')).lines).toEqual([[11, 5]]);
  });

  test.each([
    ['other values of one column', where('"note" is "5"'), where('"note" is "6", "7"', '"id" is "9"'), ''],
    ['another wave', `${COLUMNS}`, where('"note" is "5"'), 'wave w2'],
    ['another column', COLUMNS, `respondent "id"\n  measure pay from "id" scale 1..20\n  where "note" is "5"`, ''],
  ])('not with %s', async (_, first, second, head) => {
    const [a, b] = head
      ? [study('poll', 'data.csv', first, 'wave w1'), study('again', 'data.csv', second, head)]
      : [study('poll', 'data.csv', first), study('again', 'data.csv', second)];
    const { diagnostics } = await openWorkspace({ 'a.journey': JOURNEY + a + b, 'data.csv': TEN });
    expect((await diagnostics()).filter(({ code }) => code === 'JRN0455')).toEqual([]);
  });
});

test.each([
  ['measure pay from "id" scale 1..20', 1],
  ['measure pay from "id" scale 1..20 measure look from "note" scale 1..20', 0],
])('JRN0289: a column that measures another stage by the questionnaire: %s', async (own, count) => {
  const questionnaire =
    'questionnaire exit of shop {\n  respondent "id"\n  measure look from "id" scale 1..20\n  measure pay from "note" scale 1..20\n}\n';
  const text = `${JOURNEY}${questionnaire}observations poll of shop uses exit from "data.csv" { ${own} }\n`;
  const { diagnostics } = await openWorkspace({ 'a.journey': text, 'data.csv': TEN });
  expect((await diagnostics()).filter(({ code }) => code === 'JRN0289')).toHaveLength(count);
});
