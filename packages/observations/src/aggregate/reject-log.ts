/** Counts rejected rows and cells by reason, for the Samples and for diagnostics. */
import {
  type Bounds,
  type Column,
  type Dropped,
  type DropReason,
  diagnoseElement,
  type ElementId,
  normalizeLabel,
  STUDY_FILE_ID,
  type Term,
  type UnlocatedDiagnostic,
} from '@parcours/model';
import { excerpt } from '../excerpt.ts';
import { MAX_EXAMPLES, type Table } from '../table/table.ts';
import { isUnixTime, parseDates } from '../values/dates.ts';
import { leadingNumber } from '../values/text-answers.ts';
import { monthNumber } from '../values/timestamp-parser.ts';
import { type LineNeeds, RowTally } from './row-tally.ts';

/** Order in which rejects are listed. */
const REASON_ORDER: readonly DropReason[] = [
  'broken-quote',
  'not-json',
  'ragged',
  'total',
  'repeated-header',
  'other-table',
  'filtered',
  'no-respondent',
  'bad-weight',
  'unmapped',
  'contradictory',
  'no-scale',
  'not-the-top',
  'not-a-number',
  'ambiguous-number',
  'mixed-shares',
  'several-answers',
  'off-scale',
  'not-whole',
  'impossible-sd',
  'not-a-date',
  'ambiguous-date',
  'missing-code',
  'empty',
];

const WITH_EXAMPLES: ReadonlySet<DropReason> = new Set([
  'unmapped',
  'off-scale',
  'not-a-number',
  'ambiguous-number',
  'mixed-shares',
  'several-answers',
  'not-a-date',
  'ambiguous-date',
]);

/** Columns that only say which group a row is of: it counts without. */
const GROUPING: ReadonlySet<ElementId> = new Set(['segment', 'persona', 'channel']);

/** What the rejects of one tally have in common. */
interface RejectGroup {
  readonly reason: DropReason;
  readonly column: Column | null;
  readonly unit: Dropped['unit'];
  readonly subject: ElementId;
  readonly bounds: Bounds | null;
}

/** Rejects of one reason in one column. */
export class RejectTally extends RowTally {
  readonly examples: string[] = [];
  readonly reason: DropReason;
  /** Normalised header; null for whole rows rejected for no particular column. */
  readonly column: string | null;
  readonly unit: Dropped['unit'];
  readonly subject: ElementId;
  readonly bounds: Bounds | null;

  constructor(table: Table, lineNeeds: LineNeeds | undefined, { reason, column, unit, subject, bounds }: RejectGroup) {
    super(table, lineNeeds);
    this.reason = reason;
    this.column = column && normalizeLabel(column.header);
    this.unit = unit;
    this.subject = subject;
    this.bounds = bounds;
  }

  /** @param row of the table; call in ascending order. */
  add(row: number, cell: string): void {
    this.addRow(row);
    if (this.examples.length === MAX_EXAMPLES || !WITH_EXAMPLES.has(this.reason)) return;
    const example = excerpt(cell);
    if (!this.examples.includes(example)) this.examples.push(example);
  }
}

/** All rejects of one study. */
export class RejectLog {
  readonly #table: Table;
  readonly #tallies: RejectTally[] = [];
  readonly #lineNeeds: LineNeeds | undefined;

  constructor(table: Table, lineNeeds?: LineNeeds) {
    this.#table = table;
    this.#lineNeeds = lineNeeds;
    for (const rejected of table.rejected) {
      const tally = this.tally(rejected.reason, null, 'row');
      tally.count = rejected.count;
      tally.lines.push(...rejected.lines);
    }
  }

