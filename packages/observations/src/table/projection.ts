/** What of a file a study needs. */
import type { Column, Study } from '@parcours/model';
import { mapsColumns } from '../mapping/header-tags.ts';
import { normalizeLabel } from '../tidy.ts';

/** What of a file is wanted. */
export interface Projection {
  /** Header cells, tidied, of the columns that are needed; null: all. */
  readonly columns: ReadonlySet<string> | null;
  /** Those of them that hold points in time, and are wanted as such; only of a delimited text, and where every row is told. */
  readonly timestamps?: ReadonlySet<string>;
  /** Whether rows that say the same in these columns may be counted as one. */
  readonly distinct: boolean;
}

export const ALL_COLUMNS: Projection = { columns: null, distinct: false };

/** Rows are told apart by what they say, unless it matters who says it, or each text is to be shown. */
export function projectionOf(study: Study): Projection {
  // Its header may say what the columns hold, and nobody knows yet whether it does.
  if (!mapsColumns(study)) return ALL_COLUMNS;
  const columns = new Set(mappedColumns(study).map(({ header }) => normalizeLabel(header)));
  // Which row is a total is seen by its first cell, whatever column that is in.
  const all = study.dialect.totals.length > 0;
  return { columns: all ? null : columns, distinct: study.respondent === null && study.verbatim === null && !study.aggregated };
}

/** Every column that a study names. */
export function mappedColumns(study: Study): Column[] {
  return [
    study.respondent,
    study.stage,
    study.touchpoint,
    study.action,
    study.response,
    study.score,
    study.channel,
    study.segment,
    study.persona,
    study.dateColumn,
    study.weightColumn,
    study.verbatim,
    study.mean,
    study.n,
    study.sd,
    ...study.measures.flatMap(({ column, expectation }) => [column, expectation]),
    ...study.kpis.map(({ column }) => column),
    ...study.where.map(({ column }) => column),
  ].filter((column) => column !== null);
}
