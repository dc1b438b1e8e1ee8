/** Resolves cells to the names of a journey. */
import { type Column, type Named, normalizeLabel } from '@parcours/model';

export const UNKNOWN_NAME = -2;
export const NO_NAME = -1;

/** Looks up an index by name, else by label. A label shared by two entries matches neither. */
export class NameIndex {
  readonly #names = new Map<string, number>();
  readonly #labels = new Map<string, number>();

  constructor(entries: readonly Pick<Named, 'name' | 'label'>[]) {
    entries.forEach(({ name, label }, index) => {
      add(this.#names, normalizeLabel(name), index);
      if (label !== null) add(this.#labels, normalizeLabel(label), index);
    });
  }

  /** @param text normalised. @returns an index, or UNKNOWN_NAME. */
  find(text: string): number {
    return this.#names.get(text) ?? this.#labels.get(text) ?? UNKNOWN_NAME;
  }
}

function add(map: Map<string, number>, key: string, index: number): void {
  map.set(key, map.has(key) ? UNKNOWN_NAME : index);
}

/** Applies the column's declared mapping to its cells, then normalises them. */
export function mapCells(values: readonly string[], column: Column): string[] {
  // Reversed, so that the first mapping of a cell wins.
  const mapping = new Map(column.values.map(({ cell, name }) => [normalizeLabel(cell), normalizeLabel(name)] as const).reverse());
  return values.map((value) => {
    const text = normalizeLabel(value);
    return mapping.get(text) ?? text;
  });
}

/** By code of the column: the texts that a cell stands for, normalised, in the order in which they are looked up; the first is `mapCells`'s. */
export function cellTexts(values: readonly string[], column: Column): (readonly string[])[] {
  return mapCells(values, column).map((mapped, code) => {
    const own = normalizeLabel(values[code] as string);
    return mapped === own ? [own] : [mapped, own];
  });
}

/** By code of the column: index of the named entry, NO_NAME for an empty cell, or UNKNOWN_NAME. */
export function resolveNames(values: readonly string[], column: Column, entries: NameIndex): Int32Array {
  return Int32Array.from(mapCells(values, column), (text) => (text === '' ? NO_NAME : entries.find(text)));
}
