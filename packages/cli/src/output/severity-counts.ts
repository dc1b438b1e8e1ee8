/** Counts diagnostics by severity. */
import type { Severity } from '@parcours/model';

export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const satisfies readonly Severity[];

export type SeverityCounts = Readonly<Record<Severity, number>>;

export function countBySeverity(diagnostics: Iterable<{ readonly severity: Severity }>): SeverityCounts {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of diagnostics) counts[severity]++;
  return counts;
}
