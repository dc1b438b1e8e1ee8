import { type ChangedKind, normalizeLabel } from '@parcours/model';
import type { DeclaredElement } from '../elements/declared-element.ts';

/** Which element of BASE is which of HEAD. */
export interface ElementMatch {
  /** By element of HEAD. */
  readonly beforeOf: ReadonlyMap<DeclaredElement, DeclaredElement>;
  /** By element of BASE. */
  readonly afterOf: ReadonlyMap<DeclaredElement, DeclaredElement>;
}

/** Likeness (0–1) from which an element that is gone and a new one are the same under another name. */
const RENAMED_FROM = 0.37;

/** Traits and attributes in common that make the content of two elements tell by itself. */
const TELLING_CONTENT = 5;

/**
 * Matches elements of one kind, within containers that match: by name, else by label, else by likeness of content, label and neighbours.
 * What contains others stands before them in both lists.
 */
export function matchElements(base: readonly DeclaredElement[], head: readonly DeclaredElement[]): ElementMatch {
  const beforeOf = new Map<DeclaredElement, DeclaredElement>();
  const afterOf = new Map<DeclaredElement, DeclaredElement>();
  const pair = (before: DeclaredElement, after: DeclaredElement) => {
    beforeOf.set(after, before);
    afterOf.set(before, after);
  };
  const containerOf = (element: DeclaredElement) => (canMove(element.kind) ? null : element.container);
  for (const kind of new Set([...base, ...head].map((each) => each.kind))) {
    const heads = Map.groupBy(
      head.filter((each) => each.kind === kind),
      containerOf,
    );
    const bases = Map.groupBy(
      base.filter((each) => each.kind === kind),
      (each) => {
        const container = containerOf(each);
        return container && (afterOf.get(container) ?? container);
      },
    );
    for (const [container, after] of heads) matchSiblings(bases.get(container) ?? [], after, { beforeOf, afterOf }, pair);
  }
  return { beforeOf, afterOf };
}

/** Whether an element may change its container and stay the same: a stage moves from phase to phase. */
function canMove(kind: ChangedKind): boolean {
  return kind === 'stage';
}

function matchSiblings(
  before: readonly DeclaredElement[],
  after: readonly DeclaredElement[],
  known: ElementMatch,
  pair: (before: DeclaredElement, after: DeclaredElement) => void,
): void {
  // A journey has one scale, and is itself one: matched already.
  const [only] = after;
  if (only && (only.kind === 'scale' || only.kind === 'journey')) {
    if (before[0]) pair(before[0], only);
    return;
  }
  if (only?.kind === 'gate') {
    matchGates(before, after, known, pair);
    return;
  }
  const keys: ((element: DeclaredElement) => string)[] = [({ name }) => name, ({ name, label }) => normalizeLabel(label ?? name)];
  for (const keyOf of keys) {
    const left = Map.groupBy(
      before.filter((each) => !known.afterOf.has(each)),
      keyOf,
    );
    for (const each of after) if (!known.beforeOf.has(each)) takeFirst(left.get(keyOf(each)), (found) => pair(found, each));
  }
  const candidates = after
    .filter((each) => !known.beforeOf.has(each))
    .flatMap((to, j) =>
      before
        .filter((each) => !known.afterOf.has(each))
        .map((from, i) => ({ from, to, i, j, likeness: likenessOf(from, to, before, after, known) })),
    )
    .filter(({ likeness }) => likeness >= RENAMED_FROM)
    .sort((a, b) => b.likeness - a.likeness || Math.abs(a.i - a.j) - Math.abs(b.i - b.j) || a.j - b.j);
  for (const { from, to } of candidates) if (!known.afterOf.has(from) && !known.beforeOf.has(to)) pair(from, to);
}

/** By what they are about, under the names of HEAD; of several the one whose bound is the same, else the first. */
function matchGates(
  before: readonly DeclaredElement[],
  after: readonly DeclaredElement[],
  { afterOf }: ElementMatch,
  pair: (before: DeclaredElement, after: DeclaredElement) => void,
): void {
  const names = new Map([...afterOf].map(([from, to]) => [`${from.kind} ${from.name}`, to.name]));
  const keyOf = ({ about, isShared }: DeclaredElement, isBase: boolean) => {
    const name = about?.name ?? null;
    return JSON.stringify([isShared, about?.scope, about?.figure, isBase ? (names.get(`${about?.scope} ${name}`) ?? name) : name]);
  };
  const left = Map.groupBy(before, (each) => keyOf(each, true));
  const isSame = (a: DeclaredElement, b: DeclaredElement) => JSON.stringify(a.attributes) === JSON.stringify(b.attributes);
  const equal = after.filter((to) => {
    const found = left.get(keyOf(to, false));
    const at = found?.findIndex((from) => isSame(from, to)) ?? -1;
    if (!found || at < 0) return false;
    takeFirst(found.splice(at, 1), (from) => pair(from, to));
    return true;
  });
  for (const to of after) if (!equal.includes(to)) takeFirst(left.get(keyOf(to, false)), (from) => pair(from, to));
}

function takeFirst<T>(all: T[] | undefined, use: (one: T) => void): void {
  const one = all?.shift();
  if (one !== undefined) use(one);
}

/** 0–1: half by content, as far as there is enough of it, a fifth by neighbours, the rest by the words of the labels. */
function likenessOf(
  from: DeclaredElement,
  to: DeclaredElement,
  before: readonly DeclaredElement[],
  after: readonly DeclaredElement[],
  { beforeOf }: ElementMatch,
): number {
  const [a, b] = [contentOf(from), contentOf(to)];
  const common = [...a].filter((each) => b.has(each)).length;
  const content = (common / Math.max(1, a.size + b.size - common)) * Math.min(1, common / TELLING_CONTENT);
  const [i, j] = [before.indexOf(from), after.indexOf(to)];
  const isSame = (x: DeclaredElement | undefined, y: DeclaredElement | undefined) => (y ? beforeOf.get(y) === x : x === undefined);
  const neighbours = [-1, 1].filter((step) => isSame(before[i + step], after[j + step])).length / 2;
  return 0.5 * content + 0.2 * neighbours + 0.3 * sharedWords(from, to);
}

/** What an element is, besides its name; a trait counts twice. */
function contentOf({ attributes, traits, container }: DeclaredElement): Set<string> {
  return new Set([
    ...attributes.flatMap(({ attribute, value, isTexts }) =>
      isTexts && Array.isArray(value) ? value.map((text) => JSON.stringify([attribute, text])) : JSON.stringify([attribute, value]),
    ),
    ...traits.flatMap((trait) => [`trait ${trait}`, `trait again ${trait}`]),
    ...(container ? [`in ${container.name}`] : []),
  ]);
}

/** Share (0–1) of the words of both labels that they have in common. */
function sharedWords(from: DeclaredElement, to: DeclaredElement): number {
  const [a, b] = [from, to].map(
    ({ label, name }) =>
      new Set(
        normalizeLabel(label ?? name)
          .toLowerCase()
          .split(/[^\p{L}\p{N}]+/u)
          .filter(Boolean),
      ),
  ) as [Set<string>, Set<string>];
  const common = [...a].filter((word) => b.has(word)).length;
  return common === 0 ? 0 : common / (a.size + b.size - common);
}
