/** What one output tells of few respondents: nothing, whatever shares their file (method.md, 2.20). */
import { DEFAULT_VIEW, type JourneyReport, type Report, type View } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { controlDisclosure } from '../src/index.ts';
import { auditGenerated } from './disclosure/audit-generated.ts';
import { type Rule, without } from './disclosure/mutations.ts';
import { disclosedGroup, fraction } from './disclosure/row-space.ts';
import { uriOf } from './memory-host.ts';
import { openWorkspace } from './open-workspace.ts';

describe('the auditor', () => {
  const sum = (...unknowns: string[]) => new Map(unknowns.map((unknown) => [unknown, fraction(1)]));
  const people = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `p${from + i}`);

  test('finds who is in one figure and not in another', () => {
    expect(disclosedGroup([sum(...people(1, 20)), sum(...people(1, 19))], 5)).toEqual(['p20']);
    expect(disclosedGroup([sum(...people(1, 20)), sum(...people(1, 15))], 5)).toBeNull();
  });

  test('finds what follows from three figures only', () => {
    const [all, first, second] = [sum(...people(1, 21)), sum(...people(1, 10)), sum(...people(11, 20))];
    expect(disclosedGroup([all, first], 5)).toBeNull();
    expect(disclosedGroup([all, first, second], 5)).toEqual(['p21']);
  });

  test('finds disclosures in outputs that are not controlled', async () => {
    const found = await Promise.all([1, 2, 3, 4].map((seed) => auditGenerated(seed, (report) => report)));
    expect(found.some(({ disclosures }) => disclosures.length > 0)).toBe(true);
  });
});

/** Of each rule generated workspaces in which only it hides what others would tell. */
const NEEDED_IN: readonly (readonly [Rule, readonly number[]])[] = [
  ['stage', [1, 2]],
  ['by study', [1, 4]],
  ['pairs', [8, 13]],
  ['basics', [26]],
  ['kpi', [1, 2]],
  ['mix', [39]],
];

test.each(NEEDED_IN)('the auditor notices that the rule for %s is missing', async (rule, seeds) => {
  const found = await Promise.all(seeds.map((seed) => auditGenerated(seed, (report) => controlDisclosure(without(rule, report)))));
  expect(found.filter(({ disclosures }) => disclosures.length > 0)).toHaveLength(seeds.length);
});

test('300 generated outputs tell of no group below five, one by one and together', { timeout: 300_000 }, async () => {
  let outputs = 0;
  for (let seed = 1; outputs < 300; seed++) {
    const audited = await auditGenerated(seed);
    outputs += audited.outputs;
    expect(audited.disclosures, `seed ${seed}`).toEqual([]);
  }
});

const JOURNEY = 'journey shop "I shop" {\n  stage pay "I pay" target 2\n  kpi nps "Recommendation"\n}\n';

interface Block {
  readonly name: string;
  readonly of?: string;
  readonly kind?: 'observations' | 'benchmark';
  readonly wave?: string;
  readonly file?: string;
  readonly missing?: string;
  readonly where?: string;
}

function block({ name, of = 'shop', kind = 'observations', wave, file = 'data.csv', missing, where }: Block): string {
  return [
    `${kind} ${name} of ${of} ${wave ? `date ${wave} wave "${wave}" ` : ''}from "${file}" {`,
    '  respondent "id"',
    `  measure pay from "note" scale 1..7 ${missing ? `missing ${missing}` : ''}`,
    '  kpi nps from "nps" scale 0..10',
    ...(where ? [`  where "store" is ${where}`] : []),
    '}\n',
  ].join('\n');
}

/** As many respondents of each store, with notes 1 to 6. */
function csv(stores: Readonly<Record<string, number>>): string {
  const rows = Object.entries(stores).flatMap(([store, n]) => Array.from({ length: n }, () => store));
  return `id;store;note;nps\n${rows.map((store, i) => `${i + 1};${store};${1 + (i % 6)};${i % 11}`).join('\n')}\n`;
}

async function outputOf(text: string, files: Readonly<Record<string, string>>, view: Partial<View> = {}): Promise<Report> {
  const { workspace } = await openWorkspace({ 'a.journey': text, ...files });
  const report = await workspace.report([uriOf('a.journey')], { ...DEFAULT_VIEW, ...view });
  return { journeys: report.journeys.map(controlDisclosure) };
}

const nOf = (journey: JourneyReport | undefined) => journey?.stages[0]?.measured?.n ?? null;
const studiesOf = (journey: JourneyReport | undefined) => journey?.stages[0]?.studies.map(({ name, n }) => `${name} ${n}`);

