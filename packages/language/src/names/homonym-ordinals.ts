import { nameInElementId } from '@parcours/model';
import type { DeclarationKind } from './declaration-kind.ts';

interface Named {
  readonly kind: DeclarationKind;
  readonly nameOrLabel: string;
}

/** From 2: the ordinal in the id of each declaration that is not the first of its kind and name. */
export type Ordinals<Declaration> = ReadonlyMap<Declaration, number>;

/** @param declarations those of one container, in the order of the text. */
export function ordinalsOf<Declaration extends Named>(declarations: Iterable<Declaration>): Ordinals<Declaration> {
  const ordinals = new Map<Declaration, number>();
  const namesByKind = new Map<DeclarationKind, Map<string, number>>();
  for (const declaration of declarations) {
    const { kind, nameOrLabel } = declaration;
    let counts = namesByKind.get(kind);
    if (!counts) {
      counts = new Map();
      namesByKind.set(kind, counts);
    }
    const name = nameInElementId(nameOrLabel);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    if (count > 1) ordinals.set(declaration, count);
  }
  return ordinals;
}
