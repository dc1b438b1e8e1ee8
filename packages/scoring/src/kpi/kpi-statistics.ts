/** The figures of one KPI by its kind (method.md, 2.12). */
import type { Distribution, Kpi, KpiReport } from '@parcours/model';
import { countWhere, type Moments, quantileOf, shareWhere } from '../statistics/distribution.ts';
import { medianInterval } from '../statistics/median-interval.ts';
import { type NullableInterval, tInterval } from '../statistics/t-interval.ts';
import { wilson } from '../statistics/wilson.ts';
import { isDetractor, isPromoter, npsAdjustedWald, npsOf, npsWald } from './nps.ts';

export type KpiStatistics = NullableInterval & { readonly value: number | null } & Pick<
    KpiReport,
    'wald' | 'parts' | 'p90' | 'withinShare' | 'respondentsBeyond'
  >;

export const NO_STATISTICS: KpiStatistics = {
  ...{ value: null, low: null, high: null, wald: null, parts: null, p90: null, withinShare: null, respondentsBeyond: null },
};

/**
 * @param answers of all respondents, weighted as they count.
 * @param moments of the contributions, of times those of the answers: n, effective n, and for means the standard error.
 */
export function kpiStatistics(kpi: Kpi, answers: Distribution, moments: Moments): KpiStatistics {
  switch (kpi.kind) {
    case 'nps':
      return npsStatistics(answers, moments);
    case 'csat': {
      const { boxes } = kpi;
      return boxes ? shareStatistics(answers, moments, (answer) => answer >= boxes.min && answer <= boxes.max) : NO_STATISTICS;
    }
    case 'ces':
    case 'amount':
      return { ...NO_STATISTICS, value: moments.mean, ...tInterval(moments.mean, moments.se, moments.df) };
    case 'rate':
      return shareStatistics(answers, moments, (answer) => answer === 1);
    case 'time':
      return timeStatistics(answers, moments, kpi.within);
  }
}

function npsStatistics(answers: Distribution, { n, effectiveN }: Moments): KpiStatistics {
  const promoters = shareWhere(answers, isPromoter);
  const detractors = shareWhere(answers, isDetractor);
  if (promoters === null || detractors === null) return NO_STATISTICS;
  const shares = { promoters, detractors, n: effectiveN };
  const parts = { promoters: partOf(n, promoters), detractors: partOf(n, detractors) };
  return {
    ...NO_STATISTICS,
    value: npsOf(shares),
    ...npsAdjustedWald(shares),
    wald: npsWald(shares),
    parts: { promoters: parts.promoters, passives: partOf(n, 1 - promoters - detractors), detractors: parts.detractors },
  };
}

/** n × share; without weights a whole number, up to rounding. */
function partOf(n: number, share: number): number {
  const part = n * share;
  const whole = Math.round(part);
  return Math.abs(part - whole) < 1e-9 * n ? whole : part;
}

function shareStatistics(answers: Distribution, { effectiveN }: Moments, holds: (answer: number) => boolean): KpiStatistics {
  const share = shareWhere(answers, holds);
  if (share === null) return NO_STATISTICS;
  const { low, high } = wilson(share, effectiveN);
  return { ...NO_STATISTICS, value: 100 * share, low: 100 * low, high: 100 * high };
}

/** Respondents strictly beyond a quantile for it to be told, and in all for the 90th percentile. */
const MIN_BEYOND = 5;
const MIN_FOR_P90 = 50;

function timeStatistics(answers: Distribution, { n }: Moments, within: number | null): KpiStatistics {
  const p90 = n >= MIN_FOR_P90 ? quantileOf(answers, 0.9) : null;
  const value = quantileOf(answers, 0.5);
  const interval = medianInterval(answers);
  const { low, high } = interval;
  return {
    ...NO_STATISTICS,
    value,
    ...interval,
    respondentsBeyond: {
      median: value === null ? 0 : countWhere(answers, (hours) => hours > value),
      low: low === null ? 0 : countWhere(answers, (hours) => hours < low),
      high: high === null ? 0 : countWhere(answers, (hours) => hours > high),
    },
    p90: p90 !== null && countWhere(answers, (hours) => hours > p90) >= MIN_BEYOND ? p90 : null,
    withinShare: within === null ? null : shareWhere(answers, (hours) => hours <= within),
  };
}
