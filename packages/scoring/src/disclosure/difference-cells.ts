/** The figures between which differences lie: those of two groups within the instruments that both have (method.md, 2.13 and 2.20). */
import { DIMENSIONS, type Perimeter } from '@parcours/model';
import { instrumentWeight } from '../comparison/combine-differences.ts';
import type { LoadedStudy } from '../journey/period.ts';
import { addSizes, NOBODY } from './group-size.ts';
import {
  type BaseCell,
  type CellPart,
  type Consolidate,
  cellKey,
  contributingParts,
  distinctRespondents,
  effectiveSize,
  PUBLICATION_ORDER,
  type PublishableCell,
  perimeterDepth,
  perimetersOf,
  type StudySet,
  scaled,
  sumOfAtoms,
  type WeightedPart,
} from './publishable-cell.ts';
import type { AtomSum } from './respondent-atoms.ts';

/** A group of a comparison: a set of studies in a perimeter. */
export interface ComparedCell {
  readonly set: string;
  readonly perimeter: Perimeter;
}

/** The same in both directions. */
export function differenceKey(from: ComparedCell, to: ComparedCell): string {
  return JSON.stringify(['difference', ...[from, to].map(({ set, perimeter }) => cellKey(set, perimeter)).sort()]);
}

export interface ComparedSets {
  /** What a report of each wave shows. */
  readonly waves: readonly StudySet[];
  /** Each wave without the studies of every wave; empty where there are none. */
  readonly exclusive: readonly StudySet[];
  readonly benchmarks: readonly StudySet[];
}

export interface DifferenceInput {
  readonly cells: readonly BaseCell[];
  readonly studies: readonly LoadedStudy[];
  readonly maxDepth: number;
  readonly consolidate: Consolidate;
  /** The key of a study's instrument, by index into `studies`. */
  readonly instrumentOf: (study: number) => string;
}

/**
 * What every comparison could show beside the figures of its groups: of waves, of the names of one dimension, with benchmarks. Groups that
 * are compared as a whole, all in one instrument, show no other figures.
 */
export function differenceCells({ waves, exclusive, benchmarks }: ComparedSets, input: DifferenceInput): PublishableCell[] {
  const sidesOf = (set: StudySet): Side[] =>
    perimetersOf(set, input.cells, input.studies, input.maxDepth).map(({ perimeter, parts }) => ({ set, perimeter, parts }));
  const [ofWaves, ofExclusive, ofBenchmarks] = [waves.map(sidesOf), exclusive.map(sidesOf), benchmarks.map(sidesOf)];
  const pairs = [
    ...[ofWaves, ofExclusive].flatMap((sides) =>
      sides.flatMap((from, index) => sides.slice(index + 1).flatMap((to) => pairsOf(from, to, (a, b) => changedNames(a, b) === 0))),
    ),
    ...ofBenchmarks.flatMap((from) => ofWaves.flatMap((to) => pairsOf(from, to, (a, b) => changedNames(a, b) === 0))),
    ...ofWaves.flatMap((sides) => pairsOf(sides, sides, (a, b) => changedNames(a, b) === 1).filter(([a, b]) => isFirst(a, b))),
  ];
  return pairs.flatMap(([from, to]) => differenceCell(from, to, input) ?? []);
}

interface Side {
  readonly set: StudySet;
  readonly perimeter: Perimeter;
  readonly parts: readonly CellPart[];
}

type SidePair = readonly [from: Side, to: Side];

function pairsOf(from: readonly Side[], to: readonly Side[], areCompared: (a: Perimeter, b: Perimeter) => boolean): SidePair[] {
  return from.flatMap((a) => to.filter((b) => areCompared(a.perimeter, b.perimeter)).map((b): SidePair => [a, b]));
}

/** In how many dimensions two perimeters fix different names; infinite where one fixes a dimension that the other leaves open. */
function changedNames(a: Perimeter, b: Perimeter): number {
  const changed = DIMENSIONS.filter((dimension) => a[dimension] !== b[dimension]);
  return changed.some((dimension) => a[dimension] === null || b[dimension] === null) ? Number.POSITIVE_INFINITY : changed.length;
}

function isFirst({ perimeter: a }: Side, { perimeter: b }: Side): boolean {
  return cellKey('', a) < cellKey('', b);
}

function differenceCell(from: Side, to: Side, { consolidate, instrumentOf, studies }: DifferenceInput): PublishableCell | null {
  const [before, after] = [contributingParts(from.parts, consolidate), contributingParts(to.parts, consolidate)];
  const byInstrument = Map.groupBy([...before, ...after], ({ study }) => instrumentOf(study));
  if (byInstrument.size === 0 || (before.length <= 1 && after.length <= 1)) return null;
  const instruments = [...byInstrument.keys()].flatMap((instrument) => {
    const within = (parts: readonly WeightedPart[]) =>
      contributingParts(
        parts.filter(({ study }) => instrumentOf(study) === instrument),
        consolidate,
      );
    const [a, b] = [within(before), within(after)];
    return a.length > 0 && b.length > 0 ? [{ from: a, to: b }] : [];
  });
  if (instruments.length === 0 || byInstrument.size === 1) return null;
  const weightOf = ({ study }: CellPart) => (studies[study] as LoadedStudy).study.weight;
  const isWeighted = instruments.every((sides) => [...sides.from, ...sides.to].every((part) => weightOf(part) !== null));
  const countOf = (parts: readonly WeightedPart[]) =>
    isWeighted ? parts.reduce((sum, part) => sum + (weightOf(part) ?? 0), 0) : effectiveSize(sizeOf(parts));
  const figures = instruments.map((sides) => ({ ...sides, weight: instrumentWeight(countOf(sides.from), countOf(sides.to)) }));
  const averageOf = (side: 'from' | 'to'): AtomSum =>
    sumOfAtoms(
      figures.flatMap((figure) => {
        const share = figure.weight / sizeOf(figure[side]).weight;
        return figure[side].flatMap(({ members, coefficient }) =>
          members.map(({ atoms }) => ({ atoms, coefficient: coefficient * share })),
        );
      }),
    );
  const sides = instruments.flatMap((each) => [each.from, each.to]);
  return {
    key: differenceKey({ set: from.set.name, perimeter: from.perimeter }, { set: to.set.name, perimeter: to.perimeter }),
    depth: perimeterDepth(from.perimeter),
    order: PUBLICATION_ORDER.difference,
    n: Math.min(...sides.map((parts) => effectiveSize(sizeOf(parts)))),
    heads: Math.min(...sides.map((parts) => parts.reduce((sum, { size }) => sum + size.n, 0))),
    distinct: Math.min(...sides.map(distinctRespondents)),
    sums: [averageOf('from'), averageOf('to')],
  };
}

function sizeOf(parts: readonly WeightedPart[]) {
  return parts.reduce((sum, { size, coefficient }) => addSizes(sum, scaled(size, coefficient)), NOBODY);
}
