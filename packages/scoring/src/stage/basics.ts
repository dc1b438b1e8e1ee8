import { wilson } from '../statistics/wilson.ts';
import { MAX_UNMET_BASICS } from './experience-class.ts';

export interface BasicsVerdict {
  /** Weighted share of the respondents observed on basic actions who met a negatively scored response of one, 0–1. */
  readonly share: number;
  /** At least two respondents, and more than 10 %. */
  readonly fail: boolean;
  /** The Wilson interval of the share contains 10 %. */
  readonly isUncertain: boolean;
}

/** Fewest respondents with an unmet basic for the basics to fail. */
const MIN_UNMET = 2;
const TOLERANCE = 1e-9;

/**
 * Whether the basics of a stage fail (method.md, 2.7). A share within 1e-9 of 10 % does not exceed it.
 *
 * @param share weighted share with an unmet basic, 0–1.
 * @param unmet respondents (heads) with an unmet basic.
 * @param effectiveN effective respondents observed on basic actions, above 0.
 */
export function basicsVerdict(share: number, unmet: number, effectiveN: number): BasicsVerdict {
  const { low, high } = wilson(share, effectiveN);
  return {
    share,
    fail: unmet >= MIN_UNMET && share > MAX_UNMET_BASICS + TOLERANCE,
    isUncertain: low <= MAX_UNMET_BASICS && MAX_UNMET_BASICS <= high,
  };
}
