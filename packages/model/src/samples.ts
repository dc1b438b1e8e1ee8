/**
 * The Samples: what one study's file says of one journey, aggregated. `observations` makes them, `scoring` reads them.
 *
 * A sample is a *distribution*, never a list of rows: each distinct value once, with how many respondents gave it. It is small
 * however long the file is, exact, and the same whatever the order of the rows; every moment, share and quantile follows from it.
 */
import type { KpiKind } from './model.ts';

/** Parallel arrays, ascending by value, each value once. */
export interface Distribution {
  readonly values: readonly number[];
  /** Respondents with this value. */
  readonly counts: readonly number[];
  /** Σ of their weights (equal to `counts` without a weight column). */
  readonly weights: readonly number[];
  /** Σ of their squared weights (equal to `counts` without a weight column). */
  readonly squares: readonly number[];
}

export const EMPTY_DISTRIBUTION: Distribution = { values: [], counts: [], weights: [], squares: [] };

/** Figures that a file of given means states itself, on the journey's scale. */
export interface SummaryStatistics {
  readonly n: number;
  readonly mean: number;
  readonly sd: number | null;
}

/** Σ of weights of the respondents observed on the stage's basic actions, and of those who met a negatively scored response of one. */
export interface Basics {
  readonly observed: number;
  readonly unmet: number;
}

/**
 * What a correlation needs of the respondents who gave both an x and a y: weighted sums, never the pairs. Sums of several studies or
 * groups are added up.
 */
