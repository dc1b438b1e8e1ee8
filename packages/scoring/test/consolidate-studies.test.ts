import type { ClusterSums } from '@parcours/model';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consolidateStudies as consolidateOn, poolStudies as poolOn, type StudyMeasurement } from '../src/stage/consolidate-studies.ts';
import { clusteredMoments } from '../src/statistics/clustered-mean.ts';
import { type Moments, momentsOf, summaryMoments } from '../src/statistics/distribution.ts';
import { isEstimable, withBorrowedSd } from '../src/statistics/estimability.ts';
import { estimateOf } from '../src/statistics/t-interval.ts';
import { answers, times } from './builders.ts';
import { expectFigures } from './figures.ts';

const measured = (values: readonly number[], weight: number | null = null, weights?: readonly number[]): StudyMeasurement => {
  const scores = answers(values, weights);
  return {
    moments: momentsOf(scores) as Moments,
    scores,
    clusters: null,
    weight,
    weightFactor: scores.counts.reduce((a, b) => a + b, 0) / scores.weights.reduce((a, b) => a + b, 0),
  };
};

const SCALE = { min: -3, max: 3 };
const consolidateStudies = (studies: readonly StudyMeasurement[]) => consolidateOn(studies, SCALE);
const poolStudies = (studies: Parameters<typeof poolOn>[0]) => poolOn(studies, SCALE);

const A = [1, 2, 3, 2.5, 1.5];
const B = [0, 1, -1, 0.5, 2, 0];

describe('studies without declared weights', () => {
  test('are pooled as one sample', () => {
    const found = consolidateStudies([measured(A), measured(B)]);
    // p = np.r_[a, b]; p.mean(), p.std(ddof=1), stats.t.interval(.95, 10, loc=p.mean(), scale=stats.sem(p))
    expectFigures(estimateOf(found?.moments as Moments), {
      n: 11,
      mean: 1.1363636363636365,
      low: 0.32613132655044597,
      high: 1.946595946176827,
    });
    expectFigures(found?.moments, { sd: 1.2060453783110545, df: 10 });
  });

  test('two visits of 1 do not drag thirty of 3', () => {
    const found = consolidateStudies([measured(times(2, 1)), measured([...times(29, 3), 2.9])]);
    expect(found?.moments.n).toBe(32);
    expect(found?.moments.mean).toBeCloseTo((2 + 87 + 2.9) / 32, 12);
    expect(found?.leftOut).toEqual([]);
  });

  test('scale their respondents’ weights to mean 1 within each study', () => {
    const found = consolidateStudies([measured([0, 1, 2], null, [2, 4, 6]), measured([3, 4, 5, 5])]);
    // numpy: weights .5, 1, 1.5, 1, 1, 1, 1
    expectFigures(found?.moments, { n: 7, mean: 3, sd: 1.7902009041189857, effectiveN: 6.533333333333333, se: 0.7003810126086512 });
  });

  test('one study alone keeps its figures', () => {
    expect(consolidateStudies([measured(A)])?.moments).toEqual(momentsOf(answers(A)));
  });

  test('summary statistics are pooled as the respondents would be', () => {
    const b = momentsOf(answers(B)) as Moments;
    const summary = {
      moments: summaryMoments({ n: b.n, mean: b.mean, sd: b.sd }) as Moments,
      scores: null,
      clusters: null,
      weightFactor: 1,
    };
    const { clusters, scores, moments } = measured(A);
    expectFigures(poolStudies([{ moments, scores, clusters, weightFactor: 1 }, summary]), momentsOf(answers([...A, ...B])));
    const unknown = { ...summary, moments: { ...summary.moments, sd: null, se: null, df: null } };
    expect(poolStudies([measured(A), unknown])).toMatchObject({ n: 11, sd: null, se: null, df: null });
  });
});

describe('studies with declared weights', () => {
  test('are averaged by them, with an effective n of (ΣW)²/Σ(W²/n)', () => {
    const found = consolidateStudies([measured(A, 2), measured(B, 1)]);
    // numpy: Σ(w·mean), Σ(w·se)² and Welch–Satterthwaite with w = 2/3 and 1/3; stats.t.interval(.95, df, …)
    const wanted = { n: 11, effectiveN: 9.310344827586206, mean: 1.472222222222222, low: 0.8177351621376892, high: 2.126709282306755 };
    expectFigures(estimateOf(found?.moments as Moments), wanted);
    expect(found).toMatchObject({ leftOut: [], borrowed: [] });
  });

  test('leave out a study of fewer than 5 beside larger ones, and pool where all are small', () => {
    const found = consolidateStudies([measured(A, 2), measured([3, 3, 2, 3], 1)]);
    expect(found?.moments).toEqual(momentsOf(answers(A)));
    expect(found?.leftOut).toEqual([1]);
    const small = consolidateStudies([measured([1, 2, 3], 2), measured([3, 3, 2, 1], 1)]);
    expect(small?.moments).toEqual(momentsOf(answers([1, 2, 3, 3, 3, 2, 1])));
    expect(small?.leftOut).toEqual([]);
  });

  test('a study is small by its effective n too', () => {
    // six respondents, effective n 4.5
    const found = consolidateStudies([measured(A, 1), measured([0, 1, 2, 3, 2, 1], 1, [3, 1, 1, 1, 1, 2])]);
    expect(found?.leftOut).toEqual([1]);
  });

  test('equal answers take the largest standard deviation of the others', () => {
    const found = consolidateStudies([measured(times(6, 2), 1), measured(B, 1)]);
    // the same formula with the sd of B, 1.0206207261596574, on both sides
    const wanted = { n: 12, effectiveN: 12, mean: 1.2083333333333333, low: 0.5518616284730403, high: 1.864805038193626 };
    expectFigures(estimateOf(found?.moments as Moments), wanted);
    expect(found?.borrowed).toEqual([0]);
    expect(consolidateStudies([measured(times(6, 2), 1), measured(times(9, 1), 1)])?.moments).toMatchObject({
      mean: 1.5,
      se: null,
      df: null,
    });
    expect(consolidateStudies([measured(times(6, 2), 1)])).toMatchObject({ moments: { mean: 2, se: null, df: null }, borrowed: [] });
  });

  test('a study of weight 0 takes no part', () => {
    expect(consolidateStudies([measured(A, 1), measured(B, 0)])?.moments).toEqual(momentsOf(answers(A)));
    expect(consolidateStudies([measured(A, 0)])).toBeNull();
    expect(consolidateStudies([])).toBeNull();
  });
});

