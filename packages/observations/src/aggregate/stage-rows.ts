import type { Model, Study } from '@parcours/model';
import { ColumnLookup } from '../table/column-lookup.ts';
import type { Table } from '../table/table.ts';
import { NameIndex, resolveNames } from '../values/name-index.ts';
import { measureColumns, ratingColumn } from './answer-columns.ts';
import { answerRows } from './answer-rows.ts';
import { longColumns, readInteractions, rejectUnit } from './interactions.ts';
import { RejectLog } from './reject-log.ts';
import { assignRespondents, filterRows } from './respondents/respondent-rows.ts';
import { ResponseIndex } from './response-index.ts';
import { notationOf, type StudyContext } from './study-context.ts';

export interface StageRows {
  /** Of the rows that are answers. */
  readonly table: Table;
  /** Indexes into the rows of `table`, in the order of the file. */
  readonly rows: readonly number[];
}

/** The rows of a study that enter the figures of a stage, by the steps of `aggregate`, whatever the perimeter. */
export function stageRows(whole: Table, study: Study, model: Model, stage: string): StageRows {
  const { table } = answerRows(whole, study, model);
  const columns = new ColumnLookup(table);
  const context: StudyContext = {
    table,
    study,
    model,
    columns,
    notation: notationOf(table, study, columns),
    rejects: new RejectLog(table),
    diagnostics: [],
    signal: undefined,
  };
  const index = model.stages.findIndex(({ name }) => name === stage);
  const filtered = filterRows(context);
  if (study.aggregated) {
    const cells = study.stage && columns.find(study.stage);
    if (!study.stage || !cells) return { table, rows: [] };
    const stageOf = resolveNames(cells.values, study.stage, new NameIndex(model.stages));
    return { table, rows: [...filtered].filter((row) => stageOf[cells.codes[row] as number] === index) };
  }
  const kept = assignRespondents(context, filtered)?.kept ?? new Uint32Array();
  const long = study.stage && longColumns(context);
  const score = study.score && ratingColumn(context, kept, study.score, study.score, rejectUnit(study));
  const isScored = study.score !== null || study.response !== null;
  const interactions = long && isScored ? readInteractions(context, long, kept, new ResponseIndex(model), score?.cells ?? null) : null;
  const measures = measureColumns(context, kept).filter((measure) => measure.stage === index);
  const isOfStage = (row: number) => interactions?.scoredStage[row] === index || measures.some(({ rating }) => rating.cells.validate(row));
  return { table, rows: [...kept].filter(isOfStage) };
}
