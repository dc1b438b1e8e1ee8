/**
 * The Report: every figure that is shown anywhere. `scoring` computes it; panel, hover, command line and exports only read it. Figures
 * are exact and rounded only for display. Null always means "unknown", never zero.
 */

import type { MessageValues } from './i18n/i18n.ts';
import type { Language } from './i18n/language.ts';
import type { ExperienceClass, Gate, GateException, Initiative, KpiKind, Rupture, Scale, StageNote, StudyMethod } from './model.ts';
import type { Dimension, Dropped, FileMetadata, Verbatims } from './samples.ts';

export type Evidence = 'suppressed' | 'anecdotal' | 'tentative' | 'solid';

/** Smallest n of each level (method.md, 2.8). */
export interface EvidenceLimits {
  /** Below: suppressed in exports. */
  readonly anonymous: number;
  /** Below: anecdotal. */
  readonly tentative: number;
  /** From here on: solid. */
  readonly solid: number;
}

export const DEFAULT_LIMITS: EvidenceLimits = { anonymous: 5, tentative: 10, solid: 30 };

/** A mean with its 95 % interval; `low` and `high` are null where there is no interval (n = 1, or summary statistics without sd). */
export interface Estimate {
  readonly n: number;
  /** Effective n, (Σw)²/Σw²; equal to `n` without weights. */
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

/** Both bounds of a 95 % interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface StageStudy extends Estimate {
  readonly name: string;
  readonly sd: number | null;
  /** Left out of the stage's figures: fewer than 5 respondents (heads or effective) beside larger studies (method.md, 2.4). */
  readonly leftOut: boolean;
  /** Its answers are equal, and the consolidated figure takes the largest standard deviation of the others in place of its 0. */
  readonly borrowedSd: boolean;
  /** Null for summary statistics. */
  readonly shares: ClassShares | null;
  /** As in `Measured`. */
  readonly lowCoverage: boolean;
}

export interface Measured extends Estimate {
  /** By `effectiveN`, or `n` where that is less. */
  readonly evidence: Evidence;
  /** So many answers stand at one end that the interval is too narrow: it covers the true mean in less than 93 % of such studies (docs/coverage.md). */
  readonly lowCoverage: boolean;
}

/** What the respondents expected of a stage, over all who said it. */
export interface MeasuredExpectation extends Estimate {
  /** Those of them who gave a score as well. */
  readonly pairs: number;
}

/** What the experts of one study of method `expert` say of a stage: a claim, never a measured figure (method.md, 2.9). */
export interface ExpertClaim {
  readonly study: string;
  readonly n: number;
  readonly mean: number;
  readonly sd: number | null;
  /** The mean lies outside the measured interval; null as for `StageReport.expertRefuted`. */
  readonly refuted: boolean | null;
}

/** Why a stage is to catch up before others. */
export type CatchUpReason = 'disappointing' | 'basics' | 'benchmark';

