/** Rows whose cells are named one by one, as in JSON and Parquet, into columns. */
import type { FileLimits } from '@parcours/model';
import type { Fault } from '../fault.ts';
import { limitExceeded } from '../limits.ts';
import { normalizeLabel } from '../tidy.ts';
import type { DictionaryColumn } from './table.ts';
import { ColumnBuilder } from './table-builder.ts';

/** Objects nested deeper than this are kept as they are written. */
const MAX_NESTING = 8;

export class RecordFlattener {
  /** By path; two paths may read alike (`{"a.b": …}` and `{"a": {"b": …}}`) and are two columns. */
  readonly #columns = new Map<string, { readonly name: string; readonly builder: ColumnBuilder }>();
  readonly #limits: FileLimits;
  /** Characters of the longest cell. */
  #longest = 0;

  constructor(limits: FileLimits) {
    this.#limits = limits;
  }

  /** The limit that is exceeded: nothing more is taken. */
  exceededLimit(path: string): Fault | null {
    if (this.#columns.size > this.#limits.columns) return limitExceeded(path, 'columns', this.#limits, null);
    return this.#longest > this.#limits.cell ? limitExceeded(path, 'cell', this.#limits, this.#longest) : null;
  }

  get #isOver(): boolean {
    return this.#columns.size > this.#limits.columns || this.#longest > this.#limits.cell;
  }

  /**
   * Objects in objects become columns of their own, named `outer.inner`; lists are kept as they are written.
   *
   * @param row from 0. What a row does not name is empty there.
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
      // The code of the rows that do not name it.
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

/** As it is compared and shown: dates as ISO dates, without their time where they have none. */
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

/** As JSON; what is nested too deeply to be written is `…`. */
function jsonText(value: object): string {
  try {
    return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner));
  } catch {
    return '…';
  }
}

const DAY = 86_400_000;

/** `2026-04-01`, or with its time, in UTC, where it has one; empty for a date that is none. `time`: milliseconds since 1970. */
export function isoDate(time: number): string {
  if (Number.isNaN(time)) return '';
  const text = new Date(time).toISOString();
  return time % DAY === 0 ? text.slice(0, -14) : text.replace(/(\.000)?Z$/, '');
}
