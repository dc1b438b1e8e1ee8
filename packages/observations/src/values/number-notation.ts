/** Number parser: infers decimal mark and thousands separator of a file; ambiguous cells are never guessed. */
import type { Bounds, Dialect } from '@parcours/model';
import type { DictionaryColumn } from '../table/dictionary-column.ts';

export type DecimalMark = ',' | '.';

type ThousandsSeparator = NonNullable<Dialect['thousands']>;

/** The readings of a cell. `ambiguous`: `1.234` is either 1.234 or 1234. */
type NumberShape = { readonly percent: boolean } & (
  | {
      readonly kind: 'number';
      readonly value: number;
      /** Its decimal mark, if it has one … */
      readonly mark: DecimalMark | null;
      /** … and its thousands separator. */
      readonly groups: ThousandsSeparator | null;
    }
  | { readonly kind: 'ambiguous'; readonly mark: DecimalMark; readonly decimal: number; readonly grouped: number }
);

const SIMPLE = /^([+-]?)(\d*)(?:([.,])(\d+))?(?:[eE]([+-]?\d+))?$/;
/** Groups of three digits with one separator, then optional decimals with another mark. */
const GROUPED = /^([+-]?)([1-9]\d{0,2})([ '.,])(\d{3}(?:\3\d{3})*)(?:(?!\3)([.,])(\d+))?$/;
/** A number as stored by a typed format (workbook, JSON, Parquet). */
const TYPED_NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?%?$/;

/** The shape of a cell, independent of its column; null if it is no number in any notation. */
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
 * The number notation of one file.
 *
 * A declared decimal mark is binding: under `decimal ","`, `1.234` is 1234 and `8.5` is no number. Otherwise every cell with a single
 * reading is read so, even if a column mixes commas and points (`7,5` and `8.5`). An ambiguous cell (`1.234`, `1,234`) is decided by the
 * other cells of its column if all use one decimal mark; else by those of all numeric columns; else a point is a decimal mark in a
 * comma-delimited file; else by the declared scale if only one reading lies on it. A cell that is still ambiguous is rejected and reported.
 *
 * A declared thousands separator is binding too: under `thousands space`, `1.234` is 1.234, since a point cannot separate thousands, and
 * `1'234` is no number.
 *
 * A percentage `85 %` is 0.85 on a scale within −1..1 or without a scale, and 85 on any other scale.
 *
 * Percentages written in two notations in one column are rejected: with comma and point (`12,5 %` beside `12.5 %`: two sources, which may
 * differ otherwise), or with and without the sign where the number could be per cent, a fraction or a count (`85 %` beside `0.85` or `12` on
 * 0..100): of the whole numbers and the percentages, those that are fewer.
 *
 * In a column with lists of answers (`1,2,3`), `4,5` is a list as well, unless the decimal comma is declared.
 *
 * Numbers stored by a typed format (workbook, JSON, Parquet) are read as they are, whatever is declared for text.
 */
export class NumberNotation {
  /** The file's decimal mark, reported as provenance; `.` without evidence. */
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

  /** The parser for the cells of one column. @param bounds the declared scale, or null. */
  parser(column: Pick<DictionaryColumn, 'values' | 'numeric'>, bounds: Bounds | null): NumberParser {
    const { commas, points } = countDecimalMarks(column);
    const isMixedShare = mixedShares(column, bounds, this.#declaredMark !== null);
    const isList = this.#declaredMark === ',' ? isLongList : listsIn(column);
    const leaning = soleMark(commas, points) ?? (commas + points === 0 ? this.#fileMark : null);
    const isFraction = isOfOne(bounds);
    const scaled = (value: number, percent: boolean) => (percent && isFraction ? value / 100 : value);
    const read = (cell: string) => {
      if (isMixedShare(cell) || isList(cell)) return Number.NaN;
      if (column.numeric && TYPED_NUMBER.test(cell)) return scaled(Number.parseFloat(cell), cell.endsWith('%'));
      const shape = numberShape(cell);
      if (!shape) return Number.NaN;
      const { percent } = shape;
      if (shape.kind === 'number') return this.#allows(shape) ? scaled(shape.value, percent) : Number.NaN;
      const [decimal, grouped] = [scaled(shape.decimal, percent), scaled(shape.grouped, percent)];
      if (this.#thousandsSeparator && shape.mark === this.#thousandsSeparator) return grouped;
      if (this.#thousandsSeparator) return this.#declaredMark && shape.mark !== this.#declaredMark ? Number.NaN : decimal;
      if (this.#declaredMark) return shape.mark === this.#declaredMark ? decimal : grouped;
      if (shape.mark === leaning) return decimal;
      const decimalFits = bounds !== null && within(decimal, bounds);
      const groupedFits = bounds !== null && within(grouped, bounds);
      if (decimalFits === groupedFits) return Number.NaN;
      return decimalFits ? decimal : grouped;
    };
    return Object.assign(read, { isMixedShare, isList });
  }

  /** Whether a number conforms to the declared notation. */
  #allows({ mark, groups }: { readonly mark: DecimalMark | null; readonly groups: ThousandsSeparator | null }): boolean {
    if (this.#thousandsSeparator && groups && groups !== this.#thousandsSeparator) return false;
    return !this.#declaredMark || ((mark ?? this.#declaredMark) === this.#declaredMark && groups !== this.#declaredMark);
  }
}

/** Parses a cell; NaN if it is no number. */
export interface NumberParser {
  (cell: string): number;
  /** Whether a cell is rejected only because its column mixes percentage notations. */
  isMixedShare(cell: string): boolean;
  /** Whether a cell holds several answers. */
  isList(cell: string): boolean;
}

/** Whether `85 %` means 0.85 on this scale. */
function isOfOne(bounds: Bounds | null): boolean {
  return bounds === null || Math.max(Math.abs(bounds.min), Math.abs(bounds.max)) <= 1;
}

/** A predicate for percentages in a column of mixed notations; it selects all of them, since either notation may be the wrong one. */
function mixedShares({ values }: Pick<DictionaryColumn, 'values'>, bounds: Bounds | null, isDeclared: boolean): (cell: string) => boolean {
  // Fast path: most columns have no percentages.
  if (!values.some((value) => value.endsWith('%'))) return () => false;
  const shapes = values.map(numberShape);
  const marks = new Set(shapes.flatMap((shape) => (shape?.percent && shape.mark ? [shape.mark] : [])));
  const isFraction = (shape: NumberShape | null) =>
    shape?.kind === 'number' && !shape.percent && shape.value !== 0 && Math.abs(shape.value) < 1 && !isOfOne(bounds);
  // With a declared mark, a cell with the other mark is no number anyway.
  const twoMarks = marks.size > 1 && !isDeclared;
  const isCount = (shape: NumberShape | null) =>
    shape?.kind === 'number' && !shape.percent && Math.abs(shape.value) >= 1 && !isOfOne(bounds);
  const hasShares = shapes.some((shape) => shape?.percent);
  const counts = hasShares ? shapes.filter(isCount).length : 0;
  const sharesAreFewer = counts > shapes.filter((shape) => shape?.percent).length;
  return (cell) => {
    const shape = numberShape(cell);
    if (twoMarks && shape?.percent === true && shape.mark !== null) return true;
    if (hasShares && isFraction(shape)) return true;
    return counts > 0 && (sharesAreFewer ? shape?.percent === true : isCount(shape));
  };
}

/** Three whole numbers or more with commas, or two with another sign or a space: no notation of one number. */
const LONG_LIST = /^\d{1,3}(?:(?: ?, ?\d{1,3}){2,}|(?:(?: ?[;|] ?|, )\d{1,3})+)$/;
const SHORT_LIST = /^\d{1,3},\d{1,3}$/;

function isLongList(cell: string): boolean {
  // `1,234,567` is one number.
  return LONG_LIST.test(cell) && numberShape(cell) === null;
}

/** A predicate for the lists of answers in a column. */
function listsIn({ values }: Pick<DictionaryColumn, 'values'>): (cell: string) => boolean {
  return values.some(isLongList) ? (cell) => isLongList(cell) || SHORT_LIST.test(cell) : () => false;
}

/** Whether a rejected cell is a number in an undetermined notation. */
export function isAmbiguous(cell: string): boolean {
  return numberShape(cell)?.kind === 'ambiguous';
}

function countDecimalMarks({ values, numeric }: Pick<DictionaryColumn, 'values' | 'numeric'>): { commas: number; points: number } {
  let commas = 0;
  let points = 0;
  for (const value of values) {
    if (numeric && TYPED_NUMBER.test(value)) continue;
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

/** Whether a value lies within bounds, which may be descending as for school grades (`6..1`). */
export function within(value: number, bounds: Bounds): boolean {
  return value >= Math.min(bounds.min, bounds.max) && value <= Math.max(bounds.min, bounds.max);
}

/** A predicate for declared cells: equal as numbers if both are numbers (`99` and `99,0`), else as text. */
export function cellMatcher(declared: readonly string[], read: (cell: string) => number): (cell: string) => boolean {
  const texts = new Set(declared.map((text) => text.normalize('NFC').trim()));
  const numbers = new Set(declared.map((text) => read(text.trim())).filter((value) => !Number.isNaN(value)));
  return (cell) => texts.has(cell.normalize('NFC')) || (numbers.size > 0 && numbers.has(read(cell)));
}
