/** Studies of a journey beside each other: waves without an order, people who count twice, old comparisons, volumes that a log contradicts. */
import { DEFAULT_VIEW, messageOf } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { uriOf } from './memory-host.ts';
import { openWorkspace } from './open-workspace.ts';

const JOURNEY = 'journey j "J" { kpi nps "NPS" target +20 stage s "I look" volume 80% stage t "I pay" volume 90% }\n';
const study = (name: string, attributes: string, lines = 'respondent "id" measure s from "q" scale 1..5') =>
  `observations ${name} of j method survey ${attributes} from "${name}.csv" { ${lines} }\n`;
const answers = (ids: readonly string[], mark: (i: number) => number | string = (i) => (i % 5) + 1) =>
  `id;q\n${ids.map((id, i) => `${id};${mark(i)}`).join('\n')}\n`;
const people = (prefix: string, from: number, n: number) => Array.from({ length: n }, (_, i) => `${prefix}${from + i}`);

async function opened(text: string, files: Readonly<Record<string, string>>) {
  const { workspace, diagnostics, evaluation } = await openWorkspace({ 'a.journey': JOURNEY + text, ...files });
  const told = (await diagnostics()).filter(({ code }) => code.startsWith('JRN05'));
  const { report } = await evaluation();
  return {
    codes: told.map(({ code }) => code),
    messages: told.map((each) => messageOf(each, 'en')),
    report,
    comparison: async (versus: string | null = null, wave: string | null = null) => {
      const [found] = await workspace.evaluateFile(uriOf('a.journey'), { ...DEFAULT_VIEW, compare: 'wave', wave, versus });
      return found?.report.comparisons[0]?.pairs.map(({ from, to }) =>
        [from, to].map((at) => found.report.comparisons[0]?.groups[at]?.name),
      );
    },
  };
}

describe('waves', () => {
  const two = (first: string, second: string) =>
    opened(study('a', `${first} wave "Spring"`) + study('b', `${second} wave "Autumn"`), {
      'a.csv': answers(people('A', 5, 20)),
      'b.csv': answers(people('B', 5, 20), (i) => (i % 2) + 4),
    });
  test.each([
    ['one is undated', 'date 2026-03', ''],
    ['a year holds a month of the other', 'date 2026-03', 'date 2026'],
    ['both are of one month', 'date 2026-03', 'date 2026-03'],
  ])('JRN0504: no change is shown where %s, unless both are chosen', async (_why, first, second) => {
    const { codes, report, comparison } = await two(first, second);
    expect(codes).toEqual(['JRN0504']);
    expect(report.caveats.map(({ code }) => code)).toContain('JRN0504');
    expect(await comparison()).toEqual([]);
    expect(await comparison('Spring', 'Autumn')).toEqual([['Spring', 'Autumn']]);
    expect(await comparison('Autumn', 'Spring')).toEqual([['Autumn', 'Spring']]);
  });
  test('in an order that is known are compared', async () => {
    const { codes, comparison } = await two('date 2026-03', 'date 2026-09');
    expect([codes, await comparison()]).toEqual([[], [['Spring', 'Autumn']]]);
  });
  test('without a date are dated by their date column', async () => {
    const dated = (ids: readonly string[], day: string) => `id;d;q\n${ids.map((id, i) => `${id};${day};${(i % 5) + 1}`).join('\n')}\n`;
    const lines = 'respondent "id" date "d" measure s from "q" scale 1..5';
    const { codes, comparison } = await opened(study('a', 'wave "B"', lines) + study('b', 'wave "A"', lines), {
      'a.csv': dated(people('A', 5, 20), '2026-03-01'),
      'b.csv': dated(people('B', 5, 20), '2026-09-01'),
    });
    expect([codes, await comparison()]).toEqual([[], [['B', 'A']]]);
  });
  test('JRN0507: a study without a wave that is more than a year older than the wave it joins', async () => {
    const files = { 'a.csv': answers(people('A', 5, 20)), 'b.csv': answers(people('B', 5, 20)) };
    const old = await opened(study('a', 'date 2023') + study('b', 'date 2026-03 wave "Spring"'), files);
    expect(old.codes).toEqual(['JRN0507']);
    expect(old.report.stages[0]?.caveats.map(({ code }) => code)).toContain('JRN0507');
    expect((await opened(study('a', 'date 2025-09') + study('b', 'date 2026-03 wave "Spring"'), files)).codes).toEqual([]);
  });
  test('JRN0505: a date more than seven years away from all others', async () => {
    const files = { 'a.csv': answers(people('A', 5, 20)), 'b.csv': answers(people('B', 5, 20)) };
    const { messages, comparison } = await opened(study('a', 'date 2062-03 wave "A"') + study('b', 'date 2026-03 wave "B"'), files);
    expect(messages).toEqual([
      'The date 2062-03 of a is more than seven years away from every other study of the journey, so that no change from or to it is shown. Is a digit wrong?',
    ]);
    expect(await comparison()).toEqual([]);
    // One wrong digit in the tens, beside a wave of the year before.
    const decade = await opened(study('a', 'date 2025-03 wave "A"') + study('b', 'date 2016-03 wave "B"'), files);
    expect(decade.codes).toEqual(['JRN0505']);
    expect((await opened(study('a', 'date 2019-03 wave "A"') + study('b', 'date 2025-03 wave "B"'), files)).codes).toEqual([]);
  });
});

