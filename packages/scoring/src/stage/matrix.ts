/** Importance–performance analysis (method.md, 2.11). */
import { type Matrix, type MatrixPoint, MIN_MATRIX_POINTS, type Quadrant, type StageReport } from '@parcours/model';
import { neumaierSum } from '../statistics/neumaier-sum.ts';

type MatrixStage = Pick<StageReport, 'name' | 'importance' | 'derivedImportance' | 'measured' | 'gap'>;
type UnclassifiedPoint = Omit<MatrixPoint, 'quadrant' | 'unstable'>;

/** Declared importance (default 3) against the measured mean; null with fewer than `MIN_MATRIX_POINTS` measured stages. */
export function declaredMatrix(stages: readonly MatrixStage[]): Matrix | null {
  return matrixOf(
    'declared',
    stages.flatMap((stage) => (stage.measured ? [{ ...performanceOf(stage, stage.measured), ...exactImportance(stage.importance) }] : [])),
  );
}

/** Derived importance, the correlation of the stage's score with the overall KPI, against the measured mean; null as above. */
export function derivedMatrix(stages: readonly MatrixStage[]): Matrix | null {
  return matrixOf(
    'derived',
    stages.flatMap((stage) => {
      const { measured, derivedImportance: found } = stage;
      return measured && found
        ? [{ ...performanceOf(stage, measured), importance: found.value, importanceLow: found.low, importanceHigh: found.high }]
        : [];
    }),
  );
}

function performanceOf({ name, gap }: MatrixStage, { mean, low, high }: NonNullable<MatrixStage['measured']>) {
  return { stage: name, performance: mean, performanceLow: low, performanceHigh: high, belowTarget: gap?.proven === true && gap.value > 0 };
}

function exactImportance(importance: number) {
  return { importance, importanceLow: null, importanceHigh: null };
}

function matrixOf(importance: Matrix['importance'], points: readonly UnclassifiedPoint[]): Matrix | null {
  if (points.length < MIN_MATRIX_POINTS) return null;
  const mean = (figure: (point: UnclassifiedPoint) => number) =>
    neumaierSum(points.length, (i) => figure(points[i] as UnclassifiedPoint)) / points.length;
  const importanceLine = mean((point) => point.importance);
  const performanceLine = mean((point) => point.performance);
  return {
    importance,
    importanceLine,
    performanceLine,
    points: points.map((point) => ({
      ...point,
      quadrant: quadrantOf(point.importance >= importanceLine, point.performance >= performanceLine),
      unstable:
        straddles(point.performanceLow, point.performanceHigh, performanceLine) ||
        // A declared importance is exact.
        (importance === 'derived' && straddles(point.importanceLow, point.importanceHigh, importanceLine)),
    })),
  };
}

function quadrantOf(important: boolean, good: boolean): Quadrant {
  if (important) return good ? 'keep-up' : 'concentrate';
  return good ? 'overkill' : 'low-priority';
}

/** Whether an interval contains a line; an unknown interval does. */
function straddles(low: number | null, high: number | null, line: number): boolean {
  return low === null || high === null || (low <= line && line <= high);
}
