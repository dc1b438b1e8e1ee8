/** Recognises a transposed table: the rows are questions or criteria, the columns visits, shops, dates or respondents. */
import { headerWords } from '../mapping/common-headers.ts';
import { identifierRank } from '../mapping/identifier-header.ts';
import { parseDates } from '../values/dates.ts';
import { numberShape } from '../values/number-notation.ts';
import { isWhole } from './summary-rows.ts';
import type { Table } from './table.ts';

/** A questionnaire has no more questions and headings. */
const MAX_ROWS = 400;
/** The questions stand in one of the first columns, behind their numbers and sections. */
const MAX_LABEL_COLUMN = 3;
/** Rows above the questions that may name the visits. */
const NAMING_ROWS = 4;
const [MIN_ROWS, MIN_VISITS] = [3, 2];
/** Columns without names that tell: so many have to agree by their cells. */
const MIN_UNNAMED_VISITS = 3;
/** Different answers of a scale, and their share of the cells. */
const [MAX_ANSWERS, SCALE_SHARE] = [15, 0.5];
const [HALF, MOST] = [0.5, 0.8];

/** Header of a column of questions; at the corner of a grid, its title may stand. */
const QUESTIONS_HEADER =
  /^(les |the |die )?(criteri(on|a|um|en)|kriteri(um|en)|(bewertungs|pruf)(kriteri(um|en)|punkte?|fragen?)|criteres?|questions?|fragen?|items?|indicateurs?|indicators?|indikator(en)?|aussagen?|affirmations?|statements?|check ?points?|points? (controles?|de controle|observes?|a verifier)|merkmale?)( (texts?|texte|labels?|libelle|wording|intitule|(d |de ).*|evalues?|observes?))?$|\b(grille|raster|checkliste?)\b/;
const STAGES_HEADER = /^(etapes?|stages?|etappen?|steps?|schritte?|phases?|phasen?|themes?|themen?|rubriques?|touchpoints?)$/;
/** Rows that describe the visit itself. */
const ABOUT_VISITS =
  /^(date|heure|jour|time|hour|day|datum|uhrzeit|zeit|tag|enquet(eur|rice)|visit(eur|euse|or)|observ(ateur|er)|beobachter|tester|magasin|boutique|agence|store|shop|filiale|branch|ville|city|stadt|ort|canal|channel|kanal|id|no|nr|version)\b/;
/** A visit, a place or somebody who visits, with its number or letter. */
const VISIT =
  /^(visites?|visits?|besuche?|testkaufe?|testkauf|mystery (visit|shop|shopping)|stores?|shops?|magasins?|boutiques?|agences?|filialen?|branch(es)?|points? de vente|pdv|outlets?|restaurants?|hotels?|sites?|standorte?|stations?|enquet(eur|rice)s?|visit(eur|euse|or)s?|testers?|testkaufer(in)?|evaluat(eur|or)s?|auditeurs?|audits?|passages?|appels?|calls?|anrufe?|missions?|observations?|beobachtung(en)?|rundgang|durchgang)( (no|nr|num|n))? ?([a-z]?\d+|[a-z])( .*)?$/;
const PLACE =
  /^(visites?|visits?|besuche?|stores?|shops?|magasins?|boutiques?|agences?|filialen?|restaurants?|hotels?|sites?|standorte?|stations?) /;
const RESPONDENT =
  /^(respondents?|repondante?s?|participante?s?|teilnehmer(in)?|befragte[rn]?|proband(en|in)?|interviews?|panelistes?|panelists?|kunden?|clients?|customers?|personnes?|persons?|personen?|resp|tn)( (no|nr|num|n))? ?\d+$/;
/** A letter with a number, which may be a variable as well: only rows that are questions beyond doubt tell. */
const NUMBERED = /^(v|vm|m|r|p|b|id)? ?\d+$/;
/** A figure about a question: its mean, weight, best score. */
const ABOUT_QUESTIONS =
  /\b(coef\w*|poids|weight(ing)?|gewicht\w*|ponder\w*|totals?|totaux|gesamt|summe|sum|somme|moyennes?|moy|means?|average|avg|mittel\w*|durchschnitt|mw|medianes?|max(imum)?|min(imum)?|n|sd|base|ecart.*|standard.*|comment\w*|remar\w*|bemerk\w*|anmerk\w*|sections?|rubriques?|categor\w*|kategorie|themes?|themen?|bereich|types?|typ|scale|echelle|skala|bareme|points?|punkte|scores?|notes?|ratings?|result\w*|ergebnis|answers?|top ?\d|nps|taux|anteil|share|prozent|evolution|delta|ecart|diff\w*|effectifs?|anzahl|count)\b/;
/** The number or code of a question: `Q4`, `3.1`, `C12`. */
const QUESTION_NUMBER = /^(?:(?:q|f|k|c|a|b|item|frage|question|crit[eè]re|kriterium)[\s._-]?\d|\d+(?:\.\d+)+\b|\d+\s*[.)]\s)/i;

