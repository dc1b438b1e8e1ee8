/** Ids that probably stand for several people: one id on many rows (JRN0500), and ids that begin again (JRN0501). */
import { type Column, diagnoseElement, normalizeLabel, type UnlocatedDiagnostic } from '@parcours/model';
import type { StudyContext } from '../aggregate/study-context.ts';
import { excerpt } from '../excerpt.ts';
import type { DictionaryColumn } from '../table/dictionary-column.ts';
import { mapCells } from '../values/name-index.ts';
import { countCells } from './count-cells.ts';

/** An id that says that the person is not known. */
const NOBODY =
  /^(?:anonym(?:ous|e|us)?|guest|invite|gast|unknown|inconnue?|unbekannt|n\/?a|n\.a\.|none|null|nil|no id|sans id|ohne id|test|xxx*|-+|\?+|0+|9{3,}|-1|k\.? ?a\.?|keine angabe|visitor|visiteur|besucher)$/i;

/** An id stands on many rows where it has this many, and this many times those of three quarters of the other ids. */
const MIN_ROWS = 5;
const TIMES_USUAL = 5;

/**
 * Looks at the ids of a study whose rows are answers of whole respondents: columns of measures, no stage or action column, no panel. In
 * other files one respondent has many rows.
 *
 * @param rows the used rows, ascending.
 */
export function reportRepeatedRespondents(context: StudyContext, rows: Uint32Array): UnlocatedDiagnostic[] {
  const { study, columns, table, signal } = context;
  const cells = study.respondent && columns.find(study.respondent);
  if (!study.respondent || !cells || rows.length === 0) return [];
  const isWide = study.stage === null && study.action === null && study.observer === null;
  const texts = cells.values.map(normalizeLabel);
  const byCode = countCells(table, cells, rows, signal);
  const counts = new Map<string, number>();
  for (const [code, text] of texts.entries()) {
    const n = byCode[code] as number;
    if (n > 0 && text !== '') counts.set(text, (counts.get(text) ?? 0) + n);
  }
  // An id that is unique everywhere cannot be one of several people.
  if (counts.size === rows.length) return [];
  const many = isWide ? idsOnManyRows(counts) : [];
  if (many.length > 0) return [reportManyRows(context, study.respondent, many, counts)];
  const place = differingPlace(context, cells, texts, rows);
  if (place) return [reportRestart(context, study.respondent, place, counts)];
  return isWide && !study.panel && isCounter(counts) ? [reportCounter(context, study.respondent, counts)] : [];
}

/** The ids that stand on many more rows than others, the most frequent first. */
function idsOnManyRows(counts: ReadonlyMap<string, number>): [id: string, rows: number][] {
  const sorted = [...counts.values()].sort((a, b) => a - b);
  const usual = sorted[Math.floor((sorted.length - 1) * 0.75)] ?? 1;
  return [...counts]
    .filter(([id, n]) => (n >= MIN_ROWS && n >= TIMES_USUAL * usual && counts.size > 1) || (n >= 3 && n > usual && NOBODY.test(id)))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function reportManyRows(
  { table }: StudyContext,
  column: Column,
  many: readonly [id: string, rows: number][],
  counts: ReadonlyMap<string, number>,
): UnlocatedDiagnostic {
  const n = many.reduce((sum, [, rows]) => sum + rows, 0);
  const others = [...counts].filter(([id]) => !many.some(([other]) => other === id)).map(([, rows]) => rows);
  return diagnoseElement('JRN0500', column.id, {
    n,
    path: table.path,
    column: `"${excerpt(column.header)}"`,
    ids: many
      .slice(0, 5)
      .map(([id]) => `"${excerpt(id)}"`)
      .join(', '),
    respondents: many.length,
    rowwise: others.every((rows) => rows === 1) ? { term: 'each-row-one' } : '',
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
function differingPlace(
  { study, columns }: StudyContext,
  ids: DictionaryColumn,
  texts: readonly string[],
  rows: Uint32Array,
): DifferingPlace | null {
  const first = new Map<string, number>();
  const idOf = Int32Array.from(texts, (text, code) => {
    if (text === '') return -1;
    const known = first.get(text) ?? code;
    first.set(text, known);
    return known;
  });
  for (const role of PLACES) {
    const column = study[role];
    const cells = column && columns.find(column);
    if (!column || !cells) continue;
    const names = mapCells(cells.values, column);
    const codes = new Map<string, number>();
    const placeOf = Int32Array.from(names, (name) => {
      const known = codes.get(name) ?? codes.size;
      codes.set(name, known);
      return name === '' ? -1 : known;
    });
    const places = new Int32Array(texts.length).fill(-1);
    const seen = new Uint8Array(texts.length);
    const differs = new Uint8Array(texts.length);
    for (const row of rows) {
      const id = idOf[ids.codes[row] as number] as number;
      if (id < 0) continue;
      seen[id] = Math.min(2, (seen[id] as number) + 1);
      const place = placeOf[cells.codes[row] as number] as number;
      if (place < 0) continue;
      if (places[id] === -1) places[id] = place;
      else if (places[id] !== place) differs[id] = 1;
    }
    const repeated = seen.reduce((sum, each) => sum + (each === 2 ? 1 : 0), 0);
    const differing = differs.reduce((sum, each) => sum + each, 0);
    if (differing >= 5 && differing > repeated / 2) return { column, repeated, differing };
  }
  return null;
}

function reportRestart(
  { table }: StudyContext,
  column: Column,
  place: DifferingPlace,
  counts: ReadonlyMap<string, number>,
): UnlocatedDiagnostic {
  return diagnoseElement('JRN0501', column.id, {
    path: table.path,
    column: `"${excerpt(column.header)}"`,
    respondents: counts.size,
    rows: sum(counts),
    why: { term: 'ids-differ', values: { n: place.differing, place: `"${excerpt(place.column.header)}"` } },
  });
}

const MIN_COUNTER_ROWS = 20;

/** Whether the ids are the whole numbers from 0 or 1 on, nearly all of them on several rows: a count that begins again. */
function isCounter(counts: ReadonlyMap<string, number>): boolean {
  const numbers = [...counts.keys()].map((id) => (/^\d+$/.test(id) ? Number(id) : Number.NaN));
  if (numbers.some(Number.isNaN) || sum(counts) < MIN_COUNTER_ROWS) return false;
  const [min, max] = numbers.reduce(([low, high], each) => [Math.min(low, each), Math.max(high, each)], [Number.POSITIVE_INFINITY, 0]);
  const repeated = [...counts.values()].filter((n) => n > 1).length;
  return min <= 1 && max - min + 1 === counts.size && repeated >= counts.size * 0.5;
}

function reportCounter({ table }: StudyContext, column: Column, counts: ReadonlyMap<string, number>): UnlocatedDiagnostic {
  return diagnoseElement('JRN0501', column.id, {
    path: table.path,
    column: `"${excerpt(column.header)}"`,
    respondents: counts.size,
    rows: sum(counts),
    why: { term: 'ids-count' },
  });
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, each) => total + each, 0);
}
