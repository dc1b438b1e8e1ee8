/** Every figure of a stage or KPI that reports can be asked for, as sums over respondents whom nothing parts further. */
import { ALL_RESPONDENTS, DIMENSIONS, type Perimeter, type Samples } from '@parcours/model';
import type { LoadedStudy } from '../journey/period.ts';

/** Studies that are read together: of a wave and of every wave; of a wave alone, as waves are compared; one by itself. */
export interface StudySet {
  readonly name: string;
  /** Indexes. */
  readonly studies: readonly number[];
  /** Whether a report of it tells what each study says. */
  readonly byStudy: boolean;
}

/** Respondents of one study, segment, persona and channel; null: not named, or (channel) on none. */
export interface BaseCell extends Perimeter {
  readonly study: number;
  readonly n: number;
}

/** What is shown or hidden together. */
export interface PublishableCell {
  readonly key: string;
  /** How many attributes its perimeter names. */
  readonly depth: number;
  /** The figures of each study, beside the consolidated one. */
  readonly byStudy: boolean;
  /** Respondents; of several sums the fewest. */
  readonly n: number;
  /** Coefficients by index of an atom. */
  readonly sums: readonly ReadonlyMap<number, number>[];
}

/** How many respondents stand behind a figure, in a group or in a whole study. */
export type RespondentCount = (said: Pick<Samples, 'stages' | 'kpis' | 'respondents'>) => number;

/** What a respondent of a study counts in a consolidated figure to which `n` of that study belong; 0: nothing. */
export type CellCoefficient = (study: number, n: number) => number;

export const cellKey = (set: string, { segment, persona, channel }: Perimeter): string => JSON.stringify([set, segment, persona, channel]);
export const byStudyCellKey = (set: string, perimeter: Perimeter): string => `by study ${cellKey(set, perimeter)}`;

export function perimeterDepth(perimeter: Perimeter): number {
  return DIMENSIONS.filter((attribute) => perimeter[attribute] !== null).length;
}

/** Respondents on several channels are taken as if they were other people on each: with them more is hidden, never less. */
export function baseCells({ samples }: LoadedStudy, study: number, count: RespondentCount): BaseCell[] {
  if (samples.dimensions.length === 0) return baseCell(ALL_RESPONDENTS, study, count(samples));
  const onChannels = new Map<string, number>();
  const found = samples.groups.map(({ segment, persona, channel, ...said }) => {
    const [n, key] = [count(said), JSON.stringify([segment, persona])];
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

/** Of one set of studies, in perimeters of at most `deepest` attributes. A study takes part in those that its file tells. */
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
    const taking = parts.filter((part) => part.coefficient > 0);
    const depth = perimeterDepth(perimeter);
    const whole: PublishableCell = {
      key: cellKey(set.name, perimeter),
      ...{ depth, byStudy: false },
      n: taking.reduce((sum, { n }) => sum + n, 0),
      sums: [new Map(taking.flatMap((part) => part.indexes.map((index) => [index, part.coefficient] as const)))],
    };
    // The consolidated figure of one study is that study's.
    if (!set.byStudy || (parts.length === 1 && taking.length === 1)) return [whole];
    const details: PublishableCell = {
      key: byStudyCellKey(set.name, perimeter),
      ...{ depth, byStudy: true },
      n: Math.min(...parts.map(({ n }) => n)),
      sums: parts.map(({ indexes }) => new Map(indexes.map((index) => [index, 1]))),
    };
    return [whole, details];
  });
}

/** The perimeters that an atom is in: of each attribute that the file tells its name, or any. */
function enclosingPerimeters({ segment, persona, channel }: BaseCell, tells: Samples['dimensions']): Perimeter[] {
  return DIMENSIONS.reduce<Perimeter[]>(
    (found, attribute) => {
      const name = { segment, persona, channel }[attribute];
      if (name === null || !tells.includes(attribute)) return found;
      return found.flatMap((perimeter) => [perimeter, { ...perimeter, [attribute]: name }]);
    },
    [ALL_RESPONDENTS],
  );
}
