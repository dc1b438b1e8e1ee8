/** Given means that contradict each other or their columns: totals among them, standard errors as deviations, unused scales. */
import { type Bounds, diagnoseElement, type RatedColumn, type UnlocatedDiagnostic } from '@parcours/model';
import type { StudyContext } from '../aggregate/study-context.ts';
import { excerpt } from '../excerpt.ts';
import { MAX_EXAMPLES } from '../table/table.ts';

/** A row of given means, as stated. */
export interface StatedMean {
  readonly row: number;
  /** Index into the Model's stages. */
  readonly stage: number;
  readonly n: number;
  readonly mean: number;
  readonly sd: number | null;
}

/**
 * The rows that sum up the others of their stage: n is the sum of theirs, the mean is theirs weighted by n (within the rounding of the
 * file), there are two others or more, and no declared segment, persona or channel is named by the row. Such a row is no group of its own.
 *
 * @param namesGroup whether a row names a declared group.
 */
export function totalsAmongMeans(means: readonly StatedMean[], namesGroup: (row: number) => boolean): ReadonlySet<number> {
  const byStage = Map.groupBy(means, ({ stage }) => stage);
  const totals = new Set<number>();
  for (const rows of byStage.values()) {
    const largest = rows.reduce((best, each) => (each.n > best.n ? each : best), rows[0] as StatedMean);
    const others = rows.filter((each) => each !== largest);
    const n = others.reduce((sum, each) => sum + each.n, 0);
    if (others.length < 2 || n !== largest.n || namesGroup(largest.row)) continue;
    const mean = others.reduce((sum, each) => sum + each.n * each.mean, 0) / n;
    if (Math.abs(mean - largest.mean) <= 2 * halfUnit(rows) + 1e-9) totals.add(largest.row);
  }
  return totals;
}

/** Half a unit of the last decimal that any of the rows states, at least the first: 6.0 is no rounded 6.4. */
function halfUnit(rows: readonly StatedMean[]): number {
  const decimals = Math.max(1, ...rows.map(({ mean }) => String(mean).split('.')[1]?.length ?? 0));
  return 0.5 * 10 ** -decimals;
}

/** Reports the totals that are left out (JRN0516), by the cells of the column that tells the rows of a stage apart. */
export function reportTotalsAmongMeans({ table, study, columns }: StudyContext, totals: ReadonlySet<number>): UnlocatedDiagnostic[] {
  const mean = study.mean;
  if (totals.size === 0 || !mean) return [];
  const column = study.segment ?? study.persona ?? study.channel ?? study.stage ?? mean;
  const cells = columns.find(column);
  const rows = [...totals].sort((a, b) => a - b);
  const lines = rows.map((row) => table.lines[row] as number);
  const examples = new Set(rows.map((row) => `"${excerpt(cells?.values[cells.codes[row] as number] ?? '')}"`));
  const parameters = {
    n: rows.length,
    path: table.path,
    column: `"${excerpt(column.header)}"`,
    examples: [...examples].slice(0, MAX_EXAMPLES).join(', '),
    lines: String(lines[0] ?? '–'),
  };
  return [diagnoseElement('JRN0516', mean.id, parameters, { dataLocation: { lines: lines.slice(0, MAX_EXAMPLES), column: null } })];
}

const STANDARD_ERROR =
  /^(?:s\.?e\.?m?\.?|(?:.*[\s_.-])?(?:se|sem)|std\.?\s?err(?:or)?\.?|stderr|standard[\s_-]?error.*|erreur[\s_-]?(?:type|standard).*|err\.?[\s_-]?type|standardfehler.*|std\.?\s?fehler)$/i;

/** Whether a column is called a standard error: it is not taken for a standard deviation. */
export function isCalledStandardError(header: string): boolean {
  return STANDARD_ERROR.test(header.trim());
}

