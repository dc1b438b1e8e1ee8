/** From the columns that a study names to those of the file. */
import { type Column, type Diagnostic, diagnose, nearest } from '@parcours/model';
import { plain, quoted } from './plain.ts';
import type { Cells, Table } from './table.ts';
import { tidy } from './tidy.ts';

/** Finds columns by their header cell, and reports once, at its first mention, each that is not there (JRN0403) or stands there twice (JRN0417). */
export class Columns {
  readonly findings: Diagnostic[] = [];
  readonly #table: Table;
  readonly #indexes = new Map<string, number[]>();
  readonly #reported = new Set<string>();

  constructor(table: Table) {
    this.#table = table;
    table.columns.forEach((column, index) => {
      const twins = this.#indexes.get(column);
      if (twins) twins.push(index);
      else this.#indexes.set(column, [index]);
    });
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

  #missing(column: Column, header: string): Diagnostic {
    const near = nearest(
      header,
      this.#table.columns.filter((name) => name !== ''),
    );
    return diagnose(
      'JRN0403',
      column.at,
      {
        path: this.#table.path,
        column: `"${plain(header)}"`,
        hint: near === null ? '' : { term: 'did-you-mean', values: { name: `"${plain(near)}"` } },
      },
      { suggestion: near === null ? null : quoted(near), inData: { lines: [], column: near } },
    );
  }
}
