/** Numbers as people and their spreadsheets write them, with a decimal comma or a decimal point, and never a guess. */
import type { Bounds } from '@parcours/model';
import type { Cells } from './table.ts';

export type Mark = ',' | '.';

/** What a cell can be read as; `ambiguous`: `1.234` is one and a bit, or one thousand two hundred thirty-four. */
type Shape =
  | {
      readonly kind: 'number';
      readonly value: number /** The mark it uses for decimals. */;
      readonly mark: Mark | null /** … and for groups. */;
      readonly groups: Mark | null;
    }
  | { readonly kind: 'ambiguous'; readonly mark: Mark; readonly decimal: number; readonly grouped: number };

const SIMPLE = /^([+-]?)(\d*)(?:([.,])(\d+))?(?:[eE]([+-]?\d+))?$/;
/** Groups of three, parted by one and the same sign; behind them decimals after another one. */
const GROUPED = /^([+-]?)([1-9]\d{0,2})([ '’.,])(\d{3}(?:\3\d{3})*)(?:(?!\3)([.,])(\d+))?$/;

function shapeOf(cell: string): Shape | null {
  const text = cell.replace(/^−/, '-').replace(/[\u00a0\u202f\u2009]/g, ' ');
  const simple = SIMPLE.exec(text);
  if (simple) {
    const [, sign = '', whole = '', mark, decimals, exponent] = simple as unknown as [string, string, string, Mark?, string?, string?];
    if (whole === '' && decimals === undefined) return null;
    const value = Number(`${sign}${whole || '0'}.${decimals ?? '0'}e${exponent ?? '0'}`);
    if (!Number.isFinite(value)) return null;
    if (mark && decimals?.length === 3 && exponent === undefined && /^[1-9]\d{0,2}$/.test(whole)) {
      return { kind: 'ambiguous', mark, decimal: value, grouped: Number(`${sign}${whole}${decimals}`) };
    }
    return { kind: 'number', value, mark: mark ?? null, groups: null };
  }
  const grouped = GROUPED.exec(text);
  if (!grouped) return null;
  const [, sign = '', first = '', separator = '', rest = '', mark, decimals] = grouped;
  const value = Number(`${sign}${first}${rest.replaceAll(separator, '')}.${decimals ?? '0'}`);
  return {
    kind: 'number',
    value,
    mark: (mark as Mark | undefined) ?? null,
    groups: separator === '.' || separator === ',' ? separator : null,
  };
}

/**
 * How the numbers of one file are written.
 *
 * A declared mark is law: under `decimal ","` the cell `1.234` is one thousand two hundred thirty-four and `8.5` is not a number.
 * Otherwise every cell that can be read in one way only is read so, even where commas and points are mixed in one column (`7,5` and
 * `8.5` are what they are). For an ambiguous cell (`1.234`, `1,234`) the other cells of its column decide, if all of them use its
 * mark for decimals; else those of all columns of numbers; in a file parted by commas a point is for decimals; else the declared
 * scale, if only one of the two readings lies on it. What is still ambiguous is not read, and reported.
 */
export class Decimals {
  /** The mark of the file's decimals, as far as it has any: shown as provenance. */
  readonly mark: Mark;
  readonly #declared: Mark | null;
  readonly #file: Mark | null;

  constructor(columns: Iterable<Cells>, declared: Mark | null, delimiter: string) {
    let commas = 0;
    let points = 0;
    for (const column of new Set(columns)) {
      const found = evidence(column.values);
      commas += found.commas;
      points += found.points;
    }
    this.#declared = declared;
    this.#file = soleMark(commas, points) ?? (commas === 0 && delimiter === ',' ? '.' : null);
    this.mark = declared ?? (commas > points ? ',' : '.');
  }

  /** A reader for the cells of one column: a number, or NaN for whatever is none. */
  reader(values: readonly string[], bounds: Bounds | null): (cell: string) => number {
    const { commas, points } = evidence(values);
    const leaning = soleMark(commas, points) ?? (commas + points === 0 ? this.#file : null);
    return (cell) => {
      const shape = shapeOf(cell);
      if (!shape) return Number.NaN;
      if (shape.kind === 'number') {
        if (!this.#declared) return shape.value;
        return (shape.mark ?? this.#declared) === this.#declared && shape.groups !== this.#declared ? shape.value : Number.NaN;
      }
      if (this.#declared) return shape.mark === this.#declared ? shape.decimal : shape.grouped;
      if (shape.mark === leaning) return shape.decimal;
      const decimal = bounds !== null && within(shape.decimal, bounds);
      const grouped = bounds !== null && within(shape.grouped, bounds);
      if (decimal === grouped) return Number.NaN;
      return decimal ? shape.decimal : shape.grouped;
    };
  }
}

/** Of a cell that a reader takes for no number: whether that is only because nothing says how its file writes decimals. */
export function isAmbiguous(cell: string): boolean {
  return shapeOf(cell)?.kind === 'ambiguous';
}

function evidence(values: readonly string[]): { commas: number; points: number } {
  let commas = 0;
  let points = 0;
  for (const value of values) {
    const shape = shapeOf(value);
    if (shape?.kind !== 'number') continue;
    if (shape.mark === ',' || shape.groups === '.') commas++;
    if (shape.mark === '.' || shape.groups === ',') points++;
  }
  return { commas, points };
}

function soleMark(commas: number, points: number): Mark | null {
  if (commas > 0 && points === 0) return ',';
  return points > 0 && commas === 0 ? '.' : null;
}

/** Bounds may stand downwards, as school grades do (`6..1`). */
export function within(value: number, bounds: Bounds): boolean {
  return value >= Math.min(bounds.min, bounds.max) && value <= Math.max(bounds.min, bounds.max);
}

/** Whether a cell is one of the declared ones: equal as numbers where both are numbers (`99` and `99,0`), else as text. */
export function matcher(declared: readonly string[], read: (cell: string) => number): (cell: string) => boolean {
  const texts = new Set(declared.map((text) => text.normalize('NFC').trim()));
  const numbers = new Set(declared.map((text) => read(text.trim())).filter((value) => !Number.isNaN(value)));
  return (cell) => texts.has(cell.normalize('NFC')) || (numbers.size > 0 && numbers.has(read(cell)));
}
