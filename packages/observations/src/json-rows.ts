/** Values of JSON, one after the other, into a Table: an object is a row, its keys are the columns. */
import type { FileLimits } from '@parcours/model';
import { type Fault, unreadable } from './fault.ts';
import { beyond } from './limits.ts';
import { NamedValues } from './named-values.ts';
import { FIRST_FEW, type LostRows, type Table } from './table.ts';

export class JsonRows {
  readonly #limits: FileLimits;
  readonly #values: NamedValues;
  readonly #lines: number[] = [];
  readonly #lost = { count: 0, lines: [] as number[] };

  constructor(limits: FileLimits) {
    this.#limits = limits;
    this.#values = new NamedValues(limits);
  }

  get count(): number {
    return this.#lines.length + this.#lost.count;
  }

  /** The limit that is exceeded: nothing more need be added. */
  over(path: string): Fault | null {
    return this.count > this.#limits.rows ? beyond(path, 'rows', this.#limits, null) : this.#values.over(path);
  }

  /** A value that is no object is lost as *not-json*. */
  add(value: unknown, line: number): void {
    if (isRow(value)) {
      this.#values.add(Object.entries(value), this.#lines.length);
      this.#lines.push(line);
      return;
    }
    this.#lost.count++;
    if (this.#lost.lines.length < FIRST_FEW) this.#lost.lines.push(line);
  }

  finish(path: string, bytes: number, encoding: string): Table | Fault {
    const over = this.over(path);
    if (over) return over;
    const rows = this.#lines.length;
    const { columns, cells } = this.#values.finish(rows);
    if (columns.length === 0) {
      return this.#lost.count > 0 ? unreadable(path, { term: 'fault.json-shape' }) : { code: 'JRN0410', parameters: { path } };
    }
    const lost: LostRows[] = this.#lost.count > 0 ? [{ reason: 'not-json', ...this.#lost }] : [];
    const lines = Uint32Array.from(this.#lines);
    return { path, bytes, encoding, delimiter: '', columns, cells, lines, repeats: null, rows: this.count, lost };
  }
}

export function isRow(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
