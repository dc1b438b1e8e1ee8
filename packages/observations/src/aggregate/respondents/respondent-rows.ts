import { type Column, diagnoseElement, normalizeLabel } from '@parcours/model';
import { ROWS_PER_CANCELLATION_CHECK } from '../../cancellation-token.ts';
import { reportFilterShare } from '../../plausibility/filter-share.ts';
import { reportFilterSpelling } from '../../plausibility/filter-spelling.ts';
import type { DictionaryColumn } from '../../table/dictionary-column.ts';
import { respondentId } from '../../table/respondent-id.ts';
import type { Signatures } from '../../table/signatures.ts';
import { mapCells } from '../../values/name-index.ts';
import { cellMatcher, isAmbiguous } from '../../values/number-notation.ts';
import { sortedMean } from '../accumulators/distribution.ts';
import { reportUnmatchedFilter } from '../data-quality/unmatched-answers.ts';
import type { StudyContext } from '../study-context.ts';

/** Respondents, numbered from 0, with their rows. */
export interface RespondentRows {
  /** The used rows of the table, ascending. */
  readonly kept: Uint32Array;
  readonly respondents: number;
  /**
   * The used rows of respondent r are `rows[offsets[r]] … rows[offsets[r + 1] − 1]`, in file order. Of a table with signatures in any order;
   * several respondents may have a row, one may have it twice, and some have none that is used.
   */
  readonly rows: Uint32Array;
  readonly offsets: Uint32Array;
  /** By respondent, above 0; 0 of one without used rows; null if unweighted. */
  readonly weights: Float64Array | null;
  /** By respondent: number of respondents with identical rows; null: each is one. */
  readonly counts: Uint32Array | null;
}

/** The rows that pass the study's `where` filters. */
export function filterRows(context: StudyContext): Uint32Array {
  const { table, study, columns, notation, rejects, diagnostics, signal } = context;
  let matchesAll = true;
  const filters = study.where.flatMap((filter) => {
    const cells = columns.find(filter.column);
    if (!cells) return [];
    const read = notation.parser(cells, null);
    const matches = cellMatcher(filter.values, read);
    const unmatched = reportUnmatchedFilter(filter, cells, read);
    diagnostics.push(...unmatched);
    matchesAll &&= unmatched.length === 0;
    const mapped = mapCells(cells.values, filter.column);
    const wanted = new Set(filter.values.map(normalizeLabel));
    const keeps = cells.values.map((value, code) => matches(value) || wanted.has(mapped[code] as string));
    const spelling = reportFilterSpelling(context, filter, cells, keeps);
    // Another spelling explains the share.
    diagnostics.push(...(spelling.length > 0 ? spelling : reportFilterShare(context, filter, cells, keeps)));
    return [{ codes: cells.codes, keeps, tally: rejects.tally('filtered', filter.column, 'row') }];
  });
  const kept = new Uint32Array(table.lines.length);
  let count = 0;
  for (let row = 0; row < table.lines.length; row++) {
    if (row % ROWS_PER_CANCELLATION_CHECK === 0) signal?.throwIfAborted();
    const failed = filters.find(({ codes, keeps }) => !keeps[codes[row] as number]);
    if (failed) failed.tally.add(row, '');
    else kept[count++] = row;
  }
  const [first] = study.where;
  if (count === 0 && first && filters.length === study.where.length && matchesAll && table.lines.length > 0)
    diagnostics.push(diagnoseElement('JRN0285', first.column.id, { path: table.path }));
  return kept.subarray(0, count);
}

/**
 * Numbers the respondents. Without a respondent column each row is one. A respondent's weight is that of their rows, or the mean if they
 * differ.
 *
 * @returns null if the respondent or the weight column is missing.
 */
export function assignRespondents(context: StudyContext, filtered: Uint32Array): RespondentRows | null {
  const { study, columns, notation, rejects, signal } = context;
  if (study.respondent && !columns.has(study.respondent)) return null;
  const weightCells = study.weightColumn && columns.find(study.weightColumn);
  if (study.weightColumn && !weightCells) return null;

  const identifies = study.respondent ? identifiedRows(context, study.respondent) : null;
  const noRespondent = study.respondent && rejects.tally('no-respondent', study.respondent, 'row');
  const readWeight = weightCells && notation.parser(weightCells, null);
  const weights = readWeight && Float64Array.from(weightCells.values, (cell) => readWeight(cell));
  const badWeight = study.weightColumn && rejects.tally('bad-weight', study.weightColumn, 'row');
  const ambiguousWeight = study.weightColumn && rejects.tally('ambiguous-number', study.weightColumn, 'row');
  const weightOf = (row: number) => (weights ? (weights[(weightCells as DictionaryColumn).codes[row] as number] as number) : 1);

  const kept = new Uint32Array(filtered.length);
  let count = 0;
  for (let i = 0; i < filtered.length; i++) {
    if (i % ROWS_PER_CANCELLATION_CHECK === 0) signal?.throwIfAborted();
    const row = filtered[i] as number;
    if (identifies && !identifies(row)) {
      noRespondent?.add(row, '');
      continue;
    }
    const weight = weightOf(row);
    if (!(weight > 0)) {
      const cell = weightCells?.values[weightCells.codes[row] as number] ?? '';
      (Number.isNaN(weight) && isAmbiguous(cell) ? ambiguousWeight : badWeight)?.add(row, cell);
      continue;
    }
    kept[count++] = row;
  }
  const own = rowsByRespondent(context, kept.subarray(0, count));
  return { ...own, weights: weights && meanWeights(own, weightOf) };
}

