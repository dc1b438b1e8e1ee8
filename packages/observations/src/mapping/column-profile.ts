/** One column at a first look. */
import type { Bounds, Named } from '@parcours/model';
import { normalizeLabel } from '@parcours/model';
import type { DictionaryColumn } from '../table/table.ts';
import { parseDates } from '../values/dates.ts';
import { NameIndex, UNKNOWN_NAME } from '../values/name-index.ts';
import type { NumberNotation } from '../values/number-notation.ts';
import { EXPECTATION_PATTERN, normalizeHeader, RECOMMENDATION_PATTERN, type SuggestedRole } from './common-headers.ts';
import { tokenize, tokenOverlap } from './token-overlap.ts';

/** So many distinct cells of a column are looked at. */
const MAX_SAMPLED_CELLS = 2000;
/** So large a part of a column's distinct cells must name the journey's things, or be figures, dates … */
const MIN_MATCHING_SHARE = 0.8;
const RECOMMENDATION_RANGE = { min: 0, max: 10 };
/** No scale of a questionnaire goes further. */
const RATING_RANGE = { min: -10, max: 100 };
/** More answers than these are no yes or no. */
const MAX_RATE_ANSWERS = 6;

export class ColumnProfile {
  readonly header: string;
  /** The header as the usual names are written. */
  readonly normalizedHeader: string;
  /** What its figures span; null where it holds anything else. */
  readonly range: Bounds | null;
  /** Its distinct cells that hold something. */
  readonly distinctCells: readonly string[];
  readonly #tokens: readonly string[];
  readonly #searchText: string;

  /** @param heading the question in words, where the file has it below the header. */
  constructor(header: string, heading: string, { values, codes, ...rest }: DictionaryColumn, from: number, decimals: NumberNotation) {
    this.header = header;
    this.normalizedHeader = normalizeHeader(header);
    this.#searchText = `${header} ${heading}`.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    this.#tokens = tokenize(this.#searchText);
    const used = from > 0 ? [...new Set(codes.subarray(from))].map((code) => values[code] as string) : values;
    this.distinctCells = [...new Set(used.slice(0, MAX_SAMPLED_CELLS).map(normalizeLabel))].filter((text) => text !== '');
    const read = decimals.parser({ ...rest, values: this.distinctCells }, null);
    // "5 - Very satisfied" beside 4 and 3 is an end of a scale.
    const figures = this.distinctCells
      .map((text) => read(/^(-?\d{1,3})\s*[-–—=:.)]\s*\p{L}/u.exec(text)?.[1] ?? text))
      .filter((figure) => !Number.isNaN(figure));
    // One text among figures says that there is none: "n.r.", "k. A.".
    const others = this.distinctCells.length - figures.length;
    const numeric =
      figures.length > 0 && (others <= (1 - MIN_MATCHING_SHARE) * this.distinctCells.length || (others === 1 && figures.length > 1));
    this.range = numeric ? { min: Math.min(...figures), max: Math.max(...figures) } : null;
  }

  hasNameOf({ name, label }: Pick<Named, 'name' | 'label'>): boolean {
    return (
      this.normalizedHeader !== '' &&
      (this.normalizedHeader === normalizeHeader(name) || (label !== null && this.normalizedHeader === normalizeHeader(label)))
    );
  }

  /** The only one of the things that the header speaks of most. */
  bestMatch<T extends Named>(things: readonly T[]): T | null {
    const [first, second] = things.map((thing) => ({ thing, same: tokenOverlap(this.#tokens, thing) })).sort((a, b) => b.same - a.same);
    return first && first.same > 0 && first.same !== second?.same ? first.thing : null;
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

  /** Whether its cells name these things. */
  containsNamesOf(things: readonly Named[]): boolean {
    return (
      this.unmatchedCells(things).length <= (1 - MIN_MATCHING_SHARE) * this.distinctCells.length &&
      this.unmatchedCells(things).length < this.distinctCells.length
    );
  }

  /** Its cells that name none of these things. */
  unmatchedCells(things: readonly Named[]): string[] {
    const index = new NameIndex(things);
    return this.distinctCells.filter((text) => index.find(text) === UNKNOWN_NAME);
  }

  /** Whether its cells do not speak against a role that its name suggests. */
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
