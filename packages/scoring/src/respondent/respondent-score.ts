import type { Bounds } from '@parcours/model';
import { clamp } from '../statistics/scale.ts';

/** What one respondent gave at one stage, on the journey's scale. */
export interface RespondentRatings {
  /** Σ of the scores of the repository responses met; null without any. */
  readonly responseSum: number | null;
  /** Σ and number of the direct ratings. */
  readonly ratingSum: number;
  readonly ratingCount: number;
}

/**
 * One respondent's score at one stage (method.md, 2.2). Response scores are summed, then clamped to the scale; direct ratings are
 * averaged. With both, the clamped sum counts as one more rating.
 *
 * @returns a score within `scale`; null without responses and ratings.
 */
export function respondentScore(evidence: RespondentRatings, scale: Bounds): number | null {
  const { responseSum, ratingSum, ratingCount } = evidence;
  if (responseSum === null && ratingCount === 0) return null;
  if (responseSum === null) return clamp(ratingSum / ratingCount, scale);
  // Clamped before averaging: twenty bad details are one very bad rating and must not outweigh all others.
  const judged = clamp(responseSum, scale);
  return ratingCount === 0 ? judged : clamp((judged + ratingSum) / (1 + ratingCount), scale);
}
