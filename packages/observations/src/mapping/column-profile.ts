/** Profile of one column: the words of its header, its distinct cells, its numbers. */
import type { Bounds, Named } from '@parcours/model';
import { normalizeLabel } from '@parcours/model';
import type { DictionaryColumn } from '../table/dictionary-column.ts';
import { isUnixTime, parseDates } from '../values/dates.ts';
import { NameIndex, UNKNOWN_NAME } from '../values/name-index.ts';
import type { NumberNotation } from '../values/number-notation.ts';
import {
  EFFORT_PATTERN,
  EXPECTATION_PATTERN,
  headerWords,
  NO_RATING,
  NO_VERBATIM,
  normalizeHeader,
  OTHER_RECOMMENDATION,
  OVERALL_PATTERN,
  RECOMMENDATION_PATTERN,
  SATISFACTION_PATTERN,
  VERBATIM_HEADERS,
} from './common-headers.ts';
import { isLikertText, isNoAnswer, likertOrder, likertScale } from './likert-scale.ts';
import { isCommonVerb, type NameTokens, tokenize, tokenOverlap } from './token-overlap.ts';
import { areCategories, type LabelledScale, labelledScale, namesByLabel, type ValueLabels } from './value-labels.ts';

/** Sample size: distinct cells per column that are matched with names, dates and wordings. Numbers are read in all cells. */
const MAX_SAMPLED_CELLS = 2000;
/** Share of distinct cells that must match (names, numbers, dates …). */
const MIN_MATCHING_SHARE = 0.8;
/** Widest range of a questionnaire's rating scale. */
const RATING_RANGE = { min: -10, max: 100 };
/** The questions of KPIs are asked on scales up to this. */
const KPI_RANGE = { min: 0, max: 10 };
/** Answers of 1 to 5 are no likelihood on 0..10, whatever the wording. */
const MIN_RECOMMENDATION = 6;
/** A yes/no question has no more distinct answers. */
const MAX_RATE_ANSWERS = 6;
const QUESTION_NUMBER = /^\s*(?:Q|F|V)?\d+[a-z]?\s*[.):_–-]?\s+|^\s*(?:Q|F|V)\d+[a-z]?[.):_–-]\s*/i;
const SCALE_SUFFIX = /\s*(?:[([]\s*(?:note\s*)?\d+\s*(?:[-–à]|to|bis)\s*\d+\s*[)\]]|\/\s*\d+|sur \d+|von \d+)\s*$/i;
/** "Comment avez-vous connu…" asks how, and is no comment. */
const FRENCH_HOW =
  /\bcomment (?=(?:s|c|se|ca|nous|je|il|elle|avez|etes|est|evaluez|evalueriez|jugez|trouvez|qualifiez|noteriez|notez|vous|votre|vos|la|le|les|l|a|ont|sont|connaissez)\b)/g;
/** Beside "satisfaction", of nothing in particular. */
const SATISFACTION_WORDS = new Set([
  'csat',
  'client',
  'clients',
  'clientele',
  'kunden',
  'customers',
  'level',
  'niveau',
  'index',
  'indice',
  'result',
  'answer',
  'comment',
]);
/** Codes of survey tools for "no answer": below 0 or far beyond any scale. */
const MISSING_CODES = new Set([-1, -2, -8, -9, -66, -77, -88, -97, -98, -99, -999, 97, 98, 99, 999]);
const MAX_SCALE_BESIDE_CODES = 11;
const SMALLEST_STEP = -7;
/** Answers to open questions: words on average, and distinct ones. */
const MIN_WORDS = 3;
/** Of so many short comments, few distinct ones are categories. */
const MIN_SAMPLED_COMMENTS = 10;
const MIN_DISTINCT_COMMENTS = 4;
const MIN_REPEATED_COMMENTS = 5;
const MIN_SENTENCE_WORDS = 5;
const MIN_OPEN_ANSWERS = 2;
const MIN_DISTINCT_SHARE = 0.4;
/** An event log has more events than cases. */
const MAX_CASE_SHARE = 0.75;
/** Of fewer events, two that share a case are enough. */
const MIN_SAMPLED_EVENTS = 10;

/** `8 - Satisfied`, `10 (très probable)`, `4 stars`, `4/5`: its number. */
const LABELLED_NUMBER =
  /^(-?\d{1,3})(?:\s*[-–—=:.)(]+\s*\p{L}|\s+(?:stars?|etoiles?|étoiles?|sterne?)$|\s*(?:\/|sur|von|out of)\s*\d{1,3}$)/iu;
