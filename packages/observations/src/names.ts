/** What the cells of a column name. */
import type { Column, Named } from '@parcours/model';
import { tidy } from './tidy.ts';

export const NAMES_NOTHING = -2;
export const NO_NAME = -1;

/** Finds a thing's index by its name, else by its label. A label that two things share names neither. */
export class NameIndex {
  readonly #names = new Map<string, number>();
  readonly #labels = new Map<string, number>();

  constructor(things: readonly Pick<Named, 'name' | 'label'>[]) {
    things.forEach(({ name, label }, index) => {
      add(this.#names, tidy(name), index);
      if (label !== null) add(this.#labels, tidy(label), index);
    });
  }

  /** @param text tidied. @returns an index, or NAMES_NOTHING. */
  find(text: string): number {
    return this.#names.get(text) ?? this.#labels.get(text) ?? NAMES_NOTHING;
  }
}

function add(map: Map<string, number>, key: string, index: number): void {
  map.set(key, map.has(key) ? NAMES_NOTHING : index);
}

/** The cells as the text wants them read: a declared mapping comes first. Tidied. */
export function namesOf(values: readonly string[], column: Column): string[] {
  const mapping = new Map(column.values.map(({ cell, name }) => [tidy(cell), tidy(name)]));
  return values.map((value) => {
    const text = tidy(value);
    return mapping.get(text) ?? text;
  });
}

/** By code of the column: the index of the thing named, NO_NAME for an empty cell, or NAMES_NOTHING. */
export function readNames(values: readonly string[], column: Column, things: NameIndex): Int32Array {
  return Int32Array.from(namesOf(values, column), (text) => (text === '' ? NO_NAME : things.find(text)));
}
