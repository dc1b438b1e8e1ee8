/** The three classes of the experience (method.md, 2.7). */
import type { ClassShares, Distribution, ExperienceClass, Scale } from '@parcours/model';
import { shareWhere } from '../statistics/distribution.ts';
import type { NullableInterval } from '../statistics/t-interval.ts';

/** The class of one score on the scale: disappointing below the first threshold, enchanting from the second on, else neutral. */
export function classifyScore(score: number, scale: Scale): ExperienceClass {
  if (score < scale.disappointing) return 'disappointing';
  return score >= scale.enchanting ? 'enchanting' : 'neutral';
}

/** Weighted shares (0–1) of the respondents in each class; null where nobody answered. */
export function classShares(scores: Distribution, scale: Scale): ClassShares | null {
  const share = (wanted: ExperienceClass) => shareWhere(scores, (score) => classifyScore(score, scale) === wanted);
  const [disappointing, neutral, enchanting] = [share('disappointing'), share('neutral'), share('enchanting')];
  if (disappointing === null || neutral === null || enchanting === null) return null;
  return { disappointing, neutral, enchanting };
}

/** Whether the interval of a mean reaches into another class; an unknown interval does. */
export function isClassUncertain({ low, high }: NullableInterval, scale: Scale): boolean {
  return low === null || high === null || classifyScore(low, scale) !== classifyScore(high, scale);
}

/** Share of respondents (0–1) with an unmet basic up to which the class is not capped. */
export const MAX_UNMET_BASICS = 0.1;

/**
 * The class of a stage. It is at most neutral where the basics fail: more than 10 % of the respondents observed on basic actions met a
 * negatively scored response of one. `capped` is true where this rule lowers the class.
 *
 * @param mean on the scale.
 * @param basicsUnmet that share, 0–1; null where nobody was observed on basic actions.
 */
export function classifyStage(
  mean: number,
  basicsUnmet: number | null,
  scale: Scale,
): { readonly class: ExperienceClass; readonly capped: boolean } {
  const byMean = classifyScore(mean, scale);
  const capped = byMean === 'enchanting' && basicsUnmet !== null && basicsUnmet > MAX_UNMET_BASICS;
  return { class: capped ? 'neutral' : byMean, capped };
}
