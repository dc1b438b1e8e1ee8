import { type Diagnostic, diagnose, type KpiKind, type Location } from '@parcours/model';
import type * as ast from '../generated/ast.ts';

/** Whether the bound of a gate, or a target, is written in the unit of its KPI: a unit is never guessed. */
export function isUnitOf(kind: KpiKind, node: Pick<ast.Gate, 'bound' | 'boundShare' | 'boundTime'>): boolean {
  if (kind === 'time' || node.boundTime !== undefined) return kind === 'time' && node.boundTime !== undefined;
  return node.boundShare === undefined || kind === 'nps' || kind === 'csat' || kind === 'rate';
}

/** A bound or a target of each kind of KPI, in its unit. */
export const BOUND_EXAMPLES: Readonly<Record<KpiKind, string>> = {
  nps: '30',
  csat: '80%',
  rate: '80%',
  time: '24h',
  ces: '5.5',
  amount: '60',
};

/**
 * Reports a bound or a target of a percentage that looks like a fraction: `0.3` counts as 0.3 %.
 *
 * @param found as it is written.
 */
export function* shareAsFraction(kind: KpiKind, value: number | undefined, found: string, at: Location): Generator<Diagnostic> {
  if (value === undefined || value === 0 || Math.abs(value) >= 1 || (kind !== 'rate' && kind !== 'csat' && kind !== 'nps')) return;
  const written = `${Math.round(value * 1e6) / 1e4}%`;
  yield diagnose('JRN0271', at, { kind: { term: kind }, found, read: `${value}%`, written }, { suggestion: written });
}

/** Reports a bound or a target of an amount that looks like thousands: `1.200` counts as 1.2. Nothing is offered: both may be meant. */
export function* thousandsAsDecimals(kind: KpiKind, found: string, at: Location): Generator<Diagnostic> {
  if (kind !== 'amount' || !/^[+\-−]?[1-9]\d{0,2}\.\d{3}$/.test(found)) return;
  yield diagnose('JRN0277', at, { found, read: found.replace(/\.?0+$/, ''), written: found.replace('.', '') });
}
