/** What the studies of a period measured at one stage, and their consolidated figure (method.md, 2.3 and 2.4). */
import type { Bounds, Provenance, StageSample, Study } from '@parcours/model';
import { clusteredMoments } from '../statistics/clustered-mean.ts';
import { type Moments, momentsOf, summaryMoments } from '../statistics/distribution.ts';
import { isEstimable, withoutRoundingSpread } from '../statistics/estimability.ts';
import { type Consolidation, consolidateStudies, type StudyMeasurement } from './consolidate-studies.ts';

/** The sample of a stage from one study of the period. */
export interface StageSource {
  readonly study: Study;
  readonly sample: StageSample;
  readonly provenance: Provenance;
  /** W; null where the studies of the period are pooled. */
  readonly weight: number | null;
  /** As in `StudyMeasurement`. */
  readonly weightFactor: number;
}

/** A source with scores or summary statistics. */
export interface MeasuredSource {
  readonly source: StageSource;
  readonly measurement: StudyMeasurement;
}

export interface StageEvidence {
  readonly measured: readonly MeasuredSource[];
  /** Its indexes are those of `measured`; null where nothing was measured. */
  readonly consolidation: Consolidation | null;
  /** The sources in the consolidation, and those that gave expectations alone. */
  readonly sources: readonly StageSource[];
}

const NO_EVIDENCE: StageEvidence = { measured: [], consolidation: null, sources: [] };

export function stageEvidence(sources: readonly StageSource[], scale: Bounds): StageEvidence {
  if (sources.length === 0) return NO_EVIDENCE;
  const measured = sources.flatMap((source) => {
    const moments = stageMoments(source.sample, scale);
    return moments ? [{ source, measurement: stageMeasurement(source, moments) }] : [];
  });
  const consolidation = consolidateStudies(
    measured.map(({ measurement }) => measurement),
    scale,
  );
  const leftOut = new Set(consolidation?.leftOut.map((index) => measured[index]?.source));
  return { measured, consolidation, sources: sources.filter((source) => !leftOut.has(source)) };
}

function stageMeasurement({ sample, weight, weightFactor }: StageSource, moments: Moments): StudyMeasurement {
  return { moments, scores: sample.scores, clusters: sample.clusters, weight, weightFactor };
}

/**
 * What a study measured at a stage, on the journey's scale; without standard error where it is not estimable.
 *
 * @returns null where nobody gave a score.
 */
export function stageMoments(
  { scores, clusters, summary }: Pick<StageSample, 'scores' | 'clusters' | 'summary'>,
  scale: Bounds,
): Moments | null {
  const sampled = scores && (clusters ? clusteredMoments(scores, clusters) : momentsOf(scores));
  const moments = sampled ?? (summary && summaryMoments(summary));
  if (!moments) return null;
  const settled = withoutRoundingSpread(moments, scale);
  return isEstimable(settled) ? settled : { ...settled, se: null, df: null };
}
