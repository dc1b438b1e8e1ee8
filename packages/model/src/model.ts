/**
 * The Model: what the text of one journey declares, as plain data. `language` lowers it from the syntax tree; `observations` reads from it
 * how to aggregate the linked files, `scoring` what to compute. It holds no measured figure.
 * Every element has an id and no position: a source map (`source-map.ts`) gives its location.
 */
import type { ElementId } from './elements/element-id.ts';

/** Bounds of a rating, as declared: `scale 1..10`. Always declared, never guessed from the data (method.md, 2.1). */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** The journey's own scale and the two thresholds of its three classes (method.md, section 2). */
export interface Scale extends Bounds {
  /** A mean below this is disappointing. */
  readonly disappointing: number;
  /** A mean from this on is enchanting. */
  readonly enchanting: number;
}

export const DEFAULT_SCALE: Scale = { min: -3, max: 3, disappointing: -0.5, enchanting: 1 };

/** A declaration with a name and, optionally, a label: channel, owner, segment … Without a name the label is the name. */
export interface Named {
  readonly id: ElementId;
  readonly name: string;
  readonly label: string | null;
}

export interface Segment extends Named {
  /** 0–1, or null where not declared. */
  readonly share: number | null;
}

export interface Persona extends Named {
  readonly segment: string | null;
  readonly goals: readonly string[];
  readonly frustrations: readonly string[];
  readonly quotes: readonly string[];
}

export interface Touchpoint extends Named {
  readonly channel: string | null;
  readonly owner: string | null;
}

/** Kano's classes (Kano et al. 1984): a delight does not count where a basic is unmet (method.md, section 1). */
export type Kano = 'basic' | 'performance' | 'delight';

export interface Response extends Named {
  readonly score: number;
}

export interface Action extends Named {
  readonly kano: Kano;
  /** Channels on which it can be observed; empty: any. */
  readonly channels: readonly string[];
  readonly responses: readonly Response[];
}

export interface RepositoryStage extends Named {
  readonly actions: readonly Action[];
}

/** The optimal-experience repository: also the observation guide. */
export interface Repository extends Named {
  readonly stages: readonly RepositoryStage[];
}

export interface Phase extends Named {
  /** Zero-based index among the journey's phases. */
  readonly index: number;
}

export type KpiKind = 'nps' | 'csat' | 'ces' | 'rate' | 'time' | 'amount';

/**
 * A KPI of the journey, with its target in the KPI's own unit (NPS −100..100, csat and rate 0–100 %, ces its scale, time hours, amount as
 * given).
 */
export interface Kpi extends Named {
  readonly kind: KpiKind;
  /**
   * Which values of the KPI are better (method.md, 2.12). A time is always better when lower, an nps and a csat when higher; a ces or an
   * amount also has `lower` where its columns are rated downwards (`RatedColumn.reversed`).
   */
  readonly better: 'higher' | 'lower';
  readonly target: number | null;
  /** csat: the ratings that count as satisfied. */
  readonly boxes: Bounds | null;
  /** time: the promised time, in hours. */
  readonly within: number | null;
}

/** A qualitative note on a stage, in the order written. */
export interface StageNote {
  readonly kind: 'does' | 'need-explicit' | 'need-implicit' | 'choice' | 'expects' | 'feels' | 'pain' | 'idea' | 'note';
  readonly text: string;
  /** choice: its criteria; expects: the promised time in hours, if any. */
  readonly criteria: readonly string[];
  readonly within: number | null;
}

export interface Rupture {
  readonly from: string;
  readonly to: string | null;
  readonly text: string;
}

export interface Stage extends Named {
  /** Index into `Model.phases`, or null where the stage stands outside any phase. */
  readonly phase: number | null;
  readonly channels: readonly string[];
  readonly touchpoints: readonly string[];
  /** The expert's score declared in the text; never part of a measured figure. */
  readonly expert: number | null;
  /** The id of that score; null where none is written. */
  readonly expertId: ElementId | null;
  readonly target: number | null;
  /** 0–1; null where not declared (counts as 1). */
  readonly volume: number | null;
  /** 1–5; null where not declared (counts as 3). */
  readonly importance: number | null;
  readonly momentOfTruth: boolean;
  readonly notes: readonly StageNote[];
  readonly ruptures: readonly Rupture[];
}

export type StudyMethod =
  | 'in-store'
  | 'mystery-visit'
  | 'survey'
  | 'interview'
  | 'verbatim'
  | 'analytics'
  | 'call-listening'
  | 'eye-tracking'
  | 'expert';