/** `04. Mai`, `4-May`: what a spreadsheet makes of `4.5` is no 4. */
const DAY_OF_MONTH =
  /^\d{1,2}[-.\s]+(?:jan(?:v|vier|uar|uary)?|feb(?:r|ruar|ruary)?|f[ée]v(?:r|rier)?|m(?:ar|ars|arch|ärz|rz|ai|ay)|a[pv]r(?:il)?|jui?n[ei]?|jui?l(?:y|i|let)?|aug(?:ust)?|août|sept?(?:ember|embre)?|o[ck]t(?:ober|obre)?|nov(?:ember|embre)?|de[cz](?:ember)?|d[ée]c(?:embre)?)\.?$/iu;
const STARS = /^[★⭐]\uFE0F?/;
const MACHINE_TEXT = /^\S+@\S+\.\S+$|^https?:\/\/|^Mozilla\//i;

/** Answers that are no numbers, with their values. */
export interface AnswerTexts {
  /** The scale of the values; null: the author knows it. */
  readonly scale: Bounds | null;
  readonly values: readonly (readonly [text: string, value: number])[];
  /** Texts of a verbal scale whose number of steps they do not settle, in order. */
  readonly unsettled: readonly string[];
  /** The scale is that of labelled codes, which need no values; absent: of texts. */
  readonly labelled?: LabelledScale;
}

export class ColumnProfile {
  readonly header: string;
  /** The header as `normalizeHeader` and `headerWords` write it. */
  readonly normalizedHeader: string;
  readonly words: string;
  /** Header and wording, as `headerWords` writes them. */
  readonly question: string;
  /** Range of its numbers, labelled ones included; null if the column is not numeric. */
  readonly range: Bounds | null;
  /** Sampled distinct cells, without empty ones. */
  readonly distinctCells: readonly string[];
  /** Answers that are texts and stand for numbers; null: none. */
  readonly answers: AnswerTexts | null;
  /** In a column of ratings: cells that say that there is no answer, and other texts without a number. */
  readonly missing: readonly string[];
  readonly otherTexts: readonly string[];
  /** Number of rows, of filled cells, and of distinct ones among them. */
  readonly rows: number;
  readonly filled: number;
  readonly distinct: number;
  /** Of a file with a dictionary: what its cells mean, those included that nobody chose. */
  readonly labels: ValueLabels;
  readonly #parts: readonly (readonly string[])[];
  readonly #areWhole: boolean;
  readonly #answered: readonly string[];