/** What a transposed table has in its rows and columns. */
export interface Transposed {
  readonly questions: readonly string[];
  /** Names of the columns with the answers; empty if a column has none. */
  readonly columns: readonly string[];
}

const found = new WeakMap<Table, Transposed | null>();

/**
 * Whether a whole table of a format with lines is probably transposed; null: it is not. Its rows are named by questions; and its columns by visits, dates or
 * respondents, or the cells of each row are of one kind (numbers, texts, dates) while those of each column are not.
 */
export function findTransposed(table: Table): Transposed | null {
  const known = found.get(table);
  if (known !== undefined) return known;
  const hasLines = table.delimiter !== '' || table.sheet !== undefined || table.encoding === 'parquet';
  const { length } = table.lines;
  const isLong = length < MIN_ROWS || length > MAX_ROWS;
  const result = hasLines && !isLong && isWhole(table) ? new Grid(table).transposed() : null;
  found.set(table, result);
  return result;
}

type CellKind = 'number' | 'date' | 'text';

/** What names the columns: `places` share a word (“Magasin Lyon”), `numbered` ones may be variables. */
type Naming = 'respondents' | 'visits' | 'places' | 'dates' | 'numbered';

class Grid {
  readonly #names: readonly string[];
  readonly #columns: readonly (readonly string[])[];

  constructor({ columns, cells, lines, unnamed }: Table) {
    // A column without a name at the beginning has been added for the names of the rows.
    this.#names = unnamed?.side === 'first' ? ['', ...columns.slice(1)] : columns;
    this.#columns = cells.map((column) => Array.from(lines, (_, row) => column?.values[column.codes[row] as number] ?? ''));
  }

