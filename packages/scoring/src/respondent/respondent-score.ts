/** One respondent's score and expectation at one stage (method.md, 2.2 and 2.21). */
import type { Bounds } from '@parcours/model';
import { exactMean, exactSum } from '../statistics/exact-sum.ts';
import { type Fraction, meanFraction, subtract, toNumber } from '../statistics/fraction.ts';
import { clamp, distanceFromMin, rescale } from '../statistics/scale.ts';

/** Direct ratings as answered: parallel arrays, each answer with the scale that it was given on. */
export interface Ratings {
  readonly answers: readonly number[];
  readonly scales: readonly Bounds[];
}

/** What one respondent gave at one stage. */
export interface RespondentEvidence {
  readonly ratings: Ratings;
  /** On the journey's scale, the scores of the repository responses met: one list an observer, none of them empty. */
  readonly responses: readonly (readonly number[])[];
}

/**
 * The respondent's score. Response scores are summed and clamped to the scale, observer by observer, and the observers averaged. Ratings
 * are averaged. Where both stand, the two results are averaged.
 *
 * Equal answers give equal scores to the last bit, also if some are averages of others: ratings are averaged before they are mapped to the
 * journey's scale.
 *
 * @returns a score within `scale`; null without responses and ratings.
 */
export function respondentScore(evidence: RespondentEvidence, scale: Bounds): number | null {
  const { ratings, responses } = evidence;
  const rated = ratings.answers.length > 0;
  if (responses.length === 0) return rated ? meanRating(ratings, scale) : null;
  const judged = exactMean(responses.map((scores) => clamp(exactSum([...scores]), scale)));
  if (!rated) return judged;
  const exact = scoreDistance(evidence, scale);
  return clamp(exact ? toNumber(exact) + scale.min : (judged + meanRating(ratings, scale)) / 2, scale);
}

/** The mean of one rating or more, on the journey's scale. */
export function meanRating({ answers, scales }: Ratings, scale: Bounds): number {
  const [first, on] = [answers[0] as number, scales[0] as Bounds];
  // Most respondents rate a stage once, and there are millions of them.
  if (answers.length === 1) return clamp(rescale(first, on, scale), scale);
  const distance = ratingDistance({ answers, scales }, scale);
  if (distance) return clamp(toNumber(distance) + scale.min, scale);
  return clamp(exactMean(answers.map((answer, i) => rescale(answer, scales[i] as Bounds, scale))), scale);
}

/**
 * Expectation − score of a respondent with both.
 *
 * @param expectations one or more.
 */
export function expectationDifference(expectations: Ratings, evidence: RespondentEvidence, scale: Bounds): number | null {
  const exact = subtract(ratingDistance(expectations, scale), scoreDistance(evidence, scale));
  if (exact) return toNumber(exact);
  const score = respondentScore(evidence, scale);
  return score === null ? null : meanRating(expectations, scale) - score;
}

/** Distance of the score from the scale's minimum; null where it is not exact. */
function scoreDistance({ ratings, responses }: RespondentEvidence, scale: Bounds): Fraction | null {
  const judged = responses.map((scores) => distanceFromMin(clamp(exactSum([...scores]), scale), scale, scale));
  return meanFraction([
    ...(responses.length > 0 ? [meanFraction(judged)] : []),
    ...(ratings.answers.length > 0 ? [ratingDistance(ratings, scale)] : []),
  ]);
}

function ratingDistance({ answers, scales }: Ratings, scale: Bounds): Fraction | null {
  return meanFraction(answers.map((answer, i) => distanceFromMin(answer, scales[i] as Bounds, scale)));
}
