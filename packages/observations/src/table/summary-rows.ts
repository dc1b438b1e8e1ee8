/**
 * Finds rows that sum up others: totals, subtotals, means, bases, standard deviations, anywhere in a table. A label alone proves nothing,
 * since a respondent, a shop or a brand may be called “Total”: what the row holds, leaves empty and where it stands is asked as well.
 */
import { normalizeLabel } from '@parcours/model';
import type { DictionaryColumn } from './dictionary-column.ts';
import { NumericProfile } from './numeric-profile.ts';
import { foldLabel, type SummaryLabel, summaryLabel, unknownLabel } from './summary-label.ts';
import type { Table } from './table.ts';

/** A row with the text that it begins with. */
export interface LabelledRow {
  readonly row: number;
  readonly text: string;
  /** No word for a total, a mean and the like: it may be a respondent without a number. */
  readonly isUnknown: boolean;
}

export interface SummaryRows {
  /** Rows that are no answers for certain, ascending. */
  readonly proven: readonly LabelledRow[];
  /** Rows of which it cannot be told, ascending. */
  readonly suspected: readonly LabelledRow[];
}

const NONE: SummaryRows = { proven: [], suspected: [] };

/** Share of words up to which a column holds identifiers or figures: there, a word is a label. */
const MAX_WORD_SHARE = 0.1;
/** Fewer ordinary rows say nothing about their columns. */
const MIN_ORDINARY_ROWS = 2;
/** Of fewer rows, numbers may ascend by chance. */
const MIN_NUMBERED_ROWS = 6;
/** Headers of columns that number the rows. */
const NUMBER_HEADER = /^(?:.*\b(?:ids?|n°|nr|no|num(?:ber|éro|ero|mer)?|#|index|lfd\.? ?nr|code)\.?)$/iu;
const MAX_PASSES = 4;

const found = new WeakMap<Table, SummaryRows>();

/**
 * The rows of a table that sum up others. Only whole tables are looked through: one that is projected or deduplicated has lost the cells and
 * the order that tell.
 */
export function findSummaryRows(table: Table): SummaryRows {
  const known = found.get(table);
  if (known) return known;
  const rows = isWhole(table) ? new SummaryRowFinder(table).find() : NONE;
  found.set(table, rows);
  return rows;
}

/** Whether all cells of the table are there, in the order of the file. */
export function isWhole({ cells, duplicates }: Table): boolean {
  return duplicates === null && cells.every((column) => column !== null);
}

interface Candidate {
  readonly row: number;
  readonly text: string;
  readonly label: SummaryLabel;
  readonly column: number;
  /** The label stands behind figures, where an answer has a remark. */
  readonly isBehind?: boolean;
}

class SummaryRowFinder {
  readonly #table: Table;
  readonly #columns: readonly DictionaryColumn[];
  #candidates: Candidate[] = [];
  readonly #isCandidate = new Set<number>();
  readonly #isNote = new Set<number>();
  #ordinaryRows = 0;
  /** By column: its figures; null for a column of texts. Computed once there is a candidate. */
  #numeric: readonly (NumericProfile | null)[] = [];
  /** By column: every ordinary row has a cell, and they are texts or identifiers. */
  #isIdentifier: readonly boolean[] = [];

  /** By column: it numbers the rows. */
  #isNumber: readonly boolean[] = [];

  constructor(table: Table) {
    this.#table = table;
    this.#columns = table.cells.filter((column) => column !== null);
  }

  find(): SummaryRows {
    this.#findCandidates();
    let found = NONE;
    // A name that only looks like a label is one of the rows that the others sum up.
    for (let pass = 0; pass < MAX_PASSES; pass++) {
      this.#findNotes();
      this.#ordinaryRows = this.#table.lines.length - this.#isCandidate.size - this.#isNote.size;
      if (this.#candidates.length === 0 || this.#ordinaryRows < MIN_ORDINARY_ROWS) return NONE;
      found = this.#judge();
      const judged = new Set([...found.proven, ...found.suspected].map(({ row }) => row));
      const others = this.#candidates.filter(({ row }) => !judged.has(row));
      if (others.length === 0) break;
      const amongAnswers = others.filter(({ row }) => !this.#isAtEdge(row));
      for (const { row } of amongAnswers.length > 0 ? amongAnswers : others) this.#isCandidate.delete(row);
      this.#candidates = this.#candidates.filter(({ row }) => this.#isCandidate.has(row));
    }
    return found;
  }

  #judge(): SummaryRows {
    const isOrdinary = (row: number) => this.#isOrdinary(row);
    this.#numeric = this.#columns.map((column) => NumericProfile.of(column, isOrdinary));
    this.#isNumber = this.#columns.map((_, at) => this.#numeric[at] !== null && this.#numbersRows(at));
    this.#isIdentifier = this.#columns.map((_, at) => this.#identifies(at));
    const proven = new Set(this.#candidates.filter((candidate) => this.#isProven(candidate)).map(({ row }) => row));
    this.#spread(proven);
    const left = this.#candidates.filter(({ row }) => proven.has(row));
    const suspected = this.#candidates.filter((candidate) => !proven.has(candidate.row) && this.#isSuspect(candidate, proven));
    return {
      proven: left.map((candidate) => this.#labelled(candidate)),
      suspected: suspected.map((candidate) => this.#labelled(candidate)),
    };
  }

  /** A row without a label begins with a figure. */
  #labelled({ row, text, label }: Candidate): LabelledRow {
    const cells = this.#columns.map(({ values, codes }) => normalizeLabel(values[codes[row] as number] as string));
    return { row, text: text || (cells.find((cell) => cell !== '') ?? ''), isUnknown: label.kind === 'unknown' };
  }

  #findCandidates(): void {
    const labels = new Map<number, readonly (SummaryLabel | null)[]>();
    const last = this.#table.lines.length - 1;
    for (let row = 0; row <= last; row++) {
      for (let column = 0; column < this.#columns.length; column++) {
        const { values, codes } = this.#columns[column] as DictionaryColumn;
        const code = codes[row] as number;
        // Most tables are told by their first column.
        const own = labels.get(column) ?? values.map(summaryLabel);
        labels.set(column, own);
        const label = own[code];
        // A share is one statistic among others only below them.
        if (label && (label.kind !== 'percentile' || this.#isCandidate.has(row - 1))) {
          this.#add({ row, text: normalizeLabel(values[code] as string), label, column });
          break;
        }
        // A group's name is written beside each of its rows, or merged over them.
        if (values[code] !== '' && (row === 0 || code !== codes[row - 1])) break;
      }
    }
    this.#findBehind(last);
    if (!this.#isCandidate.has(last)) this.#findUnlabelled(last);
    this.#findUnknown();
    this.#candidates.sort((one, other) => one.row - other.row);
  }

  /** Labels behind the figures of the last rows, whose first cell is empty. */
  #findBehind(last: number): void {
    const first = this.#columns[0];
    for (let row = last; first && row >= MIN_ORDINARY_ROWS && first.values[first.codes[row] as number] === ''; row--) {
      if (this.#isCandidate.has(row)) continue;
      const texts = this.#columns.map(({ values, codes }) => values[codes[row] as number] as string);
      const column = texts.findIndex((text) => summaryLabel(text) !== null);
      const label = summaryLabel(texts[column] ?? '');
      if (label) this.#add({ row, text: '', label, column, isBehind: true });
    }
  }

  /** Texts at the ends of a first column that has a number of its own, or a text with figures, in every other row: `Target` below `R17`. */
  #findUnknown(): void {
    const ids = this.#columns[0];
    if (!ids) return;
    const labels = ids.values.map(unknownLabel);
    const end = this.#table.lines.length;
    for (const [from, step] of [
      [0, 1],
      [end - 1, -1],
    ] as const) {
      for (let row = from; row >= 0 && row < end; row += step) {
        if (this.#isCandidate.has(row)) continue;
        const code = ids.codes[row] as number;
        const label = labels[code];
        if (!label) break;
        if (!this.#hasOneCell(row)) this.#add({ row, text: normalizeLabel(ids.values[code] as string), label, column: 0 });
      }
    }
    const ordinary = [...ids.codes.keys()]
      .filter((row) => this.#isOrdinary(row))
      .map((row) => ids.values[ids.codes[row] as number] as string);
    const isNumbered =
      ordinary.length > MIN_ORDINARY_ROWS &&
      new Set(ordinary).size === ordinary.length &&
      (ordinary.every((text) => /\p{L}/u.test(text) && /\d/.test(text)) || this.#numbersRows(0));
    if (isNumbered) return;
    for (const { row, label } of this.#candidates) if (label.kind === 'unknown') this.#isCandidate.delete(row);
    this.#candidates = this.#candidates.filter(({ row }) => this.#isCandidate.has(row));
  }

  /** Figures in the last row, below an empty first cell: what a spreadsheet's sum button leaves. */
  #findUnlabelled(row: number): void {
    const first = this.#columns[0];
    if (row < MIN_ORDINARY_ROWS || !first || first.values[first.codes[row] as number] !== '') return;
    this.#add({ row, text: '', label: { kind: 'word', statistics: ['sum', 'mean', 'n'], group: null }, column: 0 });
  }

  /** Finds the notes below the table: rows with one cell, such as a source. */
  #findNotes(): void {
    this.#isNote.clear();
    if (this.#columns.length < 2) return;
    for (let row = this.#table.lines.length - 1; row > 0 && (this.#isCandidate.has(row) || this.#hasOneCell(row)); row--)
      if (!this.#isCandidate.has(row)) this.#isNote.add(row);
  }

  #isOrdinary(row: number): boolean {
    return !this.#isCandidate.has(row) && !this.#isNote.has(row);
  }

  #add(candidate: Candidate): void {
    this.#candidates.push(candidate);
    this.#isCandidate.add(candidate.row);
  }

  /** Whether each ordinary row is filled, with a text or with a number of its own. */
  #identifies(at: number): boolean {
    const { values, codes } = this.#columns[at] as DictionaryColumn;
    for (let row = 0; row < codes.length; row++) if (this.#isOrdinary(row) && values[codes[row] as number] === '') return false;
    return !this.#numeric[at] || this.#isNumber[at] === true;
  }

  /** Whether the ordinary rows have whole numbers of their own: ascending ones, codes of four digits, or any where the header says so. */
  #numbersRows(at: number): boolean {
    const { values, codes } = this.#columns[at] as DictionaryColumn;
    const seen = new Set<number>();
    let [last, ascends, largest] = [Number.NEGATIVE_INFINITY, true, 0];
    for (let row = 0; row < codes.length; row++) {
      if (!this.#isOrdinary(row)) continue;
      const number = Number(values[codes[row] as number]);
      if (!Number.isInteger(number) || seen.has(number)) return false;
      seen.add(number);
      ascends &&= number > last;
      last = number;
      largest = Math.max(largest, number);
    }
    return NUMBER_HEADER.test(this.#table.columns[at] as string) || (seen.size >= MIN_NUMBERED_ROWS && (ascends || largest >= 1000));
  }

  #isProven(candidate: Candidate): boolean {
    const { row, text, label, column, isBehind } = candidate;
    if (label.kind === 'percentile') return false;
    const { proofs, matches, figures } = this.#agreements(candidate);
    const agreesWholly = proofs > 0 && matches === figures;
    const leavesEmpty = this.#leavesIdentifiersEmpty(candidate);
    if (isBehind) return agreesWholly && leavesEmpty;
    if (text === '') return agreesWholly && leavesEmpty && this.#holdsOnlyFigures(row);
    // A respondent may have no number, and his figures agree by chance.
    if (label.kind === 'unknown') return agreesWholly && figures > 2;
    const isNamed = this.#isNamedAsSummary(candidate);
    if (this.#isIdentified(candidate)) return agreesWholly && isNamed;
    if (label.group !== null && !isNamed) return agreesWholly;
    if (this.#occurrences(candidate) > 1) return agreesWholly || (leavesEmpty && (matches > 0 || isNamed));
    const agrees = matches > 0 && matches * 2 >= figures;
    // The figures of a few answers may agree by chance.
    const agreesOften = matches > (label.kind === 'word' ? 2 : 1) && matches * 5 >= figures * 4;
    if (agreesOften || (proofs > 0 && agrees)) return true;
    const isAtEdge = figures > 0 && this.#isAtEdge(row);
    const exceeds = isAtEdge && this.#exceedingFigures(row) > 0;
    if (!this.#holdsWords(column) && (isAtEdge || agrees || this.#hasDistinctCells(column))) return true;
    return isNamed ? leavesEmpty || agrees || exceeds : leavesEmpty && (agrees || isAtEdge);
  }

  /** Whether nobody is called so, or the row stands beside the group that it names. */
  #isNamedAsSummary({ row, label: { kind, group } }: Candidate): boolean {
    if (group === null) return kind === 'statistic';
    return [-1, 1].some((step) => {
      let at = row + step;
      while (this.#isCandidate.has(at)) at += step;
      return this.#columns.some(({ values, codes }) => foldLabel(values[codes[at] as number] ?? '') === group);
    });
  }

  /** How many of the row's figures sum up the rows around it. */
  #agreements({ row, label }: Candidate): { proofs: number; matches: number; figures: number } {
    const runs = this.#runsAround(row);
    let [proofs, matches, figures] = [0, 0, 0];
    for (const [at, profile] of this.#numeric.entries()) {
      if (!profile?.has(row) || this.#isNumber[at]) continue;
      figures++;
      const agreement = profile.agreement(row, runs, label);
      if (agreement) matches++;
      if (agreement === 'proof') proofs++;
    }
    return { proofs, matches, figures };
  }

  /** How many figures of the row are more than an answer has. */
  #exceedingFigures(row: number): number {
    return this.#numeric.filter((profile, at) => !this.#isNumber[at] && profile?.exceeds(row)).length;
  }

  /** The runs of rows that a row can sum up: all, those above or below it, and those up to the next row with a label on either side. */
  #runsAround(row: number): (readonly [number, number])[] {
    const end = this.#table.lines.length;
    let [from, to] = [row, row + 1];
    // Statistics stand one below the other: what they sum up is beyond them.
    while (from > 0 && this.#isCandidate.has(from - 1)) from--;
    while (to < end && this.#isCandidate.has(to)) to++;
    let [top, bottom] = [from, to];
    while (top > 0 && !this.#isCandidate.has(top - 1)) top--;
    while (bottom < end && !this.#isCandidate.has(bottom)) bottom++;
    return [
      [0, end],
      [0, row],
      [row, end],
      [top, from],
      [to, bottom],
    ];
  }

  /** Whether cells are empty that identify every other row. */
  #leavesIdentifiersEmpty({ row, column }: Candidate): boolean {
    return this.#columns.some(
      ({ values, codes }, at) =>
        (at !== column || values[codes[row] as number] === '') && this.#isIdentifier[at] === true && values[codes[row] as number] === '',
    );
  }

  /** Whether the row has texts or a number of its own beside its label, as an answer has. A group's name that is repeated or merged is none. */
  #isIdentified({ row, column }: Candidate): boolean {
    return this.#columns.some(({ values, codes }, at) => {
      const code = codes[row] as number;
      const text = values[code] as string;
      if (at === column || text === '') return false;
      if (this.#numeric[at]) return this.#isNumber[at] === true;
      return !(at < column && row > 0 && code === codes[row - 1]) && summaryLabel(text) === null && !this.#isFigure(text);
    });
  }

  #isFigure(text: string): boolean {
    return /^[-+−]?[\d\s.,'’]+ ?%?$/.test(text);
  }

  /** Whether all that the row holds are figures. */
  #holdsOnlyFigures(row: number): boolean {
    return this.#columns.every(({ values, codes }, at) => this.#numeric[at] || values[codes[row] as number] === '');
  }

  /** Whether no two ordinary rows have the same cell in a column. */
  #hasDistinctCells(column: number): boolean {
    const codes = (this.#columns[column] as DictionaryColumn).codes.filter((_, row) => this.#isOrdinary(row));
    return new Set(codes).size === codes.length;
  }

  /** Number of rows whose label is the same. */
  #occurrences({ row, column }: Candidate): number {
    const { values, codes } = this.#columns[column] as DictionaryColumn;
    const text = foldLabel(values[codes[row] as number] as string);
    const same = values.map((value) => foldLabel(value) === text);
    return codes.reduce((count, code) => count + (same[code] ? 1 : 0), 0);
  }

  /** Whether the ordinary cells of a column are words, among which a label may be a name. */
  #holdsWords(column: number): boolean {
    const { values, codes } = this.#columns[column] as DictionaryColumn;
    const isWord = values.map((value) => /\p{L}{2}/u.test(value) && !/\d/.test(value));
    let [words, filled] = [0, 0];
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row] as number;
      if (!this.#isOrdinary(row) || values[code] === '') continue;
      filled++;
      if (isWord[code]) words++;
    }
    return filled < MIN_ORDINARY_ROWS || words > filled * MAX_WORD_SHARE;
  }

  /** Whether the row stands above or below all ordinary rows, or below an empty line. */
  #isAtEdge(row: number): boolean {
    const { lines } = this.#table;
    const end = lines.length;
    let [above, below] = [row, row + 1];
    while (above > 0 && this.#isCandidate.has(above - 1)) above--;
    while (below < end && !this.#isOrdinary(below)) below++;
    return above === 0 || below === end || (lines[row] as number) - (lines[row - 1] as number) > 1;
  }

  /** Whether the row is a note below the table. */
  #hasOneCell(row: number): boolean {
    return this.#columns.filter(({ values, codes }) => values[codes[row] as number] !== '').length === 1;
  }

  /**
   * Rows with a label that stand directly above or below a proven one are of its kind: `mean` over `n`, `count` over `25%`. So are rows with
   * the same label whose figures agree.
   */
  #spread(proven: Set<number>): void {
    const labels = new Set(this.#candidates.flatMap(({ row, text }) => (proven.has(row) ? [foldLabel(text)] : [])));
    for (const candidate of this.#candidates) {
      if (!labels.has(foldLabel(candidate.text)) || this.#isIdentified(candidate)) continue;
      const { matches, figures } = this.#agreements(candidate);
      if (matches > 0 && matches === figures) proven.add(candidate.row);
    }
    const isOfTheirKind = (candidate: Candidate) => candidate.text !== '' && !this.#isIdentified(candidate);
    for (const candidate of this.#candidates) if (proven.has(candidate.row - 1) && isOfTheirKind(candidate)) proven.add(candidate.row);
    for (const candidate of [...this.#candidates].reverse()) {
      // The last answer may be that of a “Max”.
      if (candidate.label.kind === 'unknown') continue;
      const isNoName = candidate.label.kind !== 'word' || this.#leavesIdentifiersEmpty(candidate) || !this.#holdsWords(candidate.column);
      if (proven.has(candidate.row + 1) && isNoName && isOfTheirKind(candidate)) proven.add(candidate.row);
    }
  }

  /** Whether a row that is not proven to sum up others looks as if it did: it stands at the edge, and its figures are none of an answer. */
  #isSuspect(candidate: Candidate, proven: ReadonlySet<number>): boolean {
    const { row, text, label } = candidate;
    if (text === '' || label.kind === 'percentile' || this.#isIdentified(candidate) || this.#occurrences(candidate) > 1) return false;
    if (label.group !== null && !this.#isNamedAsSummary(candidate)) return false;
    const { matches, figures } = this.#agreements(candidate);
    if (label.kind === 'unknown') return figures > 0;
    const strange = Math.max(matches, this.#exceedingFigures(row));
    return strange > 0 && strange * 2 >= figures && (this.#isAtEdge(row) || proven.has(row - 1));
  }
}
