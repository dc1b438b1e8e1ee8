/** State shared by the steps of one aggregation. */
import type { Model, Study, UnlocatedDiagnostic } from '@parcours/model';
import type { CancellationToken } from '../cancellation-token.ts';
import type { ColumnLookup } from '../table/column-lookup.ts';
import type { Table } from '../table/table.ts';
import { NumberNotation } from '../values/number-notation.ts';
import type { RejectLog } from './reject-log.ts';

export interface StudyContext {
  readonly table: Table;
  readonly study: Study;
  readonly model: Model;
  readonly columns: ColumnLookup;
  readonly notation: NumberNotation;
  readonly rejects: RejectLog;
  /** Collects what is neither a missing column nor a reject. */
  readonly diagnostics: UnlocatedDiagnostic[];
  readonly signal: CancellationToken | undefined;
}

/** Infers the file's number notation from all columns declared as numeric. */
export function notationOf(table: Table, study: Study, columns: ColumnLookup): NumberNotation {
  const declared = [
    study.score,
    study.mean,
    study.n,
    study.sd,
    study.weightColumn,
    ...study.measures.flatMap(({ column, expectation }) => [column, expectation]),
    ...study.kpis.map(({ column }) => column),
  ];
  const cells = declared.flatMap((column) => (column ? (columns.find(column) ?? []) : []));
  return new NumberNotation(cells, study.dialect, table.delimiter);
}
