/** Which part of a file is probably its table: the lines above its header, how many lines that has, a total below. To be proposed only. */
import { quote } from '@parcours/language';
import { likelyTotal, type Table } from '@parcours/observations';

/** So many lines above the header are looked for. */
const MOST_ABOVE = 8;
/** Of a larger text only the beginning is seen, and so not its last rows. */
const SEEN_WHOLE = 1 << 20;

export interface Part {
  readonly skip: number | null;
  readonly header: number | null;
}

export interface ProposedPart {
  /** As it is read with what is proposed. */
  readonly table: Table;
  /** Attributes of observations with their values, in their usual order. */
  readonly attributes: readonly (readonly [keyword: 'skip' | 'header' | 'totals', value: string])[];
}

/**
 * @param found the file as it is read when nothing is said.
 * @param open reads it with lines left out above; null where that gives no table.
 */
export async function proposedPart(found: Table, open: (part: Part) => Promise<Table | null>): Promise<ProposedPart> {
  const { table, skip, header } = looksWhole(found) ? { table: found, skip: null, header: null } : await bestPart(found, open);
  const total = table.bytes <= SEEN_WHOLE || table.delimiter === '' ? likelyTotal(table) : null;
  const attributes = [
    ...(skip === null ? [] : [['skip', String(skip)] as const]),
    ...(header === null ? [] : [['header', String(header)] as const]),
    ...(total === null ? [] : [['totals', quote(total.text)] as const]),
  ];
  return { table, attributes };
}

/** A title fills one cell of its line, and the rows below do not fit it. JSON and Parquet have nothing above. */
function looksWhole(table: Table): boolean {
  const hasLines = table.delimiter !== '' || table.sheet !== undefined;
  return !hasLines || (table.columns.length > 1 && fitOf(table) === table.columns.length);
}

async function bestPart(found: Table, open: (part: Part) => Promise<Table | null>): Promise<Part & { readonly table: Table }> {
  let best: Part & { table: Table; fit: number } = { table: found, skip: null, header: null, fit: fitOf(found) };
  const tried = async (part: Part) => {
    const table = await open(part);
    const fit = table ? fitOf(table) : 0;
    if (table && fit > Math.max(1, best.fit)) best = { ...part, table, fit };
  };
  for (let skip = 1; skip <= MOST_ABOVE; skip++) await tried({ skip, header: null });
  // A line of groups above the names: only together they tell the columns apart.
  const { skip } = best;
  for (const above of skip === null ? [null] : [skip === 1 ? null : skip - 1, skip]) await tried({ skip: above, header: 2 });
  return best;
}

/** How many columns a header tells apart, with names that are no figures; 0 where most rows do not fit it. */
function fitOf({ columns, lines, lost }: Table): number {
  const misfits = lost.reduce((sum, { count }) => sum + count, 0);
  if (lines.length === 0 || misfits > lines.length) return 0;
  return new Set(columns.filter((name) => name !== '' && !/^[\d\s.,:%+-]+$/.test(name))).size;
}