  tally(reason: DropReason, column: Column | null, unit: Dropped['unit'], bounds: Bounds | null = null): RejectTally {
    const tally = new RejectTally(this.#table, this.#lineNeeds, {
      reason,
      column,
      unit,
      subject: column?.id ?? STUDY_FILE_ID,
      bounds,
    });
    this.#tallies.push(tally);
    return tally;
  }

  /** Counts rows that are reported, but not rejected. */
  rowTally(): RowTally {
    return new RowTally(this.#table, this.#lineNeeds);
  }

  /** Rejects as the Samples list them: by reason, then by column in file order. */
  dropped(): Dropped[] {
    const merged = new Map<string, RejectTally>();
    for (const tally of this.#tallies) {
      if (tally.count === 0) continue;
      // A column read twice (a rating that is also a KPI) counts its cells once.
      const key = JSON.stringify([tally.reason, tally.unit, tally.column]);
      if ((merged.get(key)?.count ?? 0) < tally.count) merged.set(key, tally);
    }
    const place = (column: string | null) => (column === null ? -1 : this.#table.columns.indexOf(column));
    return [...merged.values()]
      .sort(
        (a, b) =>
          REASON_ORDER.indexOf(a.reason) - REASON_ORDER.indexOf(b.reason) ||
          place(a.column) - place(b.column) ||
          (a.unit < b.unit ? -1 : 1),
      )
      .map(({ reason, column, unit, count, lines, examples }) => ({ reason, column, unit, count, lines, examples }));
  }

  /** One diagnostic per column and reason, at the first mention of the column. Missing answers are not reported. */
  diagnostics(): UnlocatedDiagnostic[] {
    const reported = new Set<string>();
    return this.#tallies.flatMap((tally) => {
      const diagnostic = tally.count > 0 ? this.#diagnostic(tally) : null;
      const key = JSON.stringify([tally.reason, tally.column, tally.reason === 'off-scale' && tally.bounds]);
      if (!diagnostic || reported.has(key)) return [];
      reported.add(key);
      return [diagnostic];
    });
  }

  #diagnostic(tally: RejectTally): UnlocatedDiagnostic | null {
    const { path } = this.#table;
    const n = tally.count;
    const column = `"${excerpt(tally.column ?? '')}"`;
    const examples = tally.examples.map((example) => `"${example}"`).join(', ');
    // A string, so that line numbers are not grouped (`1,234`).
    const lines = String(tally.lines[0] ?? '–');
    const more = tally.lines.length > 0 ? { dataLocation: { lines: tally.lines, column: tally.column } } : {};
    switch (tally.reason) {
      case 'unmapped':
        return diagnoseElement(
          'JRN0404',
          tally.subject,
          {
            n,
            column,
            examples,
            lines,
            path,
            effect: { term: GROUPING.has(tally.subject) ? 'unmapped.no-group' : 'unmapped.uncounted', values: { n } },
          },
          more,
        );
      case 'off-scale': {
        const { min, max } = tally.bounds ?? { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY };
        return diagnoseElement(
          'JRN0407',
          tally.subject,
          { n, column, min, max, examples, lines, path, advice: offScaleAdvice(tally) },
          more,
        );
      }
      case 'not-a-number':
        return diagnoseElement('JRN0408', tally.subject, { n, column, examples, lines, path, advice: textAdvice(tally) }, more);
      case 'ambiguous-number':
        return diagnoseElement('JRN0418', tally.subject, { n, column, examples, lines, path }, more);
      case 'mixed-shares':
        return diagnoseElement('JRN0437', tally.subject, { n, column, examples, lines, path }, more);
      case 'several-answers':
        return diagnoseElement('JRN0486', tally.subject, { n, column, examples, lines, path }, more);
      case 'not-a-date': {
        const hint = dateHint(tally.examples);
        return diagnoseElement(
          'JRN0431',
          tally.subject,
          { n, column, examples, lines, path, hint: hint === null ? '' : { term: hint } },
          more,
        );
      }
      case 'ambiguous-date':
        return diagnoseElement('JRN0430', tally.subject, { n, column, examples, lines, path }, more);
      case 'not-whole':
      case 'impossible-sd':
        return diagnoseElement('JRN0443', tally.subject, { n, path, reason: { term: `drop.${tally.reason}` }, lines }, more);
      case 'ragged':
      case 'broken-quote':
      case 'not-json':
      case 'no-respondent':
      case 'bad-weight':
        return diagnoseElement('JRN0409', tally.subject, { n, path, reason: { term: `drop.${tally.reason}` }, lines }, more);
      // Intended by the study, reported elsewhere (JRN0406, JRN0442, JRN0480 to JRN0482), or irrelevant to the journey's figures.
      case 'contradictory':
      case 'other-group':
      case 'no-segment':
      case 'empty':
      case 'missing-code':
      case 'filtered':
      case 'total':
      case 'repeated-header':
      case 'other-table':
      case 'no-scale':
      case 'not-the-top':
        return null;
    }
  }
}

