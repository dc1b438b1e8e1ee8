/** Which part of a file is probably its table: the sheet, the lines above its header, how many lines that has, a total below. To be proposed only. */
import { quote } from '@parcours/language';
import { detectTotalRow, dropTotalRows, type Table } from '@parcours/observations';

/** So many lines above the header are looked for. */
const MAX_PREAMBLE_LINES = 8;
/** Of a larger text only the beginning is seen, and so not its last rows. */
const MAX_COMPLETE_BYTES = 1 << 20;

/** Of a workbook, so many sheets are looked into where the first has no table. */
const MAX_SHEETS = 8;

export interface TableRegion {
  /** null: the first. */
  readonly sheet: string | null;
  readonly skip: number | null;
  readonly header: number | null;
}

export interface DetectedRegion {
  /** As it is read with what is proposed. */
  readonly table: Table;
  /** Attributes of observations with their values, in their usual order. */
  readonly attributes: readonly (readonly [keyword: 'aggregated' | 'sheet' | 'skip' | 'header' | 'totals', value: string])[];
}

/**
 * @param found the file as it is read when nothing is said but perhaps the sheet.
 * @param sheet that is said.
 * @param open reads it with lines left out above; null where that gives no table.
 */
export async function detectTableRegion(
  found: Table,
  sheet: string | null,
  open: (part: TableRegion) => Promise<Table | null>,
): Promise<DetectedRegion> {
  const best = await bestSheet(found, sheet, open);
  const { skip, header } = best;
  const total = best.table.bytes <= MAX_COMPLETE_BYTES || best.table.delimiter === '' ? detectTotalRow(best.table) : null;
  const attributes = [
    ...(best.sheet === sheet || best.sheet === null ? [] : [['sheet', quote(best.sheet)] as const]),
    ...(skip === null ? [] : [['skip', String(skip)] as const]),
    ...(header === null ? [] : [['header', String(header)] as const]),
    ...(total === null ? [] : [['totals', quote(total.text)] as const]),
  ];
  // What a total says is nobody's answer.
  return { table: total === null ? best.table : dropTotalRows(best.table, [total.text]), attributes };
}

type RegionCandidate = TableRegion & { readonly table: Table };

/** A cover sheet tells no columns apart; then it is the sheet that tells most. */
async function bestSheet(found: Table, sheet: string | null, open: (part: TableRegion) => Promise<Table | null>): Promise<RegionCandidate> {
  const first = await bestRegionOf(found, sheet, open);
  if (sheet !== null || headerScore(first.table) > 1) return first;
  let best = first;
  for (const other of found.sheets?.filter((name) => name !== found.sheet).slice(0, MAX_SHEETS) ?? []) {
    const table = await open({ sheet: other, skip: null, header: null });
    const part = table && (await bestRegionOf(table, other, open));
    if (part && headerScore(part.table) > Math.max(1, headerScore(best.table))) best = part;
  }
  return best;
}

async function bestRegionOf(
  table: Table,
  sheet: string | null,
  open: (part: TableRegion) => Promise<Table | null>,
): Promise<RegionCandidate> {
  return startsWithHeader(table) ? { table, sheet, skip: null, header: null } : searchRegion(table, sheet, open);
}

/** A title fills one cell of its line, and the rows below do not fit it. JSON and Parquet have nothing above. */
function startsWithHeader(table: Table): boolean {
  const hasLines = table.delimiter !== '' || table.sheet !== undefined;
  return !hasLines || (table.columns.length > 1 && headerScore(table) === table.columns.length);
}

async function searchRegion(
  found: Table,
  sheet: string | null,
  open: (part: TableRegion) => Promise<Table | null>,
): Promise<RegionCandidate> {
  let best: RegionCandidate & { readonly fit: number } = { table: found, sheet, skip: null, header: null, fit: headerScore(found) };
  const tried = async (part: TableRegion) => {
    const table = await open(part);
    const fit = table ? headerScore(table) : 0;
    if (table && fit > Math.max(1, best.fit)) best = { ...part, table, fit };
  };
  for (let skip = 1; skip <= MAX_PREAMBLE_LINES; skip++) await tried({ sheet, skip, header: null });
  // A line of groups above the names: only together they tell the columns apart.
  const { skip } = best;
  for (const above of skip === null ? [null] : [skip === 1 ? null : skip - 1, skip]) await tried({ sheet, skip: above, header: 2 });
  return best;
}

/** How many columns a header tells apart, with names that are no figures; 0 where most rows do not fit it. */
function headerScore({ columns, lines, rejected: lost }: Table): number {
  const misfits = lost.reduce((sum, { count }) => sum + count, 0);
  if (lines.length === 0 || misfits > lines.length) return 0;
  return new Set(columns.filter((name) => name !== '' && !/^[\d\s.,:%+-]+$/.test(name))).size;
}
