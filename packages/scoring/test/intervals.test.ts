import { describe, expect, test } from 'vitest';
import { npsAdjustedWald, npsOf, npsWald } from '../src/kpi/nps.ts';
import { consolidateMoments, type WeightedMoments } from '../src/stage/consolidate.ts';
import { t95, Z95 } from '../src/statistics/critical-values.ts';
import { type Moments, momentsOf, summaryMoments } from '../src/statistics/distribution.ts';
import { medianInterval, medianRanks } from '../src/statistics/median-interval.ts';
import { estimateOf } from '../src/statistics/t-interval.ts';
import { wilson } from '../src/statistics/wilson.ts';
import { answers, times } from './builders.ts';
import { expectFigures } from './figures.ts';

const moments = (values: readonly number[], weights?: readonly number[]) => momentsOf(answers(values, weights)) as Moments;

describe('quantiles', () => {
  test('of the normal and of Student’s distribution', () => {
    // stats.norm.ppf(.975); stats.t.ppf(.975, [.5, 1, 2.5, 11, 1e6])
    expect(Z95).toBeCloseTo(1.959963984540054, 14);
    expectFigures(
      [0.5, 1, 2.5, 11, 1e6].map(t95),
      [164.55767348048818, 12.706204736174694, 3.5746548420036817, 2.200985160091639, 1.959966356814107],
    );
  });
});

describe('the interval of a mean', () => {
  test('Student’s t', () => {
    // x = [-2, 0, 1, 1.5, 3]; stats.t.interval(.95, 4, loc=np.mean(x), scale=stats.sem(x))
    expectFigures(estimateOf(moments([-2, 0, 1, 1.5, 3])), { n: 5, mean: 0.7, low: -1.6062885164918075, high: 3.006288516491807 });
  });

  test('two respondents: wider than the scale, and not clipped', () => {
    // stats.t.interval(.95, 1, loc=.5, scale=stats.sem([0, 1]))
    expectFigures(estimateOf(moments([0, 1])), { low: -5.853102368087347, high: 6.853102368087347 });
  });

  test('weighted, with the effective n', () => {
    // the weighted case of distribution.test.ts; stats.t.interval(.95, n_eff - 1, loc=m, scale=se)
    const wanted = { n: 4, effectiveN: 3.3333333333333335, low: -3.4036051608891658, high: 5.003605160889165 };
    expectFigures(estimateOf(moments([-1, 0.5, 2, 3], [2, 1, 0.5, 1.5])), wanted);
  });

  test('one respondent has no interval', () => {
    expect(estimateOf(moments([2]))).toEqual({ n: 1, effectiveN: 1, mean: 2, low: null, high: null });
  });

  test('equal answers: no width', () => {
    expect(estimateOf(moments([2, 2, 2]))).toMatchObject({ mean: 2, low: 2, high: 2 });
  });

  test('a respondent who outweighs all others leaves no interval', () => {
    expect(estimateOf(moments([0, 1], [1e9, 1]))).toMatchObject({ n: 2, low: null, high: null });
  });

  test('summary statistics have an interval with sd, none without', () => {
    // stats.t.interval(.95, 19, loc=1.2, scale=.8/np.sqrt(20))
    expectFigures(estimateOf(summaryMoments({ n: 20, mean: 1.2, sd: 0.8 }) as Moments), {
      low: 0.8255884748640643,
      high: 1.5744115251359356,
    });
    expect(estimateOf(summaryMoments({ n: 20, mean: 1.2, sd: null }) as Moments)).toMatchObject({
      n: 20,
      mean: 1.2,
      low: null,
      high: null,
    });
    expect(summaryMoments({ n: 0, mean: 1.2, sd: 0.8 })).toBeNull();
  });
});

describe('consolidation', () => {
  const consolidate = (studies: readonly WeightedMoments[]) => {
    const found = consolidateMoments(studies);
    return found && estimateOf(found);
  };
  const a = moments([1, 2, 3, 2.5]);
  const b = moments([0, 1, -1, 0.5, 2, 0]);

  test('of two studies of equal weight', () => {
    // ci = stats.ttest_ind(a, -b, equal_var=False).confidence_interval(.95); the mean of both means is half that difference
    const wanted = { n: 10, effectiveN: 9.6, mean: 1.2708333333333333, low: 0.5732449772216157, high: 1.9684216894450508 };
    const found = consolidate([
      { moments: a, weight: 1 },
      { moments: b, weight: 1 },
    ]);
    expectFigures(found, wanted);
  });

  test('where one study weighs twice', () => {
    // stats.ttest_ind(2*a/3, -b/3, equal_var=False).confidence_interval(.95), df 4.447
    const wanted = { mean: 1.5555555555555556, low: 0.7100225779310485, high: 2.4010885331800624 };
    const found = consolidate([
      { moments: a, weight: 2 },
      { moments: b, weight: 1 },
    ]);
    expectFigures(found, wanted);
  });

  test('a study alone keeps its own figures, whatever its weight', () => {
    expect(consolidate([{ moments: a, weight: 0.3 }])).toEqual(estimateOf(a));
  });

  test('a study of one respondent removes the interval, not the mean', () => {
    const found = consolidate([
      { moments: a, weight: 1 },
      { moments: moments([-2]), weight: 1 },
    ]);
    expect(found).toMatchObject({ n: 5, mean: (2.125 - 2) / 2, low: null, high: null });
  });

  test('studies without any spread give an interval without width', () => {
    const found = consolidate([
      { moments: moments([1, 1]), weight: 1 },
      { moments: moments([2, 2, 2]), weight: 1 },
    ]);
    expect(found).toMatchObject({ mean: 1.5, low: 1.5, high: 1.5 });
  });

  test('a study of weight 0 takes no part; without others there is nothing', () => {
    expect(
      consolidate([
        { moments: a, weight: 1 },
        { moments: b, weight: 0 },
      ]),
    ).toEqual(estimateOf(a));
    expect(consolidate([{ moments: b, weight: 0 }])).toBeNull();
    expect(consolidate([])).toBeNull();
  });
});

