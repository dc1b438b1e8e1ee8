import { quote } from '@parcours/language';
import { columnLetters } from '@parcours/model';
import { detectHeader, dropTotalRows, findHeaderRows, findSummaryRows, gridOf, lacksHeader, type Table } from '@parcours/observations';

/** Of a larger text file only the beginning has been read: its last rows are unknown. */
const MAX_COMPLETE_BYTES = 1 << 20;

/** Sheets of a workbook that are looked at. */
const MAX_SHEETS = 8;
/** Names of sheets that hold answers, as form tools and spreadsheets give them. */
const ANSWERS_SHEET = /r[eé]ponses|responses|answers|antworten|r[eé]sultats bruts|donn[eé]es|\bdata\b|daten|\braw\b|rohdaten/i;

/** So many labels of totals are declared. */
const MAX_TOTALS = 5;

/** Where a table lies in its file. */
export interface RegionAttributes {
  /** Null: the first. */
  readonly sheet: string | null;
  /** Lines above the header. */
  readonly skip: number | null;
  /** Lines of the header; null: 1. */
  readonly header: number | null;
}

/** The detected table with the attributes that select it. */
export interface DetectedRegion {
  /** The table as read with the attributes, without its total row. */
  readonly table: Table;
  /** Attributes of an observations block with their values, in canonical order. */
  readonly attributes: readonly (readonly [keyword: 'aggregated' | 'sheet' | 'range' | 'skip' | 'header' | 'totals', value: string])[];
}

/**
 * Detects the region of a file that is probably its table: the sheet, the preamble, the lines of the header, a total row. The result is a
 * suggestion; reading a file never uses it.
 *
 * @param table the file as read without a region, but for the sheet.
 * @param sheet as given in the text; null if it is not.
 * @param open reads the file with a region; null if that gives no table.
 */
export async function detectTableRegion(
  table: Table,
  sheet: string | null,
  open: (region: RegionAttributes) => Promise<Table | null>,
): Promise<DetectedRegion> {
  const best = await bestSheet(table, sheet, open);
  const { skip, header } = best;
  const range = rangeAbove(best.table);
  const isComplete = best.table.bytes <= MAX_COMPLETE_BYTES || best.table.delimiter === '';
  const totals = isComplete ? totalsOf(best.table) : [];
  const attributes = [
    ...(best.sheet === sheet || best.sheet === null ? [] : [['sheet', quote(best.sheet)] as const]),
    ...(range === null ? [] : [['range', quote(range)] as const]),
    ...(skip === null || range !== null ? [] : [['skip', String(skip)] as const]),
    ...(header === null ? [] : [['header', String(header)] as const]),
    ...(totals.length === 0 ? [] : [['totals', totals.map(quote).join(', ')] as const]),
  ];
  // A total row is no respondent.
  return { table: dropTotalRows(best.table, totals), attributes };
}

/** The cells of the table if another one stands below it; null if none does. */
function rangeAbove(table: Table): string | null {
  const second = findHeaderRows(table).second;
  if (!second?.isProven || second.row === 0) return null;
  return `A${table.preamble?.header ?? 1}:${columnLetters(Math.max(0, table.columns.length - 1))}${table.lines[second.row - 1]}`;
}

/** The labels of the rows that sum up others. Of many, as a sheet with subtotals has, those that are proven need not be declared. An unknown word is asked about by `check`. */
function totalsOf(table: Table): string[] {
  const { proven, suspected } = findSummaryRows(table);
  const labels = (rows: typeof proven) => [...new Set(rows.map(({ text }) => text).filter((text) => text !== ''))];
  const known = suspected.filter(({ isUnknown }) => !isUnknown);
  const all = labels([...proven, ...known]);
  return all.length > MAX_TOTALS ? labels(known) : all;
}

type RegionCandidate = RegionAttributes & { readonly table: Table };

/**
 * The first sheet with a table. One whose name says that it holds answers comes before: a summary may stand in front of it.
 */
async function bestSheet(
  table: Table,
  sheet: string | null,
  open: (region: RegionAttributes) => Promise<Table | null>,
): Promise<RegionCandidate> {
  const first = await bestRegionOf(table, sheet, open);
  const isAnswers = (name: string) => ANSWERS_SHEET.test(name);
  const others = table.sheets?.filter((name) => name !== table.sheet).slice(0, MAX_SHEETS) ?? [];
  if (sheet !== null || others.length === 0) return first;
  if (isTable(first.table) && (isAnswers(table.sheet ?? '') || !others.some(isAnswers))) return first;
  for (const name of others.sort((a, b) => Number(isAnswers(b)) - Number(isAnswers(a)))) {
    if (isTable(first.table) && !isAnswers(name)) break;
    const opened = await open({ sheet: name, skip: null, header: null });
    const candidate = opened && (await bestRegionOf(opened, name, open));
    if (candidate && isTable(candidate.table)) return candidate;
  }
  return first;
}

/** The lines of the header, and those above it that are no part of the table. JSON and Parquet have neither. */
async function bestRegionOf(
  table: Table,
  sheet: string | null,
  open: (region: RegionAttributes) => Promise<Table | null>,
): Promise<RegionCandidate> {
  const whole = { table, sheet, skip: null, header: null };
  const hasLines = table.delimiter !== '' || table.sheet !== undefined;
  if (!hasLines || table.lines.length === 0) return whole;
  // Of rows without names, none is a header.
  if (lacksHeader(table)) return whole;
  const grid = gridOf(table);
  const { index, lines } = detectHeader(grid);
  if (index === 0 && lines === 1) return whole;
  const region = { sheet, skip: index === 0 ? null : (grid[index]?.line ?? 1) - 1, header: lines === 1 ? null : lines };
  const found = await open(region);
  return found && found.lines.length > 0 && found.columns.length > 1 ? { ...region, table: found } : whole;
}

/** Whether several columns have names, and rows below them. */
function isTable({ columns, lines }: Table): boolean {
  return lines.length > 0 && new Set(columns.filter((name) => name !== '')).size > 1;
}
