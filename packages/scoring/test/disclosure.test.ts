/** What all reports together let somebody compute: nothing of fewer than five respondents. */
import { ALL_RESPONDENTS, type GroupSample, type Model, type Perimeter, type Samples } from '@parcours/model';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DisclosureAuditor } from '../src/disclosure/disclosure-auditor.ts';
import { scoreJourney, suppress } from '../src/index.ts';
import { group as groupSample, model, samples, stage, stageSample, study, times, verbatim } from './builders.ts';

const known = (ns: readonly number[], least: number, ...sums: readonly (readonly number[])[]): boolean[] => {
  const all = new DisclosureAuditor(
    ns.map((n) => ({ n, weight: n, square: n })),
    least,
  );
  return sums.map((groups) => all.tryPublish([new Map(groups.map((group) => [group, 1]))]));
};

describe('published sums', () => {
  test('37 of 40 respondents disclose the other three', () => {
    expect(known([37, 3], 5, [0, 1], [0])).toEqual([true, false]);
    expect(known([37, 3], 3, [0, 1], [0])).toEqual([true, true]);
    expect(known([37, 3], 0, [0, 1], [0], [1])).toEqual([true, true, true]);
  });

  test('beside a small group the next smallest is suppressed, until the suppressed ones are enough', () => {
    expect(known([20, 30, 3], 5, [0, 1, 2], [1], [0])).toEqual([true, true, false]);
    expect(known([20, 30, 3, 2], 5, [0, 1, 2, 3], [1], [0])).toEqual([true, true, true]);
  });

  test('a row and a column of a table with an empty cell between them', () => {
    // loyal on web 20, new on web 3, new on phone 27: nobody loyal is on the phone, so new − phone is the three
    expect(known([20, 3, 27], 5, [0, 1, 2], [1, 2], [2], [0, 1], [0])).toEqual([true, true, false, false, true]);
  });

  test('a sum that depends on published ones discloses nothing new', () => {
    expect(known([20, 30], 5, [0, 1], [0], [1])).toEqual([true, true, true]);
  });
});

const named = (name: string) => ({ id: name, name, label: null });
const persona = (name: string, segment: string) => ({ ...named(name), segment, goals: [], frustrations: [], quotes: [] });
const column = (header: string) => ({ id: header, header, values: [] });

type Cell = readonly [segment: string | null, persona: string | null, channel: string | null, n: number];

/** Each respondent on one channel at most; a cell's scores are its own. */
const read = (name: string, cells: readonly Cell[]): Samples => {
  const scores = (some: readonly Cell[]) => some.flatMap(([, , , n], i) => times(n, (i % 5) - 2));
  const group = (where: Perimeter, some: readonly Cell[]): GroupSample[] => {
    const n = some.reduce((sum, cell) => sum + cell[3], 0);
    if (n === 0) return [];
    return [groupSample({ ...where, respondents: n, stages: [stageSample('one', scores(some))] })];
  };
  const bases = new Map(cells.map(([s, p]) => [JSON.stringify([s, p]), [s, p] as const]));
  return samples(name, {
    respondents: cells.reduce((sum, cell) => sum + cell[3], 0),
    stages: [stageSample('one', scores(cells))],
    dimensions: ['segment', 'persona', 'channel'],
    groups: [...bases.values()].flatMap(([s, p]) => {
      const here = cells.filter((cell) => cell[0] === s && cell[1] === p);
      const channels = [...new Set(here.flatMap((cell) => cell[2] ?? []))];
      return [
        ...group({ segment: s, persona: p, channel: null }, here),
        ...channels.flatMap((channel) =>
          group(
            { segment: s, persona: p, channel },
            here.filter((cell) => cell[2] === channel),
          ),
        ),
      ];
    }),
  });
};

const journey = model({
  stages: [stage('one', { target: 3 })],
  segments: ['a', 'b'].map((name) => ({ ...named(name), share: null })),
  personas: [persona('p', 'a'), persona('q', 'a'), persona('r', 'b')],
  channels: [named('web'), named('phone')],
  studies: [study('poll', { segment: column('s'), persona: column('p'), channel: column('c') })],
});

const choices = (names: readonly string[]) => [null, ...names];
const PERIMETERS = choices(['a', 'b']).flatMap((segment) =>
  choices(['p', 'q', 'r']).flatMap((who) => choices(['web', 'phone']).map((channel): Perimeter => ({ segment, persona: who, channel }))),
);

const shown = (of: Model, all: readonly Samples[], perimeter: Perimeter, wave: string | null = null) =>
  suppress(scoreJourney(of, all, [], { file: 'a.journey', perimeter, wave })).stages[0];