describe('two studies on one file', () => {
  const all = { name: 'all' };

  test.each([
    [1, 'with one respondent less'],
    [4, 'with four less'],
  ])('%i: %s, the narrower is not told beside the broader', async (rest) => {
    const files = { 'data.csv': csv({ A: 20, B: rest }) };
    const text = JOURNEY + block(all) + block({ name: 'part', where: '"A"' });
    // Consolidated and by study they would be two equations in two unknowns.
    const [journey] = (await outputOf(text, files)).journeys;
    expect([nOf(journey), studiesOf(journey), journey?.stages[0]?.studiesSecondarySuppressed]).toEqual([40 + rest, [], true]);
  });

  test('with five less, both are told', async () => {
    const [journey] = (await outputOf(JOURNEY + block(all) + block({ name: 'part', where: '"A"' }), { 'data.csv': csv({ A: 20, B: 5 }) }))
      .journeys;
    expect(studiesOf(journey)).toEqual(['all 25', 'part 20']);
  });

  test('of the rest of a file, three parts are not told beside the whole', async () => {
    const text = JOURNEY + block(all) + block({ name: 'first', where: '"A"' }) + block({ name: 'second', where: '"B"' });
    expect(studiesOf((await outputOf(text, { 'data.csv': csv({ A: 10, B: 10, C: 3 }) })).journeys[0])).toEqual([]);
    expect(studiesOf((await outputOf(text, { 'data.csv': csv({ A: 10, B: 10, C: 6 }) })).journeys[0])).toHaveLength(3);
  });

  test('parts of one file that exclude each other are independent', async () => {
    const text = JOURNEY + block({ name: 'first', where: '"A"' }) + block({ name: 'second', where: '"B"' });
    expect(studiesOf((await outputOf(text, { 'data.csv': csv({ A: 6, B: 5 }) })).journeys[0])).toEqual(['first 6', 'second 5']);
  });

  test('the same respondents do not count twice', async () => {
    const text = JOURNEY + block(all) + block({ name: 'part', where: '"A"' });
    const [journey] = (await outputOf(text, { 'data.csv': csv({ A: 3 }) })).journeys;
    expect([nOf(journey), journey?.kpis[0]?.value]).toEqual([null, null]);
  });

  test('in two waves: of the compared figures only the broader is told', async () => {
    const text = JOURNEY + block({ name: 'old', wave: '2025' }) + block({ name: 'new', wave: '2026', where: '"A"' });
    const compared = async (rest: number) => {
      const [journey] = (await outputOf(text, { 'data.csv': csv({ A: 20, B: rest }) }, { compare: 'wave' })).journeys;
      const [{ stages = [], kpis = [] } = {}] = journey?.comparisons ?? [];
      return [stages[0]?.cells.map(({ measured }) => measured?.n ?? null), kpis[0]?.cells.map(({ value }) => value !== null), nOf(journey)];
    };
    expect(await compared(2)).toEqual([[22, null], [true, false], null]);
    expect(await compared(5)).toEqual([[25, 20], [true, true], 20]);
  });

  test('as a benchmark: the narrower goes', async () => {
    const text = JOURNEY + block(all) + block({ name: 'rival', kind: 'benchmark', where: '"A"' });
    const [journey] = (await outputOf(text, { 'data.csv': csv({ A: 20, B: 1 }) })).journeys;
    expect(journey?.comparisons[0]?.stages[0]?.cells.map(({ measured }) => measured?.n ?? null)).toEqual([21, null]);
  });

  test('by missing codes', async () => {
    // Notes of 1: four respondents in 24.
    const text = JOURNEY + block({ name: 'old', wave: '2025' }) + block({ name: 'new', wave: '2026', missing: '1' });
    const [journey] = (await outputOf(text, { 'data.csv': csv({ A: 24 }) }, { compare: 'wave' })).journeys;
    expect(journey?.comparisons[0]?.stages[0]?.cells.map(({ measured }) => measured?.n ?? null)).toEqual([24, null]);
  });

  test('in two journeys of one output, also as a copy; each alone tells its own', async () => {
    const other = JOURNEY.replaceAll('shop', 'visit');
    const files = { 'data.csv': csv({ A: 20, B: 1 }), 'copy.csv': csv({ A: 20, B: 1 }) };
    for (const file of ['data.csv', 'copy.csv']) {
      const part = block({ name: 'part', of: 'visit', file, where: '"A"' });
      const both = await outputOf(JOURNEY + other + block(all) + part, files);
      expect(both.journeys.map(nOf)).toEqual([21, null]);
      expect(both.journeys[1]?.stages[0]).toMatchObject({ primarySuppressed: false, secondarySuppressed: true });
      expect((await outputOf(other + part, files)).journeys.map(nOf)).toEqual([20]);
    }
  });

  test('where it is not known who is in both, the broader alone is told', async () => {
    const header = 'id;store;city;note;nps\n';
    const rows = Array.from({ length: 30 }, (_, i) => `${i + 1};${i < 22 ? 'A' : 'B'};${i < 21 ? 'X' : 'Y'};${1 + (i % 6)};5`);
    const inCity = block({ name: 'city', where: '"X"' }).replace('"store"', '"city"');
    const text =
      JOURNEY +
      block({ name: 'store', wave: '2025', where: '"A"' }) +
      inCity.replace('from "data.csv"', 'date 2026 wave "2026" from "data.csv"');
    const [journey] = (await outputOf(text, { 'data.csv': `${header}${rows.join('\n')}\n` }, { compare: 'wave' })).journeys;
    expect(journey?.comparisons[0]?.stages[0]?.cells.map(({ measured }) => measured?.n ?? null)).toEqual([22, null]);
  });
});