  /** @param heading the wording of the question, if the file has it below the header or in its dictionary. */
  constructor(
    header: string,
    heading: string,
    { values, codes, ...rest }: DictionaryColumn,
    notation: NumberNotation,
    labels: ValueLabels = new Map(),
  ) {
    this.header = header;
    this.labels = new Map([...labels].map(([cell, label]) => [normalizeLabel(cell), normalizeLabel(label)]));
    this.normalizedHeader = normalizeHeader(header);
    this.words = headerWords(header);
    this.question = headerWords(`${header} ${heading}`);
    this.#parts = questionParts(header, heading).map(tokenize);
    const usedCodes = [...new Set(codes)];
    const texts = usedCodes.map((code) => normalizeLabel(values[code] as string));
    const all = [...new Set(texts)].filter((text) => text !== '');
    const emptyCodes = new Set(usedCodes.filter((_, at) => texts[at] === ''));
    this.rows = codes.length;
    this.filled = emptyCodes.size === 0 ? codes.length : codes.reduce((sum, code) => sum + (emptyCodes.has(code) ? 0 : 1), 0);
    this.distinct = all.length;
    this.distinctCells = all.slice(0, MAX_SAMPLED_CELLS);
    const read = notation.parser({ ...rest, values: all }, null);
    const labelled: [string, number][] = [];
    const numbers: number[] = [];
    const others: string[] = [];
    const saysNothing = (text: string) => isNoAnswer(this.labels.get(text) ?? text);
    const stated = labelledScale(this.labels);
    for (const text of all) {
      const number = saysNothing(text) ? Number.NaN : read(text);
      const label = Number.isNaN(number) && !saysNothing(text) ? labelledNumber(text) : null;
      if (!Number.isNaN(number)) numbers.push(number);
      else if (label !== null) labelled.push([text, label]);
      else others.push(text);
    }
    const count = numbers.length + labelled.length;
    // A single text among numbers is a missing-value code: "n.r.", "k. A.".
    const unexplained = others.filter((text) => !saysNothing(text)).length;
    const codesOfNone = missingCodes([...numbers, ...labelled.map(([, value]) => value)]);
    const answered = all.filter((text) => !saysNothing(text));
    const areNamed = stated === null && areCategories(answered, this.labels);
    const isNumeric =
      !areNamed && count > 0 && (unexplained <= (1 - MIN_MATCHING_SHARE) * (count + unexplained) || (unexplained === 1 && count > 1));
    const offered = [...numbers, ...labelled.map(([, value]) => value)].filter((value) => !codesOfNone.has(value));
    // A labelled code beyond the labelled scale is no step of it; one without a label shows that the labels do not settle the scale.
    const isBeyond = (value: number) => stated !== null && (value < stated.scale.min || value > stated.scale.max);
    const settled =
      isNumeric && stated !== null && offered.every((value) => !isBeyond(value) || this.labels.has(String(value))) ? stated : null;
    const beyond = settled ? offered.filter(isBeyond) : [];
    const ratings = offered.filter((value) => !beyond.includes(value));
    const start = { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY };
    this.range = isNumeric
      ? ratings.reduce((bounds, each) => ({ min: Math.min(bounds.min, each), max: Math.max(bounds.max, each) }), start)
      : null;
    this.#areWhole = ratings.every(Number.isInteger);
    const verbal = isNumeric
      ? null
      : areNamed
        ? null
        : (verbalCodes(answered, this.labels) ?? verbalAnswers(others.filter((text) => !saysNothing(text))));
    this.answers =
      verbal ??
      (settled && labelled.length === 0 ? { scale: settled.scale, values: [], unsettled: [], labelled: settled } : null) ??
      (isNumeric && labelled.length > 0
        ? { scale: null, values: labelled.filter(([, value]) => !codesOfNone.has(value)).sort((a, b) => a[1] - b[1]), unsettled: [] }
        : null);
    this.missing = isNumeric || verbal !== null || areNamed ? [...[...codesOfNone].map(String), ...others.filter(saysNothing)] : [];
    this.otherTexts = isNumeric ? [...others.filter((text) => !saysNothing(text)), ...beyond.map(String)] : [];
    this.#answered = answered;
  }

  /** Whether the header is a name or its label, but for a question number before it and its scale behind it: "Q3. Recommendation (0-10)". */
  hasNameOf({ name, label }: Pick<Named, 'name' | 'label'>): boolean {
    const core = this.header.replace(QUESTION_NUMBER, '').replace(SCALE_SUFFIX, '');
    const own = new Set([this.normalizedHeader, normalizeHeader(core)].filter((text) => text !== ''));
    return own.has(normalizeHeader(name)) || (label !== null && own.has(normalizeHeader(label)));
  }

  /** The name with the highest token overlap with the question, its most specific part first; null on a tie. */
  bestMatch<T>(names: readonly NameTokens<T>[]): T | null {
    for (const part of this.#parts) {
      // "The advice you received" is about the advice, not about the stage "I receive my card".
      const nouns = part.filter((token) => !isCommonVerb(token));
      for (const tokens of new Set([nouns, part])) {
        const [first, second] = names
          .map((name) => ({ target: name.target, same: tokenOverlap(tokens, name.tokens) }))
          .sort((a, b) => b.same - a.same);
        if (first && first.same > 0 && first.same !== second?.same) return first.target;
      }
    }
    return null;
  }

  /** Number of words of the question: of two about one stage, the shorter is about it as a whole. */
  get length(): number {
    return this.#parts[0]?.length ?? 0;
  }

  /** A likelihood to recommend on 0..10, by wording and by cells. */
  get isRecommendation(): boolean {
    const isAsked = RECOMMENDATION_PATTERN.test(this.question) && !OTHER_RECOMMENDATION.test(this.question);
    return isAsked && this.#within(KPI_RANGE) && this.#areWhole && (this.range as Bounds).max >= MIN_RECOMMENDATION;
  }

  /** Overall satisfaction, of no stage in particular. */
  get isOverallSatisfaction(): boolean {
    const isAboutNothingElse = tokenize(this.header).every((word) => SATISFACTION_PATTERN.test(word) || SATISFACTION_WORDS.has(word));
    return SATISFACTION_PATTERN.test(this.question) && (isAboutNothingElse || OVERALL_PATTERN.test(this.question)) && this.isKpiRating;
  }

