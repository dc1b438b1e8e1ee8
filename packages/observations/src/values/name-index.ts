/** What the cells of a column name. */
import type { Column, Named } from '@parcours/model';
import { normalizeLabel } from '../tidy.ts';

export const UNKNOWN_NAME = -2;
export const NO_NAME = -1;

/** Finds a thing's index by its name, else by its label. A label that two things share names neither. */
export class NameIndex {
  readonly #names = new Map<string, number>();
  readonly #labels = new Map<string, number>();

  constructor(things: readonly Pick<Named, 'name' | 'label'>[]) {
    things.forEach(({ name, label }, index) => {
      add(this.#names, normalizeLabel(name), index);
      if (label !== null) add(this.#labels, normalizeLabel(label), index);
    });
  }

  /** @param text tidied. @returns an index, or NAMES_NOTHING. */
  find(text: string): number {
    return this.#names.get(text) ?? this.#labels.get(text) ?? UNKNOWN_NAME;
  }
}

function add(map: Map<string, number>, key: string, index: number): void {
  map.set(key, map.has(key) ? UNKNOWN_NAME : index);
}

/** The cells as the text wants them read: a declared mapping comes first. Tidied. */
export function mapCells(values: readonly string[], column: Column): string[] {
  const mapping = new Map(column.values.map(({ cell, name }) => [normalizeLabel(cell), normalizeLabel(name)]));
  return values.map((value) => {
    const text = normalizeLabel(value);
    return mapping.get(text) ?? text;
  });
}

/** By code of the column: the index of the thing named, NO_NAME for an empty cell, or NAMES_NOTHING. */
export function resolveNames(values: readonly string[], column: Column, things: NameIndex): Int32Array {
  return Int32Array.from(mapCells(values, column), (text) => (text === '' ? NO_NAME : things.find(text)));
}