/** One value mapping of a column: `"1" -> renovators`. */
export interface ValueMapping {
  readonly cell: string;
  readonly name: string;
}

/** The numeric value of a text answer: `"Very satisfied" -> 5`. */
export interface LabelValue {
  readonly cell: string;
  /** On the column's own scale. */
  readonly value: number;
}

/** A column of a linked file, named by its header cell. */
export interface Column {
  /** Relative to its study: `respondent`, `measure:advice`, `measure:advice/expectation`, `where:Store`. */
  readonly id: ElementId;
  readonly header: string;
  readonly values: readonly ValueMapping[];
}

/** A column of ratings. `scale` is null where the text declares none: such a column is reported and not read. */
export interface RatedColumn extends Column {
  /** `min` is less than `max`, also where the text declares the scale downwards. */
  readonly scale: Bounds | null;
  /**
   * Whether the scale is declared downwards, from worst to best: `scale 5..1`. Scores of a stage are mapped so that better is higher; the
   * values of a KPI stay as answered, but an nps is mapped as well.
   */
  readonly reversed: boolean;
  /** Cells that mean "no answer", as written in the file; compared as numbers where both are numbers. */
  readonly missing: readonly string[];
  /** Apply to the paired expectation column as well. */
  readonly labelValues: readonly LabelValue[];
}

/** Wide files: the stage that a column measures, with the paired expectation column if there is one, which has the same scale and mappings. */
export interface Measure {
  readonly stage: string;
  readonly column: RatedColumn;
  readonly expectation: Column | null;
}

export interface KpiColumn {
  readonly kpi: string;
  readonly column: RatedColumn;
  /** rate: the cells that count as a success. Empty: 1, true, yes, oui, ja. */
  readonly success: readonly string[];
  /** time: hours per unit of the column (min 1/60, h 1, d 24). */
  readonly hours: number;
}

/** A column of free text. */
export interface VerbatimColumn {
  readonly column: Column;
  /** The stage that its texts are about; null: that of the row, if the row names one. */
  readonly stage: string | null;
}

/** Keep only the rows whose cell is one of the values. */
export interface Filter {
  readonly column: Column;
  readonly values: readonly string[];
}

/** The order of numeric dates such as `01/02/2026`. */
export type DateOrder = 'day-month-year' | 'month-day-year' | 'year-month-day';

/** The declared dialect of a file; null: detected from the file. */
export interface Dialect {
  readonly delimiter: string | null;
  readonly encoding: string | null;
  readonly decimal: ',' | '.' | null;
  /** Thousands separator; a space stands for all spaces, an apostrophe for both of its forms. */
  readonly thousands: ' ' | '.' | ',' | "'" | null;
  readonly dates: DateOrder | null;
  /** Name of a workbook's sheet; null: the first that is not hidden. */
  readonly sheet: string | null;
  /** Cell range to read, in spreadsheet notation: `B4:H200`, `B:H`, `B4:H`. */
  readonly range: string | null;
  /** Lines (of a sheet: rows) above the header to skip; null: none. */
  readonly skip: number | null;
  /** Number of header lines; null: 1. */
  readonly header: number | null;
  /** Rows that begin with one of these texts are totals and not read. */
  readonly totals: readonly string[];
}

/** The dialect of a study that declares none: everything is detected. */
export const DEFAULT_DIALECT: Dialect = {
  delimiter: null,
  encoding: null,
  decimal: null,
  thousands: null,
  dates: null,
  sheet: null,
  range: null,
  skip: null,
  header: null,
  totals: [],
};

