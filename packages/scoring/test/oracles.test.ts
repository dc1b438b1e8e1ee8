/**
 * Figures that others have published or computed. Where a table is printed with two decimals, our figure may differ by their rounding.
 * Constants "numpy" and "scipy" were computed with numpy 2.4 and scipy 1.17 from the formula or call beside them.
 */
import { ALL_RESPONDENTS, type MatrixPoint, type PairSums } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { scoreJourney } from '../src/index.ts';
import { kpiReport } from '../src/kpi/kpi-report.ts';
import { pearsonCorrelation, sampleCovariance } from '../src/statistics/covariance.ts';
import { type Moments, momentsOf } from '../src/statistics/distribution.ts';
import { holm } from '../src/statistics/holm.ts';
import { meanDifference } from '../src/statistics/mean-difference.ts';
import { wilson } from '../src/statistics/wilson.ts';
import { answers, kpi, kpiSource, model, samples, stage, stageSample, study, times } from './builders.ts';
import { expectFigures } from './figures.ts';

/** Sleep gained with two drugs by the same ten persons: Student (1908), *Biometrika* 6, p. 20; R's dataset `sleep`. */
const DRUG_1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const DRUG_2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
const moments = (values: readonly number[]) => momentsOf(answers(values)) as Moments;

const pairSums = (xs: readonly number[], ys: readonly number[]): PairSums => {
  const sum = (term: (i: number) => number) => xs.reduce((total, _, i) => total + term(i), 0);
  const [x, y] = [(i: number) => xs[i] as number, (i: number) => ys[i] as number];
  const n = xs.length;
  const squares = { xx: sum((i) => x(i) ** 2), xy: sum((i) => x(i) * y(i)), yy: sum((i) => y(i) ** 2) };
  return { n, weight: n, square: n, x: sum(x), y: sum(y), ...squares };
};

describe('NPS', () => {
  // numpy: v = (p − d)/N ± 1.959963984540054·√((p + d)/N − v²)/√N, clipped; adjusted: p + 0.75, N + 3, d + 0.75 (Rocks 2016)
  test.each([
    [0, 5, 0, 0, 0, 0, -30.005697977220684, 30.005697977220684],
    [0, 0, 5, -100, -100, -100, -100, -17.49145303416897],
    [5, 0, 0, 100, 100, 100, 17.49145303416897, 100],
    [1, 0, 0, 100, 100, 100, -48.49864942025203, 98.49864942025202],
    [1, 1, 1, 0, -92.39358828997852, 92.39358828997852, -61.11261433804317, 61.11261433804317],
    [20, 10, 10, 25, -0.6953446135054386, 50.69534461350544, -1.3637717553129063, 47.87539966228965],
    [3, 2, 5, -20, -74.03247823048223, 34.032478230482226, -61.09522520473494, 30.32599443550416],
    [50, 30, 20, 30, 14.69219192495733, 45.307808075042665, 14.051130178761607, 44.20129700570441],
    [10, 80, 10, 0, -8.765225405765815, 8.765225405765815, -8.823280707541796, 8.823280707541796],
    [1268, 935, 447, 30.981132075471695, 28.154465775137695, 33.807798375805696, 28.120901600474145, 33.771295911776136],
    [4, 0, 4, 0, -69.2951912174839, 69.2951912174839, -54.91831559824354, 54.91831559824354],
    [500, 300, 200, 30, 25.159246049814744, 34.84075395018525, 25.077000274843396, 34.74353811000207],
  ])('%i promoters, %i passives, %i detractors', (promoters, passives, detractors, value, waldLow, waldHigh, low, high) => {
    const found = kpiReport(kpi('nps'), [kpiSource([...times(promoters, 10), ...times(passives, 8), ...times(detractors, 3)])]);
    expectFigures(found, { value, low, high, wald: { low: waldLow, high: waldHigh }, parts: { promoters, passives, detractors } });
  });
});

/** Newcombe, R. G. (1998), *Statistics in Medicine* 17, 857–872, table I, method 3: printed with four decimals. */
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('Wilson: %i of %i, as Newcombe prints it', (x, n, low, high) => {
  const found = wilson(x / n, n);
  expect(Math.abs(found.low - low)).toBeLessThanOrEqual(0.00005);
  expect(Math.abs(found.high - high)).toBeLessThanOrEqual(0.00005);
});