export interface PairSums {
  /** Respondents, Σw and Σw². */
  readonly n: number;
  readonly weight: number;
  readonly square: number;
  /** Σwx, Σwy, Σwx², Σwxy, Σwy². */
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

export interface StageSample {
  /** The stage's name in the Model. */
  readonly stage: string;
  /** Respondents' scores on the journey's scale (method.md, 2.2); null where the file gives means. */
  readonly scores: Distribution | null;
  readonly summary: SummaryStatistics | null;
  readonly basics: Basics | null;
  /** Paired expectation data: the expectations on the journey's scale, and expectation − score, of those who gave both. */
  readonly expectation: { readonly expected: Distribution; readonly difference: Distribution } | null;
  /** The respondents who also answered the journey's overall KPI (`overallKpi`): x their score, y their answer. */
  readonly overall: PairSums | null;
  /** Rows (long) or cells (wide) that were used. */
  readonly used: number;
}

export interface KpiSample {
  readonly kpi: string;
  readonly kind: KpiKind;
  /** nps: mapped to 0..10; csat, ces: as declared; rate: 0 or 1; time: hours. One value a respondent. */
  readonly values: Distribution;
  readonly used: number;
}

/** Why a row or a cell was not used. */
export type DropReason =
  | 'empty' // the cell is empty: no answer
  | 'missing-code' // a code declared `missing`
  | 'no-respondent' // a row without respondent
  | 'not-a-number'
  | 'ambiguous-number' // `1.234`: one and a bit, or thousands
  | 'mixed-shares' // `12,5 %` beside `12.5 %`, or `85 %` beside `0.85`
  | 'off-scale' // outside the declared scale
  | 'no-scale' // the column's scale is not declared
  | 'unmapped' // a value that names nothing in the text
  | 'contradictory' // one respondent, several segments or personas: of none of them
  | 'bad-weight' // weight not a number, or not above 0
  | 'filtered' // left out by `where`, as the text asks
  | 'other-group' // used, but of nobody in the perimeter that is looked at
  | 'ragged' // another number of cells than the header
  | 'broken-quote' // a quote that is never closed: the rest of the file cannot be trusted
  | 'not-json' // a line of a JSON Lines file that is no JSON object
  | 'total' // a row that the text declares a total
  | 'not-a-date'
  | 'ambiguous-date'; // `01/02/2026`: January or February

/** A counted loss; nothing is dropped without one. */
export interface Dropped {
  readonly reason: DropReason;
  /** Header cell of the column concerned, or null for a whole row. */
  readonly column: string | null;
  /** `row`: the whole row was left out. `cell`: this column only. */
  readonly unit: 'row' | 'cell';
  readonly count: number;
  /** Line numbers in the file, from 1, of the first few. */
  readonly lines: readonly number[];
  /** Distinct values met (at most five), for `unmapped`, `off-scale`, `not-a-number`, `ambiguous-number` and their like. */
  readonly examples: readonly string[];
}

/** What the file is, as found: shown as provenance. */
export interface FileMetadata {
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly encoding: string;
  readonly delimiter: string;
  readonly decimal: ',' | '.';
  /** Of a workbook: the sheet that was read. */
  readonly sheet: string | null;
  /** The first and the last day (ISO) of the date column; null where none is read. */
  readonly period: { readonly first: string; readonly last: string } | null;
  /** Header cells, trimmed, in order. */
  readonly columns: readonly string[];
  /** Data rows in the file. */
  readonly rows: number;
  /** Rows of which something was used. */
  readonly rowsUsed: number;
  /**
   * Who read it. The portable engine reads any file; `duckdb-missing` and `duckdb-refused`: it did so in place of DuckDB, which is
   * not installed or would not have read the file in the same way.
   */
  readonly engine: 'portable' | 'duckdb' | 'duckdb-missing' | 'duckdb-refused';
}

/** A verbatim worth showing; `stage` null where the row names none. */
export interface Verbatim {
  readonly stage: string | null;
  readonly respondent: string | null;
  /**
   * What its respondent scored at its stage, on the journey's scale; without a stage, the mean of what the respondent scored at all
   * stages. Null where the respondent scored nothing there, and where it was taken out for anonymity.
   */
  readonly score: number | null;
  readonly text: string;
  readonly line: number;
}

export interface Verbatims {
  /** How many there are in the file. */
  readonly count: number;
  /** The most telling ones: of each stage in turn the lowest score, the highest, the next lowest …, then those without a score. */
  readonly first: readonly Verbatim[];
}

export const NO_VERBATIMS: Verbatims = { count: 0, first: [] };

/** By which columns respondents (segment, persona) or their rows (channel) can be told apart. */
export type Dimension = 'segment' | 'persona' | 'channel';

export const DIMENSIONS = ['segment', 'persona', 'channel'] as const satisfies readonly Dimension[];

/**
 * The same stage or KPI on two channels, by respondents who gave a figure on both: x on `channels[0]`, y on `channels[1]`. Of a KPI these
 * are figures whose mean is the KPI, as `asMean` has them; there are none of times.
 */
export interface ChannelPair {
  readonly of: 'stage' | 'kpi';
  readonly name: string;
  readonly channels: readonly [string, string];
  readonly sums: PairSums;
}

/**
 * What one group of a study says, aggregated as if its file held nothing else. Segment and persona part the respondents: each stands in
 * one group of those with `channel` null, and these together are all of the study. A channel holds the rows on it, so that one
 * respondent may stand on several.
 */
export interface GroupSample {
  /** Null: the respondents' rows name none. */
  readonly segment: string | null;
  readonly persona: string | null;
  /** Null: all their rows, on whatever channel. */
  readonly channel: string | null;
  readonly respondents: number;
  readonly rowsUsed: number;
  readonly stages: readonly StageSample[];
  readonly kpis: readonly KpiSample[];
  /** Empty for a single channel. */
  readonly channelPairs: readonly ChannelPair[];
  /** Theirs; of a channel those on its rows. */
  readonly verbatims: Verbatims;
}

export interface Samples {
  /** The study's name in the Model. */
  readonly study: string;
  readonly file: FileMetadata;
  /** Distinct respondents of whom something was used. */
  readonly respondents: number;
  readonly stages: readonly StageSample[];
  readonly kpis: readonly KpiSample[];
  /** The attributes that the file tells; without any there are no groups. */
  readonly dimensions: readonly Dimension[];
  /** By segment, persona and channel, in the order of the Model; only those that somebody is in. Bounded by what the text declares. */
  readonly groups: readonly GroupSample[];
  readonly dropped: readonly Dropped[];
  readonly verbatims: Verbatims;
}