/** One collection of observations (a wave of a study), and the mapping of its file. */
export interface Study extends Named {
  readonly kind: 'observations' | 'benchmark';
  readonly method: StudyMethod | null;
  /** As written: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly date: string | null;
  /** W of the consolidation (method.md, 2.4), above 0; null where none is declared. */
  readonly weight: number | null;
  /** Whether figures are post-stratified by the declared shares of the segments (method.md, 2.15). */
  readonly weightBySegmentShares: boolean;
  /** Whether it was asked on the spot (`hot`) or later (`cold`); null: not said. */
  readonly timing: 'hot' | 'cold' | null;
  /** Whether the same respondents are asked in each wave (method.md, 2.13). */
  readonly panel: boolean;
  /** Name of the questionnaire that it reads by; the mapping below already contains its lines. */
  readonly questionnaire: string | null;
  /** Studies of one wave are consolidated together; null: the journey has a single period. */
  readonly wave: string | null;
  /** The file that declares it; its folder is what `file.path` is relative to. */
  readonly uri: string;
  /** `id` is relative to the study, as those of its columns are. */
  readonly file: { readonly id: ElementId; readonly path: string } | null;
  readonly dialect: Dialect;
  /** A file of summary statistics: one row a stage, with mean, n and sd columns. */
  readonly aggregated: boolean;
  readonly respondent: Column | null;
  readonly stage: Column | null;
  readonly touchpoint: Column | null;
  readonly action: Column | null;
  readonly response: Column | null;
  readonly score: RatedColumn | null;
  readonly channel: Column | null;
  readonly segment: Column | null;
  readonly persona: Column | null;
  readonly dateColumn: Column | null;
  readonly weightColumn: Column | null;
  /** What the rows cluster in: store, visitor, day (method.md, 2.3). */
  readonly cluster: Column | null;
  /** Who observed (method.md, 2.2). */
  readonly observer: Column | null;
  readonly verbatims: readonly VerbatimColumn[];
  readonly mean: RatedColumn | null;
  readonly n: RatedColumn | null;
  readonly sd: RatedColumn | null;
  readonly measures: readonly Measure[];
  readonly kpis: readonly KpiColumn[];
  /** Measures and KPIs of the text that name no stage or KPI of the journey, or lack a unit; absent: none. */
  readonly unusableColumns?: number;
  readonly where: readonly Filter[];
}

export type InitiativeStatus = 'planned' | 'started' | 'done' | 'dropped';

export interface Initiative extends Named {
  readonly stage: string | null;
  readonly owner: string | null;
  readonly due: string | null;
  readonly effort: number | null;
  readonly impact: number | null;
  readonly status: InitiativeStatus | null;
  readonly segment: string | null;
  readonly channel: string | null;
}

/** The classes of an experience, from the worst to the best (method.md, 2.7). */
export const EXPERIENCE_CLASSES = ['disappointing', 'neutral', 'enchanting'] as const;

export type ExperienceClass = (typeof EXPERIENCE_CLASSES)[number];

/** What a gate is about; each stage of it is tested by itself. */
export type GateScope = 'every-stage' | 'moments-of-truth' | 'stage' | 'phase' | 'kpi' | 'index';

/** The figure that a gate tests. `proven-gap`: whether a gap is proven; it must not be. `n`: the respondents behind a stage. */
export type GateFigure = 'gap' | 'proven-gap' | 'score' | 'class' | 'n' | 'kpi' | 'index';

export type GateComparison = 'at-least' | 'at-most' | 'is';

/** A quality gate: what a figure must show (`require`). */
export interface Gate {
  /** Of its subject and figure, not of its bound: a gate whose bound changes keeps its id. */
  readonly id: ElementId;
  /** As formatted in its file, without its exception. */
  readonly text: string;
  readonly scope: GateScope;
  /** Name of the stage, phase or KPI; null for the other scopes. */
  readonly name: string | null;
  readonly figure: GateFigure;
  readonly comparison: GateComparison;
  /** In the unit of the figure (a KPI's as its target; an index 0–100); the class; null for `proven-gap`. */
  readonly bound: number | ExperienceClass | null;
  /** With fewer respondents it is undecided (`where n at least`); null: ten, as every verdict. */
  readonly atLeastN: number | null;
  readonly exception: GateException | null;
}

/** Why a gate may fail for a time (`unless … until`). */
export interface GateException {
  readonly reason: string;
  /** Its last day, month or year, as written; null: it has no end. */
  readonly until: string | null;
}

/** One journey, with the declarations in its scope and those of other files that refer to it. */
export interface Model extends Named {
  /** Unique in the workspace and stable while the text changes: `URI#name`. */
  readonly key: string;
  readonly uri: string;
  readonly scale: Scale;
  readonly persona: string | null;
  readonly segment: string | null;
  readonly scenario: string | null;
  readonly objectives: readonly string[];
  readonly phases: readonly Phase[];
  readonly stages: readonly Stage[];
  readonly kpis: readonly Kpi[];
  readonly repository: Repository | null;
  readonly channels: readonly Named[];
  readonly owners: readonly Named[];
  readonly segments: readonly Segment[];
  readonly personas: readonly Persona[];
  readonly touchpoints: readonly Touchpoint[];
  readonly studies: readonly Study[];
  readonly benchmarks: readonly Study[];
  readonly initiatives: readonly Initiative[];
  /** In the order of the text; those of its file before those of files that import it. */
  readonly gates: readonly Gate[];
}
