/** Rounds what is told of few respondents: exact figures of few can be solved for their answers (method.md, 2.20). */
import {
  type ComparedIndex,
  type ComparedKpi,
  type ComparedStage,
  type Comparison,
  type Difference,
  type GateReport,
  type Interval,
  type JourneyReport,
  type KpiKind,
  type KpiReport,
  type Matrix,
  type MatrixPoint,
  roundHours,
  roundTo,
  type StageReport,
} from '@parcours/model';

/** Respondents from which on figures are exact. */
export const MIN_EXACT_RESPONDENTS = 10;

/** Decimals in which figures are displayed. */
const SCORE = 2;
const INDEX = 1;
const SHARE = 2;
const P_VALUE = 3;
const EFFECTIVE_N = 1;
const PRIORITY = 0;

/**
 * The report with the figures of fewer than ten respondents, and all that derive from them, rounded to what is displayed:
 *
 * - all figures of a stage or KPI of which any is of so few, by study or in a comparison: the others would tell it;
 * - where a stage is rounded, also what is computed over the stages: score, index, peak–end, first impression, priorities, matrices.
 *
 * The figure of a gate is rounded as the figure itself is, but never past the bound that it has missed or reached.
 *
 * Other figures stay exact. Verdicts, classes and ranks stay as they are. The function is idempotent.
 */
export function roundSmallCells(report: JourneyReport): JourneyReport {
  const small = new Set(report.stages.filter((stage) => isStageSmall(stage, report.comparisons)).map(({ name }) => name));
  const smallKpis = new Set(report.kpis.filter((kpi) => isKpiSmall(kpi, report.comparisons)).map(({ name }) => name));
  const kinds = new Map(report.kpis.map(({ name, kind }) => [name, kind]));
  const ofJourney = small.size === 0 ? {} : journeyFigures(report);
  return {
    ...report,
    ...ofJourney,
    stages: report.stages.map((stage) => {
      const own = roundEarlier(roundClaims(roundDerived(small.has(stage.name) ? roundStage(stage) : stage)));
      return small.size === 0 ? own : roundPriority(own, small.has(stage.name));
    }),
    kpis: report.kpis.map((kpi) => (smallKpis.has(kpi.name) ? roundKpi(kpi) : kpi)),
    matrices: {
      declared: report.matrices.declared && roundMatrix(report.matrices.declared, small, new Set()),
      derived: report.matrices.derived && roundMatrix(report.matrices.derived, small, smallCorrelations(report.stages)),
    },
    comparisons: report.comparisons.map((comparison) => roundComparison(comparison, small, smallKpis, kinds)),
    disagreements: report.disagreements.map((each) => (small.has(each.stage) ? roundDisagreement(each) : each)),
    gates: report.gates.map((gate) => {
      const { kind, name } = gate.subject;
      const isSmall = kind === 'index' ? small.size > 0 : (kind === 'kpi' ? smallKpis : small).has(name ?? '');
      return isSmall ? roundGate(gate) : gate;
    }),
  };
}

const isFew = (n: number | null | undefined): boolean => typeof n === 'number' && n > 0 && n < MIN_EXACT_RESPONDENTS;

function isStageSmall(stage: StageReport, comparisons: readonly Comparison[]): boolean {
  const { measured, studies, expectation, gap, basicsUnmet, basicsObserved } = stage;
  const compared = comparisons.flatMap(({ stages }) => stages.filter((each) => each.stage === stage.name));
  return (
    [measured?.n, expectation?.n, expectation?.pairs, gap?.pairs, ...studies.map(({ n }) => n)].some(isFew) ||
    (basicsUnmet !== null && isFew(basicsObserved)) ||
    compared.some(({ cells, differences }) => cells.some((cell) => isFew(cell.measured?.n)) || differences.some(isDifferenceOfFew))
  );
}

function isKpiSmall(kpi: KpiReport, comparisons: readonly Comparison[]): boolean {
  const compared = comparisons.flatMap(({ kpis }) => kpis.filter((each) => each.kpi === kpi.name));
  return (
    (kpi.value !== null && isFew(kpi.n)) ||
    compared.some(
      ({ cells, differences }) => cells.some(({ n, value }) => value !== null && isFew(n)) || differences.some(isDifferenceOfFew),
    )
  );
}

function isDifferenceOfFew({ instruments }: Difference): boolean {
  return instruments.some(({ from, to }) => isFew(from.n) || isFew(to.n));
}

/** Rounds the numbers of an object, by field; null and absent ones stay. */
function rounded<T extends object>(object: T, digits: Partial<Record<keyof T, number>>): T {
  const found: Partial<T> = {};
  for (const key of Object.keys(digits) as (keyof T)[]) {
    const value = object[key];
    if (typeof value === 'number') found[key] = roundTo(value, digits[key] as number) as T[keyof T];
  }
  return { ...object, ...found };
}

