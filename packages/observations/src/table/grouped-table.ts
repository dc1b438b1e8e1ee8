/** Builds a Table from rows that a query engine has already grouped and counted. */
import type { DictionaryColumn } from './dictionary-column.ts';
import type { Signatures } from './signatures.ts';
import type { Table } from './table.ts';

export interface GroupedRows extends Pick<Table, 'path' | 'bytes' | 'encoding' | 'delimiter' | 'columns' | 'preamble' | 'unnamed'> {
  /** By column of the file: each group's raw cell; null for a column outside the projection. */
  readonly cells: readonly (readonly string[] | null)[];
  /** By column: whether the file stores numbers; see `DictionaryColumn.numeric`. */
  readonly numeric?: readonly boolean[];
  /** By group: number of rows. */
  readonly counts: readonly number[];
  /** By group: line numbers of its first few rows, ascending; may be omitted. */
  readonly lines: ReadonlyMap<number, readonly number[]>;
  /** By group, if respondents are told. */
  readonly signatures?: Signatures;
}

/** Groups with known lines come first, in file order. */
export function tableFromGroups({ cells, counts, lines, numeric, signatures, ...head }: GroupedRows): Table {
  const first = (group: number) => lines.get(group)?.[0] ?? Number.POSITIVE_INFINITY;
  const order = Uint32Array.from(counts, (_, group) => group).sort((a, b) => (first(a) === first(b) ? a - b : first(a) - first(b)));
  const more = [...order].flatMap((group, row): [number, readonly number[]][] => {
    const known = lines.get(group);
    return known && known.length > 1 ? [[row, known.slice(1)]] : [];
  });
  return {
    ...head,
    cells: cells.map((column, index) => column && { ...dictionaryEncode(column, order), ...(numeric?.[index] ? { numeric: true } : {}) }),
    lines: Uint32Array.from(order, (group) => lines.get(group)?.[0] ?? 0),
    duplicates: { counts: Uint32Array.from(order, (group) => counts[group] as number), lines: new Map(more) },
    ...(signatures && { signatures: inOrder(signatures, order) }),
    rows: counts.reduce((sum, n) => sum + n, 0),
    rejected: [],
  };
}

/** @param order by row of the table: its group. */
function inOrder(signatures: Signatures, order: Uint32Array): Signatures {
  if (order.every((group, row) => group === row)) return signatures;
  const rowOf = new Uint32Array(order.length);
  for (const [row, group] of order.entries()) rowOf[group] = row;
  const moved = (groups: Uint32Array) => groups.map((group) => rowOf[group] as number);
  const { rows, identified, records } = signatures;
  return {
    ...signatures,
    rows: moved(rows),
    identified: Uint8Array.from(order, (group) => identified[group] as number),
    records: records && { ...records, rows: moved(records.rows) },
  };
}

function dictionaryEncode(column: readonly string[], order: Uint32Array): DictionaryColumn {
  const known = new Map<string, number>();
  const values: string[] = [];
  const codes = order.map((group) => {
    const cell = column[group] as string;
    let code = known.get(cell);
    if (code === undefined) {
      code = values.length;
      known.set(cell, code);
      values.push(cell.replace(/\r\n?/g, '\n').trim());
    }
    return code;
  });
  return { values, codes };
}
