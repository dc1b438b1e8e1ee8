/** Profile of one column: header tokens, sampled distinct cells, numeric range. */
import type { Bounds, Named } from '@parcours/model';
import { normalizeLabel } from '@parcours/model';
import type { DictionaryColumn } from '../table/dictionary-column.ts';
import { parseDates } from '../values/dates.ts';
import { NameIndex, UNKNOWN_NAME } from '../values/name-index.ts';
import type { NumberNotation } from '../values/number-notation.ts';
import { EXPECTATION_PATTERN, normalizeHeader, RECOMMENDATION_PATTERN, type SuggestedRole } from './common-headers.ts';
import { tokenize, tokenOverlap } from './token-overlap.ts';

/** Sample size: distinct cells per column. */
const MAX_SAMPLED_CELLS = 2000;
/** Share of distinct cells that must match (names, numbers, dates …). */
const MIN_MATCHING_SHARE = 0.8;
const RECOMMENDATION_RANGE = { min: 0, max: 10 };
/** Widest range of a questionnaire's rating scale. */
const RATING_RANGE = { min: -10, max: 100 };
/** A yes/no question has no more distinct answers. */
const MAX_RATE_ANSWERS = 6;

export class ColumnProfile {
  readonly header: string;
  /** The header as `normalizeHeader` writes it. */
  readonly normalizedHeader: string;
  /** Range of its numbers; null if the column is not numeric. */
  readonly range: Bounds | null;
  /** Sampled distinct cells, without empty ones. */
  readonly distinctCells: readonly string[];
  readonly #tokens: readonly string[];
  readonly #searchText: string;

  /** @param heading the wording of the question, if the file has it below the header. */
  constructor(header: string, heading: string, { values, codes, ...rest }: DictionaryColumn, from: number, notation: NumberNotation) {
    this.header = header;
    this.normalizedHeader = normalizeHeader(header);
    this.#searchText = `${header} ${heading}`.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    this.#tokens = tokenize(this.#searchText);
    const used = from > 0 ? [...new Set(codes.subarray(from))].map((code) => values[code] as string) : values;
    this.distinctCells = [...new Set(used.slice(0, MAX_SAMPLED_CELLS).map(normalizeLabel))].filter((text) => text !== '');
    const read = notation.parser({ ...rest, values: this.distinctCells }, null);
    // A labelled end point such as "5 - Very satisfied" counts as its number.
    const numbers = this.distinctCells
      .map((text) => read(/^(-?\d{1,3})\s*[-–—=:.)]\s*\p{L}/u.exec(text)?.[1] ?? text))
      .filter((number) => !Number.isNaN(number));
    // A single text among numbers is a missing-value code: "n.r.", "k. A.".
    const others = this.distinctCells.length - numbers.length;
    const numeric =
      numbers.length > 0 && (others <= (1 - MIN_MATCHING_SHARE) * this.distinctCells.length || (others === 1 && numbers.length > 1));
    this.range = numeric ? { min: Math.min(...numbers), max: Math.max(...numbers) } : null;
  }

  hasNameOf({ name, label }: Pick<Named, 'name' | 'label'>): boolean {
    return (
      this.normalizedHeader !== '' &&
      (this.normalizedHeader === normalizeHeader(name) || (label !== null && this.normalizedHeader === normalizeHeader(label)))
    );
  }

  /** The target with the highest token overlap with the header; null on a tie. */
  bestMatch<T extends Named>(targets: readonly T[]): T | null {
    const [first, second] = targets.map((target) => ({ target, same: tokenOverlap(this.#tokens, target) })).sort((a, b) => b.same - a.same);
    return first && first.same > 0 && first.same !== second?.same ? first.target : null;
  }

  get isRecommendation(): boolean {
    return RECOMMENDATION_PATTERN.test(this.#searchText) && this.#within(RECOMMENDATION_RANGE);
  }

  get isRating(): boolean {
    return this.#within(RATING_RANGE);
  }

  get isExpectation(): boolean {
    return EXPECTATION_PATTERN.test(this.#searchText);
  }

  get hasLowCardinality(): boolean {
    return this.distinctCells.length > 0 && this.distinctCells.length <= MAX_RATE_ANSWERS;
  }

  /** Whether its cells are names of these targets. */
  containsNamesOf(targets: readonly Named[]): boolean {
    return (
      this.unmatchedCells(targets).length <= (1 - MIN_MATCHING_SHARE) * this.distinctCells.length &&
      this.unmatchedCells(targets).length < this.distinctCells.length
    );
  }

  /** Cells that match none of these targets. */
  unmatchedCells(targets: readonly Named[]): string[] {
    const index = new NameIndex(targets);
    return this.distinctCells.filter((text) => index.find(text) === UNKNOWN_NAME);
  }

  /** Whether the cells are compatible with a role suggested by the header. */
  isCompatibleWith(role: SuggestedRole): boolean {
    if (role === 'score' || role === 'weight' || role === 'mean' || role === 'n' || role === 'sd') return this.range !== null;
    if (role === 'verbatim') return this.range === null;
    if (role !== 'date') return true;
    const dates = parseDates(this.distinctCells, null).filter((date) => date !== null);
    return dates.length > 0 && dates.length >= MIN_MATCHING_SHARE * this.distinctCells.length;
  }

  #within({ min, max }: Bounds): boolean {
    return this.range !== null && this.range.min >= min && this.range.max <= max;
  }
}
