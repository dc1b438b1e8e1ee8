/** Importance–performance (method.md, 2.11). */
import { LEAST_MATRIX_POINTS, type Matrix, type MatrixPoint, type Quadrant, type StageReport } from '@parcours/model';
import { sumOf } from './sum.ts';

type Source = Pick<StageReport, 'name' | 'importance' | 'derivedImportance' | 'measured' | 'gap'>;
type Point = Omit<MatrixPoint, 'quadrant' | 'unstable'>;

/** The importance that the text declares (3 where it says nothing) against the measured mean. */
export function declaredMatrix(stages: readonly Source[]): Matrix | null {
  return matrixOf(
    'declared',
    stages.flatMap((stage) => (stage.measured ? [{ ...performance(stage, stage.measured), ...exactly(stage.importance) }] : [])),
  );
}

/** The importance that the respondents' answers give away: the correlation of the stage's score with the overall KPI. */
export function derivedMatrix(stages: readonly Source[]): Matrix | null {
  return matrixOf(
    'derived',
    stages.flatMap((stage) => {
      const { measured, derivedImportance: found } = stage;
      return measured && found
        ? [{ ...performance(stage, measured), importance: found.value, importanceLow: found.low, importanceHigh: found.high }]
        : [];
    }),
  );
}

function performance({ name, gap }: Source, { mean, low, high }: NonNullable<Source['measured']>) {
  return { stage: name, performance: mean, performanceLow: low, performanceHigh: high, short: gap?.proven === true && gap.value > 0 };
}

function exactly(importance: number) {
  return { importance, importanceLow: null, importanceHigh: null };
}

function matrixOf(importance: Matrix['importance'], points: readonly Point[]): Matrix | null {
  if (points.length < LEAST_MATRIX_POINTS) return null;
  const mean = (figure: (point: Point) => number) => sumOf(points.length, (i) => figure(points[i] as Point)) / points.length;
  const importanceMean = mean((point) => point.importance);
  const performanceMean = mean((point) => point.performance);
  return {
    importance,
    importanceMean,
    performanceMean,
    points: points.map((point) => ({
      ...point,
      quadrant: quadrantOf(point.importance >= importanceMean, point.performance >= performanceMean),
      unstable:
        crosses(point.performanceLow, point.performanceHigh, performanceMean) ||
        // A declared importance is exact: it has no interval to cross anything.
        (importance === 'derived' && crosses(point.importanceLow, point.importanceHigh, importanceMean)),
    })),
  };
}

function quadrantOf(important: boolean, good: boolean): Quadrant {
  if (important) return good ? 'keep-up' : 'concentrate';
  return good ? 'overkill' : 'low-priority';
}

/** Without an interval the point could be anywhere. */
function crosses(low: number | null, high: number | null, line: number): boolean {
  return low === null || high === null || (low <= line && line <= high);
}
