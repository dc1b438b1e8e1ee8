/**
 * The Samples: one study's file aggregated for one journey. `observations` computes them, `scoring` reads them.
 *
 * A sample is a *distribution*, never a list of rows: each distinct value with the number of respondents who gave it. Its size does not
 * grow with the file; it is exact, and independent of the row order. All moments, shares and quantiles follow from it.
 */
import type { KpiKind } from './model.ts';

/** A weighted frequency distribution: parallel arrays, ascending by distinct value. */
export interface Distribution {
  readonly values: readonly number[];
  /** Respondents with this value. Fractions where one gave k answers to a KPI: each counts 1/k (method.md, 2.21). */
  readonly counts: readonly number[];
  /** Σ of their weights, w/k for one of k answers (equal to `counts` without a weight column). */
  readonly weights: readonly number[];
  /** Σ of their squared weights, w²/k for one of k answers (equal to `counts` without a weight column). */
  readonly squares: readonly number[];
}

export const EMPTY_DISTRIBUTION: Distribution = { values: [], counts: [], weights: [], squares: [] };

/** Summary statistics stated by a file, on the journey's scale. */
export interface SummaryStatistics {
  readonly n: number;
  readonly mean: number;
  readonly sd: number | null;
}

/** What the respondents of one cluster (a store, a visitor, a day) gave. Sums of disjoint groups are additive, cluster by cluster. */
export interface ClusterSums {
  /** Σw, above 0. */
  readonly weight: number;
  /** Σwx. */
  readonly weightedSum: number;
}

/** A cluster of one study; each of its clusters occurs once in a sample, in the order of the names. */
export interface ClusterSample extends ClusterSums {
  /** The cell, as mapped and normalised; null: one respondent whose cell is empty, who is a cluster alone. */
  readonly cluster: string | null;
}

/** The respondents observed on basic actions; *unmet*: those of them who met a negatively scored response of one. */
export interface Basics {
  /** Respondents. */
  readonly n: number;
  readonly unmetN: number;
  /** Σw and Σw² of the observed, Σw of the unmet. */
  readonly observed: number;
  readonly squares: number;
  readonly unmet: number;
  /** Of the indicator 1 (unmet) or 0; null without a cluster column. */
  readonly clusters: readonly ClusterSample[] | null;
}

/** The sufficient statistics of a correlation over the respondents with both x and y. Sums of disjoint groups are additive. */
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

/** What respondents expected of a stage, on the journey's scale. */
export interface ExpectationSample {
  /** The expectations of all who gave one. */
  readonly expected: Distribution;
  /** The expectations of those who also have a score (perhaps none), and their expectation − score. */
  readonly paired: Distribution;
  readonly difference: Distribution;
  /** The same by cluster; null without a cluster column. */
  readonly clusters: {
    readonly expected: readonly ClusterSample[];
    readonly paired: readonly ClusterSample[];
    readonly difference: readonly ClusterSample[];
  } | null;
}

/**
 * What respondents could reach at a stage: with a part of the repository's actions nobody reaches the score of all (method.md, 2.6). Sums of
 * disjoint groups are additive.
 */
export interface ReachSample {
  /**
   * Of all with a score: the best score with the actions that the respondent met, less the score. Who has no response, but a rating, is held
   * against all actions.
   */
  readonly shortfall: Distribution;
  /** The same by cluster; null without a cluster column. */
  readonly clusters: readonly ClusterSample[] | null;
  /** Respondents with a response, and those of them whose best score is that of all actions. */
  readonly n: number;
  readonly completeN: number;
  /** Of those with a response: Σw, and Σw × the share of the stage's actions that they met (0–1). */
  readonly weight: number;
  readonly met: number;
  /** Respondents who met an action, and who met two of them; in the order of the repository, without those that nobody met. */
  readonly actions: readonly { readonly action: string; readonly n: number }[];
  readonly pairs: readonly { readonly actions: readonly [string, string]; readonly n: number }[];
}

export interface StageSample {
  /** The stage's name in the Model. */
  readonly stage: string;
  /** Respondents' scores on the journey's scale (method.md, 2.2); null for a file of summary statistics, and where only expectations are given. */
  readonly scores: Distribution | null;
  readonly summary: SummaryStatistics | null;
  readonly basics: Basics | null;
  /** The same respondents' scores by cluster; null without a cluster column. */
  readonly clusters: readonly ClusterSample[] | null;
  readonly expectation: ExpectationSample | null;
  /** Null where the study reads no responses, or the repository does not have the stage. */
  readonly reach: ReachSample | null;
  /**
   * Sums over the respondents who also answered the overall KPI (`overallKpi`): x the score, y the mean answer; of a csat whose boxes are
   * the low end of its scale, the mean answer with its sign changed.
   */
  readonly overall: PairSums | null;
  /** Rows (long) or cells (wide) that were used. */
  readonly used: number;
}

