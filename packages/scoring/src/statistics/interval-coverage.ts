import type { Distribution } from '@parcours/model';
import { neumaierSum } from './neumaier-sum.ts';

/** Of one sample's mean, or of a figure that combines several means: a difference, a consolidated mean, the journey's score. */
type Combination = 'single' | 'combined';

/**
 * Share of answers at one end (0–1) from which a t interval covers the true figure in less than 93 % of the studies, by the number of
 * respondents below which the row holds. Simulated: the tables in docs/coverage.md, which the script that writes them holds against
 * these.
 */
const LOW_COVERAGE_FROM: Readonly<Record<Combination, readonly { readonly below: number; readonly share: number }[]>> = {
  single: [
    { below: 100, share: 0.7 },
    { below: 200, share: 0.9 },
    { below: Number.POSITIVE_INFINITY, share: 0.95 },
  ],
  combined: [
    { below: 10, share: 0.8 },
    { below: 50, share: 0.9 },
    { below: Number.POSITIVE_INFINITY, share: 0.95 },
  ],
};

/** Up to rounding: nine of ten answers are 90 %. */
const TOLERANCE = 1e-9;

/**
 * Share (0–1) of the respondents who gave the lowest answer of the sample, or the highest, whichever are more. Answers of a ceiling or
 * floor effect, and of a question with two answers, pile up there. 0 where nobody answered.
 */
export function shareAtOneEnd({ counts }: Distribution): number {
  const n = neumaierSum(counts.length, (i) => counts[i] as number);
  return n > 0 ? Math.max(counts[0] ?? 0, counts.at(-1) ?? 0) / n : 0;
}

/**
 * Whether a t interval over these scores covers the true figure in less than 93 % of such studies, where 95 % are promised: so many
 * respondents gave the same extreme answer that the few others decide the spread. The interval is then too narrow, above all away from
 * that end.
 *
 * @param scores of one sample behind the figure; a combined figure is concerned where one of its samples is.
 */
export function hasLowCoverage(scores: Distribution, combination: Combination = 'single'): boolean {
  const n = neumaierSum(scores.counts.length, (i) => scores.counts[i] as number);
  const row = LOW_COVERAGE_FROM[combination].find(({ below }) => n < below);
  return row !== undefined && shareAtOneEnd(scores) >= row.share - TOLERANCE;
}