/** By row: whether its respondent cell identifies somebody. */
function identifiedRows({ table, columns }: StudyContext, respondent: Column): (row: number) => boolean {
  if (table.signatures) {
    const { identified } = table.signatures;
    return (row) => identified[row] === 1;
  }
  const { values, codes } = columns.find(respondent) as DictionaryColumn;
  const identifies = values.map((value) => respondentId(value) !== null);
  return (row) => identifies[codes[row] as number] === true;
}

type RowsByRespondent = Omit<RespondentRows, 'weights'>;

function rowsByRespondent({ table, study, columns }: StudyContext, kept: Uint32Array): RowsByRespondent {
  if (!study.respondent) {
    const counts = table.duplicates && Uint32Array.from(kept, (row) => table.duplicates?.counts[row] ?? 1);
    return { kept, respondents: kept.length, rows: kept, offsets: Uint32Array.from({ length: kept.length + 1 }, (_, i) => i), counts };
  }
  if (table.signatures) return rowsOfSignatures(table.signatures, kept, table.lines.length);
  const { values, codes } = columns.find(study.respondent) as DictionaryColumn;
  return rowsOfCells(respondentNumbers(values), codes, kept);
}

/** The signatures without the rows that are not used. */
function rowsOfSignatures(signatures: Signatures, kept: Uint32Array, tableRows: number): RowsByRespondent {
  const { offsets: all, counts } = signatures;
  const respondents = all.length - 1;
  if (kept.length === tableRows) return { kept, respondents, rows: signatures.rows, offsets: all, counts };
  const isKept = new Uint8Array(tableRows);
  for (const row of kept) isKept[row] = 1;
  const rows = new Uint32Array(signatures.rows.length);
  const offsets = new Uint32Array(all.length);
  let count = 0;
  for (let signature = 0; signature < respondents; signature++) {
    const end = all[signature + 1] as number;
    for (let i = all[signature] as number; i < end; i++) {
      const row = signatures.rows[i] as number;
      if (isKept[row] === 1) rows[count++] = row;
    }
    offsets[signature + 1] = count;
  }
  return { kept, respondents, rows: rows.subarray(0, count), offsets, counts };
}

/** By code: a number for each distinct respondent, those of equal texts the same. */
function respondentNumbers(values: readonly string[]): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from(values, (value, code) => {
    const id = respondentId(value);
    if (id === null) return code;
    const number = known.get(id) ?? code;
    known.set(id, number);
    return number;
  });
}

/** Numbers respondents in order of appearance, and sorts the rows by them. */
function rowsOfCells(numbers: Int32Array, codes: Uint32Array, kept: Uint32Array): RowsByRespondent {
  /** By number of the cell: the respondent, from 1; 0: not seen yet. */
  const seen = new Uint32Array(numbers.length);
  const sizes: number[] = [];
  const respondentOf = kept.map((row) => {
    const number = numbers[codes[row] as number] as number;
    if (seen[number] === 0) seen[number] = sizes.push(0);
    const respondent = (seen[number] as number) - 1;
    sizes[respondent] = (sizes[respondent] as number) + 1;
    return respondent;
  });
  const offsets = new Uint32Array(sizes.length + 1);
  for (const [respondent, size] of sizes.entries()) offsets[respondent + 1] = (offsets[respondent] as number) + size;
  const next = offsets.slice();
  const rows = new Uint32Array(kept.length);
  for (const [i, row] of kept.entries()) {
    const respondent = respondentOf[i] as number;
    rows[next[respondent] as number] = row;
    next[respondent] = (next[respondent] as number) + 1;
  }
  return { kept, respondents: sizes.length, rows, offsets, counts: null };
}

function meanWeights({ respondents, rows, offsets }: RowsByRespondent, weightOf: (row: number) => number): Float64Array {
  const weights = new Float64Array(respondents);
  for (let respondent = 0; respondent < respondents; respondent++) {
    const [first, end] = [offsets[respondent] as number, offsets[respondent + 1] as number];
    if (first === end) continue;
    const weight = weightOf(rows[first] as number);
    let differs = false;
    for (let i = first + 1; i < end; i++) differs ||= weightOf(rows[i] as number) !== weight;
    weights[respondent] = differs ? sortedMean(Array.from(rows.subarray(first, end), weightOf)) : weight;
  }
  return weights;
}
