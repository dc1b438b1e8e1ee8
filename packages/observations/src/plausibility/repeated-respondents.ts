/** Ids that probably stand for several people: one id on many rows (JRN0500), and ids that begin again (JRN0501). */
import { type Column, diagnoseElement, type UnlocatedDiagnostic } from '@parcours/model';
import type { RespondentRows } from '../aggregate/respondents/respondent-rows.ts';
import type { StudyContext } from '../aggregate/study-context.ts';
import { excerpt } from '../excerpt.ts';
import { respondentId, saysUnknown } from '../table/respondent-id.ts';
import { manyRows, usualRows } from '../table/signatures.ts';
import { mapCells } from '../values/name-index.ts';

/** The respondents of a study, as far as this looks at them. */
interface Ids {
  readonly rows: RespondentRows;
  /** The text of a respondent's cell; null: one of many that say nothing. */
  readonly nameOf: (respondent: number) => string | null;
  /** Their least and their greatest, if all are whole numbers. */
  readonly range: () => { readonly min: number; readonly max: number } | null;
  /** Number of respondents, and of their rows. */
  readonly count: number;
  readonly rowCount: number;
}

/**
 * Looks at the ids of a study whose rows are answers of whole respondents: columns of measures, no stage or action column, no panel. In
 * other files one respondent has many rows.
 */
export function reportRepeatedRespondents(context: StudyContext, rows: RespondentRows): UnlocatedDiagnostic[] {
  const { study } = context;
  const column = study.respondent;
  const ids = column && readIds(context, column, rows);
  // An id that is unique everywhere cannot be one of several people.
  if (!column || !ids || ids.count === ids.rowCount) return [];
  const isWide = study.stage === null && study.action === null && study.observer === null;
  const many = isWide ? idsOnManyRows(ids) : [];
  if (many.length > 0) return [reportManyRows(context, column, many, ids)];
  const place = differingPlace(context, rows);
  if (place) {
    const why = { term: 'ids-differ' as const, values: { n: place.differing, place: `"${excerpt(place.column.header)}"` } };
    return [reportRestart(context, column, why, ids)];
  }
  if (!isWide || study.panel || ids.rowCount < MIN_COUNTER_ROWS) return [];
  const why = isCounter(ids) ? ({ term: 'ids-count' } as const) : idsAlikeOften(ids);
  return why ? [reportRestart(context, column, why, ids)] : [];
}

function readIds({ table, columns }: StudyContext, column: Column, rows: RespondentRows): Ids | null {
  let [count, rowCount] = [0, 0];
  for (let respondent = 0; respondent < rows.respondents; respondent++) {
    const size = sizeOf(rows, respondent);
    const times = timesOf(rows, respondent);
    if (size > 0) count += times;
    rowCount += size * times;
  }
  if (table.signatures) {
    const { names, range } = table.signatures.ids;
    return { rows, nameOf: (respondent) => names.get(respondent) ?? null, range: () => range, count, rowCount };
  }
  const cells = columns.find(column);
  if (!cells) return null;
  const nameOf = (respondent: number) => {
    const first = rows.rows[rows.offsets[respondent] as number] as number;
    return respondentId(cells.values[cells.codes[first] as number] as string);
  };
  const range = () => {
    let [min, max] = [Number.POSITIVE_INFINITY, 0];
    for (let respondent = 0; respondent < rows.respondents; respondent++) {
      const name = nameOf(respondent) ?? '';
      if (!/^\d+$/.test(name)) return null;
      [min, max] = [Math.min(min, Number(name)), Math.max(max, Number(name))];
    }
    return { min, max };
  };
  return { rows, nameOf, range, count, rowCount };
}

/** The ids that stand on many more rows than others, the most frequent first. */
function idsOnManyRows({ rows, nameOf, count }: Ids): { readonly respondent: number; readonly size: number }[] {
  const usual = usualRows(rows.offsets, rows.counts);
  const most = manyRows(rows.offsets, rows.counts);
  const many: { respondent: number; size: number }[] = [];
  for (let respondent = 0; respondent < rows.respondents; respondent++) {
    const size = sizeOf(rows, respondent);
    const isUnknown = size >= 3 && size > usual && saysUnknown(nameOf(respondent) ?? '');
    if ((size >= most && count > 1) || isUnknown) many.push({ respondent, size });
  }
  return many.sort((a, b) => b.size - a.size || ((nameOf(a.respondent) ?? '') < (nameOf(b.respondent) ?? '') ? -1 : 1));
}

function reportManyRows(
  { table }: StudyContext,
  column: Column,
  many: readonly { readonly respondent: number; readonly size: number }[],
  { rows, nameOf, count, rowCount }: Ids,
): UnlocatedDiagnostic {
  const n = many.reduce((sum, { respondent, size }) => sum + size * timesOf(rows, respondent), 0);
  const respondents = many.reduce((sum, { respondent }) => sum + timesOf(rows, respondent), 0);
  return diagnoseElement('JRN0500', column.id, {
    n,
    path: table.path,
    column: `"${excerpt(column.header)}"`,
    ids: many
      .flatMap(({ respondent }) => nameOf(respondent) ?? [])
      .slice(0, 5)
      .map((id) => `"${excerpt(id)}"`)
      .join(', '),
    respondents,
    rowwise: rowCount - n === count - respondents ? { term: 'each-row-one' } : '',
  });
}