export interface Gap {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** A shortfall beyond doubt: the interval lies above 0. Null: fewer than ten effective respondents, or no interval. */
  readonly proven: boolean | null;
  /** The interval lies below 0: the target is exceeded beyond doubt. Null as above. */
  readonly aboveTarget: boolean | null;
  /**
   * Respondents with both an expectation and a score, where the gap is the mean of their paired differences (and may differ from target −
   * measured); null where it is target − measured.
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

/** A subgroup of the respondents, by name in each dimension; null: unrestricted. */
export type Perimeter = Readonly<Record<Dimension, string | null>>;

export const ALL_RESPONDENTS: Perimeter = { segment: null, persona: null, channel: null };

/** The respondents behind the figures of a report. */
export function perimeterOf({ perimeter: { segment, persona, channel } }: Pick<JourneyReport, 'perimeter'>): Perimeter {
  return { segment: segment?.name ?? null, persona: persona?.name ?? null, channel: channel?.name ?? null };
}

/** The part of a journey that a report is for. */
export interface View extends Perimeter {
  /** Null: the latest. */
  readonly wave: string | null;
  /** The comparison; that with benchmarks is always included. */
  readonly compare: CompareBy | null;
  /** Comparison of waves: the wave that the one shown is compared with; null: the one before (see `Comparison.pairs`). */
  readonly versus: string | null;
}

/** The latest wave, all respondents, no comparison. */
export const DEFAULT_VIEW: View = { ...ALL_RESPONDENTS, wave: null, compare: null, versus: null };

/** Identifies a view by value: two views are the same if their keys are equal, whatever the order of their properties. */
export function viewKey({ wave, segment, persona, channel, compare, versus }: View): string {
  return JSON.stringify([wave, segment, persona, channel, compare, versus]);
}

/** The provenance of a figure, one entry a study. */
export interface Provenance {
  readonly study: string;
  /** The file's path, relative to the workspace, with `/`. */
  readonly file: string;
  /** Header cells of the columns read. */
  readonly columns: readonly string[];
  /** Filters on rows: those of `where`, and the perimeter. */
  readonly filters: readonly { readonly column: string; readonly values: readonly string[] }[];
  /** Rows (long) or cells (wide) used. */
  readonly used: number;
  /** Cells dropped from these columns and rows dropped, in the whole file. */
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

/** What an earlier wave measured of a stage that the wave shown does not. */
export interface EarlierFigure extends Estimate {
  readonly wave: string;
  /** Of the latest study of that wave that measured it, as declared. */
  readonly date: string | null;
  /** As in `Suppression`. */
  readonly secondarySuppressed: boolean;
}

/** What respondents met of the repository's actions, where some met a part of them alone. */
export interface MetActions {
  /** The mean share (0–1) of the stage's actions that a respondent with a response met. */
  readonly share: number;
  /** The best score with all actions, on the journey's scale. */
  readonly best: number;
  /** Respondents with a response. */
  readonly n: number;
  /** Pairs of actions that five or more respondents met each, and nobody both; by name. */
  readonly neverTogether: readonly (readonly [string, string])[];
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
  /** The measured interval crosses a threshold of the classes, or is unknown; false without a class. */
  readonly classUncertain: boolean;
  /** The class is lowered from enchanting to neutral, since the basics fail. */
  readonly cappedByBasics: boolean;
  /** Share (0–1) of the respondents observed on basic actions who met a negatively scored response of one; null: none observed. */
  readonly basicsUnmet: number | null;
  /** Respondents observed on basic actions. */
  readonly basicsObserved: number;
  /** At least two respondents, and more than 10 %, met such a response. */
  readonly basicsFail: boolean;
  /** The interval of `basicsUnmet` contains 10 %. */
  readonly basicsUncertain: boolean;
  readonly measured: Measured | null;
  /** Of the latest wave before the one shown that measured it; null where the wave shown does, and where none did. */
  readonly lastMeasured: EarlierFigure | null;
  readonly studies: readonly StageStudy[];
  readonly expert: number | null;
  /** The expert's score lies outside the measured interval; null where either is absent, and below ten effective respondents. */
  readonly expertRefuted: boolean | null;
  /** The claims of the studies of experts, in study order. */
  readonly expertClaims: readonly ExpertClaim[];
  /** Null where no study measures it. */
  readonly expectation: MeasuredExpectation | null;
  /** `repository`: what the respondents could reach, each with the actions that the respondent met; the same for all who met all of them. */
  readonly target: number | null;
  /** Null where everybody met all actions that decide about the best score, where the target is another, and where no responses are read. */
  readonly metActions: MetActions | null;
  readonly targetFrom: 'declared' | 'repository' | 'expectation' | null;
  readonly gap: Gap | null;
  readonly importance: number;
  readonly volume: number;
  /** Whether the text declares them; the defaults apply otherwise. */
  readonly declares: { readonly importance: boolean; readonly volume: boolean };
  readonly momentOfTruth: boolean;
  /** 0–100, the largest of the journey is 100; null without a gap. */
  readonly priority: number | null;
  readonly factors: PriorityFactors | null;
  /** The rank could change within its list by the intervals of the gaps, or its own is unknown. */
  readonly rankUnstable: boolean;
  readonly list: 'catch-up' | 'differentiate' | null;
  /** Empty unless `list` is `catch-up`. */
  readonly catchUpReasons: readonly CatchUpReason[];
  /** Names of the benchmarks that are better beyond doubt. */
  readonly worseThan: readonly string[];
  /** From 1 over both lists, `catch-up` first; stages without a target stand last in their list. Null for stages without a list. */
  readonly rank: number | null;
  readonly notes: readonly StageNote[];
  readonly ruptures: readonly Rupture[];
  /** Derived importance: the correlation of its score with the overall KPI, over the respondents with both. */
  readonly derivedImportance: Correlation | null;
  /** The same for its figures by study. */
  readonly studiesSecondarySuppressed: boolean;
  /** The same for `expectation`. */
  readonly expectationSecondarySuppressed: boolean;
  /** The same for the gap over pairs, and its target. */
  readonly pairsSecondarySuppressed: boolean;
  /** The same for its basics. */
  readonly basicsSecondarySuppressed: boolean;
  readonly sources: readonly Provenance[];
  /** What questions its figures, in the order of the studies. */
  readonly caveats: readonly Caveat[];
  /** Rows or cells of observations behind it. */
  readonly observations: number;
}

export type KpiVerdict = 'met' | 'missed' | 'open';

/** nps −100..100; csat and rate 0–100; ces on its scale; time: median hours. */
export interface KpiReport extends Suppression {
  readonly name: string;
  readonly label: string | null;
  readonly kind: KpiKind;
  readonly n: number;
  /** Effective n, (Σw)²/Σw²; equal to `n` without weights, and where the figures are suppressed. */
  readonly effectiveN: number;
  /** Null where nobody answered. */
  readonly evidence: Evidence | null;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** ces, amount: the interval is too narrow, as in `Measured`. */
  readonly lowCoverage: boolean;
  readonly target: number | null;
  /** Which values are better. */
  readonly better: 'higher' | 'lower';
  /**
   * Whether the interval lies on one side of `target`; `open` where it does not, and below ten effective respondents. Null without a
   * value or a target.
   */
  readonly verdict: KpiVerdict | null;
  /** nps: the Wald interval, beside the adjusted one in `low` and `high`. */
  readonly wald: { readonly low: number; readonly high: number } | null;
  /** nps: promoters, passives, detractors: n × their weighted shares, and so not always whole. */
  readonly parts: { readonly promoters: number; readonly passives: number; readonly detractors: number } | null;
  /** time: 90th percentile in hours, where at least five answers lie beyond it; and share within the promised time (0–1). */
  readonly p90: number | null;
  readonly withinShare: number | null;
  /** Null for other kinds than times, and where the figures are suppressed. */
  readonly respondentsBeyond: RespondentsBeyond | null;
  /** Names of the studies left out of it, as at a stage (`StageStudy.leftOut`). */
  readonly leftOut: readonly string[];
  readonly sources: readonly Provenance[];
  /** What questions its figures, in the order of the studies. */
  readonly caveats: readonly Caveat[];
}

/** Of a time, the respondents strictly beyond the median and the bounds of its interval: quantiles of few would be their answers. */
export interface RespondentsBeyond {
  readonly median: number;
  /** Below the lower bound, and above the upper one; 0 without an interval. */
  readonly low: number;
  readonly high: number;
}

/** A study behind the figures. */
export interface StudyReport {
  readonly name: string;
  readonly label: string | null;
  readonly method: StudyMethod | null;
  readonly date: string | null;
  readonly wave: string | null;
  /** W of the consolidation; null: none declared. */
  readonly weight: number | null;
  readonly weightBySegmentShares: boolean;
  readonly timing: 'hot' | 'cold' | null;
  /** The same people answer in each wave. */
  readonly panel: boolean;
  /** The rows that the study keeps: cells of a column, by its header. Empty: all. */
  readonly where: readonly { readonly column: string; readonly values: readonly string[] }[];
  readonly respondents: number;
  /** Its verbatims without a stage are suppressed, since with those of other groups they would disclose too small a group. */
  readonly secondarySuppressed: boolean;
  readonly file: FileMetadata;
  readonly dropped: readonly Dropped[];
  readonly verbatims: Verbatims;
}

/** A study that could not be read; `code` and `parameters` are those of the diagnostic. */
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

/** The segments of a study's respondents beside the declared shares (method.md, 2.15). */
export interface SegmentMixReport {
  readonly study: string;
  /** In Model order; those with a declared share. Shares are scaled to sum to 1. Empty where suppressed. */
  readonly segments: readonly {
    readonly segment: string;
    readonly respondents: number;
    readonly declared: number;
    readonly observed: number;
  }[];
  /** Pearson's χ² with its degrees of freedom and p; null where the mix is not tested (fewer than 30 respondents, or expected counts). */
  readonly chiSquare: number | null;
  readonly df: number | null;
  readonly p: number | null;
  /** p below 0.01, and a share off by 10 points or more. */
  readonly isOff: boolean;
  /** The study's figures are weighted to the declared shares. */
  readonly weighted: boolean;
  /** Declared segments without respondents, and those with too few to be weighted. */
  readonly missing: readonly string[];
  readonly tooSmall: readonly string[];
  /** Respondents of no declared segment, who take no part in weighted figures. */
  readonly outside: number;
  /** As in `Suppression`. */
  readonly secondarySuppressed: boolean;
}

/**
 * A diagnostic that questions a figure: it is shown beside the figure as well as in the text. `messageOf` formats it; `study` is the name
 * of the study that it is about, null where it is about the text of the journey.
 */
export interface Caveat extends Problem {
  readonly study: string | null;
}

/** Studies with one instrument at different dates that name no wave, and so are pooled as one period. */
export interface PooledPeriods {
  /** By date, then name; `date` is the declared one, else the month in which the file's rows begin. */
  readonly studies: readonly { readonly name: string; readonly date: string }[];
  /** What they measure with one instrument, by name. */
  readonly stages: readonly string[];
  readonly kpis: readonly string[];
}

/** The mean of one study in a disagreement. */
export interface DisagreeingStudy extends Estimate {
  readonly name: string;
}

/** Two studies of one wave whose means at a stage differ, which is proven (method.md, 2.4 and 2.13); one pair for each stage and wave. */
export interface StudyDisagreement {
  readonly stage: string;
  /** Null: the studies of a journey without waves. */
  readonly wave: string | null;
  /** In the order of the studies: by date, then name. */
  readonly studies: readonly [first: DisagreeingStudy, second: DisagreeingStudy];
  /** Welch's two-sided p, after Holm's correction over the stages that both studies measure. */
  readonly adjustedP: number;
}

export interface PhaseReport {
  readonly name: string;
  readonly label: string | null;
}

export interface NamedReport {
  readonly name: string;
  readonly label: string | null;
}

/** The persona that the journey is written for. */
export interface PersonaReport extends NamedReport {
  readonly goals: readonly string[];
  readonly frustrations: readonly string[];
  readonly quotes: readonly string[];
}

export interface TouchpointReport extends NamedReport {
  /** Name of the owner; null: none is declared. */
  readonly owner: string | null;
}

/** A study of the period excluded from the perimeter or a comparison, since it does not record a dimension. */
export interface ExcludedStudy extends NamedReport {
  /** The dimension that it does not record. */
  readonly missingDimension: Dimension | 'wave';
}

/**
 * Martilla & James (1977), "Importance–Performance Analysis", *Journal of Marketing* 41(1), 77–79: their four quadrants; stages to catch
 * up are named so whatever their importance.
 */
export type Quadrant = 'concentrate' | 'keep-up' | 'low-priority' | 'overkill' | 'catch-up';

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
  /** Null where the importances do not differ. */
  readonly quadrant: Quadrant | null;
  /** One of its intervals contains a line, or is unknown, so the quadrant is uncertain. */
  readonly unstable: boolean;
  /** It is to catch up or has a proven gap to its target, and so counts as below the performance line. */
  readonly belowTarget: boolean;
}

/** Fewest points of a matrix: with two or three, lines at their means determine the quadrants by arithmetic alone. */
export const MIN_MATRIX_POINTS = 4;

/** An importance–performance matrix. A point on a line counts as above it. */
export interface Matrix {
  readonly importance: 'declared' | 'derived';
  /** Declared: 3, the middle of 1–5. Derived: the mean of the points. */
  readonly importanceLine: number;
  /** The mean of all measured stages. */
  readonly performanceLine: number;
  /** In journey order; only stages with both figures. */
  readonly points: readonly MatrixPoint[];
}

export type CompareBy = Dimension | 'wave' | 'benchmark';

export const COMPARE_BY = ['wave', 'segment', 'persona', 'channel', 'benchmark'] as const satisfies readonly CompareBy[];

/** One side of a difference: the studies of one instrument in a group. */
export interface InstrumentSide {
  readonly studies: readonly string[];
  readonly n: number;
  readonly effectiveN: number;
}

/** An instrument that both groups have, judged for one stage or KPI. */
export interface ComparedInstrument {
  readonly from: InstrumentSide;
  readonly to: InstrumentSide;
}

/** Studies of one group whose instrument the other lacks: nothing is concluded from them. */
export interface OnlyIn {
  /** The pair compared, as in `Difference`. */
  readonly from: number;
  readonly to: number;
  /** The group that has them: `from` or `to`. */
  readonly group: number;
  readonly studies: readonly string[];
}

/**
 * The difference of two groups, `to` − `from` (indexes into the groups of the comparison), within each instrument that both have, averaged
 * by their effective respondents or declared weights.
 */
export interface Difference {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /**
   * The figures of the two groups within the instruments that both have, averaged by ω; `value` is their difference. They are not those of
   * the cells where a group has other studies as well.
   */
  readonly compared: { readonly from: number; readonly to: number };
  /** 95 % interval of this difference alone. For an NPS that of the adjusted estimates, which need not be centred on `value`. */
  readonly low: number | null;
  readonly high: number | null;
  /** Two-sided p, 0–1; null where it is not estimable. */
  readonly p: number | null;
  /** p after Holm's correction over the stages of this pair of groups, over its KPIs, or of its index alone; null without a verdict. */
  readonly adjustedP: number | null;
  /** `change`: the adjusted p is below 0.05; null where nothing can be concluded, which is not `noise`. */
  readonly verdict: 'change' | 'noise' | null;
  /** Why there is no verdict: fewer than ten effective respondents in one group, or no standard error. Null with a verdict. */
  readonly undecided: 'too-few' | 'not-estimable' | null;
  /** Respondents in both groups. */
  readonly paired: number;
  /** The interval of a difference of means is too narrow, as in `Measured`. */
  readonly lowCoverage: boolean;
  /** One or more, in the order of their first study. */
  readonly instruments: readonly ComparedInstrument[];
  /** As in `Suppression`. */
  readonly secondarySuppressed: boolean;
}

/** The difference of two CX indexes over the stages that the pair compares, with one set of importances. */
export interface IndexDifference extends Omit<Difference, 'instruments' | 'secondarySuppressed'> {
  /** In journey order. */
  readonly stages: readonly string[];
}

/** The CX index, 0–100: by group over all its stages, and its differences by pair. */
export interface ComparedIndex {
  /** By group; both bounds null where it is not estimable. */
  readonly cells: readonly { readonly index: number | null; readonly low: number | null; readonly high: number | null }[];
  readonly differences: readonly IndexDifference[];
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
  /** At most one a pair; none where the two have no instrument in common. */
  readonly differences: readonly Difference[];
  readonly onlyIn: readonly OnlyIn[];
}

export interface ComparedKpi {
  readonly kpi: string;
  readonly cells: readonly Pick<
    KpiReport,
    'n' | 'effectiveN' | 'value' | 'low' | 'high' | 'respondentsBeyond' | 'sources' | keyof Suppression
  >[];
  /** In the KPI's unit, as in `ComparedStage`. */
  readonly differences: readonly Difference[];
  readonly onlyIn: readonly OnlyIn[];
}

/** A comparison of two or more groups (method.md, 2.13). */
export interface Comparison {
  readonly by: CompareBy;
  readonly groups: readonly ComparedGroup[];
  /** The pairs compared, indexes into `groups`. Of the waves, which stand by date, one pair: those chosen, by default the last two. */
  readonly pairs: readonly { readonly from: number; readonly to: number }[];
  /** In journey order; stages that at least one group measured. */
  readonly stages: readonly ComparedStage[];
  readonly kpis: readonly ComparedKpi[];
  /** Null where no pair has a stage in common. */
  readonly index: ComparedIndex | null;
  readonly excludedStudies: readonly ExcludedStudy[];
}

/** A stage that nothing measures, with what makes its measurement worth the most. */
export interface StageToMeasure {
  readonly stage: string;
  readonly importance: number;
  /** 0–1. */
  readonly volume: number;
  /** 2 at a moment of truth, else 1. */
  readonly truth: number;
}

/** An initiative of the Model without its id. */
export interface InitiativeReport extends Omit<Initiative, 'id'> {
  /** What questions its promise, its channel or its stage. */
  readonly caveats: readonly Caveat[];
}

export type GateVerdict = 'passed' | 'failed' | 'undecided';

/**
 * Why a gate is undecided: `too-few` respondents, a figure that is `not-measured`, a stage that has `no-target`, an interval that is
 * `not-estimable`, a figure that disclosure control has `suppressed`, nothing to test (`no-subject`), or evidence that is `incomplete`, since
 * an error withholds some of it.
 */
export type GateUndecided = 'no-subject' | 'incomplete' | 'not-measured' | 'no-target' | 'too-few' | 'not-estimable' | 'suppressed';

/** What a gate tests: a stage or a KPI by name, the CX index, or nothing, where the journey has none of what it is about. */
export interface GateSubject {
  readonly kind: 'stage' | 'kpi' | 'index' | 'none';
  /** Null for the index, and for nothing. */
  readonly name: string | null;
  readonly label: string | null;
}

/** One figure that a gate tests; a gate on every stage has one for each stage. */
export interface GateReport extends Omit<Gate, 'scope' | 'name' | 'exception'> {
  readonly subject: GateSubject;
  /** Of a KPI: its kind, which has the unit of `bound` and `actual`. */
  readonly kpiKind: KpiKind | null;
  /** The figure as the report shows it; null: unknown. `proven-gap`: the gap. */
  readonly actual: number | ExperienceClass | null;
  /** Respondents behind it; of the index those of its smallest stage. Null: unknown. */
  readonly n: number | null;
  /** The effective ones among them; those that count, or heads where these are fewer. Null: unknown. */
  readonly effectiveN: number | null;
  /** Respondents without which it is undecided; 0 for `n`, which is the figure itself. */
  readonly neededN: number;
  readonly verdict: GateVerdict;
  /** Null with a verdict. */
  readonly undecided: GateUndecided | null;
  /** `active`: it has not ended as of `JourneyReport.asOf`. */
  readonly exception: (GateException & { readonly active: boolean }) | null;
}

export interface JourneyReport {
  readonly name: string;
  readonly label: string | null;
  /** Relative to the workspace, with `/`. */
  readonly file: string;
  readonly persona: PersonaReport | null;
  readonly segment: NamedReport | null;
  readonly scenario: string | null;
  readonly objectives: readonly string[];
  readonly scale: Scale;
  readonly limits: EvidenceLimits;
  /** Importance-weighted mean of the stages, on the journey's scale; null where nothing was measured. */
  readonly score: number | null;
  /** Null where a stage in it is not estimable. */
  readonly scoreInterval: Interval | null;
  /** The CX index: the score on 0–100. */
  readonly index: number | null;
  readonly indexInterval: Interval | null;
  /** Both are too narrow, as in `Measured`. */
  readonly scoreLowCoverage: boolean;
  /** The share (0–1) of the importance of all stages that the measured ones have: what score and index rest on. Null where nothing was measured. */
  readonly importanceMeasured: number | null;
  /** What questions the figures over all stages. */
  readonly caveats: readonly Caveat[];
  /** Names of the measured stages whose figures are questioned (`StageReport.caveats`), and so question score and index. In journey order. */
  readonly questionedStages: readonly string[];
  readonly peakEnd: number | null;
  /** The mean of the first measured stage. */
  readonly firstImpression: number | null;
  /** How several studies become one figure: their respondents are pooled where none declares a weight, else weighted. Null: no studies. */
  readonly consolidation: 'pooled' | 'weighted' | null;
  /** The wave shown, and all the waves that studies declare, by date. */
  readonly wave: string | null;
  readonly waves: readonly string[];
  /** The respondents behind the figures; all null: all respondents. */
  readonly perimeter: Readonly<Record<Dimension, NamedReport | null>>;
  /** The names with respondents in each dimension, in Model order. */
  readonly choices: Readonly<Record<Dimension, readonly NamedReport[]>>;
  readonly excludedStudies: readonly ExcludedStudy[];
  readonly phases: readonly PhaseReport[];
  readonly channels: readonly NamedReport[];
  readonly touchpoints: readonly TouchpointReport[];
  /** Declared owners. */
  readonly owners: readonly NamedReport[];
  readonly segments: readonly NamedReport[];
  readonly stages: readonly StageReport[];
  readonly kpis: readonly KpiReport[];
  /** Importance–performance; null with fewer than `MIN_MATRIX_POINTS` points, and where no importance is declared or can be derived. */
  readonly matrices: { readonly declared: Matrix | null; readonly derived: Matrix | null };
  /** Name of the KPI behind `derivedImportance`; null without one. */
  readonly overallKpi: string | null;
  /** The comparisons asked for, and that with the benchmarks where there are any. */
  readonly comparisons: readonly Comparison[];
  readonly studies: readonly StudyReport[];
  /** Studies of experts; they enter `StageReport.expertClaims` only. */
  readonly experts: readonly StudyReport[];
  /** Of the studies of all waves that know the segment, where shares are declared. */
  readonly segmentMix: readonly SegmentMixReport[];
  /** Studies of competitors; they enter the comparison only. */
  readonly benchmarks: readonly StudyReport[];
  /** Studies that disagree, of all waves: by wave, then in journey order. */
  readonly disagreements: readonly StudyDisagreement[];
  readonly pooledPeriods: readonly PooledPeriods[];
  readonly missing: readonly MissingStudy[];
  /** The stages without a figure, by importance × volume × truth, the largest first; ties in journey order. */
  readonly stagesToMeasure: readonly StageToMeasure[];
  /** Errors that withhold figures, such as a missing column; `messageOf` formats them. */
  readonly problems: readonly Problem[];
  readonly initiatives: readonly InitiativeReport[];
  /** In the order of the text, then of the journey. */
  readonly gates: readonly GateReport[];
  /** The day (YYYY-MM-DD) as of which the exceptions of gates are judged; null where none has an end. */
  readonly asOf: string | null;
}

/** Version of the JSON form of a Report: major.minor. A minor version adds fields, and keeps those that it renames as deprecated. */
export const REPORT_SCHEMA_VERSION = '1.4';

/** Whether disclosure control is switched off, so that the report must not be passed on (method.md, 2.20). */
export function isConfidential({ limits }: Pick<JourneyReport, 'limits'>): boolean {
  return limits.anonymous === 0;
}

export interface Report {
  readonly journeys: readonly JourneyReport[];
}
