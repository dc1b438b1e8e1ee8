import { catalogue, type DiagnosticCode, type Severity, type Weakening } from '@parcours/model';
import type { Version } from '../version.ts';

const RANK: Readonly<Record<Severity | 'off', number>> = { error: 4, warning: 3, information: 2, hint: 1, off: 0 };

const NOWHERE = { journey: null, element: null, file: null, attribute: null, reason: null };

/** Severities that settings lower, and limits of evidence that differ. */
export function settingWeakenings(base: Version, head: Version): Weakening[] {
  const codes = [...new Set([...Object.keys(base.severities), ...Object.keys(head.severities)])].sort();
  const severities = codes.flatMap((code): Weakening[] => {
    const [before, after] = [base, head].map(({ severities: set }) => severityOf(code, set));
    if (!before || !after || RANK[after] >= RANK[before]) return [];
    return [{ kind: 'severity', ...NOWHERE, subject: code, before, after }];
  });
  const limits = (['anonymous', 'tentative', 'solid'] as const).flatMap((limit): Weakening[] => {
    const [before, after] = [base.limits[limit], head.limits[limit]];
    return after < before ? [{ kind: 'limit', ...NOWHERE, subject: limit, before, after }] : [];
  });
  return [...severities, ...limits];
}

function severityOf(code: string, overrides: Version['severities']): Severity | 'off' | null {
  if (Object.hasOwn(overrides, code)) return overrides[code] ?? null;
  return Object.hasOwn(catalogue, code) ? catalogue[code as DiagnosticCode].severity : null;
}