describe('the names of waves', () => {
  const named = async (first: readonly [wave: string, date: string], second: readonly [wave: string, date: string]) =>
    (
      await opened(study('a', `date ${first[1]} wave "${first[0]}"`) + study('b', `date ${second[1]} wave "${second[0]}"`), {
        'a.csv': answers(people('A', 5, 20)),
        'b.csv': answers(people('B', 5, 20)),
      })
    ).codes;
  test.each([
    ['2025-Q1', '2026-07', 'Q4 2025', '2025-11'],
    ['T1 2025', '2025-11', 'T4 2025', '2025-12'],
    ['Spring 2024', '2026-03', 'Spring 2025', '2025-03'],
    ['mars 2026', '2025-03', 'mai 2026', '2026-05'],
    ['2. Halbjahr 2024', '2026-02', '1. Halbjahr 2025', '2025-03'],
    ['2025-03', '2025-07', '2025-09', '2025-09'],
    ['Frühjahr 2025', '2026-04', 'Herbst 2025', '2025-10'],
    ['Q1 25', '2025-11', 'Q4 25', '2025-12'],
  ])('JRN0508: %s is dated %s', async (wave, date, other, otherDate) => {
    expect(await named([wave, date], [other, otherDate])).toEqual(['JRN0508']);
  });
  test.each([
    ['wave 2', '2025-03', 'wave 1', '2026-03'],
    ['Welle 10', '2025-03', 'Welle 9', '2026-03'],
    ['Welle II', '2025-03', 'Welle I', '2026-03'],
    ['T2', '2025-03', 'T1', '2026-03'],
    ['after', '2025-03', 'before', '2026-03'],
    ['Après travaux', '2025-03', 'Avant travaux', '2026-03'],
  ])('JRN0517: %s dated %s, %s dated %s', async (wave, date, other, otherDate) => {
    expect(await named([wave, date], [other, otherDate])).toEqual(['JRN0517']);
  });
  test.each([
    ['Lyon', '2025-03', 'Berlin', '2026-03'],
    ['Store 12', '2025-03', 'Store 3', '2026-03'],
    ['2024', '2025-03', '2025', '2026-03'],
    ['FY24', '2025-03', 'FY25', '2026-03'],
    ['Winter 2024', '2025-02', 'Winter 2025', '2026-02'],
    ['Herbst 2024', '2025-01', 'Frühjahr 2025', '2025-07'],
    ['2024/25', '2025-08', '2025/26', '2026-08'],
    ['Winter 2024-2025', '2025-02', 'Winter 2025-2026', '2026-02'],
    ['Q4 2025', '2026-02', 'Q1 2026', '2026-04'],
    ['12/2025', '2025-12', '03/2026', '2026-03'],
    ['wave 1', '2025-03', 'wave 2', '2026-03'],
    ['Market test', '2025-03', 'Second market test', '2026-03'],
  ])('%s dated %s and %s dated %s are as they say', async (wave, date, other, otherDate) => {
    expect(await named([wave, date], [other, otherDate])).toEqual([]);
  });
});

