/** Column equality: which columns of a file a header means. The reader, hover, completion and quick fixes all ask here. */
import { normalizeLabel } from '@parcours/model';
import type { DictionaryColumn } from './dictionary-column.ts';
import type { Table } from './table.ts';

/**
 * Indexes of the columns with this header. Headers are equal if they are after `normalizeLabel`: no-break, repeated and surrounding white
 * space and decomposed accents do not count, case does. An empty header means no column.
 */
export function columnIndexes(columns: readonly string[], header: string): number[] {
  const wanted = normalizeLabel(header);
  if (wanted === '') return [];
  return columns.flatMap((column, index) => (normalizeLabel(column) === wanted ? [index] : []));
}

/** The column with this header; null if the file has none or several, or if it is outside the projection. */
export function findColumn({ columns, cells }: Pick<Table, 'columns' | 'cells'>, header: string): DictionaryColumn | null {
  const [index, ...others] = columnIndexes(columns, header);
  return index === undefined || others.length > 0 ? null : (cells[index] ?? null);
}
