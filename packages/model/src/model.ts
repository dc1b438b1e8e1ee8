/**
 * The Model: what one journey's text says, as plain data. It is lowered from the syntax tree by `language` and read by
 * `observations` (how to read the linked files) and `scoring` (what to compute). Nothing in it is a figure that was measured.
 */
import type { Location } from './location.ts';

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

/** Anything with a name and, perhaps, a label: channel, owner, segment … `name` falls back to the label where only that is given. */
export interface Named {
  readonly name: string;
  readonly label: string | null;
  readonly at: Location;
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

/** Kano: a delight does not count where a basic is unmet (method.md, section 1). */
export type Kano = 'basic' | 'performance' | 'delight';

export interface Response extends Named {
  readonly score: number;
}

export interface Action extends Named {
  readonly kano: Kano;
  /** Where it can be observed; none: anywhere. */
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
  /** Where it stands among the journey's phases, from 0. */
  readonly index: number;
}

export type KpiKind = 'nps' | 'csat' | 'ces' | 'rate' | 'time';

/** A KPI of the journey, with its target in the KPI's own unit (NPS −100..100, csat and rate 0–100 %, ces its scale, time hours). */
export interface Kpi extends Named {
  readonly kind: KpiKind;
  readonly target: number | null;
  /** csat: the ratings that count as satisfied. */
  readonly boxes: Bounds | null;
  /** time: the promised time, in hours. */
  readonly within: number | null;
}

/** What the text tells about a stage beside what is scored, in the order written. */
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
  /** The expert's score written in the text; never mixed into measured ones. `at` is where it is written. */
  readonly expert: number | null;
  readonly expertAt: Location | null;
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

/** What answers written as a text are worth: `"Very satisfied" -> 5`. */
export interface LabelValue {
  readonly cell: string;
  /** On the column's own scale. */
  readonly value: number;
}

/** A column of a linked file, named by its header cell. */
export interface Column {
  readonly header: string;
  readonly at: Location;
  readonly values: readonly ValueMapping[];
}

/** A column that holds ratings. `scale` is null where the text declares none: such a column is reported, not read. */
export interface RatedColumn extends Column {
  readonly scale: Bounds | null;
  /** Cells that mean "no answer", as written in the file; compared as numbers where both are numbers. */
  readonly missing: readonly string[];
  /** They hold for the paired expectation column as well. */
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

/** Keep only the rows whose cell is one of the values. */
export interface Filter {
  readonly column: Column;
  readonly values: readonly string[];
}

/** The order in which dates are written with figures: `01/02/2026`. */
export type DateOrder = 'day-month-year' | 'month-day-year' | 'year-month-day';

/** What the text says of a file's dialect; null: found out from the file. */
export interface Dialect {
  readonly delimiter: string | null;
  readonly encoding: string | null;
  readonly decimal: ',' | '.' | null;
  /** What parts groups of three figures; a space stands for all kinds of spaces, an apostrophe for both of its shapes. */
  readonly thousands: ' ' | '.' | ',' | "'" | null;
  readonly dates: DateOrder | null;
  /** A workbook's sheet, by its name; null: the first that is not hidden. */
  readonly sheet: string | null;
  /** The part of the sheet that is read, as spreadsheets write it: `B4:H200`, `B:H`, `B4:H`. */
  readonly range: string | null;
  /** Lines (of a sheet: rows) above the header that are no data; null: none. */
  readonly skip: number | null;
  /** Lines that make the header together; null: 1. */
  readonly header: number | null;
  /** Rows that begin with one of these texts are totals, not observations. */
  readonly totals: readonly string[];
}

/** The dialect of a study whose text says nothing of it. */
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

/** One collection of observations (a wave of a study), and how its file is read. */
export interface Study extends Named {
  readonly kind: 'observations' | 'benchmark';
  readonly method: StudyMethod | null;
  /** As written: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly date: string | null;
  /** W of the consolidation (method.md, 2.4); default 1. */
  readonly weight: number;
  /** Studies of one wave are consolidated together; null: the journey has a single period. */
  readonly wave: string | null;
  /** The file that declares it; its folder is what `file.path` is relative to. */
  readonly uri: string;
  readonly file: { readonly path: string; readonly at: Location } | null;
  readonly dialect: Dialect;
  /** A file of given means: a row a stage, with mean, n and sd columns. */
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
  readonly verbatim: Column | null;
  readonly mean: RatedColumn | null;
  readonly n: RatedColumn | null;
  readonly sd: RatedColumn | null;
  readonly measures: readonly Measure[];
  readonly kpis: readonly KpiColumn[];
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

/** A gate for a pull request: nothing computes with it yet. */
export interface Requirement {
  readonly at: Location;
  readonly of: 'every-stage' | 'moments-of-truth' | 'stage';
  readonly stage: string | null;
  readonly gapAtMost: number | null;
  readonly atLeastN: number | null;
}

/** One journey with all that its file sees and all that is said of it elsewhere. */
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
  readonly requirements: readonly Requirement[];
}
