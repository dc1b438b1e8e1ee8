/** Targets and gaps (method.md, 2.6). */
import type { Bounds, Estimate, Gap, RepositoryStage, StageReport } from '@parcours/model';
import { neumaierSum } from '../statistics/neumaier-sum.ts';
import { clamp } from '../statistics/scale.ts';
import type { NullableInterval } from '../statistics/t-interval.ts';

/** Paired expectation data of a stage: the expectations, and expectation − score by respondent. */
export interface Expectation {
  readonly expected: Estimate;
  readonly difference: Estimate;
}

/** The sources of a stage's target, by precedence. */
export interface TargetSources {
  readonly declared: number | null;
  readonly repository: RepositoryStage | null;
  readonly expectation: Expectation | null;
}

/** The stage's target on the journey's scale: declared; else the best possible score of the repository; else the mean expectation. */
export function targetOf(sources: TargetSources, scale: Bounds): Pick<StageReport, 'target' | 'targetFrom'> {
  const { declared, repository, expectation } = sources;
  if (declared !== null) return { target: declared, targetFrom: 'declared' };
  const best = repository && bestPossibleScore(repository, scale);
  if (best !== null) return { target: best, targetFrom: 'repository' };
  if (expectation) return { target: expectation.expected.mean, targetFrom: 'expectation' };
  return { target: null, targetFrom: null };
}

/** Σ of the best response score of each action, clamped to the scale; null where no action has a response. */
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

/** Gap = target − measured; positive: shortfall. The target is exact, so the interval is the measured one mirrored. */
export function gapToTarget(target: number, measured: Estimate): Gap {
  const { mean, low, high } = measured;
  return gapOf(target - mean, { low: high === null ? null : target - high, high: low === null ? null : target - low }, null);
}

/**
 * The gap to the respondents' expectations: mean and t interval of the paired differences. It covers the respondents with both figures,
 * and so may differ from target − measured.
 */
export function gapToExpectation({ difference }: Expectation): Gap {
  return gapOf(difference.mean, difference, difference.n);
}

/** `proven`: the interval excludes 0. */
function gapOf(value: number, { low, high }: NullableInterval, pairs: number | null): Gap {
  return { value, low, high, proven: low === null ? null : low > 0, aboveTarget: high === null ? null : high < 0, pairs };
}