  transposed(): Transposed | null {
    const labels = this.#labelColumn();
    if (labels === null) return null;
    const visits = this.#columns.flatMap((column, at) =>
      at > labels && !ABOUT_QUESTIONS.test(headerWords(this.#names[at] as string)) && column.some((cell) => cell !== '') ? [at] : [],
    );
    if (visits.length < MIN_VISITS) return null;
    const questions = (this.#columns[labels] as readonly string[]).filter((_, row) => visits.some((at) => this.#cell(at, row) !== ''));
    if (!this.#areQuestionsByVisits(this.#names[labels] as string, questions, visits)) return null;
    return { questions, columns: visits.map((at) => this.#names[at] as string) };
  }

  /** The column called so; else the one with the longest texts: sections are shorter. */
  #labelColumn(): number | null {
    const candidates = this.#columns.slice(0, MAX_LABEL_COLUMN).flatMap((column, at) => (isLabels(column) ? [at] : []));
    const named = candidates.find((at) => QUESTIONS_HEADER.test(headerWords(this.#names[at] as string)));
    const length = (at: number) => (this.#columns[at] as readonly string[]).join('').length;
    return named ?? candidates.sort((a, b) => length(b) - length(a))[0] ?? null;
  }

  #areQuestionsByVisits(name: string, questions: readonly string[], visits: readonly number[]): boolean {
    const header = headerWords(name);
    const isHeadedSo = QUESTIONS_HEADER.test(header);
    const areQuestions = isHeadedSo || mostAre(questions, (text) => isNumberedQuestion(text) || isSentence(text));
    const areNumbered = isHeadedSo || mostAre(questions, isNumberedQuestion);
    const naming = this.#naming(visits);
    if (naming.has('respondents')) return true;
    if (naming.has('visits')) return areQuestions || header === '' || STAGES_HEADER.test(header);
    // A comment is a sentence too.
    if (naming.has('numbered')) return areNumbered && this.#areRatings(visits);
    // The identifiers of respondents may be the names.
    const isHeadedById = identifierRank(name) !== null;
    if ((areQuestions || isHeadedById) && this.#areRowsOfOneKind(visits)) return true;
    if (!areQuestions) return false;
    if (naming.has('dates') || (naming.has('places') && areNumbered)) return true;
    return isHeadedSo && visits.length >= MIN_UNNAMED_VISITS && this.#areRatings(visits);
  }

  #cell(column: number, row: number): string {
    return this.#columns[column]?.[row] ?? '';
  }

  /** What the header, or one of the first rows, says of the columns. */
  #naming(visits: readonly number[]): ReadonlySet<Naming> {
    const [rows, below] = [this.#rowsOf(visits, 0, NAMING_ROWS), this.#rowsOf(visits, NAMING_ROWS, MAX_ROWS)];
    const named = namingOf(visits.map((at) => this.#names[at] as string));
    // What is said on each line is what the columns hold.
    const held = below.flatMap((line) => namingOf(line) ?? []);
    const inRows = rows.flatMap((line) => namingOf(line) ?? []).filter((kind) => kind !== 'numbered' && !held.includes(kind));
    return new Set(named ? [named, ...inRows] : below.length > 0 ? inRows : []);
  }

  #rowsOf(columns: readonly number[], from: number, to: number): string[][] {
    const { length } = this.#columns[0] as readonly string[];
    return Array.from({ length: Math.max(0, Math.min(to, length) - from) }, (_, at) => columns.map((each) => this.#cell(each, from + at)));
  }

  /** Whether the cells are answers on a scale: mostly numbers of one or two digits, or texts, that occur again. */
  #areRatings(visits: readonly number[]): boolean {
    const counts = new Map<string, number>();
    let filled = 0;
    for (const cell of visits.flatMap((at) => this.#columns[at] ?? [])) {
      if (cell === '') continue;
      filled++;
      counts.set(cell, (counts.get(cell) ?? 0) + 1);
    }
    const answers = [...counts].filter(([cell, count]) => count > 1 && (numberShape(cell) === null || /^-?\d{1,2}(?:[.,]\d)?$/.test(cell)));
    return answers.length <= MAX_ANSWERS && answers.reduce((sum, [, count]) => sum + count, 0) >= filled * SCALE_SHARE;
  }

  /** Whether nearly every row has cells of one kind, and nearly every column cells of several. */
  #areRowsOfOneKind(visits: readonly number[]): boolean {
    if (visits.length < MIN_UNNAMED_VISITS) return false;
    const kinds = visits.map((at) => kindsOf(this.#columns[at] as readonly string[]));
    const rows = Array.from({ length: this.#columns[0]?.length ?? 0 }, (_, row) => kinds.flatMap((column) => column[row] ?? []));
    const filled = rows.filter((row) => row.length >= MIN_VISITS);
    const pure = filled.filter((row) => new Set(row).size === 1);
    // A line of labels above numbers changes the kind once.
    const changes = pure.filter((row, at) => at > 0 && row[0] !== pure[at - 1]?.[0]).length;
    const mixed = kinds.filter((column) => {
      const counts = (['number', 'date', 'text'] as const).map((kind) => column.filter((each) => each === kind).length);
      return counts.filter((count) => count > 1 || (count === 1 && column.length <= MIN_ROWS * 2)).length > 1;
    });
    return filled.length >= MIN_ROWS && pure.length >= filled.length * MOST && changes > 1 && mixed.length >= kinds.length * MOST;
  }
}

/** Whether nearly all cells are texts, and most of these differ. */
function isLabels(column: readonly string[]): boolean {
  const filled = column.filter((cell) => cell !== '');
  if (filled.length < MIN_ROWS || filled.length < column.length * HALF) return false;
  const texts = filled.filter((cell) => /\p{L}/u.test(cell));
  // “Comment” may stand below each of them.
  return texts.length >= filled.length * MOST && new Set(texts).size > texts.length * HALF && !areDates(filled);
}

function namingOf(line: readonly string[]): Naming | null {
  const filled = line.filter((cell) => cell !== '');
  const words = filled.map(headerWords);
  if (filled.length < MIN_VISITS || new Set(words).size < MIN_VISITS) return null;
  const most = (pattern: RegExp) => words.filter((text) => pattern.test(text)).length >= words.length * MOST;
  if (most(RESPONDENT)) return 'respondents';
  if (most(VISIT)) return 'visits';
  if (areDates(filled)) return 'dates';
  if (most(NUMBERED)) return 'numbered';
  return most(PLACE) && new Set(words.map((text) => text.split(' ')[0])).size === 1 ? 'places' : null;
}

/** Whether most labels are so, without those of scores, comments and what describes the visit. */
function mostAre(all: readonly string[], is: (text: string) => boolean): boolean {
  const labels = all.filter((text) => is(text) || !(ABOUT_VISITS.test(headerWords(text)) || ABOUT_QUESTIONS.test(headerWords(text))));
  return labels.length >= MIN_VISITS && labels.filter(is).length >= labels.length * HALF;
}

function isNumberedQuestion(text: string): boolean {
  return /\?\s*$/.test(text) || QUESTION_NUMBER.test(text);
}

/** The names of people and places are shorter, with capitals. */
function isSentence(text: string): boolean {
  return text.split(/\s+/).length >= 3 && /\s\p{Ll}/u.test(text);
}

/** By cell: its kind; null if it is empty. */
function kindsOf(cells: readonly string[]): (CellKind | null)[] {
  const dates = parseDates(cells, null);
  return cells.map((cell, at) => {
    if (cell === '') return null;
    if (numberShape(cell) !== null) return 'number';
    return dates[at] !== null && /\d/.test(cell) ? 'date' : 'text';
  });
}

function areDates(cells: readonly string[]): boolean {
  return kindsOf(cells).every((kind) => kind === 'date');
}
