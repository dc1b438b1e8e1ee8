import { diagnoseElement, normalizeLabel } from '@parcours/model';
import { ROWS_PER_CANCELLATION_CHECK } from '../cancellation-token.ts';
import { reportFilterSpelling } from '../plausibility/filter-spelling.ts';
import type { DictionaryColumn } from '../table/dictionary-column.ts';
import { mapCells } from '../values/name-index.ts';
import { cellMatcher, isAmbiguous } from '../values/number-notation.ts';
import { sortedMean } from './distribution.ts';
import type { StudyContext } from './study-context.ts';
import { reportUnmatchedFilter } from './unmatched-answers.ts';

export interface RespondentRows {
  /** The used rows, in file order. */
  readonly kept: Uint32Array;
  /** By row: its respondent, from 0. */
  readonly respondentOf: Int32Array;
  readonly respondents: number;
  /** By respondent; null if unweighted. */
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
    diagnostics.push(...reportFilterSpelling(context, filter, cells, keeps));
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
  const { table, study, columns, notation, rejects, signal } = context;
  const respondentCells = study.respondent && columns.find(study.respondent);
  const weightCells = study.weightColumn && columns.find(study.weightColumn);
  if ((study.respondent && !respondentCells) || (study.weightColumn && !weightCells)) return null;

  const ids = respondentCells && respondentIds(respondentCells);
  const noRespondent = study.respondent && rejects.tally('no-respondent', study.respondent, 'row');
  const readWeight = weightCells && notation.parser(weightCells, null);
  const weights = readWeight && Float64Array.from(weightCells.values, (cell) => readWeight(cell));
  const badWeight = study.weightColumn && rejects.tally('bad-weight', study.weightColumn, 'row');
  const ambiguousWeight = study.weightColumn && rejects.tally('ambiguous-number', study.weightColumn, 'row');

  const respondentOf = new Int32Array(table.lines.length);
  const kept = new Uint32Array(filtered.length);
  /** By id: the respondent, from 1; 0: not seen yet. */
  const seen = new Int32Array(respondentCells ? respondentCells.values.length : table.lines.length);
  const firstWeights: number[] = [];
  const rowCounts: number[] = [];
  const differing = new Map<number, number[]>();
  let respondents = 0;
  let count = 0;
  for (let i = 0; i < filtered.length; i++) {
    if (i % ROWS_PER_CANCELLATION_CHECK === 0) signal?.throwIfAborted();
    const row = filtered[i] as number;
    const id = ids ? (ids[respondentCells.codes[row] as number] as number) : row;
    if (id < 0) {
      noRespondent?.add(row, '');
      continue;
    }
    const weight = weights ? (weights[weightCells.codes[row] as number] as number) : 1;
    if (!(weight > 0)) {
      const cell = weightCells?.values[weightCells.codes[row] as number] ?? '';
      (Number.isNaN(weight) && isAmbiguous(cell) ? ambiguousWeight : badWeight)?.add(row, cell);
      continue;
    }
    let respondent = (seen[id] as number) - 1;
    if (respondent < 0) {
      respondent = respondents++;
      seen[id] = respondents;
    }
    if (weights) {
      if (respondent === firstWeights.length) {
        firstWeights.push(weight);
        rowCounts.push(0);
      }
      const first = firstWeights[respondent] as number;
      const before = rowCounts[respondent] as number;
      const all = differing.get(respondent);
      if (all) all.push(weight);
      else if (weight !== first) differing.set(respondent, [...new Array<number>(before).fill(first), weight]);
      rowCounts[respondent] = before + 1;
    }
    respondentOf[row] = respondent;
    kept[count++] = row;
  }
  for (const [respondent, all] of differing) firstWeights[respondent] = sortedMean(all);
  const rows = kept.subarray(0, count);
  const times = table.duplicates && Uint32Array.from(rows, (row) => table.duplicates?.counts[row] ?? 1);
  return { kept: rows, respondentOf, respondents, weights: weights ? Float64Array.from(firstWeights) : null, counts: times };
}

/** Spreadsheet error values in English, French and German: they identify nobody. */
const SPREADSHEET_ERROR = /^#(?:N\/A|N\/D|NV|DIV\/0!|VALUE!|VALEUR!|WERT!|REF!|BEZUG!|NAME\?|NOM\s?\?|NUM!|NOMBRE!|ZAHL!|NULL!|NUL!)$/i;

/** By code: an id per distinct respondent, −1 for none. */
function respondentIds({ values }: DictionaryColumn): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from(values, (value, code) => {
    const text = normalizeLabel(value);
    if (text === '' || SPREADSHEET_ERROR.test(text)) return -1;
    const id = known.get(text) ?? code;
    known.set(text, id);
    return id;
  });
}
