/** The publishable cells of a stage or KPI: every figure that some report can show, as a linear combination of atoms. */
import { ALL_RESPONDENTS, DIMENSIONS, type GroupSample, type Perimeter, type Samples } from '@parcours/model';
import type { LoadedStudy } from '../journey/period.ts';
import { addSizes, alike, type GroupSize, NOBODY, SOMEBODY } from './group-size.ts';
import type { AtomSum } from './respondent-atoms.ts';

/** Studies that one report reads together: those of a wave and of every wave; of a wave alone (comparison of waves); a single study. */
export interface StudySet {
  readonly name: string;
  /** Indexes into all studies read. */
  readonly studies: readonly number[];
  /** Whether a report of the set also shows the figures of each study. */
  readonly byStudy: boolean;
  /** See `PublishableCell.order`. */
  readonly order: number;
}

/** What tells more comes first: consolidated figures, those by study, those of expectations, differences. */
export const PUBLICATION_ORDER = { consolidated: 0, byStudy: 1, paired: 2, difference: 3 } as const;

/**
 * The smallest group of respondents that any perimeter can separate: one study, segment, persona and channel. Null: the respondents name
 * none, or (channel) have no row on one.
 */
export interface BaseCell extends Perimeter {
  readonly study: number;
  readonly size: GroupSize;
  /** Cells of one cluster may be of the same respondents. */
  readonly cluster: number;
  /** Its respondents: a sum over atoms, since studies on one file have some of them in common. */
  readonly atoms: AtomSum;
}

/** Figures that are published or suppressed together. */
export interface PublishableCell {
  readonly key: string;
  /** How many dimensions its perimeter fixes. */
  readonly depth: number;
  /** Of figures of one depth, the lower are published first. */
  readonly order: number;
  /** Respondents, or effective ones where these are fewer; the minimum where there are several sums. */
  readonly n: number;
  /** Respondents, also those that count in several studies. */
  readonly heads: number;
  /** The least number of different respondents. */
  readonly distinct: number;
  /** For each sum its coefficients, by atom. */
  readonly sums: readonly AtomSum[];
}

/** One study in a consolidated figure: its coefficient is that of a unit of weight; 0 where it takes no part. */
export interface ConsolidatedPart {
  readonly study: number;
  readonly size: GroupSize;
}
export type Consolidate = (parts: readonly ConsolidatedPart[]) => readonly number[];

/** The size of a sample, in a group or a whole study. */
export type SampleSize = (sample: Pick<Samples, 'stages' | 'kpis' | 'respondents'>) => GroupSize;

export const cellKey = (set: string, { segment, persona, channel }: Perimeter): string => JSON.stringify([set, segment, persona, channel]);
export const byStudyCellKey = (set: string, perimeter: Perimeter): string => `by study ${cellKey(set, perimeter)}`;
export const groupKey = ({ segment, persona, channel }: Perimeter): string => JSON.stringify([segment, persona, channel]);

export function perimeterDepth(perimeter: Perimeter): number {
  return DIMENSIONS.filter((dimension) => perimeter[dimension] !== null).length;
}

/** (Σw)²/Σw², or the respondents where these are fewer. */
export function effectiveSize({ n, weight, square }: GroupSize): number {
  return square > 0 ? Math.min(n, (weight * weight) / square) : n;
}

/** A group of one study. */
export interface SizedGroup extends Perimeter {
  readonly size: GroupSize;
  /** How often the groups of its segment and persona count a respondent again, at most: 0 where each is on one channel. */
  readonly repeated: number;
}

/** The respondents of a study on several channels. */
export interface ChannelOverlap {
  /** Of a group with channel null the respondents on two channels, for each pair. */
  readonly pairsOf: (group: GroupSample) => readonly number[];
  /** A respondent's figure over all channels is the sum of those on each. */
  readonly isSummed: boolean;
}

/**
 * The groups of one study, each with those of its respondents apart who are on no channel or, where their figure over all channels is not the
 * sum of those on each, on several.
 */
export function studyGroups({ samples }: LoadedStudy, sizeOf: SampleSize, { pairsOf, isSummed }: ChannelOverlap): SizedGroup[] {
  if (samples.dimensions.length === 0) {
    return [{ ...ALL_RESPONDENTS, size: sizeOf(samples), repeated: 0 }].filter(({ size }) => size.n > 0);
  }
  const onChannels = new Map<string, GroupSize>();
  const pairs = new Map<string, readonly number[]>();
  const found = samples.groups.map((group) => {
    const { segment, persona, channel } = group;
    const [size, key] = [sizeOf(group), JSON.stringify([segment, persona])];
    if (channel !== null) onChannels.set(key, addSizes(onChannels.get(key) ?? NOBODY, size));
    else pairs.set(key, pairsOf(group));
    return { segment, persona, channel, size, key };
  });
  return found.flatMap(({ segment, persona, channel, size, key }) => {
    const shared = pairs.get(key) ?? [];
    // Those apart may be on several channels, and count there as well.
    const repeated = (isSummed ? 1 : 2) * shared.reduce((sum, n) => sum + n, 0);
    const left = channel === null ? addSizes(size, onChannels.get(key) ?? NOBODY, -1) : size;
    const group = channel === null && repeated > 0 ? alike(leastApart(left.n, shared, isSummed)) : left;
    return group.n > 0 ? [{ segment, persona, channel, size: group, repeated }] : [];
  });
}

