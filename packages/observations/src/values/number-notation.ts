/** Numbers as people and their spreadsheets write them, with a decimal comma or a decimal point, and never a guess. */
import type { Bounds, Dialect } from '@parcours/model';
import type { DictionaryColumn } from '../table/table.ts';

export type DecimalMark = ',' | '.';

type ThousandsSeparator = NonNullable<Dialect['thousands']>;

/** What a cell can be read as; `ambiguous`: `1.234` is one and a bit, or one thousand two hundred thirty-four. */
type NumberShape = { readonly percent: boolean } & (
  | {
      readonly kind: 'number';
      readonly value: number;
      /** The mark it uses for decimals. */
      readonly mark: DecimalMark | null;
      /** … and for groups. */
      readonly groups: ThousandsSeparator | null;
    }
  | { readonly kind: 'ambiguous'; readonly mark: DecimalMark; readonly decimal: number; readonly grouped: number }
);

const SIMPLE = /^([+-]?)(\d*)(?:([.,])(\d+))?(?:[eE]([+-]?\d+))?$/;
/** Groups of three, parted by one and the same sign; behind them decimals after another one. */
const GROUPED = /^([+-]?)([1-9]\d{0,2})([ '.,])(\d{3}(?:\3\d{3})*)(?:(?!\3)([.,])(\d+))?$/;
/** As a file of another kind than text gives its numbers. */
const TYPED_NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?%?$/;

/** What a cell looks like, whatever its column; null for what is no number in any country. */
export function numberShape(cell: string): NumberShape | null {
  const written = cell
    .replace(/^−/, '-')
    .replace(/[\u00a0\u202f\u2007\u2009]/g, ' ')
    .replaceAll('’', "'");
  const percent = written.endsWith('%');
  const text = percent ? written.slice(0, -1).trimEnd() : written;
  const simple = SIMPLE.exec(text);
  if (simple) {
    const [, sign = '', whole = '', mark, decimals, exponent] = simple as unknown as [
      string,
      string,
      string,
      DecimalMark?,
      string?,
      string?,
    ];
    if (whole === '' && decimals === undefined) return null;
    const value = Number(`${sign}${whole || '0'}.${decimals ?? '0'}e${exponent ?? '0'}`);
    if (!Number.isFinite(value)) return null;
    if (mark && decimals?.length === 3 && exponent === undefined && /^[1-9]\d{0,2}$/.test(whole)) {
      return { kind: 'ambiguous', percent, mark, decimal: value, grouped: Number(`${sign}${whole}${decimals}`) };
    }
    return { kind: 'number', percent, value, mark: mark ?? null, groups: null };
  }
  const grouped = GROUPED.exec(text);
  if (!grouped) return null;
  const [, sign = '', first = '', separator = '', rest = '', mark, decimals] = grouped;
  const value = Number(`${sign}${first}${rest.replaceAll(separator, '')}.${decimals ?? '0'}`);
  return { kind: 'number', percent, value, mark: (mark as DecimalMark | undefined) ?? null, groups: separator as ThousandsSeparator };
}

/**
 * How the numbers of one file are written.
 *
 * A declared mark is law: under `decimal ","` the cell `1.234` is one thousand two hundred thirty-four and `8.5` is not a number.
 * Otherwise every cell that can be read in one way only is read so, even where commas and points are mixed in one column (`7,5` and
 * `8.5` are what they are). For an ambiguous cell (`1.234`, `1,234`) the other cells of its column decide, if all of them use its
 * mark for decimals; else those of all columns of numbers; in a file parted by commas a point is for decimals; else the declared
 * scale, if only one of the two readings lies on it. What is still ambiguous is not read, and reported.
 *
 * A declared sign of thousands is law too: under `thousands space` the cell `1.234` is one and a bit, since its point cannot part
 * thousands, and `1'234` is not a number.
 *
 * A percentage is so many of a hundred: `85 %` is 0.85 on a scale within −1..1 and where none is declared, and 85 on all others.
 *
 * Shares that are written in two ways in one column are not read: with a comma and with a point behind a percent sign's figure
 * (`12,5 %` beside `12.5 %`: it has two sources, and nobody knows what else differs), or with and without the sign where a share could be
 * meant as one of 100 or as a fraction of 1 (`85 %` beside `0.85` on 0..100).
 *
 * Where a file stores numbers as such (a workbook, JSON, Parquet), they are read as they are, whatever is declared for its texts.
 */
export class NumberNotation {
  /** The mark of the file's decimals, as far as it has any: shown as provenance. */
  readonly decimalMark: DecimalMark;
  readonly #declaredMark: DecimalMark | null;
  readonly #thousandsSeparator: ThousandsSeparator | null;
  readonly #fileMark: DecimalMark | null;

  constructor(columns: Iterable<DictionaryColumn>, { decimal, thousands }: Pick<Dialect, 'decimal' | 'thousands'>, delimiter: string) {
    let commas = 0;
    let points = 0;
    for (const column of new Set(columns)) {
      const found = countDecimalMarks(column);
      commas += found.commas;
      points += found.points;
    }
    this.#thousandsSeparator = thousands;
    this.#declaredMark = decimal ?? (thousands === '.' ? ',' : thousands === ',' ? '.' : null);
    this.#fileMark = soleMark(commas, points) ?? (commas === 0 && delimiter === ',' ? '.' : null);
    this.decimalMark = this.#declaredMark ?? (commas > points ? ',' : '.');
  }

  /** A reader for the cells of one column. */
  parser(column: Pick<DictionaryColumn, 'values' | 'numeric'>, bounds: Bounds | null): NumberParser {
    const { commas, points } = countDecimalMarks(column);
    const isMixedShare = mixedShares(column, bounds, this.#declaredMark !== null);
    const leaning = soleMark(commas, points) ?? (commas + points === 0 ? this.#fileMark : null);
    const asShare = isOfOne(bounds);
    const figure = (value: number, percent: boolean) => (percent && asShare ? value / 100 : value);
    const read = (cell: string) => {
      if (isMixedShare(cell)) return Number.NaN;
      if (column.numeric && TYPED_NUMBER.test(cell)) return figure(Number.parseFloat(cell), cell.endsWith('%'));
      const shape = numberShape(cell);
      if (!shape) return Number.NaN;
      const { percent } = shape;
      if (shape.kind === 'number') return this.#allows(shape) ? figure(shape.value, percent) : Number.NaN;
      const [decimal, grouped] = [figure(shape.decimal, percent), figure(shape.grouped, percent)];
      if (this.#thousandsSeparator && shape.mark === this.#thousandsSeparator) return grouped;
      if (this.#thousandsSeparator) return this.#declaredMark && shape.mark !== this.#declaredMark ? Number.NaN : decimal;
      if (this.#declaredMark) return shape.mark === this.#declaredMark ? decimal : grouped;
      if (shape.mark === leaning) return decimal;
      const decimalFits = bounds !== null && within(decimal, bounds);
      const groupedFits = bounds !== null && within(grouped, bounds);
      if (decimalFits === groupedFits) return Number.NaN;
      return decimalFits ? decimal : grouped;
    };
    return Object.assign(read, { isMixedShare });
  }

  /** Whether a number is written as the text declares. */
  #allows({ mark, groups }: { readonly mark: DecimalMark | null; readonly groups: ThousandsSeparator | null }): boolean {
    if (this.#thousandsSeparator && groups && groups !== this.#thousandsSeparator) return false;
    return !this.#declaredMark || ((mark ?? this.#declaredMark) === this.#declaredMark && groups !== this.#declaredMark);
  }
}

/** A number, or NaN for whatever is none. */
export interface NumberParser {
  (cell: string): number;
  /** Whether it takes a cell for no number only because its column writes shares in two ways. */
  isMixedShare(cell: string): boolean;
}

/** Whether 85 % is 0.85 there. */
function isOfOne(bounds: Bounds | null): boolean {
  return bounds === null || Math.max(Math.abs(bounds.min), Math.abs(bounds.max)) <= 1;
}

/** Which cells of a column are shares that are written in another way than others of it; all of them, since nobody knows which way is wrong. */
function mixedShares({ values }: Pick<DictionaryColumn, 'values'>, bounds: Bounds | null, isDeclared: boolean): (cell: string) => boolean {
  // Most columns have none.
  if (!values.some((value) => value.endsWith('%'))) return () => false;
  const shapes = values.map(numberShape);
  const marks = new Set(shapes.flatMap((shape) => (shape?.percent && shape.mark ? [shape.mark] : [])));
  const isFraction = (shape: NumberShape | null) =>
    shape?.kind === 'number' && !shape.percent && shape.value !== 0 && Math.abs(shape.value) < 1 && !isOfOne(bounds);
  // Where the text says which mark is meant, a cell with the other one is no number anyway.
  const twoMarks = marks.size > 1 && !isDeclared;
  const twoSigns = shapes.some(isFraction) && shapes.some((shape) => shape?.percent);
  return (cell) => {
    const shape = numberShape(cell);
    return (twoMarks && shape?.percent === true && shape.mark !== null) || (twoSigns && isFraction(shape));
  };
}

/** Of a cell that a reader takes for no number: whether that is only because nothing says how its file writes decimals. */
export function isAmbiguous(cell: string): boolean {
  return numberShape(cell)?.kind === 'ambiguous';
}

function countDecimalMarks({ values, numeric: plain }: Pick<DictionaryColumn, 'values' | 'numeric'>): { commas: number; points: number } {
  let commas = 0;
  let points = 0;
  for (const value of values) {
    if (plain && TYPED_NUMBER.test(value)) continue;
    const shape = numberShape(value);
    if (shape?.kind !== 'number') continue;
    if (shape.mark === ',' || shape.groups === '.') commas++;
    if (shape.mark === '.' || shape.groups === ',') points++;
  }
  return { commas, points };
}

function soleMark(commas: number, points: number): DecimalMark | null {
  if (commas > 0 && points === 0) return ',';
  return points > 0 && commas === 0 ? '.' : null;
}

/** Bounds may stand downwards, as school grades do (`6..1`). */
export function within(value: number, bounds: Bounds): boolean {
  return value >= Math.min(bounds.min, bounds.max) && value <= Math.max(bounds.min, bounds.max);
}

/** Whether a cell is one of the declared ones: equal as numbers where both are numbers (`99` and `99,0`), else as text. */
export function cellMatcher(declared: readonly string[], read: (cell: string) => number): (cell: string) => boolean {
  const texts = new Set(declared.map((text) => text.normalize('NFC').trim()));
  const numbers = new Set(declared.map((text) => read(text.trim())).filter((value) => !Number.isNaN(value)));
  return (cell) => texts.has(cell.normalize('NFC')) || (numbers.size > 0 && numbers.has(read(cell)));
}
