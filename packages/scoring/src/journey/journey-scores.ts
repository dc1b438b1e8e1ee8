import type { Bounds, Interval, JourneyReport } from '@parcours/model';
import { neumaierSum } from '../statistics/neumaier-sum.ts';
import { rescale } from '../statistics/scale.ts';
import { exceedsOn } from '../statistics/tolerance.ts';

/** What the journey's scores need of each stage, in journey order; a `StageReport` fits. */
export interface JourneyStage {
  readonly measured: { readonly mean: number } | null;
  /** 1–5 */
  readonly importance: number;
}

/** The interval of the index from that of the score. */
export function indexInterval({ low, high }: Interval, scale: Bounds): Interval | null {
  if (scale.max === scale.min) return null;
  const onIndex = (score: number) => rescale(score, scale, INDEX);
  return { low: onIndex(low), high: onIndex(high) };
}

const INDEX: Bounds = { min: 0, max: 100 };

/**
 * The scores of a journey over its measured stages (method.md, 2.5):
 *
 * - `score`: Σ importance·mean / Σ importance, on the journey's scale.
 * - `index`: the score on 0–100.
 * - `peakEnd`: the mean of the most extreme stage (farthest from the middle of the scale; the earliest of equals) and the last one
 *   (after Kahneman et al. 1993, *Psychological Science* 4, 401–405).
 * - `firstImpression`: the mean of the first measured stage.
 * - `importanceMeasured`: Σ importance of the measured stages / Σ importance of all, 0–1.
 *
 * All are null where nothing was measured; `index` also on a scale without width.
 */
export function journeyScores(
  stages: readonly JourneyStage[],
  scale: Bounds,
): Pick<JourneyReport, 'score' | 'index' | 'peakEnd' | 'firstImpression' | 'importanceMeasured'> {
  const measured = stages.flatMap((stage) => (stage.measured ? [{ mean: stage.measured.mean, importance: stage.importance }] : []));
  const first = measured[0];
  const last = measured.at(-1);
  const total = neumaierSum(measured.length, (i) => measured[i]?.importance ?? 0);
  if (!first || !last || !(total > 0)) return NOTHING_MEASURED;

  const score = neumaierSum(measured.length, (i) => (measured[i]?.importance ?? 0) * (measured[i]?.mean ?? 0)) / total;
  const index = scale.max === scale.min ? null : rescale(score, scale, INDEX);
  const middle = (scale.min + scale.max) / 2;
  const distance = (mean: number) => Math.abs(mean - middle);
  const peak = measured.reduce((found, stage) => (exceedsOn(scale, distance(stage.mean), distance(found.mean)) ? stage : found));
  const importanceMeasured = total / neumaierSum(stages.length, (i) => stages[i]?.importance ?? 0);
  return { score, index, peakEnd: (peak.mean + last.mean) / 2, firstImpression: first.mean, importanceMeasured };
}

const NOTHING_MEASURED = { score: null, index: null, peakEnd: null, firstImpression: null, importanceMeasured: null };