/** Values that a spreadsheet may display: an error of a formula, in three languages. */
const FORMULA_ERROR = /^#(?:(?:DIV\/0|REF|NUM|NULL|VALUE|VALEUR|NAME|NOMBRE|NUL|WERT|BEZUG|ZAHL|SPILL|CALC|NOM)[!?]|N\/?[AV]|NV)$/i;

/** Whether all examples are so: then the others are as well. */
function areAll(examples: readonly string[], is: (example: string) => boolean): boolean {
  return examples.length > 0 && examples.every(is);
}

/** What to do about texts: mend formulas, export answers again that were taken for dates, else give their values. */
function textAdvice(tally: RejectTally): Term {
  const { examples } = tally;
  if (areAll(examples, (example) => FORMULA_ERROR.test(example))) return { term: 'not-numbers.errors' };
  if (areAll(examples, isWrittenDay)) return { term: 'not-numbers.dates' };
  return { term: 'not-numbers.answers', values: { mapping: exampleMapping(tally) } };
}

/** A day with a month by its name (`01. Mai`, `5-Jan`, `mai-05`), or a date: a spreadsheet displays `1-5` and `1.5` so. */
function isWrittenDay(text: string): boolean {
  const [, before, after] = /^(?:\d{1,2}[. /-]{1,2}(\p{L}{3,10})\.?|(\p{L}{3,10})[. -]{1,2}\d{1,4})$/u.exec(text) ?? [];
  if (monthNumber(before ?? after) !== '0') return true;
  return /^[\d\s./:T-]+$/.test(text) && parseDates([text], null)[0] !== null;
}

/** Serial numbers of days from 1982 to 2064, beyond a scale of ratings. */
const DAY_SERIAL = /^[3-5]\d{4}$/;
const MAX_RATING = 1000;

function offScaleAdvice({ examples, bounds }: RejectTally): Term {
  const isRating = bounds !== null && Math.max(Math.abs(bounds.min), Math.abs(bounds.max)) <= MAX_RATING;
  if (!isRating || !areAll(examples, (example) => DAY_SERIAL.test(example))) return { term: 'off-scale.codes' };
  const day = new Date(Date.UTC(1899, 11, 30 + Number(examples[0])));
  return { term: 'off-scale.dates', values: { date: `${examples[0]} = ${day.toISOString().slice(0, 10)}` } };
}

/** An example mapping for such answers, with the leading number of a label if there is one. */
function exampleMapping({ examples, bounds }: RejectTally): string {
  const labelled = examples.find((example) => leadingNumber(example, bounds) !== null);
  const example = labelled ?? examples[0] ?? '';
  return `{ ${JSON.stringify(example)} -> ${leadingNumber(example, bounds) ?? '…'} }`;
}

/** Hint for Unix times and spreadsheet serial dates. */
function dateHint(examples: readonly string[]): 'not-a-date.epoch' | 'not-a-date.serial' | null {
  if (examples.some(isUnixTime)) return 'not-a-date.epoch';
  return examples.some((example) => /^[1-9]\d{4}(?:[.,]\d+)?$/.test(example)) ? 'not-a-date.serial' : null;
}
