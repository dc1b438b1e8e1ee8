import type { Bounds, Estimate } from '@parcours/model';
import { exceedsOn } from '../statistics/tolerance.ts';
import { supportsVerdict } from './evidence.ts';

/**
 * Whether the measured interval excludes a claim: the score in the text, or the mean of a study of experts (method.md, 2.9).
 *
 * @returns null without a claim or an interval, and below ten effective respondents.
 */
export function refutesExpert(claim: number | null, measured: Estimate | null, scale: Bounds): boolean | null {
  if (claim === null || !measured || measured.low === null || measured.high === null || !supportsVerdict(measured)) return null;
  return exceedsOn(scale, measured.low, claim) || exceedsOn(scale, claim, measured.high);
}