describe('SERVQUAL', () => {
  /** Expectation, perception (each ± sd), printed gap (perception − expectation). */
  const tables = {
    // Table 2 of https://pmc.ncbi.nlm.nih.gov/articles/PMC6131925/ (386 patients)
    'five dimensions, 386 patients': {
      n: 386,
      rows: {
        tangible: [4.44, 4.19, 0.53, -0.25],
        reliable: [4.49, 4.36, 0.51, -0.13],
        responsive: [4.48, 4.35, 0.5, -0.13],
        assurance: [4.5, 4.32, 0.49, -0.18],
        empathy: [4.56, 4.4, 0.51, -0.16],
      },
    },
    // Zarei, Arab, Froushani, Rashidian & Ghazi Tabatabaei (2012), *BMC Health Services Research* 12:31, table 2 (no sd is printed)
    'private hospitals of Tehran': {
      n: 983,
      rows: {
        reliability: [4.93, 4.05, null, -0.88],
        empathy: [4.87, 3.89, null, -0.98],
        tangibles: [4.95, 4.18, null, -0.76],
        rightFirstTime: [4.92, 4.08, null, -0.84],
        documents: [4.93, 3.97, null, -0.96],
        individualAttention: [4.87, 3.34, null, -1.52],
      },
    },
  } as const;

  test.each(Object.entries(tables))('%s: the printed gaps', (_, { n, rows }) => {
    const names = Object.keys(rows);
    const of = (name: string) => rows[name as keyof typeof rows] as readonly [number, number, number | null, number];
    const journey = model({
      scale: { min: 1, max: 5, disappointing: 2, enchanting: 4 },
      stages: names.map((name) => stage(name, { target: of(name)[0] })),
      studies: [study('servqual')],
    });
    const read = samples('servqual', {
      stages: names.map((name) => stageSample(name, null, { summary: { n, mean: of(name)[1], sd: of(name)[2] } })),
    });
    const { stages } = scoreJourney(journey, [read], [], { file: 'a.journey' });
    for (const { name, gap, measured } of stages) {
      // They subtract the other way round, and each of the three figures is rounded to 0.005.
      expect(Math.abs(-(gap?.value ?? Number.NaN) - of(name)[3]), name).toBeLessThanOrEqual(0.015 + 1e-9);
      expect(gap?.low === null).toBe(of(name)[2] === null);
      expect(measured?.n).toBe(n);
    }
  });
});

/**
 * Gap, t and 95 % interval as the table with 386 patients prints them (perception − expectation). The differences themselves are not
 * printed; any with that mean and standard error have that interval: here half of them lie as far above the mean as the others below.
 * Each printed figure is rounded to 0.005. (The table's last two rows do not agree with themselves: one repeats the t above it.)
 */
test.each([
  ['tangible', -0.25, -9.14, -0.3, -0.19],
  ['reliable', -0.13, -4.93, -0.18, -0.08],
  ['responsive', -0.13, -4.87, -0.18, -0.07],
])('SERVQUAL, %s: the printed interval of the paired gap', (_, gap, t, low, high) => {
  const n = 386;
  const apart = (gap / t) * Math.sqrt(n - 1);
  const difference = answers([...times(n / 2, -gap - apart), ...times(n / 2, -gap + apart)]);
  const expectation = { expected: answers(times(n, 4)), paired: answers(times(n, 4)), difference, clusters: null };
  const scores = times(n, 4 + gap);
  const journey = model({
    stages: [stage('one')],
    studies: [study('servqual')],
    scale: { min: 1, max: 5, disappointing: 2, enchanting: 4 },
  });
  const read = samples('servqual', { stages: [stageSample('one', scores, { expectation })] });
  const [found] = scoreJourney(journey, [read], [], { file: 'a.journey' }).stages;
  expect(found?.gap?.proven).toBe(true);
  expect(Math.abs((found?.gap?.low as number) + high)).toBeLessThanOrEqual(0.01);
  expect(Math.abs((found?.gap?.high as number) + low)).toBeLessThanOrEqual(0.01);
});

test('a paired gap between expectation and experience is the paired t test', () => {
  // R: t.test(Pair(extra.2, extra.1) ~ 1), documentation of t.test: t = 4.0621, df = 9, 0.7001142..2.4598858, mean 1.58
  const journey = model({
    stages: [stage('sleep')],
    studies: [study('trial')],
    scale: { min: -10, max: 10, disappointing: -1, enchanting: 1 },
  });
  const expectation = {
    expected: answers(DRUG_2),
    paired: answers(DRUG_2),
    difference: answers(DRUG_2.map((expected, i) => expected - (DRUG_1[i] as number))),
    clusters: null,
  };
  const read = samples('trial', { stages: [stageSample('sleep', DRUG_1, { expectation })] });
  const [found] = scoreJourney(journey, [read], [], { file: 'a.journey' }).stages;
  expectFigures(found, {
    target: 2.33,
    targetFrom: 'expectation',
    gap: { value: 1.58, low: 0.7001142367230175, high: 2.459885763276983, proven: true, pairs: 10 },
  });
});