const ESTIMATE = { mean: SCORE, low: SCORE, high: SCORE, effectiveN: EFFECTIVE_N };

function roundStage(stage: StageReport): StageReport {
  const { measured, gap, expectation, targetFrom, target, metActions } = stage;
  return {
    ...rounded(stage, { basicsUnmet: SHARE }),
    measured: measured && rounded(measured, ESTIMATE),
    studies: stage.studies.map((study) => ({
      ...rounded(study, { ...ESTIMATE, sd: SCORE }),
      shares: study.shares && rounded(study.shares, { disappointing: SHARE, neutral: SHARE, enchanting: SHARE }),
    })),
    expectation: expectation && rounded(expectation, ESTIMATE),
    target: target !== null && (targetFrom === 'expectation' || metActions) ? roundTo(target, SCORE) : target,
    metActions: metActions && rounded(metActions, { share: SHARE }),
    gap: gap && rounded(gap, { value: SCORE, low: SCORE, high: SCORE }),
  };
}

function roundEarlier(stage: StageReport): StageReport {
  const earlier = stage.lastMeasured;
  return earlier && isFew(earlier.n) ? { ...stage, lastMeasured: rounded(earlier, ESTIMATE) } : stage;
}

function roundClaims(stage: StageReport): StageReport {
  return {
    ...stage,
    expertClaims: stage.expertClaims.map((claim) => (isFew(claim.n) ? rounded(claim, { mean: SCORE, sd: SCORE }) : claim)),
  };
}

const CORRELATION = { value: SCORE, low: SCORE, high: SCORE };

function roundDerived(stage: StageReport): StageReport {
  const derived = stage.derivedImportance;
  return derived && isFew(derived.n) ? { ...stage, derivedImportance: rounded(derived, CORRELATION) } : stage;
}

function smallCorrelations(stages: readonly StageReport[]): ReadonlySet<string> {
  return new Set(stages.filter(({ derivedImportance }) => isFew(derivedImportance?.n)).map(({ name }) => name));
}

/** Priorities are relative to the largest: each tells of that stage. */
function roundPriority(stage: StageReport, isSmall: boolean): StageReport {
  const factors = stage.factors && isSmall ? rounded(stage.factors, { shortfall: SCORE }) : stage.factors;
  return { ...rounded(stage, { priority: PRIORITY }), factors };
}

function journeyFigures(report: JourneyReport): Partial<JourneyReport> {
  const { score, scoreInterval, index, indexInterval, peakEnd, firstImpression } = report;
  return {
    ...rounded({ score, peakEnd, firstImpression }, { score: SCORE, peakEnd: SCORE, firstImpression: SCORE }),
    ...rounded({ index }, { index: INDEX }),
    scoreInterval: roundInterval(scoreInterval, SCORE),
    indexInterval: roundInterval(indexInterval, INDEX),
  };
}

function roundInterval(interval: Interval | null, digits: number): Interval | null {
  return interval && rounded(interval, { low: digits, high: digits });
}

function roundMatrix(matrix: Matrix, small: ReadonlySet<string>, correlations: ReadonlySet<string>): Matrix {
  const point = (one: MatrixPoint): MatrixPoint => ({
    ...one,
    ...(small.has(one.stage) ? rounded(one, { performance: SCORE, performanceLow: SCORE, performanceHigh: SCORE }) : {}),
    ...(correlations.has(one.stage)
      ? {
          importance: roundTo(one.importance, SCORE),
          importanceLow: one.importanceLow === null ? null : roundTo(one.importanceLow, SCORE),
          importanceHigh: one.importanceHigh === null ? null : roundTo(one.importanceHigh, SCORE),
        }
      : {}),
  });
  return {
    ...matrix,
    performanceLine: small.size > 0 ? roundTo(matrix.performanceLine, SCORE) : matrix.performanceLine,
    importanceLine: correlations.size > 0 ? roundTo(matrix.importanceLine, SCORE) : matrix.importanceLine,
    points: matrix.points.map(point),
  };
}

/** As in `kpiValueText` of `charts`. */
function kpiRounding(kind: KpiKind | undefined): (value: number) => number {
  if (kind === 'time') return roundHours;
  const digits = kind === 'nps' || kind === 'csat' || kind === 'rate' ? 1 : 2;
  return (value) => roundTo(value, digits);
}

const unlessNull = (value: number | null, round: (value: number) => number): number | null => (value === null ? null : round(value));

