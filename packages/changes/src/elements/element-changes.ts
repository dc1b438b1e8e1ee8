import type { ChangedElement, ElementChange, ElementChangeKind } from '@parcours/model';
import { longestAscending } from '../matching/longest-ascending.ts';
import type { ElementMatch } from '../matching/match-elements.ts';
import { attributeChanges, nameChanges } from './attribute-changes.ts';
import type { DeclaredElement } from './declared-element.ts';

/**
 * What differs between the declarations of two versions, in the order of HEAD; what is gone follows what stood before it. The contents of
 * an element that is new or gone are not listed, but for the stages of a phase.
 *
 * @param translated the elements of BASE with references by the names of HEAD, in the order of `base`.
 */
export function elementChanges(
  base: readonly DeclaredElement[],
  translated: readonly DeclaredElement[],
  head: readonly DeclaredElement[],
  match: ElementMatch,
): ElementChange[] {
  const referencing = new Map(base.map((element, i) => [element, translated[i] ?? element]));
  const moved = movedElements(base, head, match);
  const gone = new Map<DeclaredElement | null, DeclaredElement[]>();
  let last: DeclaredElement | null = null;
  for (const element of base) {
    const after = match.afterOf.get(element);
    if (after) last = after;
    else if (isListed(element, match.afterOf)) gone.set(last, [...(gone.get(last) ?? []), element]);
  }
  const removed = (after: DeclaredElement | null) => (gone.get(after) ?? []).map(removal);
  return [
    ...removed(null),
    ...head.flatMap((after) => {
      const before = match.beforeOf.get(after);
      if (!before) return isListed(after, match.beforeOf) ? [addition(after)] : [];
      const change = changeOf(before, referencing.get(before) ?? before, after, moved.has(after));
      return [...(change ? [change] : []), ...removed(after)];
    }),
  ];
}

/** @param known the elements that are in both versions. */
function isListed({ kind, container }: DeclaredElement, known: ReadonlyMap<DeclaredElement, DeclaredElement>): boolean {
  return kind === 'stage' || container === null || known.has(container);
}

function addition(after: DeclaredElement): ElementChange {
  return { kind: after.kind, before: null, after: sideOf(after), changes: ['added'], attributes: [], wordingOnly: false };
}

function removal(before: DeclaredElement): ElementChange {
  return { kind: before.kind, before: sideOf(before), after: null, changes: ['removed'], attributes: [], wordingOnly: false };
}

function changeOf(before: DeclaredElement, translated: DeclaredElement, after: DeclaredElement, isMoved: boolean): ElementChange | null {
  const attributes = attributeChanges({ ...translated, name: before.name }, after);
  const isRenamed = before.name !== after.name && after.kind !== 'gate';
  const isEdited = attributes.length > (isRenamed ? nameChanges(before, after).length : 0);
  const changes: ElementChangeKind[] = [
    ...(isMoved ? (['moved'] as const) : []),
    ...(isRenamed ? (['renamed'] as const) : []),
    ...(isEdited ? (['edited'] as const) : []),
  ];
  if (changes.length === 0) return null;
  return {
    kind: after.kind,
    before: sideOf(before),
    after: sideOf(after),
    changes,
    attributes,
    wordingOnly: !isMoved && !isRenamed && attributes.every(({ wordingOnly }) => wordingOnly),
  };
}

function sideOf({ id, name, label, container }: DeclaredElement): ChangedElement {
  return { id, name, label, within: container && (container.label ?? container.name) };
}

/**
 * The elements of HEAD that stand elsewhere: in another container that is in both versions, or out of order among those that stay; as few
 * as possible.
 */
function movedElements(base: readonly DeclaredElement[], head: readonly DeclaredElement[], { beforeOf, afterOf }: ElementMatch) {
  const moved = new Set<DeclaredElement>();
  const positions = new Map(base.map((element, i) => [element, i]));
  const rows = new Map<string, DeclaredElement[]>();
  for (const after of head) {
    const before = beforeOf.get(after);
    if (!before || !after.isOrdered) continue;
    const kept = before.container && afterOf.get(before.container);
    const isElsewhere = kept !== undefined && kept !== after.container && (after.container === null || beforeOf.has(after.container));
    if (isElsewhere) {
      moved.add(after);
      continue;
    }
    const row = `${after.kind} ${after.container ? head.indexOf(after.container) : ''}`;
    rows.set(row, [...(rows.get(row) ?? []), after]);
  }
  for (const row of rows.values()) {
    const placeOf = (after: DeclaredElement) => positions.get(beforeOf.get(after) as DeclaredElement) as number;
    const staying = longestAscending(row.map(placeOf));
    for (const after of row) if (!staying.has(placeOf(after))) moved.add(after);
  }
  return moved;
}
