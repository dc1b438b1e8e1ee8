/** The severity from which `parcours check` fails. */
import { SEVERITIES, type SeverityCounts } from '../output/severity-counts.ts';

export const FAIL_ON = ['error', 'warning', 'information', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

export function reachesThreshold(counts: SeverityCounts, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  return SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1).some((severity) => counts[severity] > 0);
}
