import { DEFAULT_LIMITS, type Distribution, type EvidenceLimits, type Kpi, type KpiReport, type Provenance } from '@parcours/model';
import { kpiContribution } from '../respondent/kpi-contribution.ts';
import { evidenceLevel } from '../stage/evidence.ts';
import { countWhere, mergeDistributions, momentsOf, quantileOf, shareWhere } from '../statistics/distribution.ts';
import { medianInterval } from '../statistics/median-interval.ts';
import { type NullableInterval, tInterval } from '../statistics/t-interval.ts';
import { wilson } from '../statistics/wilson.ts';
import { isDetractor, isPromoter, npsAdjustedWald, npsOf, npsWald } from './nps.ts';

type KpiStatistics = NullableInterval & { readonly value: number | null } & Partial<
    Pick<KpiReport, 'wald' | 'parts' | 'p90' | 'withinShare'>
  >;

const NO_STATISTICS: KpiStatistics = { value: null, low: null, high: null };

/**
 * Scores one KPI from the pooled answers of the period (method.md, 2.12), in the KPI's unit:
 *
 * - `nps`, −100..100: adjusted Wald interval; also the Wald interval and the unweighted counts of promoters, passives and detractors;
 * - `csat`, 0–100: share of the declared top boxes, Wilson interval. Without declared boxes there is no value: which answers count as
 *   satisfied is never guessed;
 * - `ces`: mean on its scale, t interval; `amount`: the same in its unit;
 * - `rate`, 0–100: share of successes, Wilson interval;
 * - `time`, hours: median with its interval (see `medianInterval`), 90th percentile, share (0–1) within the promised time (inclusive).
 *
 * With respondent weights shares and means are weighted, and n in the formulas is the effective n.
 *
 * @param answers one value a respondent, in the units of `KpiSample.values`.
 */
export function kpiReport(
  kpi: Kpi,
  answers: Distribution,
  sources: readonly Provenance[] = [],
  limits: EvidenceLimits = DEFAULT_LIMITS,
): KpiReport {
  const n = countWhere(answers, () => true);
  const figures = kpiStatistics(kpi, answers);
  return {
    name: kpi.name,
    label: kpi.label,
    kind: kpi.kind,
    n,
    effectiveN: momentsOf(answers)?.effectiveN ?? 0,
    evidence: n > 0 ? evidenceLevel(n, limits) : null,
    value: figures.value,
    low: figures.low,
    high: figures.high,
    target: kpi.target,
    better: kpi.kind === 'time' ? 'lower' : 'higher',
    verdict: figures.value === null || kpi.target === null ? null : meetsTarget(kpi, figures.value, kpi.target) ? 'met' : 'missed',
    wald: figures.wald ?? null,
    parts: figures.parts ?? null,
    p90: figures.p90 ?? null,
    withinShare: figures.withinShare ?? null,
    leftOut: [],
    primarySuppressed: false,
    secondarySuppressed: false,
    sources,
    caveats: [],
  };
}

function meetsTarget(kpi: Kpi, value: number, target: number): boolean {
  return kpi.better === 'lower' ? value <= target : value >= target;
}

function kpiStatistics(kpi: Kpi, answers: Distribution): KpiStatistics {
  switch (kpi.kind) {
    case 'nps':
      return npsStatistics(answers);
    case 'csat': {
      const { boxes } = kpi;
      return boxes ? shareStatistics(answers, (answer) => answer >= boxes.min && answer <= boxes.max) : NO_STATISTICS;
    }
    case 'ces':
    case 'amount':
      return meanStatistics(answers);
    case 'rate':
      return shareStatistics(answers, (answer) => answer === 1);
    case 'time':
      return timeStatistics(answers, kpi.within);
  }
}

function npsStatistics(answers: Distribution): KpiStatistics {
  const promoters = shareWhere(answers, isPromoter);
  const detractors = shareWhere(answers, isDetractor);
  const moments = momentsOf(answers);
  if (promoters === null || detractors === null || !moments) return NO_STATISTICS;
  const shares = { promoters, detractors, n: moments.effectiveN };
  const count = { promoters: countWhere(answers, isPromoter), detractors: countWhere(answers, isDetractor) };
  return {
    value: npsOf(shares),
    ...npsAdjustedWald(shares),
    wald: npsWald(shares),
    parts: { promoters: count.promoters, passives: moments.n - count.promoters - count.detractors, detractors: count.detractors },
  };
}

function shareStatistics(answers: Distribution, holds: (answer: number) => boolean): KpiStatistics {
  const share = shareWhere(answers, holds);
  const moments = momentsOf(answers);
  if (share === null || !moments) return NO_STATISTICS;
  const { low, high } = wilson(share, moments.effectiveN);
  return { value: 100 * share, low: 100 * low, high: 100 * high };
}

function meanStatistics(answers: Distribution): KpiStatistics {
  const moments = momentsOf(answers);
  return moments ? { value: moments.mean, ...tInterval(moments.mean, moments.se, moments.df) } : NO_STATISTICS;
}

function timeStatistics(answers: Distribution, within: number | null): KpiStatistics {
  return {
    value: quantileOf(answers, 0.5),
    ...medianInterval(answers),
    p90: quantileOf(answers, 0.9),
    withinShare: within === null ? null : shareWhere(answers, (hours) => hours <= within),
  };
}

/**
 * The distribution of what each answer contributes to the KPI, whose mean is the KPI: NPS −100, 0, 100; CSAT and rate 0, 100; CES and amount
 * the answer itself. Two groups are compared by these means. Null for times, which are medians, and for a CSAT without boxes.
 */
export function kpiContributions(kpi: Kpi, answers: Distribution): Distribution | null {
  const figure = kpiContribution(kpi);
  return figure && mapValues(answers, figure);
}

function mapValues({ values, counts, weights, squares }: Distribution, map: (value: number) => number): Distribution {
  return mergeDistributions(
    values.map((value, i) => ({
      values: [map(value)],
      counts: [counts[i] as number],
      weights: [weights[i] as number],
      squares: [squares[i] as number],
    })),
  );
}
