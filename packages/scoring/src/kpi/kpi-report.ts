import {
  type Bounds,
  type ClusterSums,
  DEFAULT_LIMITS,
  type Distribution,
  type EvidenceLimits,
  type Kpi,
  type KpiReport,
  type Provenance,
} from '@parcours/model';
import { kpiContribution } from '../respondent/kpi-contribution.ts';
import { consolidateStudies, type StudyMeasurement } from '../stage/consolidate-studies.ts';
import { hasLowConsolidatedCoverage } from '../stage/consolidated-coverage.ts';
import { evidenceLevel } from '../stage/evidence.ts';
import { clusteredMoments } from '../statistics/clustered-mean.ts';
import { mapDistribution, mergeDistributions, momentsOf, withScaledWeights } from '../statistics/distribution.ts';
import { neumaierSum } from '../statistics/neumaier-sum.ts';
import { kpiStatistics, NO_STATISTICS } from './kpi-statistics.ts';
import { targetVerdict } from './target-verdict.ts';

/** The answers of one study to a KPI. */
export interface KpiSource {
  readonly study: string;
  /** In the units of `KpiSample.values`, one respondent counting 1 in all. */
  readonly values: Distribution;
  /** Of the contributions (`kpiContribution`); null without a cluster column. */
  readonly clusters: readonly ClusterSums[] | null;
  /** W; null where the studies of the period are pooled. */
  readonly weight: number | null;
  /** What scales the respondents' weights to mean 1 over the whole study. */
  readonly weightFactor: number;
  readonly provenance: Provenance;
}

/**
 * Scores one KPI over the studies of the period (method.md, 2.12), in the KPI's unit:
 *
 * - `nps`, −100..100: adjusted Wald interval; also the Wald interval, and n × the shares of promoters, passives and detractors;
 * - `csat`, 0–100: share of the declared top boxes, Wilson interval. Without declared boxes there is no value: which answers count as
 *   satisfied is never guessed;
 * - `ces`: mean on its scale, t interval; `amount`: the same in its unit;
 * - `rate`, 0–100: share of successes, Wilson interval;
 * - `time`, hours: median with its interval (see `medianInterval`), 90th percentile, share (0–1) within the promised time (inclusive).
 *
 * The studies are consolidated as those of a stage are: their respondents are pooled where a study has no weight; else shares and means
 * are averaged by the weights, and n in the formulas is (ΣW)²/Σ(W²/n). With respondent weights or clusters it is the effective n.
 */
export function kpiReport(kpi: Kpi, sources: readonly KpiSource[], limits: EvidenceLimits = DEFAULT_LIMITS): KpiReport {
  const answering = sources.flatMap((source) => {
    const measurement = kpiMeasurement(kpi, source);
    return measurement ? [{ source, measurement }] : [];
  });
  const consolidation = consolidateStudies(
    answering.map(({ measurement }) => measurement),
    boundsOf(answering.map(({ measurement }) => measurement.scores)),
  );
  const moments = consolidation?.moments ?? null;
  const answers = mergeDistributions(
    (consolidation?.parts ?? []).map(({ index, share }) =>
      countingShare(answering[index]?.source as KpiSource, share, consolidation?.pooled),
    ),
  );
  const statistics = moments ? kpiStatistics(kpi, answers, moments) : NO_STATISTICS;
  const size = { n: moments?.n ?? 0, effectiveN: moments?.effectiveN ?? 0 };
  return {
    name: kpi.name,
    label: kpi.label,
    kind: kpi.kind,
    better: kpi.better,
    ...size,
    evidence: moments && evidenceLevel(size, limits),
    ...statistics,
    lowCoverage:
      consolidation !== null &&
      (kpi.kind === 'ces' || kpi.kind === 'amount') &&
      hasLowConsolidatedCoverage(
        consolidation,
        answering.map(({ measurement }) => measurement),
      ),
    target: kpi.target,
    verdict:
      statistics.value === null || kpi.target === null
        ? null
        : targetVerdict({ ...size, ...statistics }, kpi.target, kpi.better, toleranceOf(statistics.value, kpi.target)),
    leftOut: (consolidation?.leftOut ?? []).flatMap((index) => answering[index]?.source.study ?? []),
    primarySuppressed: false,
    secondarySuppressed: false,
    sources: sources.map(({ provenance }) => provenance),
    caveats: [],
  };
}

/** What a study measured of a KPI: of its contributions, of times those of the answers. Null where nobody answered. */
export function kpiMeasurement(
  kpi: Kpi,
  source: Omit<KpiSource, 'study' | 'provenance'>,
): (StudyMeasurement & { readonly scores: Distribution }) | null {
  const { values, clusters, weight, weightFactor } = source;
  const scores = kpiContributions(kpi, values) ?? values;
  const moments = clusters ? clusteredMoments(scores, clusters) : momentsOf(scores);
  return moments && { moments, scores, clusters, weight, weightFactor };
}

/** The answers of a study with weights by which it counts among the others. */
function countingShare({ values, weightFactor }: KpiSource, share: number, pooled: boolean | undefined): Distribution {
  if (pooled) return withScaledWeights(values, weightFactor);
  return withScaledWeights(values, share === 1 ? 1 : share / neumaierSum(values.weights.length, (i) => values.weights[i] as number));
}

function boundsOf(all: readonly Distribution[]): Bounds {
  const values = all.flatMap((each) => each.values);
  return { min: Math.min(...values), max: Math.max(...values) };
}

/** Of comparisons: 1e-9 of the figures compared. */
function toleranceOf(value: number, target: number): number {
  return 1e-9 * Math.max(Math.abs(value), Math.abs(target));
}

/**
 * The distribution of what each answer contributes to the KPI, whose mean is the KPI: NPS −100, 0, 100; CSAT and rate 0, 100; CES and
 * amount the answer itself. Null for times, which are medians, and for a CSAT without boxes.
 */
export function kpiContributions(kpi: Kpi, answers: Distribution): Distribution | null {
  const figure = kpiContribution(kpi);
  return figure && mapDistribution(answers, figure);
}