  get isEffort(): boolean {
    return EFFORT_PATTERN.test(this.question) && this.isKpiRating;
  }

  /** Whether its answers may be those to the question of a KPI: whole numbers of 0 to 10, or steps of a verbal scale. */
  get isKpiRating(): boolean {
    return (this.#within(KPI_RANGE) && this.#areWhole) || (this.range === null && this.answers !== null);
  }

  /** Whether its answers may rate a stage. */
  get isRating(): boolean {
    return (this.#within(RATING_RANGE) || (this.range === null && this.answers !== null)) && !NO_RATING.test(this.words);
  }

  get isExpectation(): boolean {
    return EXPECTATION_PATTERN.test(this.question);
  }

  /** Whether each answer has a label: one of a list, in nobody's own words. */
  get #areLabelled(): boolean {
    return this.labels.size > 0 && this.#answered.every((text) => this.labels.has(text));
  }

  get hasLowCardinality(): boolean {
    return this.distinctCells.length > 0 && this.distinctCells.length <= MAX_RATE_ANSWERS;
  }

  /** Whether each row has a cell of its own. */
  get isUnique(): boolean {
    return this.filled === this.rows && this.distinct === this.rows;
  }

  /** Whether each row has a cell that may identify something: a short text, no date. */
  get isIdentifier(): boolean {
    const length = this.distinctCells.reduce((sum, text) => sum + text.split(' ').length, 0) / Math.max(1, this.distinctCells.length);
    return this.filled === this.rows && length < MIN_WORDS && !this.areDates && !this.#areLabelled;
  }

  /** Whether several rows share a cell, as the events of a case do. */
  get isShared(): boolean {
    const most = this.rows < MIN_SAMPLED_EVENTS ? this.rows - 1 : MAX_CASE_SHARE * this.rows;
    return this.filled === this.rows && this.distinct <= most;
  }

  /** Whether its cells are names of these targets. */
  containsNamesOf(targets: readonly Named[]): boolean {
    const index = new NameIndex(targets);
    return this.#areMost((text) => index.find(text) !== UNKNOWN_NAME, this.distinctCells);
  }

  /** Whether the labels of its cells are names of these targets, of two at least: a box that was ticked has one label. */
  hasLabelsOf(targets: readonly Named[]): boolean {
    const named = namesByLabel(this.labels, targets);
    return new Set(named.values()).size > 1 && this.#areMost((text) => named.has(text), this.#answered);
  }

  #areMost(fits: (text: string) => boolean, cells: readonly string[]): boolean {
    const others = cells.filter((text) => !fits(text)).length;
    return others < cells.length && others <= (1 - MIN_MATCHING_SHARE) * cells.length;
  }

  /** The targets that the labels of its cells name. */
  labelledCells(targets: readonly Named[]): [cell: string, target: Named][] {
    const index = new NameIndex(targets);
    return [...namesByLabel(this.labels, targets)].filter(([cell]) => index.find(cell) === UNKNOWN_NAME);
  }

  /** Cells that match none of these targets, nor do their labels. */
  unmatchedCells(targets: readonly Named[]): string[] {
    const index = new NameIndex(targets);
    const named = namesByLabel(this.labels, targets);
    return this.distinctCells.filter((text) => index.find(text) === UNKNOWN_NAME && !named.has(text));
  }

  /** Sampled distinct cells that are answers. */
  get answeredCells(): readonly string[] {
    return this.#answered.slice(0, MAX_SAMPLED_CELLS);
  }

  /** Whether its cells are dates. */
  get areDates(): boolean {
    const dates = parseDates(this.distinctCells, null).filter((date) => date !== null);
    return dates.length > 0 && dates.length >= MIN_MATCHING_SHARE * this.distinctCells.length;
  }

  /** Whether its dates have times of day. */
  get haveTimes(): boolean {
    return this.distinctCells.some((text) => isUnixTime(text) || /\d[:h]\d{2}/.test(text));
  }

  /** Whether its cells are dates or seconds since 1970 (or milliseconds …). */
  get areTimes(): boolean {
    return this.areDates || (this.distinctCells.length > 0 && this.distinctCells.every(isUnixTime));
  }

