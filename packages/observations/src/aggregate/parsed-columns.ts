/** The columns of a study that hold answers, parsed. */
import type { Bounds } from '@parcours/model';
import type { NumericColumn } from '../values/numeric-column.ts';
import type { Interactions } from './interactions.ts';
import type { ResponseIndex } from './response-index.ts';

/** A column of ratings as answered, and the scale that they are given on, from worst to best. */
export interface RatingColumn {
  readonly cells: NumericColumn;
  readonly scale: Bounds;
}

/** Columns of a wide file's measure. */
export interface MeasureColumns {
  readonly stage: number;
  readonly rating: RatingColumn;
  readonly expectation: RatingColumn | null;
}

export interface KpiColumn {
  /** Index into `KpiList.list`. */
  readonly kpi: number;
  readonly cells: NumericColumn;
}

export interface AnswerColumns {
  readonly interactions: Interactions | null;
  readonly responses: ResponseIndex;
  /** The long file's score column. */
  readonly score: RatingColumn | null;
  /** By row: a number that tells observers apart; null without an observer column. */
  readonly observerOf: Int32Array | null;
  readonly measures: readonly MeasureColumns[];
  readonly kpis: readonly KpiColumn[];
}
