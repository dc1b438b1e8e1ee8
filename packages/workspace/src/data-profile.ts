import {
  type DataColumn,
  type DataProfile,
  type Language,
  localizedKeyword,
  type Model,
  normalizeLabel,
  type Study,
  sanitizeControlChars,
} from '@parcours/model';
import { mappedColumns, profileTable, type Table } from '@parcours/observations';
import { isOnlyBegun, type LinkedFiles } from './linked-files.ts';
import { proposedLines } from './mapping-text.ts';

/** Bars of a column at most: the steps of a scale of 0 to 10, and a code for no answer. */
const MAX_BARS = 12;
const MAX_CELL = 60;

export interface DataProfileOptions {
  /** Of comments in proposed lines, and of their keywords. */
  readonly commentLanguage: Language;
  readonly keywordLanguage: Language;
}

/** The columns of a study's file, what they are mapped to and what is proposed for the others; null if the file cannot be read. */
export async function dataProfile(
  linked: LinkedFiles,
  study: Study,
  model: Model,
  options: DataProfileOptions,
): Promise<DataProfile | null> {
  if (!study.file) return null;
  const file = await linked.locate(study.uri, study.file.path);
  const { table } = await linked.open(study.uri, study.file.path, study.dialect);
  if (!('uri' in file) || !table) return null;
  return {
    study: study.name,
    label: study.label,
    path: file.path,
    rows: table.lines.length,
    isBeginning: isOnlyBegun(file),
    columns: dataColumns(table, study, model, options),
  };
}

function dataColumns(table: Table, study: Study, model: Model, { commentLanguage, keywordLanguage }: DataProfileOptions): DataColumn[] {
  const profiled = new Map(profileTable(table, model).columns.map((column) => [column.header, column]));
  const mapped = Map.groupBy(mappedColumns(study), ({ header }) => normalizeLabel(header));
  return table.columns.flatMap((header, at) => {
    const cells = table.cells[at];
    if (header === '' || !cells) return [];
    const profile = profiled.get(header);
    const counts = new Map<string, number>();
    for (const code of cells.codes) {
      const cell = normalizeLabel(cells.values[code] ?? '');
      if (cell !== '') counts.set(cell, (counts.get(cell) ?? 0) + 1);
    }
    const filled = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const isNumeric = profile !== undefined && 'range' in profile && profile.range !== null;
    const { bars, others } = barsOf(counts, isNumeric);
    const uses = mapped.get(normalizeLabel(header)) ?? [];
    const isProposed = uses.length === 0 && profile !== undefined && profile.kind !== 'unrecognised';
    return [
      {
        header: sanitizeControlChars(header),
        kind: filled === 0 ? 'empty' : isNumeric ? 'numbers' : 'texts',
        filled,
        distinct: counts.size,
        bars,
        others,
        mapped: uses.map(({ id }) => mappingName(id, keywordLanguage)),
        proposed: isProposed ? proposedLines(profile, model, commentLanguage, keywordLanguage) : [],
      } satisfies DataColumn,
    ];
  });
}

/** The most frequent cells; of numbers those in their order. */
function barsOf(counts: ReadonlyMap<string, number>, isNumeric: boolean): Pick<DataColumn, 'bars' | 'others'> {
  const all = [...counts].map(([cell, count]) => ({ cell, count }));
  all.sort((a, b) => b.count - a.count || (a.cell < b.cell ? -1 : 1));
  const bars = all.slice(0, MAX_BARS);
  if (isNumeric) bars.sort((a, b) => a.cell.localeCompare(b.cell, 'en', { numeric: true }));
  const others = all.slice(MAX_BARS).reduce((sum, { count }) => sum + count, 0);
  return { bars: bars.map(({ cell, count }) => ({ cell: sanitizeControlChars(cell).slice(0, MAX_CELL), count })), others };
}

/** `measure advice` of the id `measure:advice`. */
function mappingName(id: string, keywordLanguage: Language): string {
  const [step = '', expectation] = id.split('/');
  const at = step.indexOf(':');
  const keyword = localizedKeyword(at < 0 ? step : step.slice(0, at), keywordLanguage);
  const name = at < 0 ? [] : [decodeURIComponent(step.slice(at + 1))];
  return [keyword, ...name, ...(expectation === undefined ? [] : [localizedKeyword(expectation, keywordLanguage)])].join(' ');
}
