/** The three classes of the experience (method.md, 2.7). */
import type { ClassShares, Distribution, ExperienceClass, Scale } from '@parcours/model';
import { shareWhere } from '../statistics/distribution.ts';
import type { NullableInterval } from '../statistics/t-interval.ts';
import { reachesOn } from '../statistics/tolerance.ts';

/** The class of one score on the scale: disappointing below the first threshold, enchanting from the second on, else neutral. */
export function classifyScore(score: number, scale: Scale): ExperienceClass {
  if (!reachesOn(scale, score, scale.disappointing)) return 'disappointing';
  return reachesOn(scale, score, scale.enchanting) ? 'enchanting' : 'neutral';
}

/** Weighted shares (0–1) of the respondents in each class; null where nobody answered. */
export function classShares(scores: Distribution, scale: Scale): ClassShares | null {
  const share = (wanted: ExperienceClass) => shareWhere(scores, (score) => classifyScore(score, scale) === wanted);
  const [disappointing, neutral, enchanting] = [share('disappointing'), share('neutral'), share('enchanting')];
  if (disappointing === null || neutral === null || enchanting === null) return null;
  return { disappointing, neutral, enchanting };
}

/**
 * The class of a stage: by its mean, and at most neutral where the basics fail. `capped` is true where this rule lowers the class.
 *
 * @param mean on the scale.
 */
export function classifyStage(
  mean: number,
  basicsFail: boolean,
  scale: Scale,
): { readonly class: ExperienceClass; readonly capped: boolean } {
  const byMean = classifyScore(mean, scale);
  const capped = byMean === 'enchanting' && basicsFail;
  return { class: capped ? 'neutral' : byMean, capped };
}

/**
 * Whether the interval of a stage's mean crosses a threshold; an unknown interval does. The upper threshold is out of reach where the
 * basics fail beyond doubt: the stage is at most neutral, whatever its mean.
 */
export function isClassUncertain(
  { low, high }: NullableInterval,
  basics: { readonly fail: boolean; readonly isUncertain: boolean },
  scale: Scale,
): boolean {
  const isCapped = basics.fail && !basics.isUncertain;
  const classOf = (mean: number) => classifyStage(mean, isCapped, scale).class;
  return low === null || high === null || classOf(low) !== classOf(high);
}
