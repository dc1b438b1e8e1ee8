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
  /** Normalised header of the column that tells respondents. Rows that are equal but for it are deduplicated, with `Signatures`. */
  readonly respondent?: string;
}

export const ALL_COLUMNS: Projection = { columns: null, distinct: false };

/** How the rows of a file may be grouped while it is read. */
export type RowGrouping =
  /** Every row is kept. */
  | 'rows'
  /** Equal rows are counted. */
  | 'distinct'
  /** Rows that are equal but for the respondent are counted, and each respondent's rows are kept as a signature. */
  | 'signatures';

/**
 * How a study lets rows be grouped. What depends on more than each respondent's rows as a set keeps every row: texts that are quoted beside
 * their line (verbatims), who it is (a panel finds respondents again), the order of rows (a cluster is that of the first row), cells of
 * columns that the study does not name (total rows, header tags).
 */
export function rowGroupingOf(study: Study): RowGrouping {
  if (!mapsColumns(study) || study.aggregated || study.verbatims.length > 0) return 'rows';
  const { respondent } = study;
  if (!respondent) return 'distinct';
  if (study.panel || study.cluster || study.dialect.totals.length > 0) return 'rows';
  const header = normalizeLabel(respondent.header);
  const isNamedOnce = mappedColumns(study).filter((column) => normalizeLabel(column.header) === header).length === 1;
  return isNamedOnce ? 'signatures' : 'rows';
}

/** The projection for a study. */
export function projectionOf(study: Study): Projection {
  // Header tags may declare the roles; they are not known yet.
  if (!mapsColumns(study)) return ALL_COLUMNS;
  const columns = new Set(mappedColumns(study).map(({ header }) => normalizeLabel(header)));
  // A total row is recognised by its first non-empty cell, in any column.
  const needsAllColumns = study.dialect.totals.length > 0;
  const grouping = rowGroupingOf(study);
  return {
    columns: needsAllColumns ? null : columns,
    distinct: grouping !== 'rows',
    ...(grouping === 'signatures' && study.respondent && { respondent: normalizeLabel(study.respondent.header) }),
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