export interface KpiSample {
  readonly kpi: string;
  readonly kind: KpiKind;
  /**
   * The respondents' answers, one respondent counting 1 in all. nps: 0..10; csat, ces: on the declared scale; rate: 0 or 1; time: hours;
   * amount: as given.
   */
  readonly values: Distribution;
  /** Of the contributions to the KPI (`kpiContribution` in `scoring`); null without a cluster column, and for times. */
  readonly clusters: readonly ClusterSample[] | null;
  readonly used: number;
}

/** Why a row or cell was dropped. */
export type DropReason =
  | 'empty' // the cell is empty: no answer
  | 'missing-code' // a code declared `missing`
  | 'no-respondent' // a row without respondent
  | 'not-a-number'
  | 'ambiguous-number' // `1.234`: one and a bit, or thousands
  | 'mixed-shares' // `12,5 %` beside `12.5 %`, or `85 %` beside `0.85` or `12`
  | 'several-answers' // `1,2,3` in a column of one answer each
  | 'off-scale' // outside the declared scale
  | 'no-scale' // the column's scale is not declared
  | 'not-the-top' // csat: the boxes are not the top of the column's scale
  | 'not-whole' // an n that is no whole number
  | 'impossible-sd' // larger than mean, n and scale allow
  | 'unmapped' // a value that names nothing in the text
  | 'contradictory' // one respondent, several segments or personas: of none of them
  | 'bad-weight' // weight not a number, or not above 0
  | 'filtered' // left out by `where`, as the text asks
  | 'other-group' // used, but outside the perimeter
  | 'no-segment' // of no segment with a declared share, in a study weighted by segment shares
  | 'ragged' // another number of cells than the header
  | 'broken-quote' // a quote that is never closed: the rest of the file cannot be trusted
  | 'not-json' // a line of a JSON Lines file that is no JSON object
  | 'total' // a row that sums up others, as the text declares or as its cells show
  | 'repeated-header' // a row that repeats the column names
  | 'other-table' // a row of another table below this one
  | 'not-a-date'
  | 'ambiguous-date'; // `01/02/2026`: January or February

/** A count of dropped rows or cells; nothing is dropped without one. */
export interface Dropped {
  readonly reason: DropReason;
  /** Header cell of the column concerned; null: a whole row. */
  readonly column: string | null;
  /** `row`: whole rows. `cell`: cells of this column. */
  readonly unit: 'row' | 'cell';
  readonly count: number;
  /** Line numbers in the file, from 1, of the first few. */
  readonly lines: readonly number[];
  /** Up to five distinct cell values, for `unmapped`, `off-scale`, `not-a-number`, `ambiguous-number` and the like. */
  readonly examples: readonly string[];
}

/** Metadata of a linked file as detected, shown as provenance. */
export interface FileMetadata {
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly encoding: string;
  readonly delimiter: string;
  readonly decimal: ',' | '.';
  /** The sheet read, of a workbook. */
  readonly sheet: string | null;
  /** First and last day (ISO 8601) of the date column; null without one. */
  readonly period: { readonly first: string; readonly last: string } | null;
  /** Header cells, trimmed, in order. */
  readonly columns: readonly string[];
  /** Data rows in the file. */
  readonly rows: number;
  /** Rows of which something was used. */
  readonly rowsUsed: number;
  /**
   * The engine that read it. `duckdb-missing` and `duckdb-refused`: the portable one instead of DuckDB, which is not installed, or would
   * have read the file differently.
   */
  readonly engine: 'portable' | 'duckdb' | 'duckdb-missing' | 'duckdb-refused';
}

/** A verbatim; `stage` is null where the row names none. */
export interface Verbatim {
  readonly stage: string | null;
  readonly respondent: string | null;
  /**
   * The respondent's score at the stage, on the journey's scale; without a stage, the mean of the respondent's scores. Null without a
   * score, and where it is suppressed.
   */
  readonly score: number | null;
  readonly text: string;
  /** The first one's. */
  readonly line: number;
  /** Comments of the same text at the stage, this one included. The other figures are of the first. */
  readonly count: number;
}

export interface Verbatims {
  /** How many comments there are in the file, equal ones included. */
  readonly count: number;
  /** A sample, equal texts of a stage once: of each stage in turn the lowest score, the highest, the next lowest …, then those without a score (`VerbatimSampler`). */
  readonly first: readonly Verbatim[];
}