test('a segment and its personas: the remainder is not of three', () => {
  const poll = read('poll', [
    ['a', 'p', 'web', 20],
    ['a', 'q', 'web', 3],
    ['b', 'r', 'phone', 30],
  ]);
  expect(shown(journey, [poll], ALL_RESPONDENTS)?.measured?.n).toBe(53);
  expect(shown(journey, [poll], { ...ALL_RESPONDENTS, segment: 'a' })?.measured?.n).toBe(23);
  expect(shown(journey, [poll], { ...ALL_RESPONDENTS, persona: 'p' })).toMatchObject({
    measured: null,
    secondarySuppressed: true,
    primarySuppressed: false,
  });
  expect(shown(journey, [poll], { ...ALL_RESPONDENTS, persona: 'q' })).toMatchObject({
    measured: null,
    secondarySuppressed: false,
    primarySuppressed: true,
  });
});

test('a study of three is not disclosed by another wave that shares the study beside it', () => {
  const waves = model({
    stages: [stage('one')],
    studies: [study('few', { wave: 'W1', date: '2025' }), study('many', { wave: 'W2', date: '2026' }), study('panel')],
  });
  const all = [
    samples('few', { stages: [stageSample('one', times(3, -3))] }),
    samples('many', { stages: [stageSample('one', times(20, 1))] }),
    samples('panel', { stages: [stageSample('one', times(20, 2))] }),
  ];
  // Both consolidated figures are shown; the panel's own, with the first of them, would tell of the three.
  expect(shown(waves, all, ALL_RESPONDENTS, 'W1')).toMatchObject({ measured: { n: 23 }, studies: [] });
  expect(shown(waves, all, ALL_RESPONDENTS, 'W2')).toMatchObject({ measured: { n: 40 }, studies: [] });
});

test('verbatims of few without a stage are not disclosed by subtraction', () => {
  const poll = read('poll', [
    ['a', 'p', 'web', 20],
    ['b', 'r', 'web', 3],
  ]);
  const withVerbatims = {
    ...poll,
    groups: poll.groups.map((group) => ({ ...group, verbatims: { count: 1, first: [verbatim(`so says ${group.segment}`)] } })),
  };
  const of = (perimeter: Perimeter) =>
    suppress(scoreJourney(journey, [withVerbatims], [], { file: 'a.journey', perimeter })).studies[0]?.verbatims.first.length;
  expect(of({ ...ALL_RESPONDENTS, segment: 'a' })).toBe(0);
  expect(of({ ...ALL_RESPONDENTS, channel: 'web' })).toBe(2);
});

/** By elimination: rank of a matrix of small whole numbers. */
function rank(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const at = left.findIndex((row, i) => i >= found && Math.abs(row[column] as number) > 1e-9);
    if (at < 0) continue;
    [left[found], left[at]] = [left[at] as number[], left[found] as number[]];
    const pivot = left[found] as number[];
    for (const [i, row] of left.entries()) {
      if (i === found) continue;
      const factor = (row[column] as number) / (pivot[column] as number);
      for (let j = 0; j < row.length; j++) row[j] = (row[j] as number) - factor * (pivot[j] as number);
    }
    found++;
  }
  return found;
}

test('whatever is asked for: no linear combination of published figures is of fewer than five', () => {
  const cell = (s: string, p: string, c: string | null) => fc.constantFrom(0, 1, 2, 3, 4, 5, 8, 20).map((n): Cell => [s, p, c, n]);
  const where = ['p', 'q', 'r'].flatMap((p) => ['web', 'phone', null].map((c) => cell(p === 'r' ? 'b' : 'a', p, c)));
  fc.assert(
    fc.property(fc.tuple(...where), (all) => {
      const cells = all.filter(([, , , n]) => n > 0);
      if (cells.length === 0) return;
      const poll = read('poll', cells);
      const vectors = PERIMETERS.flatMap((perimeter) => {
        const found = shown(journey, [poll], perimeter);
        if (!found?.measured) return [];
        return [
          cells.map(([s, p, c]) =>
            Number(
              (perimeter.segment ?? s) === s && (perimeter.persona ?? p) === p && (perimeter.channel === null || perimeter.channel === c),
            ),
          ),
        ];
      });
      if (vectors.length === 0) return;
      const whole = rank(vectors);
      for (let some = 1; some < 1 << cells.length; some++) {
        const few = cells.flatMap((_, i) => (some & (1 << i) ? [i] : []));
        if (few.reduce((sum, i) => sum + (cells[i] as Cell)[3], 0) >= 5) continue;
        // Something can be computed of these alone where leaving them out makes two of the sums depend on each other.
        const without = vectors.map((vector) => vector.filter((_, i) => !few.includes(i)));
        expect(few.length === cells.length ? 0 : rank(without)).toBe(whole);
      }
    }),
    { numRuns: 150 },
  );
});
