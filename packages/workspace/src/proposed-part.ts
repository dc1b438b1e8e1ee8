/** Which part of a file is probably its table: the sheet, the lines above its header, how many lines that has, a total below. To be proposed only. */
import { quote } from '@parcours/language';
import { likelyTotal, type Table, withoutTotals } from '@parcours/observations';

/** So many lines above the header are looked for. */
const MOST_ABOVE = 8;
/** Of a larger text only the beginning is seen, and so not its last rows. */
const SEEN_WHOLE = 1 << 20;

/** Of a workbook, so many sheets are looked into where the first has no table. */
const MOST_SHEETS = 8;

export interface Part {
  /** null: the first. */
  readonly sheet: string | null;
  readonly skip: number | null;
  readonly header: number | null;
}

export interface ProposedPart {
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
export async function proposedPart(found: Table, sheet: string | null, open: (part: Part) => Promise<Table | null>): Promise<ProposedPart> {
  const best = await bestSheet(found, sheet, open);
  const { skip, header } = best;
  const total = best.table.bytes <= SEEN_WHOLE || best.table.delimiter === '' ? likelyTotal(best.table) : null;
  const attributes = [
    ...(best.sheet === sheet || best.sheet === null ? [] : [['sheet', quote(best.sheet)] as const]),
    ...(skip === null ? [] : [['skip', String(skip)] as const]),
    ...(header === null ? [] : [['header', String(header)] as const]),
    ...(total === null ? [] : [['totals', quote(total.text)] as const]),
  ];
  // What a total says is nobody's answer.
  return { table: total === null ? best.table : withoutTotals(best.table, [total.text]), attributes };
}

type Found = Part & { readonly table: Table };

/** A cover sheet tells no columns apart; then it is the sheet that tells most. */
async function bestSheet(found: Table, sheet: string | null, open: (part: Part) => Promise<Table | null>): Promise<Found> {
  const first = await bestOf(found, sheet, open);
  if (sheet !== null || fitOf(first.table) > 1) return first;
  let best = first;
  for (const other of found.sheets?.filter((name) => name !== found.sheet).slice(0, MOST_SHEETS) ?? []) {
    const table = await open({ sheet: other, skip: null, header: null });
    const part = table && (await bestOf(table, other, open));
    if (part && fitOf(part.table) > Math.max(1, fitOf(best.table))) best = part;
  }
  return best;
}

async function bestOf(table: Table, sheet: string | null, open: (part: Part) => Promise<Table | null>): Promise<Found> {
  return looksWhole(table) ? { table, sheet, skip: null, header: null } : bestPart(table, sheet, open);
}

/** A title fills one cell of its line, and the rows below do not fit it. JSON and Parquet have nothing above. */
function looksWhole(table: Table): boolean {
  const hasLines = table.delimiter !== '' || table.sheet !== undefined;
  return !hasLines || (table.columns.length > 1 && fitOf(table) === table.columns.length);
}

async function bestPart(found: Table, sheet: string | null, open: (part: Part) => Promise<Table | null>): Promise<Found> {
  let best: Found & { readonly fit: number } = { table: found, sheet, skip: null, header: null, fit: fitOf(found) };
  const tried = async (part: Part) => {
    const table = await open(part);
    const fit = table ? fitOf(table) : 0;
    if (table && fit > Math.max(1, best.fit)) best = { ...part, table, fit };
  };
  for (let skip = 1; skip <= MOST_ABOVE; skip++) await tried({ sheet, skip, header: null });
  // A line of groups above the names: only together they tell the columns apart.
  const { skip } = best;
  for (const above of skip === null ? [null] : [skip === 1 ? null : skip - 1, skip]) await tried({ sheet, skip: above, header: 2 });
  return best;
}

/** How many columns a header tells apart, with names that are no figures; 0 where most rows do not fit it. */
function fitOf({ columns, lines, lost }: Table): number {
  const misfits = lost.reduce((sum, { count }) => sum + count, 0);
  if (lines.length === 0 || misfits > lines.length) return 0;
  return new Set(columns.filter((name) => name !== '' && !/^[\d\s.,:%+-]+$/.test(name))).size;
}