/**
 * The least number of respondents who are on no channel, or on several.
 *
 * @param left all, less those on each channel.
 * @param shared those on two channels, by pair.
 */
function leastApart(left: number, shared: readonly number[], isSummed: boolean): number {
  if (!isSummed) return Math.max(Math.abs(left), SOMEBODY.n);
  const onNone = left + Math.max(...shared);
  const atMost = left + shared.reduce((sum, n) => sum + n, 0);
  return Math.max(onNone, atMost > 0 ? SOMEBODY.n : 0);
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
  consolidate: Consolidate,
): PublishableCell[] {
  return perimetersOf(set, cells, studies, maxDepth).flatMap(({ perimeter, parts }): PublishableCell[] => {
    const contributing = contributingParts(parts, consolidate);
    const depth = perimeterDepth(perimeter);
    const whole: PublishableCell = {
      key: cellKey(set.name, perimeter),
      ...{ depth, order: set.order },
      n: effectiveSize(contributing.reduce((sum, { size, coefficient }) => addSizes(sum, scaled(size, coefficient)), NOBODY)),
      heads: contributing.reduce((sum, { size }) => sum + size.n, 0),
      distinct: distinctRespondents(contributing),
      sums: [sumOfAtoms(contributing.flatMap(({ members, coefficient }) => members.map(({ atoms }) => ({ atoms, coefficient }))))],
    };
    // The consolidated figure of a single study is the figure of that study.
    if (!set.byStudy || (parts.length === 1 && contributing.length === 1)) return [whole];
    const details: PublishableCell = {
      key: byStudyCellKey(set.name, perimeter),
      ...{ depth, order: PUBLICATION_ORDER.byStudy },
      n: Math.min(...parts.map(({ size }) => effectiveSize(size))),
      heads: Math.min(...parts.map(({ size }) => size.n)),
      distinct: Math.min(...parts.map(({ size }) => size.n)),
      sums: parts.map(({ members }) => sumOfAtoms(members.map(({ atoms }) => ({ atoms, coefficient: 1 })))),
    };
    return [whole, details];
  });
}

/** A study's respondents in a perimeter. */
export interface CellPart extends ConsolidatedPart {
  readonly members: readonly BaseCell[];
}

/** What a study contributes to a consolidated figure, above 0. */
export interface WeightedPart extends CellPart {
  readonly coefficient: number;
}

function partsOf(inside: ReadonlyMap<number, readonly BaseCell[]>): CellPart[] {
  return [...inside].map(([study, members]) => ({
    study,
    members,
    size: members.reduce((sum, { size }) => addSizes(sum, size), NOBODY),
  }));
}

export function contributingParts(parts: readonly CellPart[], consolidate: Consolidate): WeightedPart[] {
  const coefficients = consolidate(parts);
  return parts.flatMap((part, index) => {
    const coefficient = coefficients[index] as number;
    return coefficient > 0 ? [{ ...part, coefficient }] : [];
  });
}

/** The perimeters of at most `maxDepth` dimensions with respondents of a set of studies. */
export function perimetersOf(
  set: StudySet,
  cells: readonly BaseCell[],
  studies: readonly LoadedStudy[],
  maxDepth: number,
): { readonly perimeter: Perimeter; readonly parts: readonly CellPart[] }[] {
  const perimeters = new Map<string, { readonly perimeter: Perimeter; readonly inside: Map<number, BaseCell[]> }>();
  for (const cell of cells) {
    if (!set.studies.includes(cell.study)) continue;
    for (const perimeter of enclosingPerimeters(cell, (studies[cell.study] as LoadedStudy).samples.dimensions)) {
      if (perimeterDepth(perimeter) > maxDepth) continue;
      const key = groupKey(perimeter);
      const known = perimeters.get(key) ?? { perimeter, inside: new Map<number, BaseCell[]>() };
      perimeters.set(key, known);
      known.inside.set(cell.study, [...(known.inside.get(cell.study) ?? []), cell]);
    }
  }
  return [...perimeters.values()].map(({ perimeter, inside }) => ({ perimeter, parts: partsOf(inside) }));
}

/** The least number of different respondents: of the studies of one cluster, those of the largest. */
export function distinctRespondents(parts: readonly { readonly members: readonly BaseCell[]; readonly size: GroupSize }[]): number {
  const byCluster = new Map<number, number>();
  for (const { members, size } of parts) {
    const cluster = members[0]?.cluster ?? -1;
    byCluster.set(cluster, Math.max(byCluster.get(cluster) ?? 0, size.n));
  }
  return [...byCluster.values()].reduce((sum, n) => sum + n, 0);
}

export function scaled({ n, weight, square }: GroupSize, coefficient: number): GroupSize {
  return { n, weight: weight * coefficient, square: square * coefficient ** 2 };
}

export function sumOfAtoms(parts: readonly { readonly atoms: AtomSum; readonly coefficient: number }[]): AtomSum {
  const sum = new Map<number, number>();
  for (const { atoms, coefficient } of parts) for (const [atom, own] of atoms) sum.set(atom, (sum.get(atom) ?? 0) + coefficient * own);
  return sum;
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