/** Where respondents come from, who have one of it. */
const PLACES = ['segment', 'persona', 'cluster'] as const;

interface DifferingPlace {
  readonly column: Column;
  /** Ids on several rows, and those of them with several places. */
  readonly repeated: number;
  readonly differing: number;
}

/** The first column of one place a respondent in which at least five, and more than half, of the ids on several rows have several. */
function differingPlace({ study, columns }: StudyContext, rows: RespondentRows): DifferingPlace | null {
  for (const role of PLACES) {
    const column = study[role];
    const cells = column && columns.find(column);
    if (!column || !cells) continue;
    const known = new Map<string, number>();
    const placeOf = Int32Array.from(mapCells(cells.values, column), (name) => {
      const place = known.get(name) ?? known.size;
      known.set(name, place);
      return name === '' ? NO_PLACE : place;
    });
    let [repeated, differing] = [0, 0];
    for (let respondent = 0; respondent < rows.respondents; respondent++) {
      if (sizeOf(rows, respondent) < 2) continue;
      const times = timesOf(rows, respondent);
      repeated += times;
      if (differs(rows, respondent, (row) => placeOf[cells.codes[row] as number] as number)) differing += times;
    }
    if (differing >= 5 && differing > repeated / 2) return { column, repeated, differing };
  }
  return null;
}

const NO_PLACE = -1;

function differs({ rows, offsets }: RespondentRows, respondent: number, placeOf: (row: number) => number): boolean {
  const end = offsets[respondent + 1] as number;
  let first = NO_PLACE;
  for (let i = offsets[respondent] as number; i < end; i++) {
    const place = placeOf(rows[i] as number);
    if (first === NO_PLACE) first = place;
    else if (place !== NO_PLACE && place !== first) return true;
  }
  return false;
}

/** Why the ids are taken for those of several people each. */
type SeveralPeople =
  | { readonly term: 'ids-differ'; readonly values: { readonly n: number; readonly place: string } }
  | { readonly term: 'ids-count' }
  | { readonly term: 'ids-even' | 'ids-often'; readonly values: { readonly n: number; readonly times: number } };

function reportRestart({ table }: StudyContext, column: Column, why: SeveralPeople, { count, rowCount }: Ids): UnlocatedDiagnostic {
  const parameters = { path: table.path, column: `"${excerpt(column.header)}"`, respondents: count, rows: rowCount, why };
  return diagnoseElement('JRN0501', column.id, parameters);
}

const MIN_COUNTER_ROWS = 12;

const MIN_ALIKE_IDS = 5;
const MOST_IDS = 0.9;
/** More rows than people answer one survey. */
const MANY_TIMES = 5;

/**
 * Why nearly all ids look like those of several people: they stand on the same number of rows, as in stores that count their customers
 * alike, or on very many, as a postal code does. People who come again come differently often.
 */
function idsAlikeOften({ rows, count }: Ids): SeveralPeople | null {
  if (count < MIN_ALIKE_IDS) return null;
  const idsBySize = new Map<number, number>();
  for (let respondent = 0; respondent < rows.respondents; respondent++) {
    const size = sizeOf(rows, respondent);
    if (size > 0) idsBySize.set(size, (idsBySize.get(size) ?? 0) + timesOf(rows, respondent));
  }
  for (const [times, n] of idsBySize) if (times > 1 && n >= count * MOST_IDS) return { term: 'ids-even', values: { n, times } };
  const n = [...idsBySize].reduce((sum, [size, ids]) => sum + (size >= MANY_TIMES ? ids : 0), 0);
  return n >= count * MOST_IDS ? { term: 'ids-often', values: { n, times: MANY_TIMES } } : null;
}

/** Whether the ids are the whole numbers from 0 or 1 on, nearly all of them on several rows: a count that begins again. */
function isCounter({ rows, count, range }: Ids): boolean {
  let repeated = 0;
  for (let respondent = 0; respondent < rows.respondents; respondent++)
    if (sizeOf(rows, respondent) > 1) repeated += timesOf(rows, respondent);
  if (repeated < count * 0.5) return false;
  const numbers = range();
  return numbers !== null && numbers.min <= 1 && numbers.max - numbers.min + 1 === count;
}

function sizeOf({ offsets }: RespondentRows, respondent: number): number {
  return (offsets[respondent + 1] as number) - (offsets[respondent] as number);
}

/** Number of respondents with these rows. */
function timesOf({ counts }: RespondentRows, respondent: number): number {
  return counts ? (counts[respondent] as number) : 1;
}
