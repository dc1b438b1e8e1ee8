/**
 * The Report: every figure that is shown anywhere. `scoring` makes it; panel, hover, command line and exports only read it.
 * Figures are exact and rounded only for display. `null` always means "not known", never zero.
 */

import type { Language, MessageValues } from './i18n.ts';
import type { Initiative, KpiKind, Rupture, Scale, StageNote, StudyMethod } from './model.ts';
import type { Dimension, Dropped, FileMetadata, Verbatims } from './samples.ts';

export type ExperienceClass = 'disappointing' | 'neutral' | 'enchanting';
export type Evidence = 'suppressed' | 'anecdotal' | 'tentative' | 'solid';

/** Smallest n of each level (method.md, 2.8). */
export interface EvidenceLimits {
  /** Below: suppressed in exports (anonymity). */
  readonly anonymous: number;
  /** Below: anecdotal. */
  readonly tentative: number;
  /** From here on: solid. */
  readonly solid: number;
}

export const DEFAULT_LIMITS: EvidenceLimits = { anonymous: 5, tentative: 10, solid: 30 };

/** A mean with its 95 % interval; `low` and `high` are null where no interval can be computed (n = 1, or given without sd). */
export interface Estimate {
  readonly n: number;
  /** (Σw)²/Σw²; equal to n without weights. */
  readonly effectiveN: number;
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** Shares of respondents per class, 0–1, summing to 1. */
export interface ClassShares {
  readonly disappointing: number;
  readonly neutral: number;
  readonly enchanting: number;
}

export interface StageStudy extends Estimate {
  readonly name: string;
  readonly sd: number | null;
  /** Null for files of given means. */
  readonly shares: ClassShares | null;
}

export interface Measured extends Estimate {
  readonly evidence: Evidence;
}

export interface Gap {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** The interval excludes 0. */
  readonly proven: boolean;
  /**
   * The respondents who gave both an expectation and a score, where the gap is the mean of their differences, and so need not be target −
   * measured; null where it is target − measured.
   */
  readonly pairs: number | null;
}

export interface PriorityFactors {
  /** max(gap, 0) */
  readonly shortfall: number;
  readonly importance: number;
  readonly volume: number;
  /** 2 at a moment of truth, else 1. */
  readonly truth: number;
}

/** Who is looked at, by name; null: everybody. */
export type Perimeter = Readonly<Record<Dimension, string | null>>;

export const ALL_RESPONDENTS: Perimeter = { segment: null, persona: null, channel: null };

/** What of a journey is asked for. */
export interface View extends Perimeter {
  /** Null: the latest. */
  readonly wave: string | null;
  /** What is to be set side by side; benchmarks always are. */
  readonly compare: CompareBy | null;
}

/** The latest wave, everybody. */
export const DEFAULT_VIEW: View = { ...ALL_RESPONDENTS, wave: null, compare: null };

/** Where a figure comes from: one per study. */
export interface Provenance {
  readonly study: string;
  /** The file's path, relative to the workspace, with `/`. */
  readonly file: string;
  /** Header cells of the columns that say it. */
  readonly columns: readonly string[];
  /** Only rows whose cell is one of the values count: what `where` asks, and the perimeter. */
  readonly filters: readonly { readonly column: string; readonly values: readonly string[] }[];
  /** Rows (long) or cells (wide) used. */
  readonly used: number;
  /** What was left out of these columns, or of whole rows, in the file as a whole. */
  readonly dropped: readonly Dropped[];
}

/** Pearson's correlation, −1..1, with its 95 % interval. */
export interface Correlation {
  readonly n: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** Why disclosure control takes a figure out of an export. */
export interface Suppression {
  /** `suppress` took the figures out: fewer respondents than the anonymity limit (primary suppression). */
  readonly primarySuppressed: boolean;
  /**
   * Beside the other published figures these would disclose figures of fewer respondents than the anonymity limit, so `suppress` takes
   * them out (complementary, or secondary, suppression). Set before as well.
   */
  readonly secondarySuppressed: boolean;
}

/** Whether `suppress` took the figures out, for either reason. */
export function isSuppressed(figure: Suppression & (Pick<StageReport, 'measured'> | Pick<KpiReport, 'value'>)): boolean {
  const isMissing = 'measured' in figure ? figure.measured === null : figure.value === null;
  return isMissing && (figure.primarySuppressed || figure.secondarySuppressed);
}

export interface StageReport extends Suppression {
  readonly name: string;
  readonly label: string | null;
  /** Index into `JourneyReport.phases`. */
  readonly phase: number | null;
  readonly channels: readonly string[];
  readonly touchpoints: readonly string[];
  /** Null where nothing was measured. */
  readonly class: ExperienceClass | null;
  /** The mean alone would be enchanting, but its basics fail: "at most neutral". */
  readonly cappedByBasics: boolean;
  /** Share (0–1) of the respondents observed on its basic actions who met a negative response of one; null: none observed. */
  readonly basicsUnmet: number | null;
  readonly measured: Measured | null;
  readonly studies: readonly StageStudy[];
  readonly expert: number | null;
  /** The expert's score lies outside the measured interval; null where either is absent. */
  readonly expertRefuted: boolean | null;
  readonly target: number | null;
  readonly targetFrom: 'declared' | 'repository' | 'expectation' | null;
  readonly gap: Gap | null;
  readonly importance: number;
  readonly volume: number;
  /** Whether the text says them; what it does not say counts as the default. */
  readonly declares: { readonly importance: boolean; readonly volume: boolean };
  readonly momentOfTruth: boolean;
  /** 0–100, the largest of the journey is 100; null without a gap. */
  readonly priority: number | null;
  readonly factors: PriorityFactors | null;
  /** The rank in its list can change inside the intervals. */
  readonly rankUnstable: boolean;
  readonly list: 'catch-up' | 'differentiate' | null;
  /** From 1 in its list; null without a priority. */
  readonly rank: number | null;
  readonly notes: readonly StageNote[];
  readonly ruptures: readonly Rupture[];
  /** Of its score with the journey's overall KPI, over the respondents who gave both: the importance derived from what they say. */
  readonly derivedImportance: Correlation | null;
  /** The same for its figures by study. */
  readonly studiesSecondarySuppressed: boolean;
  readonly sources: readonly Provenance[];
  /** How many observations rows or cells stand behind it. */
  readonly observations: number;
}

/** nps −100..100; csat and rate 0–100; ces on its scale; time: median hours. */
export interface KpiReport extends Suppression {
  readonly name: string;
  readonly label: string | null;
  readonly kind: KpiKind;
  readonly n: number;
  /** (Σw)²/Σw²; equal to n without weights, and where the figures were taken out. */
  readonly effectiveN: number;
  /** Null where nobody answered. */
  readonly evidence: Evidence | null;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly target: number | null;
  /** True where `value` meets `target` (time: at most; ces, nps, csat, rate: at least); null where either is absent. */
  readonly met: boolean | null;
  /** nps: the Wald interval beside the adjusted one that `low` and `high` give. */
  readonly wald: { readonly low: number; readonly high: number } | null;
  /** nps: counts of promoters, passives, detractors. */
  readonly parts: { readonly promoters: number; readonly passives: number; readonly detractors: number } | null;
  /** time: 90th percentile in hours, and share within the promised time (0–1). */
  readonly p90: number | null;
  readonly withinShare: number | null;
  readonly sources: readonly Provenance[];
}

/** Where the figures come from: one per study. */
export interface StudyReport {
  readonly name: string;
  readonly label: string | null;
  readonly method: StudyMethod | null;
  readonly date: string | null;
  readonly wave: string | null;
  readonly weight: number;
  readonly respondents: number;
  /** What these respondents said of no stage would, beside what others said, tell who fewer than the limit of anonymity are. */
  readonly secondarySuppressed: boolean;
  readonly file: FileMetadata;
  readonly dropped: readonly Dropped[];
  readonly verbatims: Verbatims;
}

/** A study that could not be read; `code` is the diagnostic that says why. */
export interface MissingStudy {
  readonly name: string;
  readonly label: string | null;
  readonly code: string;
  readonly parameters: MessageValues;
  /** Of the file that says the study, where it is not English. */
  readonly keywordLanguage?: Language;
}

export interface Problem {
  readonly code: string;
  readonly parameters: MessageValues;
  /** Of the file that says the study, where it is not English. */
  readonly keywordLanguage?: Language;
}

export interface PhaseReport {
  readonly name: string;
  readonly label: string | null;
}

export interface NamedReport {
  readonly name: string;
  readonly label: string | null;
}

/** A study of the period that cannot be parted as the perimeter or a comparison asks, and takes no part. */
export interface ExcludedStudy extends NamedReport {
  /** What it does not tell. */
  readonly missingDimension: Dimension | 'wave';
}

/** Martilla & James (1977), "Importance–Performance Analysis", *Journal of Marketing* 41(1), 77–79: their four quadrants. */
export type Quadrant = 'concentrate' | 'keep-up' | 'low-priority' | 'overkill';

export interface MatrixPoint {
  readonly stage: string;
  /** Declared: 1–5. Derived: a correlation, −1..1. */
  readonly importance: number;
  /** Derived only: 95 % interval. */
  readonly importanceLow: number | null;
  readonly importanceHigh: number | null;
  /** The measured mean, with its 95 % interval. */
  readonly performance: number;
  readonly performanceLow: number | null;
  readonly performanceHigh: number | null;
  readonly quadrant: Quadrant;
  /** One of its intervals holds a line: the quadrant could be another. */
  readonly unstable: boolean;
  /** Proven to fall short of its target: no overkill, wherever it stands. */
  readonly belowTarget: boolean;
}

/** The lines of a matrix stand at the means of its points: of two or three, the quadrants follow from the arithmetic alone. */
export const MIN_MATRIX_POINTS = 4;

/** Importance against performance; the lines stand at the means of the points. */
export interface Matrix {
  readonly importance: 'declared' | 'derived';
  readonly importanceMean: number;
  readonly performanceMean: number;
  /** In the order of the journey; stages without either figure are not in it. */
  readonly points: readonly MatrixPoint[];
}

export type CompareBy = Dimension | 'wave' | 'benchmark';

export const COMPARE_BY = ['wave', 'segment', 'persona', 'channel', 'benchmark'] as const satisfies readonly CompareBy[];

/** The difference of two groups: `to` − `from`, indexes of the comparison's groups. */
export interface Difference {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Two-sided; null where no spread is known. */
  readonly p: number | null;
  /** After Holm's correction over all differences of stages in the comparison, or over all those of KPIs. */
  readonly adjustedP: number | null;
  /** `change`: the corrected p is below 0.05; null where it cannot be told. */
  readonly verdict: 'change' | 'noise' | null;
  /** Respondents who stand in both groups and were paired. */
  readonly paired: number;
}

export interface ComparedGroup extends NamedReport {
  readonly respondents: number;
  readonly score: number | null;
  readonly index: number | null;
}

export interface ComparedStage {
  readonly stage: string;
  /** By group. */
  readonly cells: readonly Pick<StageReport, 'measured' | 'class' | 'sources' | keyof Suppression>[];
  readonly differences: readonly Difference[];
}

export interface ComparedKpi {
  readonly kpi: string;
  readonly cells: readonly Pick<KpiReport, 'n' | 'value' | 'low' | 'high' | 'sources' | keyof Suppression>[];
  /** In the KPI's unit; none for times, whose medians have no such test. */
  readonly differences: readonly Difference[];
}

/** Two groups or more, side by side (method.md, 2.13). */
export interface Comparison {
  readonly by: CompareBy;
  readonly groups: readonly ComparedGroup[];
  /** In the order of the journey; those that some group measured. */
  readonly stages: readonly ComparedStage[];
  readonly kpis: readonly ComparedKpi[];
  readonly excludedStudies: readonly ExcludedStudy[];
}

/** As in the Model, without its place in the text. */
export type InitiativeReport = Omit<Initiative, 'at'>;

export interface JourneyReport {
  readonly name: string;
  readonly label: string | null;
  /** Relative to the workspace, with `/`. */
  readonly file: string;
  readonly persona: NamedReport | null;
  readonly segment: NamedReport | null;
  readonly scenario: string | null;
  readonly objectives: readonly string[];
  readonly scale: Scale;
  readonly limits: EvidenceLimits;
  /** On the journey's scale; null where nothing was measured. */
  readonly score: number | null;
  /** The CX index: the score on 0–100. */
  readonly index: number | null;
  readonly peakEnd: number | null;
  /** The wave shown, and all the waves that studies declare, by date. */
  readonly wave: string | null;
  readonly waves: readonly string[];
  /** Whose figures these are; all null: everybody's. */
  readonly perimeter: Readonly<Record<Dimension, NamedReport | null>>;
  /** What the linked files can be parted by, each in the order of the Model. */
  readonly choices: Readonly<Record<Dimension, readonly NamedReport[]>>;
  readonly excludedStudies: readonly ExcludedStudy[];
  readonly phases: readonly PhaseReport[];
  readonly channels: readonly NamedReport[];
  readonly touchpoints: readonly NamedReport[];
  /** Who initiatives name. */
  readonly owners: readonly NamedReport[];
  readonly segments: readonly NamedReport[];
  readonly stages: readonly StageReport[];
  readonly kpis: readonly KpiReport[];
  /** Importance–performance; null with fewer points than `LEAST_MATRIX_POINTS`, or where no importance is declared, or can be derived. */
  readonly matrices: { readonly declared: Matrix | null; readonly derived: Matrix | null };
  /** The KPI that `derivedImportance` is held against. */
  readonly overallKpi: string | null;
  /** Those asked for, and that with the benchmarks if there are any. */
  readonly comparisons: readonly Comparison[];
  readonly studies: readonly StudyReport[];
  /** Of competitors, which stand in no figure but those of the comparison with them. */
  readonly benchmarks: readonly StudyReport[];
  readonly missing: readonly MissingStudy[];
  /** Errors that take something out of the figures, such as a column that a file does not have; `messageOf` says them. */
  readonly problems: readonly Problem[];
  readonly initiatives: readonly InitiativeReport[];
}

export interface Report {
  readonly journeys: readonly JourneyReport[];
}
