/** From the columns that a study names to those of the file. */
import { type Column, type Diagnostic, type Dialect, diagnose, nearest, type Value } from '@parcours/model';
import { whatWasRead } from './header-read.ts';
import { plain, quoted } from './plain.ts';
import type { Cells, Table } from './table.ts';
import { tidy } from './tidy.ts';

/** Finds columns by their header cell, and reports once, at its first mention, each that is not there (JRN0403) or stands there twice (JRN0417). */
export class Columns {
  readonly findings: Diagnostic[] = [];
  readonly #table: Table;
  readonly #indexes = new Map<string, number[]>();
  readonly #reported = new Set<string>();
  /** Said once. */
  #read: Value = '';

  constructor(table: Table) {
    this.#table = table;
    table.columns.forEach((column, index) => {
      const twins = this.#indexes.get(column);
      if (twins) twins.push(index);
      else this.#indexes.set(column, [index]);
    });
  }

  /**
   * Says of all that a study names at once which are missing, and with the first of them what was read instead. Where nothing that is
   * named is there, something is wrong with the header, and that is one finding.
   */
  expect(named: readonly Column[], dialect: Dialect): void {
    const wanted = new Map<string, Column>();
    for (const column of named) if (!wanted.has(tidy(column.header))) wanted.set(tidy(column.header), column);
    const missing = [...wanted].filter(([header]) => !this.#indexes.has(header));
    this.#read = whatWasRead(
      this.#table,
      missing.map(([header]) => header),
      dialect,
    );
    const [first] = missing;
    if (first && missing.length > 1 && missing.length === wanted.size && missing.every(([header]) => this.#near(header) === null)) {
      for (const [header] of missing) this.#reported.add(header);
      const names = missing.map(([header]) => `"${plain(header)}"`);
      const parameters = { path: this.#table.path, n: names.length, column: names.join(', '), hint: '', read: this.#read };
      this.findings.push(diagnose('JRN0403', first[1].at, parameters, { inData: { lines: [], column: null } }));
    }
    for (const column of named) this.find(column);
  }

  find(column: Column): Cells | null {
    const header = tidy(column.header);
    const indexes = header === '' ? [] : (this.#indexes.get(header) ?? []);
    if (indexes.length === 1) return this.#table.cells[indexes[0] as number] as Cells;
    if (!this.#reported.has(header)) {
      this.#reported.add(header);
      this.findings.push(indexes.length > 1 ? this.#twice(column, header) : this.#missing(column, header));
    }
    return null;
  }

  /** Which of the two is meant cannot be known. */
  #twice(column: Column, header: string): Diagnostic {
    const inData = { lines: [], column: header };
    return diagnose('JRN0417', column.at, { path: this.#table.path, column: `"${plain(header)}"` }, { inData });
  }

  #near(header: string): string | null {
    return nearest(
      header,
      this.#table.columns.filter((name) => name !== ''),
    );
  }

  #missing(column: Column, header: string): Diagnostic {
    const near = this.#near(header);
    // Beside a name that is nearly the same it would be too much.
    const read = near === null ? this.#read : '';
    if (near === null) this.#read = '';
    return diagnose(
      'JRN0403',
      column.at,
      {
        path: this.#table.path,
        n: 1,
        column: `"${plain(header)}"`,
        read,
        hint: near === null ? '' : { term: 'did-you-mean', values: { name: `"${plain(near)}"` } },
      },
      { suggestion: near === null ? null : quoted(near), inData: { lines: [], column: near } },
    );
  }
}
