/** Sums of disjoint groups are those of the whole, and weights by segment shares are those of a weight column. */
import type { GroupSample, Samples, Segment } from '@parcours/model';
import { mergeGroups, postStratifySamples } from '@parcours/scoring';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { column, kpi, measure, model, rated, repository, samples, study } from '../build.ts';

const SHARES = { old: 0.5, new: 0.2, rare: 0.2 };
const segments: Segment[] = [
  ...Object.entries(SHARES).map(([name, share]) => ({ id: name, name, label: null, share })),
  { id: 'other', name: 'other', label: null, share: null },
];
const journey = model(
  ['one', 'two', 'three'],
  { nps: 'nps', time: 'time' },
  {
    segments,
    personas: ['lea', 'max'].map((name) => ({ id: name, name, label: null, segment: null, goals: [], frustrations: [], quotes: [] })),
    repository: repository({ one: { 'ask basic': { yes: 1, no: -2, never: -3 } } }),
  },
);
const survey = study({
  panel: true,
  respondent: column('id'),
  segment: column('group'),
  persona: column('who'),
  weightColumn: column('w'),
  cluster: column('store'),
  observer: column('by'),
  stage: column('stage'),
  response: column('response'),
  measures: [measure('two', rated('q', [1, 10]), 'e'), measure('three', rated('p', [1, 5]))],
  kpis: [kpi('nps', rated('n', [0, 10])), kpi('time', rated('t', null))],
});

const answer = (from: number, to: number) => fc.option(fc.integer({ min: from, max: to }), { nil: '' });
const row = fc.record({
  by: fc.constantFrom('x', 'y'),
  stage: fc.constantFrom('one', ''),
  response: fc.constantFrom('yes', 'no', 'never'),
  q: answer(1, 10),
  e: answer(1, 10),
  p: answer(1, 5),
  n: answer(0, 10),
  t: answer(0, 50),
});
const respondent = fc.record({
  group: fc.constantFrom('old', 'new', 'other', ''),
  who: fc.constantFrom('lea', 'max', ''),
  w: fc.constantFrom<number>(0.5, 1, 1.7),
  store: fc.constantFrom('s1', 's2', 's3', ''),
  rows: fc.array(row, { minLength: 1, maxLength: 3 }),
});
type Respondent = typeof respondent extends fc.Arbitrary<infer T> ? T : never;

const HEADER = ['id', 'group', 'who', 'w', 'store', 'by', 'stage', 'response', 'q', 'e', 'p', 'n', 't'] as const;
const file = (all: readonly Respondent[]) => {
  const lines = all.flatMap(({ rows, ...own }, i) => rows.map((each) => ({ id: `R${String(i).padStart(3, '0')}`, ...own, ...each })));
  return `${HEADER.join(';')}\n${lines.map((line) => HEADER.map((name) => line[name]).join(';')).join('\n')}\n`;
};

type Sums = Pick<Samples, 'respondents' | 'weight' | 'square' | 'scored' | 'stages' | 'kpis' | 'stagePairs' | 'panel'>;

/** The figures; stages, KPIs and pairs by name. */
function figures({ respondents, weight, square, scored, stages, kpis, stagePairs, panel }: Sums): unknown {
  const byName = <T>(all: readonly T[], name: (one: T) => string) =>
    Object.fromEntries(all.map((one) => [name(one), one] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    ...{ respondents, weight, square, scored, panel },
    stages: byName(stages, ({ stage }) => stage),
    kpis: byName(kpis, ({ kpi: name }) => name),
    stagePairs: byName(stagePairs, (pair) => pair.stages.join(' ')),
  };
}

/** With every number up to rounding. */
function upToRounding(value: unknown): unknown {
  if (typeof value === 'number') return expect.closeTo(value, 9);
  if (Array.isArray(value)) return value.map(upToRounding);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, upToRounding(each)]));
}

test('the groups of a file add up to the whole: scores, squares, basics, clusters, pairs, panel', () => {
  fc.assert(
    fc.property(fc.array(respondent, { minLength: 1, maxLength: 25 }), (all) => {
      const { samples: found } = samples(file(all), survey, journey);
      const merged = mergeGroups(found.groups);
      expect(figures(merged)).toEqual(upToRounding(figures(found)));
      expect(merged.rowsUsed).toBe(found.file.rowsUsed);
    }),
    { numRuns: 200, endOnFailure: true },
  );
});

test('weights by segment shares are those of a weight column with the factor in it', () => {
  const many = fc.array(respondent, { minLength: 40, maxLength: 60 });
  fc.assert(
    fc.property(many, (all) => {
      const { samples: found } = samples(file(all), survey, journey);
      const answered = all.filter(({ rows }) =>
        rows.some(({ stage, q, e, p, n, t }) => stage !== '' || [q, e, p, n, t].some((cell) => cell !== '')),
      );
      const present = (['old', 'new'] as const).map((name) => ({ name, own: answered.filter(({ group }) => group === name) }));
      if (present.some(({ own }) => own.length < 5)) return;
      const total = (some: readonly Respondent[]) => some.reduce((sum, { w }) => sum + w, 0);
      const whole = total(present.flatMap(({ own }) => own));
      const factors = new Map(
        present.map(({ name, own }) => [name as string, ((SHARES[name] / (SHARES.old + SHARES.new)) * whole) / total(own)] as const),
      );
      // Respondents keep their numbers, so that the panel names them alike.
      const weighted = file(all.map((each) => ({ ...each, w: each.w * (factors.get(each.group) ?? 0) })));
      const { samples: wanted } = samples(weighted, survey, journey);
      expect(figures(postStratifySamples(found, segments))).toEqual(upToRounding(figures(wanted)));
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

test('a group in a perimeter has the factor of the whole study', () => {
  const rows = (n: number, group: string, who: string) =>
    Array.from({ length: n }, (_, i) => `${group}${who}${i};${group};${who};1;s;x;;;${1 + (i % 10)};;;;`);
  const lines = [...rows(30, 'old', 'lea'), ...rows(10, 'new', 'lea'), ...rows(10, 'new', 'max')];
  const { samples: found } = samples(`${HEADER.join(';')}\n${lines.join('\n')}\n`, survey, journey);
  const weighted = postStratifySamples(found, segments);
  // 50/20 of 70 %: old 30 → 250/7, new 20 → 100/7
  const weights = (groups: readonly GroupSample[]) => groups.map(({ segment, persona, weight }) => [segment, persona, weight]);
  expect(weights(weighted.groups)).toEqual([
    ['old', 'lea', expect.closeTo(250 / 7, 9)],
    ['new', 'lea', expect.closeTo(50 / 7, 9)],
    ['new', 'max', expect.closeTo(50 / 7, 9)],
  ]);
});
