/** Collects JSON values into a Table: an object is a row, its keys are columns. */
import { CODE, type FileLimits } from '@parcours/model';
import { type Fault, unreadableFile } from '../../fault.ts';
import { limitExceeded } from '../../limits.ts';
import { RecordFlattener } from '../../table/record-flattener.ts';
import { MAX_EXAMPLES, type RejectedRows, type Table } from '../../table/table.ts';

export class JsonRows {
  readonly #limits: FileLimits;
  readonly #values: RecordFlattener;
  readonly #lines: number[] = [];
  readonly #rejected = { count: 0, lines: [] as number[] };

  constructor(limits: FileLimits) {
    this.#limits = limits;
    this.#values = new RecordFlattener(limits);
  }

  get count(): number {
    return this.#lines.length + this.#rejected.count;
  }

  /** The exceeded limit, if any; no more rows need be added then. */
  exceededLimit(path: string): Fault | null {
    return this.count > this.#limits.rows ? limitExceeded(path, 'rows', this.#limits, null) : this.#values.exceededLimit(path);
  }

  /** A value that is not an object is rejected as *not-json*. */
  add(value: unknown, line: number): void {
    if (isJsonObject(value)) {
      this.#values.add(Object.entries(value), this.#lines.length);
      this.#lines.push(line);
      return;
    }
    this.#rejected.count++;
    if (this.#rejected.lines.length < MAX_EXAMPLES) this.#rejected.lines.push(line);
  }

  finish(path: string, bytes: number, encoding: string): Table | Fault {
    const over = this.exceededLimit(path);
    if (over) return over;
    const rows = this.#lines.length;
    const { columns, cells } = this.#values.finish(rows);
    if (columns.length === 0) {
      return this.#rejected.count > 0
        ? unreadableFile(path, { term: 'fault.json-shape' })
        : { code: CODE['file-empty'], parameters: { path } };
    }
    const lost: RejectedRows[] = this.#rejected.count > 0 ? [{ reason: 'not-json', ...this.#rejected }] : [];
    const lines = Uint32Array.from(this.#lines);
    return { path, bytes, encoding, delimiter: '', columns, cells, lines, duplicates: null, rows: this.count, rejected: lost };
  }
}

export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