describe('JRN0502: the same respondents', () => {
  const both = (attributes: readonly [string, string], files: Readonly<Record<string, string>>, lines?: string) =>
    opened(study('a', attributes[0]) + study('b', attributes[1], lines), files);
  const spring = ['date 2026-03 wave "S"', 'date 2026-03 wave "S"'] as const;
  const first = answers(people('K', 1001, 40));
  test('in two studies of a wave that measure the same', async () => {
    const reminder = { 'a.csv': first, 'b.csv': answers(people('K', 1021, 40), (i) => ((i * 3) % 5) + 1) };
    const { codes, messages, report } = await both(spring, reminder);
    expect(codes).toEqual(['JRN0502']);
    expect(messages[0]).toContain('About 50% of the respondents of b are in a too, and both measure I look in one wave');
    expect(report.stages[0]?.caveats.map(({ code }) => code)).toContain('JRN0502');
    const smallLetters = { 'a.csv': first, 'b.csv': answers(people('k', 1021, 40)) };
    expect((await both(spring, smallLetters)).codes).toEqual(['JRN0502']);
    expect((await both(['date 2026-03 wave "S"', 'date 2026-09 wave "T"'], reminder)).codes).toEqual([]);
  });
  test('are not asked about where few are in both, or what they measure differs', async () => {
    expect((await both(spring, { 'a.csv': first, 'b.csv': answers(people('K', 1037, 40)) })).codes).toEqual([]);
    const other = 'respondent "id" measure t from "q" scale 1..5';
    expect((await both(spring, { 'a.csv': first, 'b.csv': answers(people('K', 1001, 40)) }, other)).codes).toEqual([]);
  });
  test('are told by their answers where the ids are row numbers', async () => {
    const rows = answers(people('R', 1, 40));
    const others = { 'a.csv': rows, 'b.csv': answers(people('R', 1, 40), (i) => ((i * 3 + 2) % 5) + 1) };
    expect((await both(spring, others)).codes).toEqual([]);
    const corrected = answers(people('R', 1, 40), (i) => (i === 7 ? 1 : (i % 5) + 1));
    expect((await both(spring, { 'a.csv': rows, 'b.csv': corrected })).codes).toEqual(['JRN0502']);
  });
  test('are estimated from a sketch in large studies', async () => {
    const large = { 'a.csv': answers(people('K', 10_001, 6000)), 'b.csv': answers(people('K', 13_001, 6000)) };
    const share = Number(/About (\d+)%/.exec((await both(spring, large)).messages[0] ?? '')?.[1]);
    // Exactly 50 %, estimated to a few points.
    expect(share).toBeGreaterThanOrEqual(44);
    expect(share).toBeLessThanOrEqual(56);
    const apart = { 'a.csv': answers(people('K', 10_001, 6000)), 'b.csv': answers(people('K', 20_001, 6000)) };
    expect((await both(spring, apart)).codes).toEqual([]);
  });
});

test('JRN0509: a benchmark or experts of more than two years ago', async () => {
  const rival = (date: string) =>
    `benchmark r "Rival" of j method survey date ${date} from "r.csv" { respondent "id" measure s from "q" scale 1..5 }\n`;
  const files = { 'a.csv': answers(people('A', 5, 20)), 'r.csv': answers(people('B', 5, 20)) };
  expect((await opened(study('a', 'date 2026-03') + rival('2019'), files)).codes).toEqual(['JRN0509']);
  expect((await opened(study('a', 'date 2026-03') + rival('2024-06'), files)).codes).toEqual([]);
  const experts = 'observations e of j method expert date 2020 from "r.csv" { respondent "id" measure s from "q" scale 1..5 }\n';
  expect((await opened(study('a', 'date 2026-03') + experts, files)).codes).toEqual(['JRN0509']);
});

test('JRN0526: a declared volume that the log contradicts', async () => {
  const log = (looks: number, pays: number) => {
    const events = Array.from({ length: 100 }, (_, i) => [
      ...(i < looks ? [`c${i};s;2026-01-05`] : []),
      ...(i < pays ? [`c${i};t;2026-01-06`] : [`c${i};x;2026-01-06`]),
    ]);
    return `case;step;day\n${events.flat().join('\n')}\n`;
  };
  const lines = 'observations log of j method analytics date 2026-01 from "log.csv" { respondent "case" stage "step" date "day" }\n';
  const found = await opened(lines, { 'log.csv': log(78, 12) });
  expect(found.messages).toEqual([
    'The text says that 90% of customers pass I pay; in log 12% of 100 do. The volume weighs in the priority: correct it, or say why the log sees other customers.',
  ]);
  expect(found.report.stages[1]?.caveats.map(({ code }) => code)).toEqual(['JRN0526']);
  expect((await opened(lines, { 'log.csv': log(78, 82) })).codes).toEqual([]);
});

test('JRN0523: the overall KPI’s own column gives a stage no derived importance', async () => {
  const rows = Array.from({ length: 40 }, (_, i) => `R${i};${(i * 7) % 11};${(i * 3) % 11}`);
  const lines = 'respondent "id" measure s from "n" scale 0..10 measure t from "q" scale 0..10 kpi nps from "n" scale 0..10';
  const { codes, report } = await opened(study('a', 'date 2026-03', lines), { 'a.csv': `id;n;q\n${rows.join('\n')}\n` });
  expect(codes).toEqual(['JRN0523']);
  expect(report.stages.map(({ derivedImportance, caveats }) => [derivedImportance?.n ?? null, caveats.map(({ code }) => code)])).toEqual([
    [null, ['JRN0523']],
    [40, []],
  ]);
});