  /** Answers in the customers' own words, by header or by length. */
  get isOpenAnswer(): boolean {
    const { distinctCells, filled, distinct, question } = this;
    if (this.range !== null || this.answers !== null || this.#areLabelled || distinct === 0 || NO_VERBATIM.test(question)) return false;
    if (distinctCells.some((text) => MACHINE_TEXT.test(text)) || (distinct > 1 && distinctCells.every(isLikertText)) || this.areDates)
      return false;
    const words = distinctCells.reduce((sum, text) => sum + text.split(/\s+/).length, 0) / distinctCells.length;
    if (VERBATIM_HEADERS.some((pattern) => pattern.test(question.replace(FRENCH_HOW, '')))) {
      // A sentence that several people have word for word was offered to them.
      const areOffered = filled >= MIN_REPEATED_COMMENTS && distinct <= 2;
      const areCategories = areOffered || (filled >= MIN_SAMPLED_COMMENTS && distinct < MIN_DISTINCT_COMMENTS && words < MIN_WORDS);
      return !areCategories && !areLists(distinctCells);
    }
    if (distinct < MIN_OPEN_ANSWERS) return false;
    if (distinct < MIN_DISTINCT_SHARE * filled && distinct < MAX_SAMPLED_CELLS) return false;
    return !areLists(distinctCells) && words >= (/[?:]\s*$/.test(this.header) ? MIN_WORDS : MIN_SENTENCE_WORDS);
  }

  #within({ min, max }: Bounds): boolean {
    return this.range !== null && this.range.min >= min && this.range.max <= max;
  }
}

function labelledNumber(text: string): number | null {
  if (STARS.test(text)) return [...text].filter((sign) => sign === '★' || sign === '⭐').length;
  const number = DAY_OF_MONTH.test(text) ? undefined : LABELLED_NUMBER.exec(text)?.[1];
  return number === undefined ? null : Number(number);
}

/** Codes for "no answer" among the numbers of a rating. */
function missingCodes(numbers: readonly number[]): Set<number> {
  const codes = numbers.filter((number) => MISSING_CODES.has(number));
  const others = numbers.filter((number) => !MISSING_CODES.has(number));
  const isRating = others.length > 1 && others.every((number) => number >= 0 && number <= MAX_SCALE_BESIDE_CODES);
  // −1 and −2 are steps of a scale, unless a code such as −9 stands beside them.
  const hasFarCode = codes.some((code) => code < SMALLEST_STEP);
  return new Set(isRating ? codes.filter((code) => code > 0 || code < SMALLEST_STEP || hasFarCode) : []);
}

/** Whether the cells are choices of a few options: "Auto, Home", "Auto". */
function areLists(cells: readonly string[]): boolean {
  const options = cells.flatMap((text) => text.split(/\s*[,;|]\s*/));
  return options.length > cells.length && new Set(options).size * 2 <= options.length;
}

/** Codes that are no numbers (`A1`), by the verbal scale of their labels. */
function verbalCodes(cells: readonly string[], labels: ValueLabels): AnswerTexts | null {
  const steps = [...labels].filter(([, label]) => !isNoAnswer(label));
  const verbal = likertScale(steps.map(([, label]) => label));
  const known = new Map(verbal?.values);
  if (verbal === null || !cells.every((cell) => labels.has(cell))) return null;
  const values = steps.map(([cell, label]) => [cell, known.get(label) as number] as const).sort((a, b) => a[1] - b[1]);
  return { scale: verbal.scale, values, unsettled: [] };
}

function verbalAnswers(texts: readonly string[]): AnswerTexts | null {
  const settled = likertScale(texts);
  if (settled) return { ...settled, unsettled: [] };
  const unsettled = likertOrder(texts)?.texts;
  return unsettled ? { scale: null, values: [], unsettled } : null;
}

/**
 * The parts of a question's wording, the most specific first, then all of it: the item in brackets (`How satisfied…? [Delivery]`), behind
 * the last dash (`How satisfied…? - Delivery`), before a colon (`Delivery:How satisfied…?`).
 */
function questionParts(header: string, heading: string): string[] {
  const items = [heading, header].flatMap((text) => [
    /\[([^\]]*\p{L}[^\]]*)\]\s*$/u.exec(text)?.[1] ?? '',
    /\s[-–—]\s+([^-–—]+)$/.exec(text)?.[1] ?? '',
    /^([^:?]+):\p{L}/u.exec(text)?.[1] ?? '',
  ]);
  return [...items, `${header} ${heading}`].filter((text) => text !== '');
}