describe('a mean that is not estimable', () => {
  test('is that of one respondent, or of equal answers', () => {
    expect(isEstimable(momentsOf(answers([1])) as Moments)).toBe(false);
    expect(isEstimable(momentsOf(answers(times(30, 4))) as Moments)).toBe(false);
    expect(isEstimable(momentsOf(answers([1, 2])) as Moments)).toBe(true);
    expect(estimateOf(consolidateStudies([measured([4, 4, 4])])?.moments as Moments)).toMatchObject({ mean: 4, low: null, high: null });
  });

  test('borrows a standard deviation but keeps its own n and degrees of freedom', () => {
    const borrowed = withBorrowedSd(momentsOf(answers(times(9, 4))) as Moments, 1.5);
    expectFigures(borrowed, { n: 9, effectiveN: 9, mean: 4, sd: 1.5, se: 0.5, df: 8 });
    const own = momentsOf(answers([1, 2])) as Moments;
    expect(withBorrowedSd(own, 9)).toBe(own);
    expect(withBorrowedSd(momentsOf(answers([1])) as Moments, 9)).toMatchObject({ se: null });
  });
});

describe('clusters', () => {
  const sums = (values: readonly number[], of: readonly number[], weights: readonly number[] = values.map(() => 1)): ClusterSums[] =>
    [...new Set(of)].map((cluster) => {
      const inside = values.flatMap((value, i) => (of[i] === cluster ? [[value, weights[i] as number] as const] : []));
      return { weight: inside.reduce((sum, [, w]) => sum + w, 0), weightedSum: inside.reduce((sum, [x, w]) => sum + w * x, 0) };
    });
  const values = [1, 2, 2, 3, -1, 0, 0.5, 2.5, 3, 3];
  const of = [0, 0, 0, 1, 1, 1, 2, 2, 3, 3];

  // numpy: u = [(w*(x - m))[c == k].sum() for k in set(c)]; var = sum(u**2/(1 - Wc/W))/W**2; df = W**2/sum(Wc**2) - 1
  test('give the standard error of the linearised mean, and its degrees of freedom', () => {
    const wanted = {
      n: 10,
      mean: 1.6,
      sd: 1.4102797200870785,
      se: 0.4594251065967429,
      df: 2.8461538461538463,
      effectiveN: 9.42282383906749,
    };
    expectFigures(clusteredMoments(answers(values), sums(values, of)), wanted);
    const weights = [1, 2, 1, 0.5, 1.5, 1, 1, 1, 2, 1];
    expectFigures(clusteredMoments(answers(values, weights), sums(values, of, weights)), {
      ...{ mean: 1.5833333333333333, sd: 1.45251641008583, se: 0.617266975075225, df: 2.789473684210526, effectiveN: 5.537273961832607 },
    });
  });

  test('of one respondent each are no clusters', () => {
    expectFigures(
      clusteredMoments(
        answers(values),
        sums(
          values,
          values.map((_, i) => i),
        ),
      ),
      momentsOf(answers(values)),
    );
  });

  test('a single one is not estimable', () => {
    expect(
      clusteredMoments(
        answers(values),
        sums(
          values,
          values.map(() => 0),
        ),
      ),
    ).toMatchObject({ mean: 1.6, se: null, df: null });
    expect(clusteredMoments(answers([]), [])).toBeNull();
  });

  test('of one study stand in the pool beside single respondents of the others', () => {
    const clustered = { ...measured(values), clusters: sums(values, of) };
    const all = [...values, ...A];
    const wanted = clusteredMoments(answers(all), [...clustered.clusters, ...A.map((value) => ({ weight: 1, weightedSum: value }))]);
    expectFigures(poolStudies([clustered, measured(A)]), wanted);
  });
});

test('pooling does not depend on the order of the studies', () => {
  const study = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 12 }).map((values) => measured(values));
  fc.assert(
    fc.property(fc.array(study, { minLength: 1, maxLength: 5 }), (studies) => {
      expect(consolidateStudies([...studies].reverse())?.moments).toEqual(consolidateStudies(studies)?.moments);
    }),
  );
});
