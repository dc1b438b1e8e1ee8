/** The severity from which `parcours check` fails. */
import type { Severity } from '@parcours/model';
import { SEVERITIES, type SeverityCounts } from '../output/severity-counts.ts';

export const FAIL_ON = ['error', 'warning', 'information', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

export function reachesThreshold(counts: SeverityCounts, failOn: FailOn): boolean {
  return SEVERITIES.some((severity) => counts[severity] > 0 && reachesSeverity(severity, failOn));
}

/** Whether findings of a severity make the command fail. */
export function reachesSeverity(severity: Severity, failOn: FailOn): boolean {
  return failOn !== 'never' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);
}
