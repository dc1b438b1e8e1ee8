/** One column at a first look. */
import type { Bounds, Named } from '@parcours/model';
import { tidy } from '@parcours/model';
import { likeness, wordsOf } from './alike-names.ts';
import { readDates } from './dates.ts';
import { NAMES_NOTHING, NameIndex } from './names.ts';
import type { Decimals } from './number.ts';
import type { Cells } from './table.ts';
import { bare, EXPECTED, type ProposedRole, RECOMMENDS } from './usual-names.ts';

/** So many distinct cells of a column are looked at. */
const MOST_CELLS = 2000;
/** So large a part of a column's distinct cells must name the journey's things, or be figures, dates … */
const MOST = 0.8;
const RECOMMENDATION = { min: 0, max: 10 };
/** No scale of a questionnaire goes further. */
const RATING = { min: -10, max: 100 };
/** More answers than these are no yes or no. */
const MOST_ANSWERS = 6;

export class GlancedColumn {
  readonly header: string;
  /** The header as the usual names are written. */
  readonly usual: string;
  /** What its figures span; null where it holds anything else. */
  readonly range: Bounds | null;
  /** Its distinct cells that hold something. */
  readonly texts: readonly string[];
  readonly #words: readonly string[];
  readonly #spoken: string;

  /** @param heading the question in words, where the file has it below the header. */
  constructor(header: string, heading: string, { values, codes, ...rest }: Cells, from: number, decimals: Decimals) {
    this.header = header;
    this.usual = bare(header);
    this.#spoken = `${header} ${heading}`.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    this.#words = wordsOf(this.#spoken);
    const used = from > 0 ? [...new Set(codes.subarray(from))].map((code) => values[code] as string) : values;
    this.texts = [...new Set(used.slice(0, MOST_CELLS).map(tidy))].filter((text) => text !== '');
    const read = decimals.reader({ ...rest, values: this.texts }, null);
    // "5 - Very satisfied" beside 4 and 3 is an end of a scale.
    const figures = this.texts
      .map((text) => read(/^(-?\d{1,3})\s*[-–—=:.)]\s*\p{L}/u.exec(text)?.[1] ?? text))
      .filter((figure) => !Number.isNaN(figure));
    // One text among figures says that there is none: "n.r.", "k. A.".
    const others = this.texts.length - figures.length;
    const numeric = figures.length > 0 && (others <= (1 - MOST) * this.texts.length || (others === 1 && figures.length > 1));
    this.range = numeric ? { min: Math.min(...figures), max: Math.max(...figures) } : null;
  }

  isCalled({ name, label }: Pick<Named, 'name' | 'label'>): boolean {
    return this.usual !== '' && (this.usual === bare(name) || (label !== null && this.usual === bare(label)));
  }

  /** The only one of the things that the header speaks of most. */
  likest<T extends Named>(things: readonly T[]): T | null {
    const [first, second] = things.map((thing) => ({ thing, same: likeness(this.#words, thing) })).sort((a, b) => b.same - a.same);
    return first && first.same > 0 && first.same !== second?.same ? first.thing : null;
  }

  get recommends(): boolean {
    return RECOMMENDS.test(this.#spoken) && this.#within(RECOMMENDATION);
  }

  get isRating(): boolean {
    return this.#within(RATING);
  }

  get isExpectation(): boolean {
    return EXPECTED.test(this.#spoken);
  }

  get hasFewAnswers(): boolean {
    return this.texts.length > 0 && this.texts.length <= MOST_ANSWERS;
  }

  /** Whether its cells name these things. */
  names(things: readonly Named[]): boolean {
    return this.unknown(things).length <= (1 - MOST) * this.texts.length && this.unknown(things).length < this.texts.length;
  }

  /** Its cells that name none of these things. */
  unknown(things: readonly Named[]): string[] {
    const index = new NameIndex(things);
    return this.texts.filter((text) => index.find(text) === NAMES_NOTHING);
  }

  /** Whether its cells do not speak against a role that its name suggests. */
  couldBe(role: ProposedRole): boolean {
    if (role === 'score' || role === 'weight' || role === 'mean' || role === 'n' || role === 'sd') return this.range !== null;
    if (role === 'verbatim') return this.range === null;
    if (role !== 'date') return true;
    const dates = readDates(this.texts, null).filter((date) => date !== null);
    return dates.length > 0 && dates.length >= MOST * this.texts.length;
  }

  #within({ min, max }: Bounds): boolean {
    return this.range !== null && this.range.min >= min && this.range.max <= max;
  }
}
