/** Counts diagnostics by severity; accepted ones count apart. */
import type { Diagnostic, Severity } from '@parcours/model';

export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const satisfies readonly Severity[];

export type SeverityCounts = Readonly<Record<Severity, number>>;

/** Counts by severity, without those that the text accepts. */
export function countBySeverity(diagnostics: Iterable<Pick<Diagnostic, 'severity' | 'accepted'>>): SeverityCounts {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity, accepted } of diagnostics) if (!accepted) counts[severity]++;
  return counts;
}

/** How many of the diagnostics the text accepts. */
export function countAccepted(diagnostics: readonly Pick<Diagnostic, 'accepted'>[]): number {
  return diagnostics.filter(({ accepted }) => accepted).length;
}
