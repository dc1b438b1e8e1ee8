/** Statistical disclosure control: removes the figures of too few respondents from a report (method.md, 2.8). */
import {
  type ComparedIndex,
  type ComparedKpi,
  type Comparison,
  type Difference,
  type IndexDifference,
  isSuppressed,
  type JourneyReport,
  type KpiReport,
  type Scale,
  type StageReport,
  type StageStudy,
  type StudyReport,
} from '@parcours/model';
import { withHolmCorrection } from '../comparison/holm-correction.ts';
import { judgeAgain } from '../gates/evaluate-gates.ts';
import { journeyScores } from '../journey/journey-scores.ts';
import { rankAgainstBenchmarks } from '../journey/rank-against-benchmarks.ts';
import { classifyStage, isClassUncertain } from '../stage/experience-class.ts';
import { declaredMatrix, derivedMatrix } from '../stage/matrix.ts';
import { suppressSegmentMix } from './suppress-segment-mix.ts';
import { isTooFew } from './too-few.ts';

/**
 * The report without the figures of fewer than `limits.anonymous` respondents (primary suppression), and without those from which these
 * could be computed (secondary suppression):
 *
 * - A suppressed stage reads like an unmeasured one: no measured figures, studies, class, gap, priority, rank, expert verdict, nor a
 *   target from expectations. What the text declares stays. `primarySuppressed` is set where too few respondents are the reason.
 * - Where one study of a stage has too few, all studies of that stage go, since the small one could be computed from the consolidated mean
 *   and the others. The consolidated figures stay.
 * - Stages, KPIs and figures by study that are `secondarySuppressed` go too.
 * - The journey's score, index, peak–end, lists, priorities and ranks are computed from the stages that remain: the full ones would disclose the
 *   suppressed stage (one equation in one unknown).
 * - In a comparison each suppressed cell goes with all differences to it, and so does the difference of an instrument with too few
 *   respondents, or that leaves too few of its group; the remaining p values are adjusted anew, and an index is compared only where all of
 *   its stages are.
 * - Basics and expectations of too few go, or that would tell of too few; where basics go, the class is by the mean alone.
 * - A suppressed KPI keeps its n and its target. The median of a time goes where too few answers lie above it, and its interval where too
 *   few lie beyond a bound.
 * - An importance derived from too few goes; the matrices hold what remains.
 * - Verbatims stay where their study still shows a figure at their stage or, without a stage, where the study has enough respondents;
 *   never with the respondent or the score. Their number stays.
 * - Gates are judged by what remains; one whose figure goes is undecided, and shows none.
 *
 * n is the effective n, or that of heads where it is less: nobody can then have more than half of the weight, unless the limit is below
 * four (`DisclosureAuditor`). The function is idempotent.
 */
export function suppress(report: JourneyReport): JourneyReport {
  const minCellSize = report.limits.anonymous;
  const comparisons = report.comparisons.map((comparison) => suppressComparison(comparison, report, minCellSize));
  const stages = rankAgainstBenchmarks(
    report.stages.map((stage) => suppressStage(stage, report.scale, minCellSize)),
    comparisons,
  );
  const isComplete = report.stages.every(({ measured }, i) => measured === null || stages[i]?.measured !== null);
  const shown = new Map(stages.map((stage) => [stage.name, new Set(stage.studies.map(({ name }) => name))]));
  const suppressed: JourneyReport = {
    ...report,
    ...journeyScores(stages, report.scale),
    // The covariances of the stages that remain are not in the report.
    ...(isComplete ? {} : { scoreInterval: null, indexInterval: null, scoreLowCoverage: false }),
    stages,
    kpis: report.kpis.map((kpi) => suppressKpi(kpi, minCellSize)),
    matrices: { declared: report.matrices.declared && declaredMatrix(stages, report.scale), derived: derivedMatrix(stages, report.scale) },
    comparisons,
    studies: report.studies.map((study) => suppressVerbatims(study, minCellSize, shown)),
    experts: report.experts.map((study) => suppressVerbatims(study, minCellSize, NO_STAGES)),
    benchmarks: report.benchmarks.map((study) => suppressVerbatims(study, minCellSize, NO_STAGES)),
    segmentMix: report.segmentMix.map((mix) => suppressSegmentMix(mix, minCellSize)),
  };
  return { ...suppressed, gates: judgeAgain(report.gates, suppressed) };
}

/** Verbatims of a benchmark or of experts are not of the customers at a stage: none is shown. */
const NO_STAGES: ReadonlyMap<string, ReadonlySet<string>> = new Map();

