/** What a stage should reach, and how far it is from it (method.md, 2.6). */
import type { Bounds, Estimate, Gap, RepositoryStage, StageReport } from '@parcours/model';
import { clamp } from '../respondent/scale.ts';
import { neumaierSum } from '../statistics/neumaier-sum.ts';
import type { Interval } from '../statistics/t-interval.ts';

/** Paired expectation data of a stage: the expectations, and expectation − score of the same respondents. */
export interface Expectation {
  readonly expected: Estimate;
  readonly difference: Estimate;
}

/** Where a stage's target can come from, the strongest first. */
export interface TargetSources {
  readonly declared: number | null;
  readonly repository: RepositoryStage | null;
  readonly expectation: Expectation | null;
}

/**
 * The stage's target on the journey's scale: the declared one; else the best that the repository describes; else what the
 * respondents themselves expected on average.
 */
export function targetOf(sources: TargetSources, scale: Bounds): Pick<StageReport, 'target' | 'targetFrom'> {
  const { declared, repository, expectation } = sources;
  if (declared !== null) return { target: declared, targetFrom: 'declared' };
  const best = repository && bestPossibleScore(repository, scale);
  if (best !== null) return { target: best, targetFrom: 'repository' };
  if (expectation) return { target: expectation.expected.mean, targetFrom: 'expectation' };
  return { target: null, targetFrom: null };
}

/** Σ over the stage's actions of the best response, clamped to the scale; null where no action has a response. */
export function bestPossibleScore(stage: RepositoryStage, scale: Bounds): number | null {
  const bests = stage.actions.flatMap(({ responses }) => {
    return responses.length === 0 ? [] : [responses.reduce((best, { score }) => Math.max(best, score), Number.NEGATIVE_INFINITY)];
  });
  return bests.length === 0
    ? null
    : clamp(
        neumaierSum(bests.length, (i) => bests[i] as number),
        scale,
      );
}

/**
 * Gap = target − measured; a shortfall is positive. A declared or repository target is exact, so the interval is the measured
 * one turned over.
 */
export function gapToTarget(target: number, measured: Estimate): Gap {
  const { mean, low, high } = measured;
  return gapOf(target - mean, { low: high === null ? null : target - high, high: low === null ? null : target - low }, null);
}

/**
 * The gap to the respondents' own expectations: mean and t interval of the differences, respondent by respondent. It is that of
 * the respondents who gave both, and so can differ from target − measured where others were measured too.
 */
export function gapToExpectation({ difference }: Expectation): Gap {
  return gapOf(difference.mean, difference, difference.n);
}

/** Proven where the interval excludes 0. */
function gapOf(value: number, { low, high }: Interval, pairs: number | null): Gap {
  return { value, low, high, proven: low !== null && high !== null && (low > 0 || high < 0), pairs };
}