describe('one respondent with most of the weight', () => {
  const weighted = async (weights: readonly number[]) => {
    const data = `id;note;w\n${weights.map((weight, i) => `${i + 1};${1 + (i % 6)};${weight}`).join('\n')}\n`;
    const study = 'observations poll of shop from "data.csv" {\n  respondent "id"\n  weight "w"\n  measure pay from "note" scale 1..7\n}\n';
    return nOf((await outputOf(JOURNEY + study, { 'data.csv': data })).journeys[0]);
  };

  test.each([
    ['one of 100,000 among seven', [100_000, 1, 1, 1, 1, 1, 1], null],
    ['seven alike', [1, 1, 1, 1, 1, 1, 1], 7],
    // (4 + 20)²/(16 + 20)
    ['one of 4 among 21: sixteen effective', [4, ...Array.from({ length: 20 }, () => 1)], 21],
    // (20 + 20)²/(400 + 20): not even four effective
    ['one of 20 among 21', [20, ...Array.from({ length: 20 }, () => 1)], null],
  ])('%s', async (_, weights, n) => {
    expect(await weighted(weights)).toBe(n);
  });
});

describe('quantiles', () => {
  const times = async (hours: readonly number[]) => {
    const text =
      'journey shop "I shop" {\n  stage pay "I pay"\n  kpi time as answer "Answer"\n}\nobservations poll of shop from "data.csv" {\n  respondent "id"\n  kpi answer from "h" unit h\n}\n';
    const data = `id;h\n${hours.map((each, i) => `${i + 1};${each}`).join('\n')}\n`;
    const kpi = (await outputOf(text, { 'data.csv': data })).journeys[0]?.kpis[0];
    return [kpi?.value ?? null, kpi?.low ?? null, kpi?.p90 ?? null];
  };
  const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

  test('the median needs five above it, its bounds five beyond, the 90th percentile fifty', async () => {
    expect(await times(upTo(5))).toEqual([null, null, null]);
    expect(await times(upTo(9))).toEqual([null, null, null]);
    expect(await times(upTo(10))).toEqual([5.5, null, null]);
    expect(await times(upTo(16))).toEqual([8.5, null, null]);
    expect((await times(upTo(17))).map((value) => value !== null)).toEqual([true, true, false]);
    expect((await times(upTo(49)))[2]).toBeNull();
    expect((await times(upTo(50)))[2]).toBe(45.5);
  });

  test('a median that more than half give has nobody above it', async () => {
    expect(await times([1, 2, ...Array.from({ length: 12 }, () => 3)])).toEqual([null, null, null]);
  });
});

describe('a difference within instruments', () => {
  const wave = (name: string, method: string, file: string, label: string) =>
    `observations ${name} of shop method ${method} date ${label} wave "${label}" from "${file}" {\n  respondent "id"\n  measure pay from "note" scale 1..7\n}\n`;
  const text = [
    JOURNEY,
    JOURNEY.replaceAll('shop', 'visit'),
    // Both waves hold two instruments of different shares: the figures compared and those of the waves are two equations in their means.
    ...[wave('a', 'survey', 'data.csv', '2025'), wave('b', 'interview', 'other.csv', '2025')],
    ...[wave('c', 'survey', 'third.csv', '2026'), wave('d', 'interview', 'fourth.csv', '2026')],
    block({ name: 'part', of: 'visit', where: '"A"' }),
  ].join('');

  test.each([
    [2, 0],
    [5, 1],
  ])('beside a study of %i respondents less: %i differences', async (rest, shown) => {
    const files = {
      'data.csv': csv({ A: 20, B: rest }),
      'other.csv': csv({ A: 40 }),
      'third.csv': csv({ A: 30 }),
      'fourth.csv': csv({ A: 20 }),
    };
    const { workspace } = await openWorkspace({ 'a.journey': text, ...files });
    const report = await workspace.report([uriOf('a.journey')], { ...DEFAULT_VIEW, compare: 'wave' });
    const own = report.journeys.filter(({ name }) => name === 'shop');
    expect(own[0]?.comparisons[0]?.stages[0]?.differences.map(({ secondarySuppressed }) => secondarySuppressed)).toEqual([shown === 0]);
    const [journey] = own.map(controlDisclosure);
    const [stage] = journey?.comparisons[0]?.stages ?? [];
    expect(stage?.cells.map(({ measured }) => measured?.n)).toEqual([60 + rest, 50]);
    expect(stage?.differences).toHaveLength(shown);
  });
});
