/** From the columns that a study names to those of the file. */
import { type Column, type Diagnostic, type Dialect, diagnose, type MessageValue, nearestName } from '@parcours/model';
import { excerpt, quoteLiteral } from '../excerpt.ts';
import { normalizeLabel } from '../tidy.ts';
import { explainHeader } from './header-explanation.ts';
import type { DictionaryColumn, Table } from './table.ts';

/** Finds columns by their header cell, and reports once, at its first mention, each that is not there (JRN0403) or stands there twice (JRN0417). */
export class ColumnLookup {
  readonly diagnostics: Diagnostic[] = [];
  readonly #table: Table;
  readonly #indexes = new Map<string, number[]>();
  readonly #reported = new Set<string>();
  /** Said once. */
  #headerExplanation: MessageValue = '';

  constructor(table: Table) {
    this.#table = table;
    table.columns.forEach((column, index) => {
      const duplicates = this.#indexes.get(column);
      if (duplicates) duplicates.push(index);
      else this.#indexes.set(column, [index]);
    });
  }

  /**
   * Says of all that a study names at once which are missing, and with the first of them what was read instead. Where nothing that is
   * named is there, something is wrong with the header, and that is one finding.
   */
  reportMissing(named: readonly Column[], dialect: Dialect): void {
    const wanted = new Map<string, Column>();
    for (const column of named) if (!wanted.has(normalizeLabel(column.header))) wanted.set(normalizeLabel(column.header), column);
    const missing = [...wanted].filter(([header]) => !this.#indexes.has(header));
    this.#headerExplanation = explainHeader(
      this.#table,
      missing.map(([header]) => header),
      dialect,
    );
    const [first] = missing;
    if (
      first &&
      missing.length > 1 &&
      missing.length === wanted.size &&
      missing.every(([header]) => this.#nearestHeader(header) === null)
    ) {
      for (const [header] of missing) this.#reported.add(header);
      const names = missing.map(([header]) => `"${excerpt(header)}"`);
      const parameters = { path: this.#table.path, n: names.length, column: names.join(', '), hint: '', read: this.#headerExplanation };
      this.diagnostics.push(diagnose('JRN0403', first[1].at, parameters, { inData: { lines: [], column: null } }));
    }
    for (const column of named) this.find(column);
  }

  find(column: Column): DictionaryColumn | null {
    const header = normalizeLabel(column.header);
    const indexes = header === '' ? [] : (this.#indexes.get(header) ?? []);
    if (indexes.length === 1) return this.#table.cells[indexes[0] as number] as DictionaryColumn;
    if (!this.#reported.has(header)) {
      this.#reported.add(header);
      this.diagnostics.push(indexes.length > 1 ? this.#ambiguous(column, header) : this.#missing(column, header));
    }
    return null;
  }

  /** Which of the two is meant cannot be known. */
  #ambiguous(column: Column, header: string): Diagnostic {
    const inData = { lines: [], column: header };
    return diagnose('JRN0417', column.at, { path: this.#table.path, column: `"${excerpt(header)}"` }, { inData });
  }

  #nearestHeader(header: string): string | null {
    return nearestName(
      header,
      this.#table.columns.filter((name) => name !== ''),
    );
  }

  #missing(column: Column, header: string): Diagnostic {
    const near = this.#nearestHeader(header);
    // Beside a name that is nearly the same it would be too much.
    const read = near === null ? this.#headerExplanation : '';
    if (near === null) this.#headerExplanation = '';
    return diagnose(
      'JRN0403',
      column.at,
      {
        path: this.#table.path,
        n: 1,
        column: `"${excerpt(header)}"`,
        read,
        hint: near === null ? '' : { term: 'did-you-mean', values: { name: `"${excerpt(near)}"` } },
      },
      { suggestion: near === null ? null : quoteLiteral(near), inData: { lines: [], column: near } },
    );
  }
}
