/** Column projection: the part of a file that a study needs. */
import { type Column, normalizeLabel, type Study } from '@parcours/model';
import { mapsColumns } from '../mapping/header-tags.ts';

/** A projection of a table. */
export interface Projection {
  /** Normalised headers of the needed columns; null: all. */
  readonly columns: ReadonlySet<string> | null;
  /** Columns to parse as timestamps; only for delimited text without deduplication. */
  readonly timestamps?: ReadonlySet<string>;
  /** Whether rows with equal cells in these columns may be deduplicated. */
  readonly distinct: boolean;
}

export const ALL_COLUMNS: Projection = { columns: null, distinct: false };

/** The projection for a study. Rows are deduplicated unless the study has a respondent or verbatim column, or is aggregated. */
export function projectionOf(study: Study): Projection {
  // Header tags may declare the roles; they are not known yet.
  if (!mapsColumns(study)) return ALL_COLUMNS;
  const columns = new Set(mappedColumns(study).map(({ header }) => normalizeLabel(header)));
  // A total row is recognised by its first non-empty cell, in any column.
  const needsAllColumns = study.dialect.totals.length > 0;
  return {
    columns: needsAllColumns ? null : columns,
    distinct: study.respondent === null && study.verbatims.length === 0 && !study.aggregated,
  };
}

/** All columns that a study names. */
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
    study.cluster,
    study.observer,
    ...study.verbatims.map(({ column }) => column),
    study.mean,
    study.n,
    study.sd,
    ...study.measures.flatMap(({ column, expectation }) => [column, expectation]),
    ...study.kpis.map(({ column }) => column),
    ...study.where.map(({ column }) => column),
  ].filter((column) => column !== null);
}