function suppressStage(stage: StageReport, scale: Scale, minCellSize: number): StageReport {
  const studies = stage.studiesSecondarySuppressed ? [] : withoutSmallStudies(stage.studies, minCellSize);
  const derived = stage.derivedImportance;
  const derivedImportance = derived && derived.n >= minCellSize ? derived : null;
  const expertClaims = stage.expertClaims.filter(({ n }) => n >= minCellSize);
  const earlier = stage.lastMeasured;
  const lastMeasured = earlier && !isTooFew(earlier, minCellSize) && !earlier.secondarySuppressed ? earlier : null;
  if (!stage.measured || (!isTooFew(stage.measured, minCellSize) && !stage.secondarySuppressed)) {
    return suppressSmallParts({ ...stage, lastMeasured, studies, derivedImportance, expertClaims }, scale, minCellSize);
  }
  const expected = stage.targetFrom === 'expectation';
  return {
    ...stage,
    class: null,
    classUncertain: false,
    cappedByBasics: false,
    basicsUnmet: null,
    basicsObserved: 0,
    basicsFail: false,
    basicsUncertain: false,
    measured: null,
    primarySuppressed: isTooFew(stage.measured, minCellSize),
    studies: [],
    expertRefuted: null,
    expertClaims: [],
    expectation: null,
    target: expected ? null : (stage.metActions?.best ?? stage.target),
    metActions: null,
    targetFrom: expected ? null : stage.targetFrom,
    gap: null,
    derivedImportance: null,
    // They say what questions a figure, and may quote its answers.
    caveats: [],
  };
}

const NO_BASICS = { fail: false, isUncertain: false };

/** Without the basics and the expectations of too few of the stage's respondents; the class is by the mean alone where the basics go. */
function suppressSmallParts(stage: StageReport, scale: Scale, minCellSize: number): StageReport {
  const { measured, basicsObserved, expectation, gap } = stage;
  const hidesBasics = basicsObserved > 0 && (basicsObserved < minCellSize || stage.basicsSecondarySuppressed);
  const hidesExpectation = expectation !== null && (isTooFew(expectation, minCellSize) || stage.expectationSecondarySuppressed);
  const hidesPairs = hidesExpectation || stage.pairsSecondarySuppressed || (gap !== null && gap.pairs !== null && gap.pairs < minCellSize);
  return {
    ...stage,
    ...(hidesBasics && measured
      ? {
          class: classifyStage(measured.mean, false, scale).class,
          classUncertain: isClassUncertain(measured, NO_BASICS, scale),
          ...{ cappedByBasics: false, basicsUnmet: null, basicsObserved: 0, basicsFail: false, basicsUncertain: false },
        }
      : {}),
    ...(hidesExpectation ? { expectation: null } : {}),
    ...(hidesPairs && stage.targetFrom === 'expectation' ? { target: null, targetFrom: null, gap: null } : {}),
  };
}

function withoutSmallStudies(studies: readonly StageStudy[], minCellSize: number): readonly StageStudy[] {
  return studies.some((study) => isTooFew(study, minCellSize)) ? [] : studies;
}

function suppressKpi(kpi: KpiReport, minCellSize: number): KpiReport {
  const isFew = kpi.primarySuppressed || isTooFew(kpi, minCellSize) || isQuantileOfFew(kpi, minCellSize);
  if (kpi.n === 0 || (!isFew && !kpi.secondarySuppressed)) return withOpenVerdict(suppressInterval(kpi, minCellSize));
  return {
    ...kpi,
    effectiveN: kpi.n,
    value: null,
    low: null,
    high: null,
    verdict: null,
    wald: null,
    parts: null,
    p90: null,
    withinShare: null,
    lowCoverage: false,
    caveats: [],
    respondentsBeyond: null,
    leftOut: [],
    primarySuppressed: isFew,
  };
}

/** A median is one respondent's answer, or lies between two: it needs enough of them strictly above it (method.md, 2.20). */
function isQuantileOfFew({ respondentsBeyond }: Pick<KpiReport, 'respondentsBeyond'>, minCellSize: number): boolean {
  return respondentsBeyond !== null && respondentsBeyond.median < minCellSize;
}

/** Without an interval nothing is concluded about the target. */
function withOpenVerdict(kpi: KpiReport): KpiReport {
  return kpi.low === null && kpi.verdict !== null ? { ...kpi, verdict: 'open' } : kpi;
}

