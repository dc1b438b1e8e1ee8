import { describe, expect, test } from 'vitest';
import { kpiReport } from '../src/kpi/kpi-report.ts';
import { answers, kpi, kpiSource, times } from './builders.ts';
import { expectFigures } from './figures.ts';

describe('NPS', () => {
  test('value, adjusted Wald interval, the Wald interval beside it and the three parts', () => {
    const found = kpiReport(kpi('nps', { target: 20 }), [
      kpiSource([...times(12, 10), ...times(8, 9), ...times(10, 7), ...times(4, 6), ...times(6, 0)]),
    ]);
    expectFigures(found, {
      n: 40,
      value: 25,
      low: -1.3637717553129063,
      high: 47.87539966228965,
      wald: { low: -0.6953446135054386, high: 50.69534461350544 },
      parts: { promoters: 20, passives: 10, detractors: 10 },
      verdict: 'open',
    });
  });

  test('with weights the parts are n × the weighted shares', () => {
    const found = kpiReport(kpi('nps'), [kpiSource(answers([10, 10, 3], [1, 1, 2]))]);
    expect(found).toMatchObject({ n: 3, value: 0, parts: { promoters: 1.5, passives: 0, detractors: 1.5 } });
  });
});

test('CSAT is the share of the declared top boxes', () => {
  const ratings = answers([...times(20, 4), ...times(13, 5), ...times(7, 2)]);
  // 100 * stats.binomtest(33, 40).proportion_ci(.95, 'wilson')
  const wanted = { n: 40, value: 82.5, low: 68.0500096682, high: 91.254586254, verdict: 'open', wald: null, parts: null };
  expectFigures(kpiReport(kpi('csat', { boxes: { min: 4, max: 5 }, target: 85 }), [kpiSource(ratings)]), wanted);
  // without boxes nobody has said what counts as satisfied
  expect(kpiReport(kpi('csat', { target: 85 }), [kpiSource(ratings)])).toMatchObject({
    n: 40,
    value: null,
    low: null,
    high: null,
    verdict: null,
  });
});

test('CES is a mean on its own scale', () => {
  // x = [4, 5, 5, 6, 7]; stats.t.interval(.95, 4, loc=np.mean(x), scale=stats.sem(x))
  const wanted = { n: 5, value: 5.4, low: 3.9842852230177286, high: 6.815714776982272, verdict: null };
  expectFigures(kpiReport(kpi('ces'), [kpiSource([4, 5, 5, 6, 7])]), wanted);
});

test('a rate is the share of successes', () => {
  // 100 * stats.binomtest(7, 20).proportion_ci(.95, 'wilson')
  const wanted = { n: 20, value: 35, low: 18.11918241010821, high: 56.71457233147637, verdict: 'open' };
  expectFigures(kpiReport(kpi('rate', { target: 35 }), [kpiSource([...times(7, 1), ...times(13, 0)])]), wanted);
  expectFigures(kpiReport(kpi('rate'), [kpiSource(times(10, 0))]), { value: 0, low: 0, high: 27.7532799863 });
});

test('a time is a median, a 90th percentile and a share within what was promised; the target is met or missed by the interval of the median', () => {
  const hours = answers([1, 2, 2, 4, 8, 24, 30, 48, 72, 96]);
  const found = kpiReport(kpi('time', { within: 24, target: 16 }), [kpiSource(hours)]);
  // the interval: see the oracle in intervals.test.ts
  expectFigures(found, { n: 10, value: 16, low: 2, high: 56.21621621621621, withinShare: 0.6, verdict: 'open' });
  expect(kpiReport(kpi('time', { target: 57 }), [kpiSource(hours)])).toMatchObject({ withinShare: null, verdict: 'met' });
  expect(kpiReport(kpi('time', { target: 1.9 }), [kpiSource(hours)]).verdict).toBe('missed');
});

test.each(['nps', 'csat', 'ces', 'rate', 'time'] as const)('%s of nobody is not known', (kind) => {
  const found = kpiReport(kpi(kind, { target: 1, boxes: { min: 4, max: 5 }, within: 1 }), []);
  expect(found).toMatchObject({
    n: 0,
    value: null,
    low: null,
    high: null,
    verdict: null,
    wald: null,
    parts: null,
    p90: null,
    withinShare: null,
  });
});
