/** The figures of a column, with what is needed to say whether a figure sums up others. */
import { numberShape } from '../values/number-notation.ts';
import type { DictionaryColumn } from './dictionary-column.ts';
import type { Statistic, SummaryLabel } from './summary-label.ts';

/** Share of the filled cells that are numbers in a column of numbers. */
const MIN_NUMERIC_SHARE = 0.8;

/** A figure of a cell; its decimals as written say how far it may be rounded. */
interface Figure {
  readonly value: number;
  /** As written … */
  readonly decimals: number;
  /** … and without those that are 0: workbooks and statistics programs write `3.0`. */
  readonly needed: number;
}

/** What a figure agrees with: `proof`: it is a sum, mean … that no answer could be; `match`: it is one that an answer could be too. */
export type Agreement = 'proof' | 'match' | null;

/** Sums over the ordinary rows of a column of numbers, so that any run of rows is summed up at once. */
export class NumericProfile {
  readonly #figures: readonly (Figure | null)[];
  readonly #codes: Uint32Array;
  /** By number of rows from the beginning. */
  readonly #counts: Float64Array;
  readonly #sums: Float64Array;
  readonly #squares: Float64Array;
  readonly #min: number;
  readonly #max: number;
  readonly #decimals: number;
  readonly #values: Float64Array;

  private constructor(figures: readonly (Figure | null)[], codes: Uint32Array, isOrdinary: (row: number) => boolean) {
    this.#figures = figures;
    this.#codes = codes;
    this.#counts = new Float64Array(codes.length + 1);
    this.#sums = new Float64Array(codes.length + 1);
    this.#squares = new Float64Array(codes.length + 1);
    let [min, max, decimals] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
    const values: number[] = [];
    for (let row = 0; row < codes.length; row++) {
      const figure = isOrdinary(row) ? figures[codes[row] as number] : null;
      const value = figure?.value ?? 0;
      this.#counts[row + 1] = (this.#counts[row] as number) + (figure ? 1 : 0);
      this.#sums[row + 1] = (this.#sums[row] as number) + value;
      this.#squares[row + 1] = (this.#squares[row] as number) + value * value;
      if (!figure) continue;
      values.push(value);
      if (value < min) min = value;
      if (value > max) max = value;
      if (figure.needed > decimals) decimals = figure.needed;
    }
    [this.#min, this.#max, this.#decimals] = [min, max, decimals];
    this.#values = Float64Array.from(values).sort();
  }

  /** Null if the column is no column of numbers: of the ordinary rows at least two, and four of five that are filled, hold one. */
  static of(column: DictionaryColumn, isOrdinary: (row: number) => boolean): NumericProfile | null {
    const figures = column.values.map(figureOf);
    let [filled, numeric] = [0, 0];
    for (let row = 0; row < column.codes.length; row++) {
      const code = column.codes[row] as number;
      if (column.values[code] === '' || !isOrdinary(row)) continue;
      filled++;
      if (figures[code]) numeric++;
    }
    return numeric < 2 || numeric < filled * MIN_NUMERIC_SHARE ? null : new NumericProfile(figures, column.codes, isOrdinary);
  }

  /** Whether the row has a number. */
  has(row: number): boolean {
    return this.#figures[this.#codes[row] as number] !== null;
  }

  /** Whether the figure of the row is none that the ordinary rows have: beyond their range, or with decimals where they have none. */
  isUnusual(row: number): boolean {
    const figure = this.#figures[this.#codes[row] as number];
    return !!figure && (figure.value < this.#min || figure.value > this.#max || figure.needed > this.#decimals);
  }

  /** Whether the figure of the row is above those of the ordinary rows, or has decimals where they have none. */
  exceeds(row: number): boolean {
    const figure = this.#figures[this.#codes[row] as number];
    return !!figure && (figure.value > this.#max || figure.needed > this.#decimals);
  }

  /** Whether the figure of a row is one of the statistics of one of the runs of rows. */
  agreement(row: number, runs: readonly (readonly [from: number, to: number])[], { kind, statistics }: SummaryLabel): Agreement {
    const figure = this.#figures[this.#codes[row] as number];
    if (!figure) return null;
    // A mean may be rounded to a whole number; what may also be a name must agree exactly.
    const isExact = figure.decimals === 0 && !(kind === 'statistic' && statistics.length === 1);
    const tolerance = isExact ? 1e-9 * Math.max(1, Math.abs(figure.value)) : 0.5000001 * 10 ** -figure.decimals;
    const agrees = runs.some(([from, to]) =>
      statistics.some((statistic) => this.#statistics(statistic, from, to).some((value) => Math.abs(value - figure.value) <= tolerance)),
    );
    return agrees ? (this.isUnusual(row) ? 'proof' : 'match') : null;
  }

  /** A statistic of a run of rows as programs compute it, in each of the ways in use; none of fewer than two answers. */
  #statistics(statistic: Statistic, from: number, to: number): number[] {
    const between = (sums: Float64Array) => (sums[to] as number) - (sums[from] as number);
    const [n, sum, squares] = [between(this.#counts), between(this.#sums), between(this.#squares)];
    if (n < 2) return [];
    const spread = Math.max(0, squares - (sum * sum) / n);
    switch (statistic) {
      case 'sum':
        return [sum];
      case 'mean':
        return [sum / n];
      case 'n':
        return [n];
      case 'sd':
        return [Math.sqrt(spread / (n - 1)), Math.sqrt(spread / n)];
      case 'median':
        return [this.#median()];
    }
  }

  #median(): number {
    const [low, high] = [this.#values[(this.#values.length - 1) >> 1], this.#values[this.#values.length >> 1]];
    return ((low as number) + (high as number)) / 2;
  }
}

function figureOf(cell: string): Figure | null {
  const shape = cell === '' ? null : numberShape(cell);
  if (!shape) return null;
  const value = shape.kind === 'number' ? shape.value : shape.decimal;
  const written = /[.,](\d+) ?%?$/.exec(cell)?.[1] ?? '';
  return { value, decimals: written.length, needed: Number.isInteger(value) ? 0 : written.replace(/0+$/, '').length };
}
