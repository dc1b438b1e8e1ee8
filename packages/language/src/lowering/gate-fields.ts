import type { Gate, GateComparison } from '@parcours/model';
import type { Reference } from 'langium';
import type * as ast from '../generated/ast.ts';
import type { SourceFile } from '../names/source-file.ts';
import { cstNodeOf } from '../syntax/cst.ts';
import { canonicalText } from '../syntax/formatter.ts';
import { isCalendarDate, saysReason } from '../syntax/token-values.ts';

/** What a `require` says, with the reference to its stage, phase or KPI unresolved. */
interface GateFields extends Omit<Gate, 'id' | 'text' | 'name'> {
  /** What its name refers to; null where it has none. */
  readonly kind: 'stage' | 'phase' | 'kpi' | null;
  readonly reference: Reference | undefined;
}

/** The fields of a gate; null where a syntax error leaves it without a subject, a figure or a bound. */
export function gateFields(node: ast.Gate): GateFields | null {
  const scope = scopeOf(node);
  const condition = conditionOf(node);
  if (!scope || !condition) return null;
  return { ...scope, ...condition, atLeastN: node.n ?? null, exception: exceptionOf(node) };
}

/** Null where the statement has none, or one without a reason or with an end that is no date: that excuses nothing. */
function exceptionOf(node: ast.Gate): Gate['exception'] {
  const { reason } = node;
  if (reason === undefined || !saysReason(reason)) return null;
  const hasEnd = cstNodeOf(node)
    .ownTokens()
    .some(({ keyword }) => keyword === 'until');
  if (!hasEnd) return { reason, until: null };
  const until = cstNodeOf(node).firstTokenOf('until')?.text;
  return until !== undefined && isCalendarDate(until) ? { reason, until } : null;
}

function scopeOf(node: ast.Gate): Pick<GateFields, 'scope' | 'kind' | 'reference'> | null {
  if (node.everyTruth) return { scope: 'moments-of-truth', kind: null, reference: undefined };
  if (node.everyStage) return { scope: 'every-stage', kind: null, reference: undefined };
  const named = (kind: 'stage' | 'phase' | 'kpi', reference: Reference | undefined) =>
    reference ? ({ scope: kind, kind, reference } as const) : null;
  const found = named('stage', node.stage) ?? named('phase', node.phase) ?? named('kpi', node.kpi);
  return found ?? (node.index === undefined ? null : { scope: 'index', kind: null, reference: undefined });
}

function conditionOf(node: ast.Gate): Pick<GateFields, 'figure' | 'comparison' | 'bound'> | null {
  const figure = <F extends Gate['figure']>(name: F, comparison: GateComparison, bound: number | undefined) =>
    bound === undefined ? null : { figure: name, comparison, bound };
  if (node.withoutProvenGap) return { figure: 'proven-gap', comparison: 'is', bound: null };
  if (node.class !== undefined) return { figure: 'class', comparison: node.isAtLeast ? 'at-least' : 'is', bound: node.class };
  // The unit of nps, csat and rate is per cent: 80% is 80.
  const share = node.boundShare === undefined ? undefined : node.boundShare * 100;
  return (
    figure('gap', 'at-most', node.gap) ??
    figure('score', 'at-least', node.score) ??
    figure('n', 'at-least', node.respondents) ??
    figure('index', 'at-least', node.index) ??
    figure('kpi', node.comparison === 'most' ? 'at-most' : 'at-least', node.bound ?? share ?? node.boundTime)
  );
}

/** Whether a gate of a file has an exception with an end, so that what is found depends on the day. */
export function hasDatedException({ parsed }: SourceFile): boolean {
  return gatesOf(parsed.root).some(({ until }) => until !== undefined);
}

/** The gates of a file, and those in its journeys, in the order of the text. */
export function gatesOf({ statements }: ast.File): ast.Gate[] {
  return statements.flatMap((statement) => {
    if (statement.$type === 'Gate') return [statement];
    return statement.$type === 'Journey' ? statement.items.filter((item) => item.$type === 'Gate') : [];
  });
}

/** The statement as formatted, without its exception. */
export function gateText(node: ast.Gate, file: SourceFile): string {
  const { firstToken, lastToken } = cstNodeOf(node);
  const exception = cstNodeOf(node)
    .ownTokens()
    .find(({ keyword }) => keyword === 'unless');
  return canonicalText(file.parsed, firstToken, exception?.index ?? lastToken + 1);
}