function roundKpi(kpi: KpiReport): KpiReport {
  const round = kpiRounding(kpi.kind);
  return {
    ...rounded(kpi, { effectiveN: EFFECTIVE_N, withinShare: SHARE }),
    ...{
      value: unlessNull(kpi.value, round),
      low: unlessNull(kpi.low, round),
      high: unlessNull(kpi.high, round),
      p90: unlessNull(kpi.p90, round),
    },
    wald: kpi.wald && { low: round(kpi.wald.low), high: round(kpi.wald.high) },
    parts: kpi.parts && rounded(kpi.parts, { promoters: 1, passives: 1, detractors: 1 }),
  };
}

function roundComparison(
  comparison: Comparison,
  small: ReadonlySet<string>,
  smallKpis: ReadonlySet<string>,
  kinds: ReadonlyMap<string, KpiKind>,
): Comparison {
  const isAnySmall = comparison.stages.some(({ stage }) => small.has(stage));
  return {
    ...comparison,
    groups: isAnySmall ? comparison.groups.map((group) => rounded(group, { score: SCORE, index: INDEX })) : comparison.groups,
    stages: comparison.stages.map((stage) => (small.has(stage.stage) ? roundComparedStage(stage) : stage)),
    kpis: comparison.kpis.map((kpi) => (smallKpis.has(kpi.kpi) ? roundComparedKpi(kpi, kpiRounding(kinds.get(kpi.kpi))) : kpi)),
    index: comparison.index && isAnySmall ? roundComparedIndex(comparison.index) : comparison.index,
  };
}

const TEST = { p: P_VALUE, adjustedP: P_VALUE };

function roundComparedStage(stage: ComparedStage): ComparedStage {
  return {
    ...stage,
    cells: stage.cells.map((cell) => ({ ...cell, measured: cell.measured && rounded(cell.measured, ESTIMATE) })),
    differences: stage.differences.map((each) => ({
      ...rounded(each, { value: SCORE, low: SCORE, high: SCORE, ...TEST }),
      compared: rounded(each.compared, { from: SCORE, to: SCORE }),
    })),
  };
}

function roundComparedKpi(kpi: ComparedKpi, round: (value: number) => number): ComparedKpi {
  return {
    ...kpi,
    cells: kpi.cells.map((cell) => ({
      ...rounded(cell, { effectiveN: EFFECTIVE_N }),
      ...{ value: unlessNull(cell.value, round), low: unlessNull(cell.low, round), high: unlessNull(cell.high, round) },
    })),
    differences: kpi.differences.map((each) => ({
      ...rounded(each, TEST),
      ...{ value: round(each.value), low: unlessNull(each.low, round), high: unlessNull(each.high, round) },
      compared: { from: round(each.compared.from), to: round(each.compared.to) },
    })),
  };
}

function roundComparedIndex(index: ComparedIndex): ComparedIndex {
  return {
    cells: index.cells.map((cell) => rounded(cell, { index: INDEX, low: INDEX, high: INDEX })),
    differences: index.differences.map((each) => ({
      ...rounded(each, { value: INDEX, low: INDEX, high: INDEX, ...TEST }),
      compared: rounded(each.compared, { from: INDEX, to: INDEX }),
    })),
  };
}

function roundGate(gate: GateReport): GateReport {
  const { actual } = gate;
  const rest = rounded(gate, { effectiveN: EFFECTIVE_N });
  return typeof actual === 'number' ? { ...rest, actual: besideBound(gate, actual) } : rest;
}

/** The rounded figure on the side of the bound where the exact one is: the verdict must not contradict it. */
function besideBound({ figure, kpiKind, comparison, bound, verdict }: GateReport, actual: number): number {
  const digits = { gap: SCORE, 'proven-gap': SCORE, score: SCORE, class: SCORE, index: INDEX, n: EFFECTIVE_N, kpi: SCORE }[figure];
  const near = figure === 'kpi' ? kpiRounding(kpiKind ?? undefined)(actual) : roundTo(actual, digits);
  if (typeof bound !== 'number' || verdict === 'undecided') return near;
  const isAbove = (comparison === 'at-least') === (verdict === 'passed');
  const fits = (value: number) => (verdict === 'passed' && value === bound) || (isAbove ? value > bound : value < bound);
  const step = 10 ** -digits;
  return fits(near) ? near : roundTo(near + (isAbove ? step : -step), digits);
}

function roundDisagreement(found: JourneyReport['disagreements'][number]): JourneyReport['disagreements'][number] {
  const [first, second] = found.studies;
  return { ...rounded(found, { adjustedP: P_VALUE }), studies: [rounded(first, ESTIMATE), rounded(second, ESTIMATE)] };
}
