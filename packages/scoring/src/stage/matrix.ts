/** Importance–performance analysis (method.md, 2.11). */
import { type Bounds, type Matrix, type MatrixPoint, MIN_MATRIX_POINTS, type Quadrant, type StageReport } from '@parcours/model';
import { neumaierSum } from '../statistics/neumaier-sum.ts';
import type { NullableInterval } from '../statistics/t-interval.ts';
import { isEqualOn, reachesOn } from '../statistics/tolerance.ts';

type MatrixStage = Pick<StageReport, 'name' | 'importance' | 'derivedImportance' | 'measured' | 'gap' | 'list'>;

type Importance = Pick<MatrixPoint, 'importance' | 'importanceLow' | 'importanceHigh'>;

/** How important the stages are. */
interface ImportanceAxis {
  readonly source: Matrix['importance'];
  readonly bounds: Bounds;
  /** Null: the stage has none. */
  readonly of: (stage: MatrixStage) => Importance | null;
  /** Null: the mean of the points. */
  readonly line: number | null;
}

const DECLARED: ImportanceAxis = {
  source: 'declared',
  bounds: { min: 1, max: 5 },
  of: ({ importance }) => ({ importance, importanceLow: null, importanceHigh: null }),
  line: 3,
};

const DERIVED: ImportanceAxis = {
  source: 'derived',
  bounds: { min: -1, max: 1 },
  of: ({ derivedImportance: found }) => found && { importance: found.value, importanceLow: found.low, importanceHigh: found.high },
  line: null,
};

/** Declared importance (default 3) against the measured mean; null with fewer than `MIN_MATRIX_POINTS` measured stages. */
export function declaredMatrix(stages: readonly MatrixStage[], scale: Bounds): Matrix | null {
  return matrixOf(DECLARED, stages, scale);
}

/** Derived importance, the correlation of the stage's score with the overall KPI, against the measured mean; null as above. */
export function derivedMatrix(stages: readonly MatrixStage[], scale: Bounds): Matrix | null {
  return matrixOf(DERIVED, stages, scale);
}

function matrixOf(axis: ImportanceAxis, stages: readonly MatrixStage[], scale: Bounds): Matrix | null {
  const measured = stages.flatMap((stage) => (stage.measured ? [{ stage, measured: stage.measured }] : []));
  const found = measured.flatMap((each) => {
    const importance = axis.of(each.stage);
    return importance ? [{ ...each, importance }] : [];
  });
  if (found.length < MIN_MATRIX_POINTS) return null;
  const importances = found.map(({ importance }) => importance.importance);
  const importanceLine = axis.line ?? meanOf(importances);
  const performanceLine = meanOf(measured.map(({ measured: { mean } }) => mean));
  const differ = importances.some((one) => !isEqualOn(axis.bounds, one, importances[0] as number));

  return {
    importance: axis.source,
    importanceLine,
    performanceLine,
    points: found.map(({ stage, measured: { mean, low, high }, importance }): MatrixPoint => {
      const isToCatchUp = stage.list === 'catch-up';
      const belowTarget = isToCatchUp || stage.gap?.proven === true;
      const isImportant = reachesOn(axis.bounds, importance.importance, importanceLine);
      const isGood = !belowTarget && reachesOn(scale, mean, performanceLine);
      return {
        stage: stage.name,
        ...importance,
        performance: mean,
        performanceLow: low,
        performanceHigh: high,
        quadrant: differ ? (isToCatchUp ? 'catch-up' : quadrantOf(isImportant, isGood)) : null,
        unstable:
          crosses({ low, high }, performanceLine, scale) ||
          // A declared importance is exact.
          (axis === DERIVED && crosses({ low: importance.importanceLow, high: importance.importanceHigh }, importanceLine, axis.bounds)),
        belowTarget,
      };
    }),
  };
}

function quadrantOf(isImportant: boolean, isGood: boolean): Quadrant {
  if (isImportant) return isGood ? 'keep-up' : 'concentrate';
  return isGood ? 'overkill' : 'low-priority';
}

/** Whether the ends of an interval lie on different sides of a line, which belongs to the upper one; an unknown interval crosses it. */
function crosses({ low, high }: NullableInterval, line: number, scale: Bounds): boolean {
  return low === null || high === null || reachesOn(scale, low, line) !== reachesOn(scale, high, line);
}

function meanOf(all: readonly number[]): number {
  return neumaierSum(all.length, (i) => all[i] as number) / all.length;
}
