import type { ChangedKind } from '@parcours/model';
import type { ElementMatch } from './match-elements.ts';

/** The names of HEAD by those of BASE, of what is there in both under another name. */
export interface Renames {
  /** @returns the name itself where it has not changed. */
  of(kind: ChangedKind, name: string): string;
  readonly isEmpty: boolean;
}

/** A name that two elements of one kind share and do not both change (a response of two actions) is not translated. */
export function renamesOf({ beforeOf }: ElementMatch): Renames {
  const pairs = Map.groupBy(beforeOf, ([, before]) => keyOf(before.kind, before.name));
  const names = new Map<string, string>();
  for (const [key, [first, ...others]] of pairs) {
    const [after, before] = first ?? [];
    if (after && after.name !== before?.name && others.every(([other]) => other.name === after.name)) names.set(key, after.name);
  }
  return { of: (kind, name) => names.get(keyOf(kind, name)) ?? name, isEmpty: names.size === 0 };
}

const keyOf = (kind: ChangedKind, name: string): string => JSON.stringify([kind, name]);