/** The bounds of a median's interval are quantiles, too. */
function suppressInterval<T extends Pick<KpiReport, 'low' | 'high' | 'respondentsBeyond'>>(kpi: T, minCellSize: number): T {
  const beyond = kpi.respondentsBeyond;
  return beyond && Math.min(beyond.low, beyond.high) < minCellSize ? { ...kpi, low: null, high: null } : kpi;
}

function suppressComparedKpi(cell: ComparedKpi['cells'][number], minCellSize: number): ComparedKpi['cells'][number] {
  const isFew = cell.primarySuppressed || isTooFew(cell, minCellSize) || isQuantileOfFew(cell, minCellSize);
  if (cell.n === 0 || (!isFew && !cell.secondarySuppressed)) return suppressInterval(cell, minCellSize);
  return { ...cell, effectiveN: cell.n, value: null, low: null, high: null, respondentsBeyond: null, primarySuppressed: isFew };
}

/**
 * Whether a difference may stand beside the cells of its groups: both are shown, and each of its instruments, as well as what a group holds
 * beside them, has enough respondents or none.
 *
 * @param respondents of the group's cells; null: suppressed.
 */
function isPublishable(
  { from, to, instruments, secondarySuppressed }: Difference,
  respondents: readonly (number | null)[],
  minCellSize: number,
): boolean {
  if (secondarySuppressed) return false;
  return (
    [
      ['from', from],
      ['to', to],
    ] as const
  ).every(([side, group]) => {
    const whole = respondents[group] ?? null;
    if (whole === null) return false;
    const sizes = instruments.map((instrument) => instrument[side].n);
    const rest = whole - sizes.reduce((sum, n) => sum + n, 0);
    return sizes.every((n) => n >= minCellSize) && (rest < 0.5 || rest >= minCellSize);
  });
}

function suppressComparison(comparison: Comparison, report: JourneyReport, minCellSize: number): Comparison {
  const stages = comparison.stages.map((stage) => {
    const cells = stage.cells.map((cell) =>
      cell.measured && (isTooFew(cell.measured, minCellSize) || cell.secondarySuppressed)
        ? { ...cell, measured: null, class: null, primarySuppressed: isTooFew(cell.measured, minCellSize) }
        : cell,
    );
    const respondents = cells.map(({ measured }) => measured?.n ?? null);
    return { ...stage, cells, differences: stage.differences.filter((each) => isPublishable(each, respondents, minCellSize)) };
  });
  const kpis = comparison.kpis.map((kpi) => {
    const cells: ComparedKpi['cells'] = kpi.cells.map((cell) => suppressComparedKpi(cell, minCellSize));
    const respondents = cells.map((cell) => (isSuppressed(cell) ? null : cell.n));
    return { ...kpi, cells, differences: kpi.differences.filter((each) => isPublishable(each, respondents, minCellSize)) };
  });
  const importance = new Map(report.stages.map((stage) => [stage.name, stage.importance]));
  const groups = comparison.groups.map((group, i) => {
    const left = stages.map(({ stage, cells }) => ({ measured: cells[i]?.measured ?? null, importance: importance.get(stage) ?? 0 }));
    const { score, index } = journeyScores(left, report.scale);
    return { ...group, score, index };
  });
  return {
    ...comparison,
    groups,
    stages: withHolmCorrection(stages),
    kpis: withHolmCorrection(kpis),
    index: comparison.index && suppressIndex(comparison.index, groups, stages),
  };
}

/** The differences of indexes all of whose stages still have a difference; the cells are those of the stages that remain. */
function suppressIndex(index: ComparedIndex, groups: Comparison['groups'], stages: Comparison['stages']): ComparedIndex {
  const compared = ({ from, to }: IndexDifference, name: string) =>
    stages.some(({ stage, differences }) => stage === name && differences.some((each) => each.from === from && each.to === to));
  return {
    cells: index.cells.map((cell, i) => {
      const left = groups[i]?.index ?? null;
      return left === cell.index ? cell : { index: left, low: null, high: null };
    }),
    differences: index.differences.filter((each) => each.stages.every((name) => compared(each, name))),
  };
}

function suppressVerbatims(study: StudyReport, minCellSize: number, shown: ReadonlyMap<string, ReadonlySet<string>>): StudyReport {
  const { count, first } = study.verbatims;
  const kept = first.filter(
    ({ stage }) =>
      study.respondents >= minCellSize && !study.secondarySuppressed && (stage === null || shown.get(stage)?.has(study.name) === true),
  );
  return { ...study, verbatims: { count, first: kept.map((verbatim) => ({ ...verbatim, respondent: null, score: null })) } };
}
