/** Targets and gaps (method.md, 2.6). */
import type { Bounds, Estimate, Gap, RepositoryStage, StageReport } from '@parcours/model';
import { bestPossibleScore } from '../respondent/reachable-score.ts';
import { exceedsOn, isEqualOn } from '../statistics/tolerance.ts';
import { supportsVerdict } from './evidence.ts';

/** The respondents with both an expectation and a score: mean expectation, and expectation − score. */
export interface ExpectationPairs {
  readonly expected: number;
  readonly difference: Estimate;
}

/** The sources of a stage's target, by precedence. */
export interface TargetSources {
  readonly declared: number | null;
  readonly repository: RepositoryStage | null;
  readonly pairs: ExpectationPairs | null;
}

/** The stage's target on the journey's scale: declared; else the best possible score of the repository; else the paired mean expectation. */
export function targetOf(sources: TargetSources, scale: Bounds): Pick<StageReport, 'target' | 'targetFrom'> {
  const { declared, repository, pairs } = sources;
  if (declared !== null) return { target: declared, targetFrom: 'declared' };
  const best = repository && bestPossibleScore(repository, scale);
  if (best !== null) return { target: best, targetFrom: 'repository' };
  if (pairs) return { target: pairs.expected, targetFrom: 'expectation' };
  return { target: null, targetFrom: null };
}

/** The gap to what each respondent could reach with the actions met: mean and interval of the differences. */
export function gapToReach(shortfall: Estimate, scale: Bounds): Gap {
  return gapOf(shortfall, null, scale);
}

/** Gap = target − measured; positive: shortfall. The target is exact, so the interval is the measured one mirrored. */
export function gapToTarget(target: number, { n, effectiveN, mean, low, high }: Estimate, scale: Bounds): Gap {
  const mirrored = { low: high === null ? null : target - high, high: low === null ? null : target - low };
  return gapOf({ n, effectiveN, mean: target - mean, ...mirrored }, null, scale);
}

/**
 * The gap to the respondents' expectations: mean and t interval of the paired differences. It covers the respondents with both figures,
 * and so may differ from target − measured.
 */
export function gapToExpectation({ difference }: ExpectationPairs, scale: Bounds): Gap {
  return gapOf(difference, difference.n, scale);
}

function gapOf({ mean, low, high, ...size }: Estimate, pairs: number | null, scale: Bounds): Gap {
  const isConclusive = low !== null && high !== null && supportsVerdict(size);
  return {
    // A gap of rounding error alone is none.
    value: isEqualOn(scale, mean, 0) ? 0 : mean,
    low,
    high,
    proven: isConclusive ? exceedsOn(scale, low, 0) : null,
    aboveTarget: isConclusive ? exceedsOn(scale, 0, high) : null,
    pairs,
  };
}
