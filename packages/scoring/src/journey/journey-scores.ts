import type { Bounds, JourneyReport } from '@parcours/model';
import { rescale } from '../respondent/scale.ts';
import { neumaierSum } from '../statistics/neumaier-sum.ts';

/** What the journey's figures need of each stage, in the order of the journey. A StageReport is one. */
export interface JourneyStage {
  readonly measured: { readonly mean: number } | null;
  /** 1–5 */
  readonly importance: number;
}

/**
 * The journey's figures over its measured stages (method.md, 2.5); a stage that was not measured takes no part.
 *
 * - `score`: Σ importance·mean / Σ importance, on the journey's scale.
 * - `index`: the same on 0–100.
 * - `peakEnd`: the mean of the most extreme stage – farthest from the middle of the scale, of equals the earliest – and of the
 *   last one (after Kahneman et al. 1993, *Psychological Science* 4, 401–405).
 *
 * All three are null where nothing was measured; `index` also on a scale without width.
 */
export function journeyScores(stages: readonly JourneyStage[], scale: Bounds): Pick<JourneyReport, 'score' | 'index' | 'peakEnd'> {
  const measured = stages.flatMap((stage) => (stage.measured ? [{ mean: stage.measured.mean, importance: stage.importance }] : []));
  const last = measured.at(-1);
  const total = neumaierSum(measured.length, (i) => measured[i]?.importance ?? 0);
  if (!last || !(total > 0)) return { score: null, index: null, peakEnd: null };

  const score = neumaierSum(measured.length, (i) => (measured[i]?.importance ?? 0) * (measured[i]?.mean ?? 0)) / total;
  const index = scale.max === scale.min ? null : rescale(score, scale, { min: 0, max: 100 });
  const middle = (scale.min + scale.max) / 2;
  const distance = (mean: number) => Math.abs(mean - middle);
  const peak = measured.reduce((found, stage) => (distance(stage.mean) > distance(found.mean) ? stage : found));
  return { score, index, peakEnd: (peak.mean + last.mean) / 2 };
}