describe('differences', () => {
  test('Welch, as R prints it for the sleep data', () => {
    // R: t.test(extra ~ group, data = sleep): df = 17.776, p-value = 0.07939, −3.3654832..0.2054832; scipy gives more digits
    const found = meanDifference(moments(DRUG_1), moments(DRUG_2));
    expectFigures(found, { value: 1.58, low: -0.20548323071171137, high: 3.3654832307117104, p: 0.0793941401873583 });
  });

  test.each([
    // scipy: ttest_ind(b, a, equal_var=False), with its confidence_interval
    [
      [27.5, 21, 19, 23.6, 17, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19, 21.7, 21.4],
      [27.1, 22, 20.8, 23.4, 23.4, 23.5, 25.8, 22, 24.8, 20.2, 21.9, 22.1, 22.9, 20.5, 24.4],
      { low: 0.3492370661924069, high: 3.984096267140929, p: 0.021378001462866992 },
    ],
    [
      [17.2, 20.9, 22.6, 18.1, 21.7, 21.4, 23.5, 24.2, 14.7, 21.8],
      [21.5, 22.8, 21, 23, 21.6, 23.6, 22.5, 20.7, 23.4, 21.8, 20.7, 21.7, 21.5, 22.5, 23.6, 21.5, 22.5, 23.5, 21.5, 21.8],
      { low: -0.6484213253751658, high: 3.698421325375163, p: 0.14884169660532817 },
    ],
  ])('Welch, of unequal spread and size', (a, b, wanted) => {
    expectFigures(meanDifference(moments(a), moments(b)), wanted);
  });

  test('the same respondents on both sides: the paired t test', () => {
    // R: t.test(extra ~ group, sleep, paired = TRUE): t = −4.0621, df = 9, p-value = 0.002833
    const pairs = pairSums(DRUG_1, DRUG_2);
    const overlap = { n: 10, covariance: ((sampleCovariance(pairs) as number) * pairs.square) / (10 * 10) };
    const found = meanDifference(moments(DRUG_1), moments(DRUG_2), overlap);
    expectFigures(found, { value: 1.58, low: 0.7001142367230175, high: 2.459885763276983, p: 0.002832890197384273 });
  });

  test('Holm, as R’s p.adjust gives it', () => {
    // p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), 'holm'); p.adjust(c(0.04, 0.001, NA, 0.03), 'holm')
    expectFigures(holm([0.01, 0.02, 0.03, 0.04, 0.05]), [0.05, 0.08, 0.09, 0.09, 0.09]);
    expectFigures(holm([0.04, 0.001, null, 0.03]), [0.06, 0.003, null, 0.06]);
    expect(holm([])).toEqual([]);
  });
});

test('a correlation with Fisher’s interval', () => {
  // scipy: pearsonr(DRUG_1, DRUG_2), with its confidence_interval
  const found = pearsonCorrelation(pairSums(DRUG_1, DRUG_2));
  expectFigures(found, { n: 10, value: 0.7951702058335779, low: 0.33152547416433736, high: 0.9494465336113636 });
  expect(pearsonCorrelation(pairSums([1, 1, 1, 1], [1, 2, 3, 4]))).toBeNull();
  expect(pearsonCorrelation(pairSums([1, 2], [1, 2]))).toBeNull();
});

/**
 * Zarei, Arab, Froushani, Rashidian & Ghazi Tabatabaei (2012), *BMC Health Services Research* 12:31, table 2: mean expectation and
 * perception of items 1 to 20, 983 patients. What is expected of an item stands for its importance, all above the line at 3. numpy: the mean
 * of the perceptions, and on which side of it each item lies; its sd is not printed, 0.8 stands for it: 0.8·t.ppf(.975, 982)/√983 = 0.0501 on both sides.
 */
test('importance–performance: the private hospitals of Tehran', () => {
  const expected = [
    ...[4.94, 4.92, 4.92, 4.93, 4.9, 4.91, 4.93, 4.94, 4.95, 4.95],
    ...[4.96, 4.9, 4.87, 4.94, 4.86, 4.78, 4.82, 4.96, 4.97, 4.95],
  ];
  const perceived = [
    ...[4.04, 4.08, 4.11, 3.97, 4.02, 4.03, 4.08, 4.09, 4.04, 4.04],
    ...[4.39, 3.95, 3.34, 3.97, 3.9, 3.83, 3.86, 4.36, 4.29, 3.96],
  ];
  const item = (i: number) => `item ${i + 1}`;
  const journey = model({
    scale: { min: 1, max: 5, disappointing: 2, enchanting: 4 },
    stages: expected.map((importance, i) => stage(item(i), { importance })),
    studies: [study('hospitals')],
  });
  const read = samples('hospitals', {
    stages: perceived.map((mean, i) => stageSample(item(i), null, { summary: { n: 983, mean, sd: 0.8 } })),
  });
  const matrix = scoreJourney(journey, [read], [], { file: 'a.journey', perimeter: ALL_RESPONDENTS }).matrices.declared;
  expectFigures(matrix, { importanceLine: 3, performanceLine: 4.0175 });
  const those = (holds: (point: MatrixPoint) => boolean) => matrix?.points.flatMap((point, i) => (holds(point) ? [i + 1] : []));
  expect(those(({ quadrant }) => quadrant === 'concentrate')).toEqual([4, 12, 13, 14, 15, 16, 17, 20]);
  expect(those(({ quadrant }) => quadrant === 'keep-up')).toEqual([1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 18, 19]);
  expect(those(({ quadrant }) => quadrant === 'low-priority' || quadrant === 'overkill')).toEqual([]);
  expect(those(({ unstable }) => unstable)).toEqual([1, 4, 5, 6, 9, 10, 14]);
});
