import { normalizeLabel } from '@parcours/model';
import type { DictionaryColumn } from './dictionary-column.ts';
import type { Table } from './table.ts';

/** A column of two tables, with one dictionary for both: equal texts have equal codes. */
export interface ComparedColumn {
  /** In the later table. */
  readonly header: string;
  /** By row: the code of its cell. */
  readonly before: Uint32Array;
  readonly after: Uint32Array;
  text(code: number): string;
}

/** The columns that two tables have in common, in the order of the later one, and the headers that only one of them has. */
export interface ComparedColumns {
  readonly common: readonly ComparedColumn[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** @param renamed headers in the later table by those in the earlier one. Columns of one header are taken in their order. */
export function compareColumns(before: Table, after: Table, renamed: ReadonlyMap<string, string>): ComparedColumns {
  const names = new Map([...renamed].map(([from, to]) => [normalizeLabel(from), normalizeLabel(to)]));
  const keys = new Set(ordinalKeys(after.columns));
  const ordinary = ordinalKeys(before.columns);
  const earlier = new Map<string, number>();
  for (const [index, key] of ordinary.entries()) earlier.set(key, index);
  // A name of the study counts where the file no longer has the old one.
  for (const [index, header] of before.columns.entries()) {
    const now = names.get(normalizeLabel(header));
    const key = now === undefined ? undefined : ordinalKey(now, 0);
    if (key === undefined || keys.has(ordinary[index] as string) || !keys.has(key) || earlier.has(key)) continue;
    earlier.delete(ordinary[index] as string);
    earlier.set(key, index);
  }
  const common: ComparedColumn[] = [];
  const unmatched: number[] = [];
  for (const [index, key] of ordinalKeys(after.columns).entries()) {
    const at = earlier.get(key);
    const [from, to] = [at === undefined ? null : before.cells[at], after.cells[index]];
    if (!to) continue;
    if (from) common.push(comparedColumn(after.columns[index] as string, from, to));
    else unmatched.push(index);
    if (from) earlier.delete(key);
  }
  // Renamed, with the same cells: listed under both names, and compared as one.
  const left = new Set(earlier.values());
  for (const index of unmatched) {
    const to = after.cells[index];
    for (const other of left) {
      const from = before.cells[other];
      if (!from || !to || from.codes.length !== to.codes.length) continue;
      const column = comparedColumn(after.columns[index] as string, from, to);
      if (!column.before.every((code, row) => code === column.after[row])) continue;
      common.push(column);
      left.delete(other);
      break;
    }
  }
  return {
    common,
    added: unmatched.map((index) => after.columns[index] as string),
    removed: [...earlier.values()].sort((a, b) => a - b).map((index) => before.columns[index] as string),
  };
}

function ordinalKeys(headers: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return headers.map((header) => {
    const name = normalizeLabel(header);
    const ordinal = counts.get(name) ?? 0;
    counts.set(name, ordinal + 1);
    return ordinalKey(name, ordinal);
  });
}

function ordinalKey(name: string, ordinal: number): string {
  return `${ordinal} ${name}`;
}

function comparedColumn(header: string, before: DictionaryColumn, after: DictionaryColumn): ComparedColumn {
  const texts: string[] = [];
  const codes = new Map<string, number>();
  const recode = ({ values, codes: own }: DictionaryColumn): Uint32Array => {
    const shared = Uint32Array.from(values, (value) => {
      const known = codes.get(value);
      if (known !== undefined) return known;
      codes.set(value, texts.length);
      return texts.push(value) - 1;
    });
    return own.map((code) => shared[code] as number);
  };
  return { header, before: recode(before), after: recode(after), text: (code) => texts[code] ?? '' };
}
