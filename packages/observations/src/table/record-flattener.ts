/** Flattens nested records, as in JSON and Parquet, into columns. */
import { type FileLimits, normalizeLabel } from '@parcours/model';
import type { Fault } from '../fault.ts';
import { limitExceeded } from '../limits.ts';
import type { DictionaryColumn } from './dictionary-column.ts';
import { ColumnBuilder } from './table-builder.ts';

/** Objects nested deeper than this are kept as JSON text. */
const MAX_NESTING = 8;

export class RecordFlattener {
  /** By path. Two paths with the same name (`{"a.b": …}` and `{"a": {"b": …}}`) are two columns. */
  readonly #columns = new Map<string, { readonly name: string; readonly builder: ColumnBuilder }>();
  readonly #limits: FileLimits;
  /** Length of the longest cell, in characters. */
  #longest = 0;

  constructor(limits: FileLimits) {
    this.#limits = limits;
  }

  /** The exceeded limit, if any; no more values are taken then. */
  exceededLimit(path: string): Fault | null {
    if (this.#columns.size > this.#limits.columns) return limitExceeded(path, 'columns', this.#limits, null);
    return this.#longest > this.#limits.cell ? limitExceeded(path, 'cell', this.#limits, this.#longest) : null;
  }

  get #isOver(): boolean {
    return this.#columns.size > this.#limits.columns || this.#longest > this.#limits.cell;
  }

  /**
   * Nested objects become columns named `outer.inner`; lists are kept as JSON text.
   *
   * @param row from 0. Columns that the record lacks are empty in this row.
   */
  add(value: Iterable<readonly [name: string, value: unknown]>, row: number): void {
    this.#addAll(value, row, '', '', 0);
  }

  #addAll(values: Iterable<readonly [string, unknown]>, row: number, path: string, prefix: string, depth: number): void {
    for (const [key, inner] of values) {
      if (this.#isOver) return;
      const innerPath = `${path}\0${key}`;
      const name = prefix + key;
      if (isNested(inner) && depth < MAX_NESTING) this.#addAll(Object.entries(inner), row, innerPath, `${name}.`, depth + 1);
      else this.#addCell(inner, row, innerPath, name);
    }
  }

  #addCell(value: unknown, row: number, path: string, name: string): void {
    let column = this.#columns.get(path);
    if (!column) {
      column = { name: normalizeLabel(name), builder: new ColumnBuilder() };
      // Code 0 stands for rows without this column.
      column.builder.add('', 0);
      this.#columns.set(path, column);
    }
    if (typeof value === 'number' || typeof value === 'bigint') column.builder.numeric = true;
    const text = cellText(value);
    if (text.length > this.#longest) this.#longest = text.length;
    column.builder.add(text, row);
  }

  finish(rows: number): { columns: string[]; cells: DictionaryColumn[] } {
    const all = [...this.#columns.values()];
    return { columns: all.map(({ name }) => name), cells: all.map(({ builder }) => builder.finish(rows)) };
  }
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date) && !ArrayBuffer.isView(value);
}

/** The text of a value: dates in ISO format, without a time at midnight UTC; lists and objects as JSON. */
export function cellText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value);
    case 'object':
      if (value === null) return '';
      if (value instanceof Date) return isoDate(value.getTime());
      return jsonText(value);
    default:
      return '';
  }
}

/** JSON text, or `…` if the value is nested too deeply. */
function jsonText(value: object): string {
  try {
    return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner));
  } catch {
    return '…';
  }
}

const DAY = 86_400_000;

/** ISO date, with the time in UTC unless it is midnight; empty if invalid. @param time milliseconds since 1970. */
export function isoDate(time: number): string {
  if (Number.isNaN(time)) return '';
  const text = new Date(time).toISOString();
  return time % DAY === 0 ? text.slice(0, -14) : text.replace(/(\.000)?Z$/, '');
}
