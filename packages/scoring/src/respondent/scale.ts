/** From answers to the journey's scale (method.md, 2.1 and 2.2). */
import type { Bounds } from '@parcours/model';

/**
 * A figure of one scale on another: the linear map that takes `from.min` to `to.min` and `from.max` to `to.max`.
 *
 * `onScale(10, { min: 1, max: 11 }, { min: 0, max: 10 })` is exactly 9: the only division comes last but one, so that a figure
 * which a double can hold is not lost on the way. A scale written downwards (school grades `6..1`) is turned over. A value
 * outside `from` is mapped outside `to`: whether that is an error is for the caller to say.
 *
 * @returns NaN where `from` has no width (`3..3` says nothing about any value); never throws.
 */
export function rescale(value: number, from: Bounds, to: Bounds): number {
  return ((value - from.min) * (to.max - to.min)) / (from.max - from.min) + to.min;
}

/** What one respondent said at one stage, summed up. All figures are on the journey's scale. */
export interface RespondentRatings {
  /** Σ of the scores of the repository responses met; null where none was. */
  readonly responseSum: number | null;
  /** Σ and count of the direct ratings. */
  readonly ratingSum: number;
  readonly ratingCount: number;
}

/**
 * One respondent's score at one stage. Responses are summed, good and bad interactions together, then clamped to the scale;
 * direct ratings are averaged. Where the respondent has both, the clamped sum is one judgement among the ratings: it counts
 * as one of them.
 *
 * @returns a figure within `scale`, or null where the respondent said nothing here.
 */
export function respondentScore(evidence: RespondentRatings, scale: Bounds): number | null {
  const { responseSum, ratingSum, ratingCount } = evidence;
  if (responseSum === null && ratingCount === 0) return null;
  if (responseSum === null) return clamp(ratingSum / ratingCount, scale);
  // Clamped before averaging: twenty unpleasant details are one very bad judgement, not one that outweighs every rating.
  const judged = clamp(responseSum, scale);
  return ratingCount === 0 ? judged : clamp((judged + ratingSum) / (1 + ratingCount), scale);
}

/** `value`, or the bound of the scale that it lies beyond. */
export function clamp(value: number, scale: Bounds): number {
  return Math.min(Math.max(value, scale.min), scale.max);
}
