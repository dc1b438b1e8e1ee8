/** A parsed numeric column: value by row, rejects counted by reason. */
import {
  type Bounds,
  type Column,
  type Dropped,
  diagnoseElement,
  type RatedColumn,
  type Term,
  type UnlocatedDiagnostic,
} from '@parcours/model';
import type { RejectLog, RejectTally } from '../aggregate/reject-log.ts';
import { excerpt } from '../excerpt.ts';
import type { DictionaryColumn } from '../table/dictionary-column.ts';
import { MAX_EXAMPLES } from '../table/table.ts';
import type { NumberNotation } from './number-notation.ts';
import {
  AMBIGUOUS,
  EMPTY,
  MISSING,
  MIXED_SHARES,
  NOT_A_NUMBER,
  type NumericCells,
  OFF_SCALE,
  SEVERAL_ANSWERS,
  UNMAPPED,
  VALUE,
} from './numeric-cells.ts';

export class NumericColumn {
  readonly #cells: DictionaryColumn;
  readonly #parsed: NumericCells;
  readonly #tallies: (RejectTally | undefined)[] = [];

  /** @param target the column as the study maps it, the unit of its rejects, and the scale that its values were checked against. */
  constructor(
    cells: DictionaryColumn,
    parsed: NumericCells,
    { column, unit, bounds }: { readonly column: Column; readonly unit: Dropped['unit']; readonly bounds: Bounds | null },
    rejects: RejectLog,
  ) {
    this.#cells = cells;
    this.#parsed = parsed;
    this.#tallies[UNMAPPED] = rejects.tally('unmapped', column, unit);
    this.#tallies[NOT_A_NUMBER] = rejects.tally('not-a-number', column, unit, bounds);
    this.#tallies[AMBIGUOUS] = rejects.tally('ambiguous-number', column, unit);
    this.#tallies[MIXED_SHARES] = rejects.tally('mixed-shares', column, unit);
    this.#tallies[SEVERAL_ANSWERS] = rejects.tally('several-answers', column, unit);
    this.#tallies[OFF_SCALE] = rejects.tally('off-scale', column, unit, bounds);
    this.#tallies[MISSING] = rejects.tally('missing-code', column, unit);
    this.#tallies[EMPTY] = rejects.tally('empty', column, unit);
  }

  /** By row: the code of its cell. */
  get codes(): Uint32Array {
    return this.#cells.codes;
  }

  /** By code: the value, or NaN. */
  values(): Float64Array {
    return Float64Array.from(this.#cells.values, (_, code) => this.#valueOf(code));
  }

  /** The value of the row, or NaN. */
  valueAt(row: number): number {
    return this.#valueOf(this.#cells.codes[row] as number);
  }

  #valueOf(code: number): number {
    return this.#parsed.statuses[code] === VALUE ? (this.#parsed.numbers[code] as number) : Number.NaN;
  }

  /** Counts the row's cell if it is a reject. @returns whether it has a value. */
  validate(row: number): boolean {
    const code = this.#cells.codes[row] as number;
    const state = this.#parsed.statuses[code] as number;
    if (state === VALUE) return true;
    this.#tallies[state]?.add(row, this.#cells.values[code] as string);
    return false;
  }
}

/** The scale as declared, from worst (`min`) to best (`max`); null without one, or if its bounds are equal: such a scale maps no value. */
export function worstToBest({ scale, reversed }: Pick<RatedColumn, 'scale' | 'reversed'>): Bounds | null {
  if (!scale || scale.min === scale.max) return null;
  return reversed ? { min: scale.max, max: scale.min } : scale;
}

/**
 * Diagnostic for a rating column without a scale, or with one of a single value (JRN0406): the observed range, or examples of its texts. Its
 * cells are counted as rejects.
 */
export function reportMissingScale(
  cells: DictionaryColumn,
  column: RatedColumn,
  rows: Uint32Array,
  notation: NumberNotation,
  rejects: RejectLog,
): UnlocatedDiagnostic {
  const read = notation.parser(cells, null);
  const missing = new Set(column.missing.map((code) => read(code)));
  const numbers = cells.values.map((value) => read(value));
  const tally = rejects.tally('no-scale', column, 'cell');
  const texts = new Set<string>();
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const code = cells.codes[row] as number;
    if (cells.values[code] === '') continue;
    tally.add(row, '');
    const number = numbers[code] as number;
    if (Number.isNaN(number) && !column.missing.includes(cells.values[code] as string)) texts.add(cells.values[code] as string);
    if (Number.isNaN(number) || missing.has(number)) continue;
    min = Math.min(min, number);
    max = Math.max(max, number);
  }
  const header = `"${excerpt(column.header)}"`;
  const range = min <= max ? { min, max } : {};
  return diagnoseElement('JRN0406', column.id, { problem: missingScale(header, column, range, texts) });
}

function missingScale(column: string, { scale }: RatedColumn, range: { min?: number; max?: number }, texts: ReadonlySet<string>): Term {
  if (scale) return { term: 'scale-missing.width', values: { column, scale: `${scale.min}..${scale.max}` } };
  if (range.min !== undefined) return { term: 'scale-missing.numbers', values: { column, ...range } };
  // Sorted: an engine that counts groups knows no order of the rows.
  const examples = [...texts]
    .sort()
    .slice(0, MAX_EXAMPLES)
    .map((text) => `"${excerpt(text)}"`);
  const [example] = examples;
  if (example === undefined) return { term: 'scale-missing.empty', values: { column } };
  return { term: 'scale-missing.texts', values: { column, examples: examples.join(', '), example } };
}
