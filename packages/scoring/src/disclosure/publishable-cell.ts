/** The publishable cells of a stage or KPI: every figure that some report can show, as a linear combination of base cells. */
import { ALL_RESPONDENTS, DIMENSIONS, type Perimeter, type Samples } from '@parcours/model';
import type { LoadedStudy } from '../journey/period.ts';

/** Studies that one report reads together: those of a wave and of every wave; of a wave alone (comparison of waves); a single study. */
export interface StudySet {
  readonly name: string;
  /** Indexes into all studies read. */
  readonly studies: readonly number[];
  /** Whether a report of the set also shows the figures of each study. */
  readonly byStudy: boolean;
}

/**
 * The smallest group of respondents that any perimeter can separate: one study, segment, persona and channel. Null: the respondents name
 * none, or (channel) have no row on one.
 */
export interface BaseCell extends Perimeter {
  readonly study: number;
  readonly n: number;
}

/** Figures that are published or suppressed together. */
export interface PublishableCell {
  readonly key: string;
  /** How many dimensions its perimeter fixes. */
  readonly depth: number;
  /** True for the figures by study, false for the consolidated one. */
  readonly byStudy: boolean;
  /** Respondents; the minimum where there are several sums. */
  readonly n: number;
  /** For each sum its coefficients, by index of the base cell. */
  readonly sums: readonly ReadonlyMap<number, number>[];
}

/** Counts the respondents behind a figure, in a group or a whole study. */
export type RespondentCount = (sample: Pick<Samples, 'stages' | 'kpis' | 'respondents'>) => number;

/** The coefficient of one respondent in a consolidated figure that takes `n` respondents of the study; 0: the study takes no part. */
export type CellCoefficient = (study: number, n: number) => number;

export const cellKey = (set: string, { segment, persona, channel }: Perimeter): string => JSON.stringify([set, segment, persona, channel]);
export const byStudyCellKey = (set: string, perimeter: Perimeter): string => `by study ${cellKey(set, perimeter)}`;

export function perimeterDepth(perimeter: Perimeter): number {
  return DIMENSIONS.filter((dimension) => perimeter[dimension] !== null).length;
}

/** The base cells of one study. Respondents on several channels count as different people on each, which suppresses more, never less. */
export function baseCells({ samples }: LoadedStudy, study: number, count: RespondentCount): BaseCell[] {
  if (samples.dimensions.length === 0) return baseCell(ALL_RESPONDENTS, study, count(samples));
  const onChannels = new Map<string, number>();
  const found = samples.groups.map(({ segment, persona, channel, ...sample }) => {
    const [n, key] = [count(sample), JSON.stringify([segment, persona])];
    if (channel !== null) onChannels.set(key, (onChannels.get(key) ?? 0) + n);
    return { segment, persona, channel, n, key };
  });
  return found.flatMap(({ segment, persona, channel, n, key }) =>
    baseCell({ segment, persona, channel }, study, channel === null ? n - (onChannels.get(key) ?? 0) : n),
  );
}

function baseCell({ segment, persona, channel }: Perimeter, study: number, n: number): BaseCell[] {
  return n > 0 ? [{ segment, persona, channel, study, n }] : [];
}

/**
 * The publishable cells of one set of studies, for perimeters of at most `maxDepth` dimensions. A study takes part in the perimeters whose
 * dimensions its file records.
 */
export function publishableCells(
  set: StudySet,
  cells: readonly BaseCell[],
  studies: readonly LoadedStudy[],
  maxDepth: number,
  coefficient: CellCoefficient,
): PublishableCell[] {
  const perimeters = new Map<string, { readonly perimeter: Perimeter; readonly inside: Map<number, number[]> }>();
  for (const [index, one] of cells.entries()) {
    if (!set.studies.includes(one.study)) continue;
    for (const perimeter of enclosingPerimeters(one, (studies[one.study] as LoadedStudy).samples.dimensions)) {
      if (perimeterDepth(perimeter) > maxDepth) continue;
      const key = cellKey(set.name, perimeter);
      const known = perimeters.get(key) ?? { perimeter, inside: new Map<number, number[]>() };
      perimeters.set(key, known);
      known.inside.set(one.study, [...(known.inside.get(one.study) ?? []), index]);
    }
  }
  return [...perimeters.values()].flatMap(({ perimeter, inside }): PublishableCell[] => {
    const parts = [...inside].map(([study, indexes]) => {
      const n = indexes.reduce((sum, index) => sum + (cells[index] as BaseCell).n, 0);
      return { indexes, n, coefficient: coefficient(study, n) };
    });
    const contributing = parts.filter((part) => part.coefficient > 0);
    const depth = perimeterDepth(perimeter);
    const whole: PublishableCell = {
      key: cellKey(set.name, perimeter),
      ...{ depth, byStudy: false },
      n: contributing.reduce((sum, { n }) => sum + n, 0),
      sums: [new Map(contributing.flatMap((part) => part.indexes.map((index) => [index, part.coefficient] as const)))],
    };
    // The consolidated figure of a single study is the figure of that study.
    if (!set.byStudy || (parts.length === 1 && contributing.length === 1)) return [whole];
    const details: PublishableCell = {
      key: byStudyCellKey(set.name, perimeter),
      ...{ depth, byStudy: true },
      n: Math.min(...parts.map(({ n }) => n)),
      sums: parts.map(({ indexes }) => new Map(indexes.map((index) => [index, 1]))),
    };
    return [whole, details];
  });
}

/** All perimeters that contain a base cell: each recorded dimension is either fixed to its name or left open. */
function enclosingPerimeters({ segment, persona, channel }: BaseCell, dimensions: Samples['dimensions']): Perimeter[] {
  return DIMENSIONS.reduce<Perimeter[]>(
    (found, dimension) => {
      const name = { segment, persona, channel }[dimension];
      if (name === null || !dimensions.includes(dimension)) return found;
      return found.flatMap((perimeter) => [perimeter, { ...perimeter, [dimension]: name }]);
    },
    [ALL_RESPONDENTS],
  );
}