const VARIANCE = /^(?:(?:.*[\s_.-])?var(?:\.|iance|ianz)?|varianz.*|variance.*|(?:s|sd|std)(?:\^2|²|2|[\s_-]?squared))$/i;

/** Whether a column is called a variance: it is not taken for a standard deviation. */
export function isCalledVariance(header: string): boolean {
  return VARIANCE.test(header.trim());
}

/** Reports a variance that is given as the standard deviation (JRN0521). */
export function reportVariance({ table, study }: StudyContext): UnlocatedDiagnostic[] {
  const column = study.sd;
  if (!column || !isCalledVariance(column.header)) return [];
  return [diagnoseElement('JRN0521', column.id, { path: table.path, column: `"${excerpt(column.header)}"` })];
}

/**
 * Reports standard deviations that are standard errors (JRN0515): by the header, or because nearly all are smaller than whole answers
 * allow. Whole answers with the mean m lie at least f(1 − f) apart in variance, f the fraction of m (all answers at the two whole numbers
 * beside it), the mean as rounded as it is stated.
 */
export function reportStandardErrors({ table, study }: StudyContext, means: readonly StatedMean[]): UnlocatedDiagnostic[] {
  const column = study.sd;
  const stated = means.flatMap(({ sd, ...mean }) => (sd === null ? [] : [{ ...mean, sd }]));
  if (!column || stated.length === 0) return [];
  const isNamed = isCalledStandardError(column.header);
  const tooSmall = stated.filter(({ mean, sd }) => sd > 0 && sd < leastSd(mean));
  const [first] = tooSmall;
  const areTooSmall = first !== undefined && tooSmall.length > stated.length / 2;
  if (!isNamed && !areTooSmall) return [];
  const { mean, sd } = first ?? (stated[0] as (typeof stated)[number]);
  return [
    diagnoseElement('JRN0515', column.id, {
      path: table.path,
      column: `"${excerpt(column.header)}"`,
      reason: isNamed ? { term: 'sd.named-error' } : { term: 'sd.too-small', values: { mean, sd } },
    }),
  ];
}

function leastSd(mean: number): number {
  const rounding = 0.5 * 10 ** -(String(mean).split('.')[1]?.length ?? 0);
  const fraction = mean - Math.floor(mean);
  const least = Math.min(fraction, 1 - fraction) - rounding;
  return least <= 0 ? 0 : Math.sqrt(least * (1 - least));
}

/** The scales that people are asked on, by their best answer. */
const USUAL_SCALES: readonly (readonly [min: number, max: number])[] = [
  [1, 5],
  [1, 7],
  [0, 10],
];

/** Reports means that, with two standard deviations around them, all lie on a scale a fifth as wide as the declared one (JRN0512). */
export function reportUnusedScaleOfMeans(column: RatedColumn, scale: Bounds, means: readonly StatedMean[]): UnlocatedDiagnostic[] {
  if (means.length === 0 || means.some(({ sd }) => sd === null)) return [];
  const [low, high] = [Math.min(...means.map(({ mean }) => mean)), Math.max(...means.map(({ mean }) => mean))];
  const width = Math.abs(scale.max - scale.min);
  const [least, most] = [Math.min(scale.min, scale.max), Math.max(scale.min, scale.max)];
  const asked = USUAL_SCALES.find(
    ([min, max]) =>
      min >= least &&
      max < most &&
      max - min <= width / 5 &&
      low >= min &&
      high <= max &&
      means.every(({ sd }) => (sd ?? 0) <= (max - min) / 2),
  );
  if (!asked) return [];
  const [min, max] = asked;
  return [
    diagnoseElement('JRN0512', column.id, {
      answers: { term: 'on-scale.means' },
      column: `"${excerpt(column.header)}"`,
      min: low,
      max: high,
      scale: column.reversed ? `${most}..${least}` : `${least}..${most}`,
      asked: column.reversed ? `${max}..${min}` : `${min}..${max}`,
    }),
  ];
}