export const NO_VERBATIMS: Verbatims = { count: 0, first: [] };

/** The dimensions that group respondents (segment, persona) or their rows (channel). */
export type Dimension = 'segment' | 'persona' | 'channel';

export const DIMENSIONS = ['segment', 'persona', 'channel'] as const satisfies readonly Dimension[];

/**
 * The same stage or KPI on two channels, over the respondents with a figure on both: x on `channels[0]`, y on `channels[1]`. For a KPI the
 * figures are contributions (`kpiContribution` in `scoring`); times have none.
 */
export interface ChannelPair {
  readonly of: 'stage' | 'kpi';
  readonly name: string;
  readonly channels: readonly [string, string];
  readonly sums: PairSums;
}

/** Two stages of one study, in the order of the Model, over the respondents with a score at both: x at `stages[0]`, y at `stages[1]`. */
export interface StagePair {
  readonly stages: readonly [string, string];
  readonly sums: PairSums;
}

/** Heads, Σw and Σw² of some respondents. Those of disjoint groups are additive. */
export interface RespondentSums {
  readonly n: number;
  readonly weight: number;
  readonly square: number;
}

/** A respondent who can be found again in another wave. */
export interface PanelRespondent {
  /** The cell that identifies the respondent, normalised. */
  readonly respondent: string;
  readonly weight: number;
  /** Stages in the order of the Model. */
  readonly scores: readonly (readonly [stage: string, score: number])[];
  /** Mean contribution to each KPI (`kpiContribution` in `scoring`), in the order of the Model; times have none. */
  readonly contributions: readonly (readonly [kpi: string, contribution: number])[];
}

/**
 * The samples of one group of a study, aggregated as if the file held nothing else. The groups with `channel` null partition the
 * respondents by segment and persona. A group with a channel holds the rows on it, so that a respondent may be in several.
 */
export interface GroupSample {
  /** Null: the rows name none. */
  readonly segment: string | null;
  readonly persona: string | null;
  /** Null: the rows of all channels. */
  readonly channel: string | null;
  readonly respondents: number;
  /** Σw and Σw² of the respondents. */
  readonly weight: number;
  readonly square: number;
  /** Those with a score at any stage. */
  readonly scored: RespondentSums;
  readonly rowsUsed: number;
  readonly stages: readonly StageSample[];
  readonly kpis: readonly KpiSample[];
  /** Pairs that share a respondent; stages in the order of the Model. */
  readonly stagePairs: readonly StagePair[];
  /** Empty for a single channel. */
  readonly channelPairs: readonly ChannelPair[];
  /** By respondent; null where the study is no panel. */
  readonly panel: readonly PanelRespondent[] | null;
  /** Of these respondents; with a channel, of the rows on it. */
  readonly verbatims: Verbatims;
}

/** Who answered, without their ids. */
export interface RespondentSketch {
  /** Distinct ids. */
  readonly size: number;
  /** The ids are a count from 0 or 1 on: row numbers, which any two files share. */
  readonly isCounter: boolean;
  /** Of the ids with the smallest hashes, ascending: that hash, and one of the respondent's answers. */
  readonly respondents: readonly (readonly [id: number, answers: number])[];
}

/** How many cases of an event log pass each stage. */
export interface StageVisits {
  readonly cases: number;
  /** In the order of the Model. */
  readonly stages: readonly { readonly stage: string; readonly cases: number }[];
}

export interface Samples {
  /** The study's name in the Model. */
  readonly study: string;
  readonly file: FileMetadata;
  /** Distinct respondents with at least one value used. */
  readonly respondents: number;
  /** Σw and Σw² of the respondents. */
  readonly weight: number;
  readonly square: number;
  /** Those with a score at any stage. */
  readonly scored: RespondentSums;
  readonly stages: readonly StageSample[];
  readonly kpis: readonly KpiSample[];
  /** Pairs that share a respondent; stages in the order of the Model. Empty for a file of summary statistics. */
  readonly stagePairs: readonly StagePair[];
  /** By respondent; null where the study is no panel. */
  readonly panel: readonly PanelRespondent[] | null;
  /** The dimensions that the file records; without any there are no groups. */
  readonly dimensions: readonly Dimension[];
  /** By segment, persona and channel, in Model order; only groups with respondents. Their number is bounded by the declarations. */
  readonly groups: readonly GroupSample[];
  readonly dropped: readonly Dropped[];
  readonly verbatims: Verbatims;
  /** Null, or absent, without a respondent column, and where ids are not kept while reading. */
  readonly sketch?: RespondentSketch | null;
  /** Null, or absent, for other studies than event logs. */
  readonly visits?: StageVisits | null;
}
