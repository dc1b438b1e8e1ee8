/** Studies of one wave that disagree, held against scipy.stats.ttest_ind(equal_var=False). */
import type { Study } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { scoreJourney } from '../src/index.ts';
import { answers, model, samples, stage, stageSample, study, times } from './builders.ts';

const LOW = [0, 1, 2, 1, 0, 1, 2, 1, 1, 1];
const HIGH = [1, 2, 2, 1, 1, 2, 3, 2, 1, 2];

/** `ttest_ind(LOW, HIGH, equal_var=False).pvalue` */
const WELCH_P = 0.031431066509874164;

/** t = 1/√(2s²/10) with s of the ten that differ, and 18 degrees of freedom. */
const BORROWED_P = 0.01349611894632821;

/** Answers by study, then by stage. */
type Answers = Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;

function disagreements(given: Answers, attributes: Readonly<Record<string, Partial<Study>>> = {}) {
  const names = [...new Set(Object.values(given).flatMap((stages) => Object.keys(stages)))];
  const studies = Object.keys(given).map((name) => study(name, attributes[name]));
  const read = Object.entries(given).map(([name, stages]) =>
    samples(name, {
      respondents: Math.max(...Object.values(stages).map((scores) => scores.length)),
      stages: Object.entries(stages).map(([of, scores]) => stageSample(of, scores)),
    }),
  );
  const report = scoreJourney(model({ stages: names.map((name) => stage(name)), studies }), read, [], { file: 'a.journey' });
  return report.disagreements;
}

const named = (found: ReturnType<typeof disagreements>) =>
  found.map(({ stage: of, wave, studies }) => `${of} ${wave ?? '–'}: ${studies.map(({ name }) => name).join(', ')}`);

test('the p of Welch, and the figures of both studies', () => {
  const [found, ...more] = disagreements({ poll: { pay: LOW }, visits: { pay: HIGH } });
  expect(more).toEqual([]);
  expect(found?.adjustedP).toBeCloseTo(WELCH_P, 12);
  expect(found?.studies.map(({ name, n, mean }) => [name, n, mean])).toEqual([
    ['poll', 10, 1],
    ['visits', 10, 1.7],
  ]);
});

test('intervals that overlap may belong to means that differ', () => {
  const [found] = disagreements({ poll: { pay: LOW }, visits: { pay: HIGH } });
  expect(found?.studies[0].high).toBeGreaterThan(found?.studies[1].low as number);
});

test('Holm: two stages of one pair of studies are one family, two pairs are two', () => {
  const other = LOW.slice(1).concat(0);
  expect(disagreements({ poll: { pay: LOW, look: LOW }, visits: { pay: HIGH, look: other } })).toEqual([]);
  const found = disagreements({ poll: { pay: LOW, look: LOW }, visits: { pay: HIGH }, calls: { look: other } });
  expect(named(found)).toEqual(['pay –: poll, visits']);
});

describe('each wave is judged on its own', () => {
  const wave = (name: string, date: string) => ({ wave: name, date });

  test('an earlier one too', () => {
    const found = disagreements(
      { poll: { pay: LOW }, visits: { pay: HIGH }, later: { pay: HIGH } },
      { poll: wave('Spring', '2026-03'), visits: wave('Spring', '2026-04'), later: wave('Autumn', '2026-09') },
    );
    expect(named(found)).toEqual(['pay Spring: poll, visits']);
  });

  test('never two waves', () => {
    const found = disagreements(
      { poll: { pay: LOW }, visits: { pay: HIGH } },
      { poll: wave('Spring', '2026-03'), visits: wave('Autumn', '2026-09') },
    );
    expect(found).toEqual([]);
  });

  test('a study without a wave belongs to the wave shown', () => {
    const found = disagreements(
      { poll: { pay: LOW }, early: { pay: HIGH }, late: { pay: HIGH } },
      { early: wave('Spring', '2026-03'), late: wave('Autumn', '2026-09') },
    );
    expect(named(found)).toEqual(['pay Autumn: late, poll']);
  });
});

test('of three studies the pair with the smallest p', () => {
  const found = disagreements({ a: { pay: LOW }, b: { pay: HIGH }, c: { pay: LOW.map((score) => score - 2) } });
  expect(named(found)).toEqual(['pay –: b, c']);
});

test('one of equal answers takes the deviation of the other; two of equal answers prove nothing', () => {
  const spread = [-1, 0, 1, -1, 0, 1, -1, 0, 1, 0];
  const [found] = disagreements({ a: { pay: times(10, 1) }, b: { pay: spread } });
  expect(found?.adjustedP).toBeCloseTo(BORROWED_P, 12);
  expect(disagreements({ a: { pay: times(10, 1) }, b: { pay: times(10, -1) } })).toEqual([]);
});

test('nine respondents prove nothing, nor do experts', () => {
  expect(disagreements({ poll: { pay: [1, 2, 1, 2, 1, 2, 1, 2, 1] }, visits: { pay: times(10, -3).concat(-2) } })).toEqual([]);
  expect(disagreements({ poll: { pay: LOW }, visits: { pay: HIGH } }, { visits: { method: 'expert' } })).toEqual([]);
});

test('ten respondents of whom one weighs as much as all others are no ten', () => {
  const weighted = stageSample('pay', LOW, { scores: answers(LOW, [10, ...times(9, 1)]) });
  const report = scoreJourney(
    model({ stages: [stage('pay')], studies: [study('poll'), study('visits')] }),
    [
      samples('poll', { respondents: 10, stages: [weighted] }),
      samples('visits', {
        respondents: 10,
        stages: [
          stageSample(
            'pay',
            HIGH.map((score) => score + 1),
          ),
        ],
      }),
    ],
    [],
    { file: 'a.journey' },
  );
  expect(report.disagreements).toEqual([]);
});
