/** A column of figures, ready to be read row by row: what each cell is worth, and where its losses are counted. */
import { type Bounds, type Column, type Diagnostic, type Dropped, diagnose, type RatedColumn } from '@parcours/model';
import type { Losses, Tally } from './losses.ts';
import type { Decimals } from './number.ts';
import { plain } from './plain.ts';
import { AMBIGUOUS, EMPTY, MISSING, MIXED, NOT_A_NUMBER, OFF_SCALE, type Readings, UNMAPPED, VALUE } from './ratings.ts';
import type { Cells } from './table.ts';

export class FigureSource {
  readonly #cells: Cells;
  readonly #readings: Readings;
  readonly #tallies: (Tally | undefined)[] = [];

  constructor(cells: Cells, readings: Readings, column: Column, unit: Dropped['unit'], bounds: Bounds | null, losses: Losses) {
    this.#cells = cells;
    this.#readings = readings;
    this.#tallies[UNMAPPED] = losses.tally('unmapped', column, unit);
    this.#tallies[NOT_A_NUMBER] = losses.tally('not-a-number', column, unit, bounds);
    this.#tallies[AMBIGUOUS] = losses.tally('ambiguous-number', column, unit);
    this.#tallies[MIXED] = losses.tally('mixed-shares', column, unit);
    this.#tallies[OFF_SCALE] = losses.tally('off-scale', column, unit, bounds);
    this.#tallies[MISSING] = losses.tally('missing-code', column, unit);
    this.#tallies[EMPTY] = losses.tally('empty', column, unit);
  }

  /** The figure of the row, or NaN. */
  at(row: number): number {
    const code = this.#cells.codes[row] as number;
    return this.#readings.states[code] === VALUE ? (this.#readings.numbers[code] as number) : Number.NaN;
  }

  /** Counts the row's cell if it is a loss. @returns whether it is a figure. */
  check(row: number): boolean {
    const code = this.#cells.codes[row] as number;
    const state = this.#readings.states[code] as number;
    if (state === VALUE) return true;
    this.#tallies[state]?.add(row, this.#cells.values[code] as string);
    return false;
  }
}

/** A scale with two different bounds; a scale without width says nothing about any value. */
export function usable(scale: Bounds | null): Bounds | null {
  return scale && scale.min !== scale.max ? scale : null;
}

/** The finding for a column of ratings without a scale (JRN0406), with what the data hold; its cells are counted as lost. */
export function reportScaleMissing(cells: Cells, column: RatedColumn, rows: Uint32Array, decimals: Decimals, losses: Losses): Diagnostic {
  const read = decimals.reader(cells, null);
  const missing = new Set(column.missing.map((code) => read(code)));
  const figures = cells.values.map((value) => read(value));
  const tally = losses.tally('no-scale', column, 'cell');
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const code = cells.codes[row] as number;
    if (cells.values[code] === '') continue;
    tally.add(row, '');
    const figure = figures[code] as number;
    if (Number.isNaN(figure) || missing.has(figure)) continue;
    min = Math.min(min, figure);
    max = Math.max(max, figure);
  }
  const some = min <= max;
  return diagnose('JRN0406', column.at, { column: `"${plain(column.header)}"`, min: some ? min : '–', max: some ? max : '–' });
}
