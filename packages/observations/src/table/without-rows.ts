import { MAX_EXAMPLES, type RejectedRows, type Table } from './table.ts';

/** Rows to leave out for one reason, ascending. */
export interface LeftRows {
  readonly reason: RejectedRows['reason'];
  readonly rows: readonly number[];
}

/** The table without some rows, which are counted as rejected. A row of several entries is counted by the first of them. */
export function withoutRows(table: Table, entries: readonly LeftRows[]): Table {
  const left = new Set<number>();
  const { lines, duplicates } = table;
  const rejected = entries.flatMap(({ reason, rows }) => {
    const own = rows.filter((row) => !left.has(row));
    for (const row of own) left.add(row);
    const count = own.reduce((sum, row) => sum + (duplicates?.counts[row] ?? 1), 0);
    return own.length === 0 ? [] : [{ reason, count, lines: own.map((row) => lines[row] as number) }];
  });
  if (left.size === 0) return table;
  const kept = Uint32Array.from(lines.keys()).filter((row) => !left.has(row));
  const chosen = (codes: Uint32Array) => kept.map((row) => codes[row] as number);
  return {
    ...table,
    cells: table.cells.map((cells) => cells && { ...cells, codes: chosen(cells.codes) }),
    lines: chosen(lines),
    duplicates: duplicates && {
      counts: chosen(duplicates.counts),
      lines: new Map(
        [...kept].flatMap((row, index) => (duplicates.lines.has(row) ? [[index, duplicates.lines.get(row) ?? []] as const] : [])),
      ),
    },
    rejected: merged([...table.rejected, ...rejected]),
  };
}

/** One entry for each reason, with its first lines. */
function merged(rejected: readonly RejectedRows[]): RejectedRows[] {
  return [...new Set(rejected.map(({ reason }) => reason))].map((reason) => {
    const same = rejected.filter((each) => each.reason === reason);
    const lines = same.flatMap((each) => each.lines).sort((a, b) => a - b);
    return { reason, count: same.reduce((sum, { count }) => sum + count, 0), lines: lines.slice(0, MAX_EXAMPLES) };
  });
}
