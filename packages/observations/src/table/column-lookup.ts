/** Finds the columns that a study names in a Table. */
import {
  type Column,
  type Dialect,
  diagnoseElement,
  type MessageValue,
  nearestName,
  normalizeLabel,
  type UnlocatedDiagnostic,
} from '@parcours/model';
import { excerpt, quoteLiteral } from '../excerpt.ts';
import type { DictionaryColumn } from './dictionary-column.ts';
import { columnIndexes } from './find-column.ts';
import { explainHeader } from './header-explanation.ts';
import type { Table } from './table.ts';

/** Finds columns by header. Reports each missing (JRN0403) and each ambiguous column (JRN0417) once, at its first mention. */
export class ColumnLookup {
  readonly diagnostics: UnlocatedDiagnostic[] = [];
  readonly #table: Table;
  /** Cache: normalised header → indexes. */
  readonly #indexes = new Map<string, readonly number[]>();
  readonly #reported = new Set<string>();
  /** What was read as the header; attached to the first diagnostic only. */
  #headerExplanation: MessageValue = '';

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * Reports all missing columns of a study at once; the first diagnostic says what was read as the header. If none of several columns is
   * found, the header itself is wrong, and there is one diagnostic.
   */
  reportMissing(named: readonly Column[], dialect: Dialect): void {
    const wanted = new Map<string, Column>();
    for (const column of named) if (!wanted.has(normalizeLabel(column.header))) wanted.set(normalizeLabel(column.header), column);
    const missing = [...wanted].filter(([header]) => this.#indexesOf(header).length === 0);
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
      this.diagnostics.push(diagnoseElement('JRN0403', first[1].id, parameters, { dataLocation: { lines: [], column: null } }));
    }
    for (const column of named) this.find(column);
  }

  /** Whether `find` finds the column, also one whose cells a table with signatures does not hold. Reports it otherwise. */
  has(column: Column): boolean {
    return this.#indexesOf(normalizeLabel(column.header)).length === 1 || this.find(column) !== null;
  }

  find(column: Column): DictionaryColumn | null {
    const header = normalizeLabel(column.header);
    const indexes = this.#indexesOf(header);
    if (indexes.length === 1) return this.#table.cells[indexes[0] as number] as DictionaryColumn;
    if (!this.#reported.has(header)) {
      this.#reported.add(header);
      this.diagnostics.push(indexes.length > 1 ? this.#ambiguous(column, header) : this.#missing(column, header));
    }
    return null;
  }

  #indexesOf(header: string): readonly number[] {
    const known = this.#indexes.get(header) ?? columnIndexes(this.#table.columns, header);
    this.#indexes.set(header, known);
    return known;
  }

  /** The header occurs twice: which column is meant is unknown. */
  #ambiguous(column: Column, header: string): UnlocatedDiagnostic {
    const dataLocation = { lines: [], column: header };
    return diagnoseElement('JRN0417', column.id, { path: this.#table.path, column: `"${excerpt(header)}"` }, { dataLocation });
  }

  #nearestHeader(header: string): string | null {
    return nearestName(
      header,
      this.#table.columns.filter((name) => name !== ''),
    );
  }

  #missing(column: Column, header: string): UnlocatedDiagnostic {
    const near = this.#nearestHeader(header);
    // A suggested name makes the explanation of the header redundant.
    const read = near === null ? this.#headerExplanation : '';
    if (near === null) this.#headerExplanation = '';
    return diagnoseElement(
      'JRN0403',
      column.id,
      {
        path: this.#table.path,
        n: 1,
        column: `"${excerpt(header)}"`,
        read,
        hint: near === null ? '' : { term: 'did-you-mean', values: { name: `"${excerpt(near)}"` } },
      },
      { suggestion: near === null ? null : quoteLiteral(near), dataLocation: { lines: [], column: near } },
    );
  }
}
