import { type AttributeValue, type ChangedKind, EXPERIENCE_CLASSES } from '@parcours/model';
import type { DeclaredElement } from './declared-element.ts';

type Direction = 'down' | 'up';

/** Attributes by which a change of the text makes it easier to look good: in which direction of their value. */
const LOWERED: Readonly<Partial<Record<ChangedKind, Readonly<Record<string, Direction>>>>> = {
  scale: { 'disappointing below': 'down', 'enchanting from': 'down' },
  stage: { target: 'down', score: 'up', importance: 'down', volume: 'down' },
  kpi: { within: 'up' },
  response: { score: 'up' },
};

/** Attributes whose absence makes it easier: a target that is gone, a mark that is gone. */
const MISSED: Readonly<Partial<Record<ChangedKind, readonly string[]>>> = {
  stage: ['target', 'moment of truth', 'expects within'],
  kpi: ['target', 'within'],
};

/** What an importance and a volume count where they are not declared (method.md, 2.10). */
const DEFAULTS: Readonly<Record<string, number>> = { importance: 3, volume: 1 };

/** Whether an attribute differs so that it is easier to look good (see `AttributeChange.lowersBar`). */
export function lowersBar(element: DeclaredElement, attribute: string, before: AttributeValue, after: AttributeValue): boolean {
  const { kind } = element;
  if (before !== null && after === null && MISSED[kind]?.includes(attribute)) return true;
  // A claim that was not made before counts as a raised one.
  if (kind === 'stage' && attribute === 'score' && before === null) return after !== null;
  if (kind === 'gate') return weakensGate(element, attribute, before, after);
  if (kind === 'action' && attribute === 'kano') return before === 'basic';
  if (kind === 'kpi' && attribute === 'boxes') return lowerBound(after) < lowerBound(before);
  const direction = directionOf(element, attribute);
  const [from, to] = [before, after].map((value) => value ?? (attribute in DEFAULTS ? (DEFAULTS[attribute] as number) : null));
  if (direction === null || typeof from !== 'number' || typeof to !== 'number') return false;
  return direction === 'down' ? to < from : to > from;
}

/** A gate tests less: its bound, or the respondents without which it is undecided; or it is excused, or for longer. */
function weakensGate({ attributes }: DeclaredElement, attribute: string, before: AttributeValue, after: AttributeValue): boolean {
  switch (attribute) {
    case 'at most':
      return before !== null && (after === null || Number(after) > Number(before));
    case 'at least':
      return before !== null && (after === null || Number(after) < Number(before));
    case 'is':
      return before !== null && classRank(after) < classRank(before);
    case 'where n at least':
      return after !== null && Number(after) > Number(before ?? 0);
    case 'unless':
      return before === null && after !== null;
    case 'until':
      return before !== null && (after === null ? attributes.some((each) => each.attribute === 'unless') : String(after) > String(before));
    default:
      return false;
  }
}

function classRank(value: AttributeValue): number {
  return typeof value === 'string' ? EXPERIENCE_CLASSES.map(String).indexOf(value) : -1;
}

function directionOf({ kind, attributes }: DeclaredElement, attribute: string): Direction | null {
  if (kind !== 'kpi' || attribute !== 'target') return LOWERED[kind]?.[attribute] ?? null;
  const isLowerBetter = attributes.some(
    (each) => each.attribute === 'lower is better' || (each.attribute === 'kind' && each.value === 'time'),
  );
  return isLowerBetter ? 'up' : 'down';
}

/** Of boxes `4..5`. */
function lowerBound(value: AttributeValue): number {
  return typeof value === 'string' ? Number.parseFloat(value) : Number.NaN;
}