describe('Wilson’s interval', () => {
  // ci = stats.binomtest(k, n).proportion_ci(.95, 'wilson')
  test.each([
    { k: 0, n: 10, low: 0, high: 0.27753279986288926 },
    { k: 10, n: 10, low: 0.7224672001371109, high: 1 },
    { k: 7, n: 20, low: 0.1811918241010821, high: 0.5671457233147637 },
    { k: 1, n: 1, low: 0.20654931437723745, high: 1 },
    { k: 33, n: 40, low: 0.6805000966821229, high: 0.9125458625396408 },
  ])('of $k in $n', ({ k, n, low, high }) => {
    expectFigures(wilson(k / n, n), { low, high });
  });

  test('never leaves 0–1', () => {
    expect(wilson(0, 7).low).toBe(0);
    expect(wilson(1, 7).high).toBe(1);
  });
});

describe('the Net Promoter Score', () => {
  // h = stats.norm.ppf(.975)*np.sqrt((p + d - (p - d)**2)/n), clipped; adjusted: p + .75, d + .75 and n + 3 respondents
  test.each([
    { parts: [0, 5, 0], value: 0, wald: [0, 0], adjusted: [-30.005697977220684, 30.005697977220684] },
    { parts: [0, 0, 5], value: -100, wald: [-100, -100], adjusted: [-100, -17.49145303416897] },
    { parts: [5, 0, 0], value: 100, wald: [100, 100], adjusted: [17.49145303416897, 100] },
    { parts: [20, 10, 10], value: 25, wald: [-0.6953446135054386, 50.69534461350544], adjusted: [-1.3637717553129063, 47.87539966228965] },
    { parts: [1, 0, 1], value: 0, wald: [-100, 100], adjusted: [-73.3351372056518, 73.3351372056518] },
    { parts: [120, 50, 30], value: 45, wald: [34.74524816407039, 55.2547518359296], adjusted: [34.13541917902663, 54.53453155988963] },
  ])('of $parts promoters, passives, detractors', ({ parts: [p = 0, s = 0, d = 0], value, wald, adjusted }) => {
    const n = p + s + d;
    const shares = { promoters: p / n, detractors: d / n, n };
    expectFigures(npsOf(shares), value);
    expectFigures(npsWald(shares), { low: wald[0], high: wald[1] });
    expectFigures(npsAdjustedWald(shares), { low: adjusted[0], high: adjusted[1] });
  });
});

describe('the interval of a median', () => {
  // The formula of Hettmansperger & Sheather (1986) with scipy: B = binom(n, .5); k = int(B.ppf(.025)); g = lambda k: 1 - 2*B.cdf(k - 1)
  // I = (g(k) - .95)/(g(k) - g(k + 1)); lam = (n - k)*I/(k + (n - 2*k)*I); low = lam*x[k] + (1 - lam)*x[k - 1]
  test('lies between two pairs of order statistics', () => {
    expectFigures(medianRanks(10), { k: 2, lambda: 0.6576576576576582 });
    expect([6, 10, 20, 71, 1000, 5000].map((n) => medianRanks(n).k)).toEqual([1, 2, 6, 27, 469, 2431]);
    expectFigures(medianInterval(answers([1, 2, 2, 4, 8, 24, 30, 48, 72, 96])), { low: 2, high: 56.21621621621621 });
    const upTo = (n: number, of: (i: number) => number) => answers(Array.from({ length: n }, (_, i) => of(i + 1)));
    expectFigures(medianInterval(upTo(71, (i) => i)), { low: 27.81209550259, high: 44.18790449741 });
    expectFigures(medianInterval(upTo(1000, (i) => i / 8)), { low: 58.69163582521266, high: 66.43336417478734 });
  });

  test('needs six answers', () => {
    expect(medianInterval(answers([1, 2, 3, 4, 5]))).toEqual({ low: null, high: null });
    expectFigures(medianInterval(answers([1, 2, 3, 4, 5, 9])), { low: 1.3571428571428577, high: 7.571428571428569 });
  });

  test('with weights it is read off the weighted distribution', () => {
    // the heavy half answers 1..10, the light half 11..20: Σw = 30, n_eff = 30²/50 = 18, ½ ± 1.96·½/√18 = 0.269 and 0.731 of 30
    const values = Array.from({ length: 20 }, (_, i) => i + 1);
    expect(
      medianInterval(
        answers(
          values,
          values.map((value) => (value <= 10 ? 2 : 1)),
        ),
      ),
    ).toEqual({ low: 5, high: 12 });
  });

  test('copes with many equal answers', () => {
    expect(medianInterval(answers(times(3000, 24)))).toEqual({ low: 24, high: 24 });
  });
});
