/** Rows that are sums of the others. */

import { normalizeLabel } from '../tidy.ts';
import { MAX_EXAMPLES, type Table } from './table.ts';

/** What people and their tools write before a total, in English, French and German. */
const TOTAL_LABEL =
  /^(?:(?:grand|sub|sous)?[ -]?tot(?:al|aux)(?: général| generale?)?|sums?|sommes?|ensemble|average|mean|moyennes?|gesamt(?:summe|ergebnis)?|summe|insgesamt|zwischensumme|durchschnitt|mittelwert)\s*:?$/i;

/** So many of the last rows are looked at. */
const LAST_ROWS = 3;

/** The table without the rows that the text declares to be totals; they are counted as lost. It must have all its columns. */
export function dropTotalRows(table: Table, totals: readonly string[]): Table {
  if (totals.length === 0) return table;
  const wanted = new Set(totals.map(foldCase));
  const isTotal = table.cells.map((cells) => cells?.values.map((value) => wanted.has(foldCase(value))));
  const kept: number[] = [];
  const lost = { count: 0, lines: [] as number[] };
  for (let row = 0; row < table.lines.length; row++) {
    const column = firstColumn(table, row);
    if (isTotal[column]?.[table.cells[column]?.codes[row] as number]) {
      lost.count += table.duplicates?.counts[row] ?? 1;
      if (lost.lines.length < MAX_EXAMPLES) lost.lines.push(table.lines[row] as number);
    } else kept.push(row);
  }
  if (lost.count === 0) return table;
  const chosen = (codes: Uint32Array) => Uint32Array.from(kept, (row) => codes[row] as number);
  const { duplicates: repeats } = table;
  return {
    ...table,
    cells: table.cells.map((cells) => cells && { ...cells, codes: chosen(cells.codes) }),
    lines: chosen(table.lines),
    duplicates: repeats && {
      counts: chosen(repeats.counts),
      lines: new Map(kept.flatMap((row, index) => (repeats.lines.has(row) ? [[index, repeats.lines.get(row) ?? []] as const] : []))),
    },
    rejected: [...table.rejected, { reason: 'total', ...lost }],
  };
}

/** The first of the last rows that looks like a total, and the text by which it does. */
export function detectTotalRow(table: Table): { line: number; text: string } | null {
  // Of rows that are counted as one nobody knows which is the last.
  if (table.duplicates) return null;
  for (let row = Math.max(0, table.lines.length - LAST_ROWS); row < table.lines.length; row++) {
    const cells = table.cells[firstColumn(table, row)];
    const text = normalizeLabel(cells?.values[cells.codes[row] as number] ?? '');
    if (TOTAL_LABEL.test(text)) return { line: table.lines[row] as number, text };
  }
  return null;
}

/** The first column that holds something in the row. */
function firstColumn({ cells }: Table, row: number): number {
  return cells.findIndex((column) => column && column.values[column.codes[row] as number] !== '');
}

function foldCase(text: string): string {
  return normalizeLabel(text).toLowerCase();
}
