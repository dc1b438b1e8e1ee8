import { quote } from '@parcours/language';
import { dropTotalRows, findSummaryRows, type Table } from '@parcours/observations';

/** Preamble lines to try. */
const MAX_PREAMBLE_LINES = 8;
/** Of a larger text file only the beginning has been read: its last rows are unknown. */
const MAX_COMPLETE_BYTES = 1 << 20;

/** Sheets of a workbook to try if the first has no table. */
const MAX_SHEETS = 8;

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
  readonly attributes: readonly (readonly [keyword: 'aggregated' | 'sheet' | 'skip' | 'header' | 'totals', value: string])[];
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
  const isComplete = best.table.bytes <= MAX_COMPLETE_BYTES || best.table.delimiter === '';
  const totals = isComplete ? totalsOf(best.table) : [];
  const attributes = [
    ...(best.sheet === sheet || best.sheet === null ? [] : [['sheet', quote(best.sheet)] as const]),
    ...(skip === null ? [] : [['skip', String(skip)] as const]),
    ...(header === null ? [] : [['header', String(header)] as const]),
    ...(totals.length === 0 ? [] : [['totals', totals.map(quote).join(', ')] as const]),
  ];
  // A total row is no respondent.
  return { table: dropTotalRows(best.table, totals), attributes };
}

/** The labels of the rows that sum up others. Of many, as a sheet with subtotals has, those that are proven need not be declared. */
function totalsOf(table: Table): string[] {
  const { proven, suspected } = findSummaryRows(table);
  const labels = (rows: typeof proven) => [...new Set(rows.map(({ text }) => text).filter((text) => text !== ''))];
  const all = labels([...proven, ...suspected]);
  return all.length > MAX_TOTALS ? labels(suspected) : all;
}

type RegionCandidate = RegionAttributes & { readonly table: Table };

/** If the first sheet has no table, as a cover sheet has none, the sheet with the highest header score. */
async function bestSheet(
  table: Table,
  sheet: string | null,
  open: (region: RegionAttributes) => Promise<Table | null>,
): Promise<RegionCandidate> {
  const first = await bestRegionOf(table, sheet, open);
  if (sheet !== null || headerScore(first.table) > 1) return first;
  let best = first;
  for (const other of table.sheets?.filter((name) => name !== table.sheet).slice(0, MAX_SHEETS) ?? []) {
    const opened = await open({ sheet: other, skip: null, header: null });
    const candidate = opened && (await bestRegionOf(opened, other, open));
    if (candidate && headerScore(candidate.table) > Math.max(1, headerScore(best.table))) best = candidate;
  }
  return best;
}

async function bestRegionOf(
  table: Table,
  sheet: string | null,
  open: (region: RegionAttributes) => Promise<Table | null>,
): Promise<RegionCandidate> {
  return startsWithHeader(table) ? { table, sheet, skip: null, header: null } : searchRegion(table, sheet, open);
}

/** Whether the first line is the header: a title has a single cell, and the rows below do not fit it. JSON and Parquet have no preamble. */
function startsWithHeader(table: Table): boolean {
  const hasLines = table.delimiter !== '' || table.sheet !== undefined;
  return !hasLines || (table.columns.length > 1 && headerScore(table) === table.columns.length);
}

async function searchRegion(
  first: Table,
  sheet: string | null,
  open: (region: RegionAttributes) => Promise<Table | null>,
): Promise<RegionCandidate> {
  let best: RegionCandidate & { readonly score: number } = { table: first, sheet, skip: null, header: null, score: headerScore(first) };
  const tryRegion = async (region: RegionAttributes) => {
    const table = await open(region);
    const score = table ? headerScore(table) : 0;
    if (table && score > Math.max(1, best.score)) best = { ...region, table, score };
  };
  for (let skip = 1; skip <= MAX_PREAMBLE_LINES; skip++) await tryRegion({ sheet, skip, header: null });
  // A header of two lines: only group and name together distinguish the columns.
  const { skip } = best;
  for (const above of skip === null ? [null] : [skip === 1 ? null : skip - 1, skip]) await tryRegion({ sheet, skip: above, header: 2 });
  return best;
}

/** Number of distinct column names that are not numbers; 0 if most rows do not fit the header. */
function headerScore({ columns, lines, rejected }: Table): number {
  const misfits = rejected.reduce((sum, { count }) => sum + count, 0);
  if (lines.length === 0 || misfits > lines.length) return 0;
  return new Set(columns.filter((name) => name !== '' && !/^[\d\s.,:%+-]+$/.test(name))).size;
}
