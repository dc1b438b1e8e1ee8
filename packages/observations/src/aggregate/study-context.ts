/** State shared by the steps of one aggregation. */
import type { Model, Study, UnlocatedDiagnostic } from '@parcours/model';
import type { CancellationToken } from '../cancellation-token.ts';
import type { ColumnLookup } from '../table/column-lookup.ts';
import type { Table } from '../table/table.ts';
import type { NumberNotation } from '../values/number-notation.ts';
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
