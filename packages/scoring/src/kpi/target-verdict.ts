import type { Estimate, KpiVerdict } from '@parcours/model';
import { supportsVerdict } from '../stage/evidence.ts';

/**
 * Whether a KPI meets its target (method.md, 2.12): decided where the whole interval lies on one side, else open. A bound at the target
 * reaches it, within `tolerance`. Open without an interval, and below ten effective respondents.
 *
 * @param better whether higher or lower values are better.
 * @param tolerance of comparisons, in the KPI's unit: 1e-9 of the width of its scale.
 */
export function targetVerdict(
  { low, high, ...size }: Omit<Estimate, 'mean'>,
  target: number,
  better: 'higher' | 'lower',
  tolerance: number,
): KpiVerdict {
  if (low === null || high === null || !supportsVerdict(size)) return 'open';
  const [worst, best] = better === 'higher' ? [low, high] : [-high, -low];
  const wanted = (better === 'higher' ? target : -target) - tolerance;
  if (worst >= wanted) return 'met';
  return best < wanted ? 'missed' : 'open';
}
