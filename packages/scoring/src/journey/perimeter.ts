/** Restricts studies to a perimeter: the respondents of a segment, persona or channel (method.md, 2.13). */
import { type ChannelPair, DIMENSIONS, type Dimension, type ExcludedStudy, type Perimeter, type Samples } from '@parcours/model';
import { mergeVerbatims } from '../respondent/verbatim-sampler.ts';
import { mergeChannelPairs, mergeGroups } from './merge-samples.ts';
import type { LoadedStudy } from './period.ts';

export function isAllRespondents(perimeter: Perimeter): boolean {
  return DIMENSIONS.every((dimension) => perimeter[dimension] === null);
}

export interface PerimeterStudies {
  readonly studies: readonly LoadedStudy[];
  readonly excluded: readonly ExcludedStudy[];
}

/**
 * The studies restricted to the respondents inside the perimeter, as if their files held nothing else. A study whose file does not record
 * one of the perimeter's dimensions is excluded and named: to count all of its respondents, or none, would be wrong.
 */
export function studiesInPerimeter(studies: readonly LoadedStudy[], perimeter: Perimeter): PerimeterStudies {
  if (isAllRespondents(perimeter)) return { studies, excluded: [] };
  const excluded: ExcludedStudy[] = [];
  const inside = studies.flatMap((read): LoadedStudy[] => {
    const { study, samples } = read;
    const missingDimension = DIMENSIONS.find((dimension) => perimeter[dimension] !== null && !samples.dimensions.includes(dimension));
    if (missingDimension === undefined) return [{ ...read, samples: samplesInPerimeter(samples, perimeter) }];
    excluded.push({ name: study.name, label: study.label, missingDimension });
    return [];
  });
  return { studies: inside, excluded };
}

/** The Samples of the respondents inside the perimeter; of a file that does not record one of its dimensions, of nobody. */
export function samplesInPerimeter(samples: Samples, perimeter: Perimeter): Samples {
  if (isAllRespondents(perimeter)) return samples;
  const groups = samples.groups.filter(
    ({ segment, persona, channel }) =>
      channel === perimeter.channel &&
      (perimeter.segment === null || segment === perimeter.segment) &&
      (perimeter.persona === null || persona === perimeter.persona),
  );
  const { rowsUsed, ...merged } = mergeGroups(groups);
  const others = samples.file.rowsUsed - rowsUsed;
  return {
    ...samples,
    file: { ...samples.file, rowsUsed },
    ...merged,
    groups,
    dropped:
      others > 0
        ? [...samples.dropped, { reason: 'other-group', column: null, unit: 'row', count: others, lines: [], examples: [] }]
        : samples.dropped,
    verbatims: mergeVerbatims(groups.map(({ verbatims }) => verbatims)),
  };
}

/** The respondents of a study on two channels each, within the segment and persona of the perimeter. */
export function channelPairsInPerimeter(samples: Samples, perimeter: Perimeter): ChannelPair[] {
  const groups = samples.groups.filter(
    ({ segment, persona, channel }) =>
      channel === null &&
      (perimeter.segment === null || segment === perimeter.segment) &&
      (perimeter.persona === null || persona === perimeter.persona),
  );
  return mergeChannelPairs(groups.flatMap(({ channelPairs }) => channelPairs));
}

/** The names of a dimension with respondents or rows in some study, in the order of `known`. */
export function namesPresent<T extends { readonly name: string }>(
  studies: readonly LoadedStudy[],
  dimension: Dimension,
  known: readonly T[],
): T[] {
  const found = new Set(studies.flatMap(({ samples }) => samples.groups.map((group) => group[dimension])));
  const listed = new Set<string>();
  return known.filter(({ name }) => found.has(name) && !listed.has(name) && listed.add(name));
}
