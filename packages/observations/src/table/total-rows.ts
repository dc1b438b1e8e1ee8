/** Detects and drops total rows. */

import { normalizeLabel } from '@parcours/model';
import { MAX_EXAMPLES, type Table } from './table.ts';

/** Labels of totals in English, French and German. */
const TOTAL_LABEL =
  /^(?:(?:grand|sub|sous)?[ -]?tot(?:al|aux)(?: général| generale?)?|sums?|sommes?|ensemble|average|mean|moyennes?|gesamt(?:summe|ergebnis)?|summe|insgesamt|zwischensumme|durchschnitt|mittelwert)\s*:?$/i;

/** Number of trailing rows inspected. */
const LAST_ROWS = 3;

/** Drops the rows that the study declares as totals and counts them as rejected. The table must have all its columns. */
export function dropTotalRows(table: Table, totals: readonly string[]): Table {
  if (totals.length === 0) return table;
  const wanted = new Set(totals.map(foldCase));
  const isTotal = table.cells.map((cells) => cells?.values.map((value) => wanted.has(foldCase(value))));
  const kept: number[] = [];
  const rejected = { count: 0, lines: [] as number[] };
  for (let row = 0; row < table.lines.length; row++) {
    const column = firstColumn(table, row);
    if (isTotal[column]?.[table.cells[column]?.codes[row] as number]) {
      rejected.count += table.duplicates?.counts[row] ?? 1;
      if (rejected.lines.length < MAX_EXAMPLES) rejected.lines.push(table.lines[row] as number);
    } else kept.push(row);
  }
  if (rejected.count === 0) return table;
  const chosen = (codes: Uint32Array) => Uint32Array.from(kept, (row) => codes[row] as number);
  const { duplicates } = table;
  return {
    ...table,
    cells: table.cells.map((cells) => cells && { ...cells, codes: chosen(cells.codes) }),
    lines: chosen(table.lines),
    duplicates: duplicates && {
      counts: chosen(duplicates.counts),
      lines: new Map(kept.flatMap((row, index) => (duplicates.lines.has(row) ? [[index, duplicates.lines.get(row) ?? []] as const] : []))),
    },
    rejected: [...table.rejected, { reason: 'total', ...rejected }],
  };
}

/** The first trailing row that looks like a total, with its label; null if none does. */
export function detectTotalRow(table: Table): { line: number; text: string } | null {
  // Deduplicated rows have no last row.
  if (table.duplicates) return null;
  for (let row = Math.max(0, table.lines.length - LAST_ROWS); row < table.lines.length; row++) {
    const cells = table.cells[firstColumn(table, row)];
    const text = normalizeLabel(cells?.values[cells.codes[row] as number] ?? '');
    if (TOTAL_LABEL.test(text)) return { line: table.lines[row] as number, text };
  }
  return null;
}

/** Index of the first column with a non-empty cell in the row. */
function firstColumn({ cells }: Table, row: number): number {
  return cells.findIndex((column) => column && column.values[column.codes[row] as number] !== '');
}

function foldCase(text: string): string {
  return normalizeLabel(text).toLowerCase();
}
