/** Looking at some of the respondents only (method.md, 2.13). */
import { type ChannelPair, GROUP_ATTRIBUTES, type GroupAttribute, type LeftOut, type Perimeter, type Samples } from '@parcours/model';
import { mergeChannelPairs, mergeKpis, mergeStages } from './merge-samples.ts';
import type { ReadStudy } from './period.ts';
import { mergeVerbatims } from './telling.ts';

export function isEverybody(perimeter: Perimeter): boolean {
  return GROUP_ATTRIBUTES.every((attribute) => perimeter[attribute] === null);
}

export interface Within {
  readonly studies: readonly ReadStudy[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * The studies with what those inside the perimeter said, as if their files held nothing else. A study whose file does not tell who is
 * inside takes no part, and is named: neither all nor none of its respondents would be true.
 */
export function within(studies: readonly ReadStudy[], perimeter: Perimeter): Within {
  if (isEverybody(perimeter)) return { studies, leftOut: [] };
  const leftOut: LeftOut[] = [];
  const inside = studies.flatMap(({ study, samples }): ReadStudy[] => {
    const lacks = GROUP_ATTRIBUTES.find((attribute) => perimeter[attribute] !== null && !samples.tells.includes(attribute));
    if (lacks === undefined) return [{ study, samples: samplesWithin(samples, perimeter) }];
    leftOut.push({ name: study.name, label: study.label, lacks });
    return [];
  });
  return { studies: inside, leftOut };
}

function samplesWithin(samples: Samples, perimeter: Perimeter): Samples {
  const groups = samples.groups.filter(
    ({ segment, persona, channel }) =>
      channel === perimeter.channel &&
      (perimeter.segment === null || segment === perimeter.segment) &&
      (perimeter.persona === null || persona === perimeter.persona),
  );
  const respondents = groups.reduce((sum, group) => sum + group.respondents, 0);
  const rowsUsed = groups.reduce((sum, group) => sum + group.rowsUsed, 0);
  const others = samples.file.rowsUsed - rowsUsed;
  return {
    ...samples,
    file: { ...samples.file, rowsUsed },
    respondents,
    stages: mergeStages(groups.flatMap(({ stages }) => stages)),
    kpis: mergeKpis(groups.flatMap(({ kpis }) => kpis)),
    groups,
    dropped:
      others > 0
        ? [...samples.dropped, { reason: 'other-group', column: null, unit: 'row', count: others, lines: [], examples: [] }]
        : samples.dropped,
    verbatims: mergeVerbatims(groups.map(({ verbatims }) => verbatims)),
  };
}

/** Respondents on two channels of one study, whoever else the perimeter asks for. */
export function channelPairsWithin(samples: Samples, perimeter: Perimeter): ChannelPair[] {
  const groups = samples.groups.filter(
    ({ segment, persona, channel }) =>
      channel === null &&
      (perimeter.segment === null || segment === perimeter.segment) &&
      (perimeter.persona === null || persona === perimeter.persona),
  );
  return mergeChannelPairs(groups.flatMap(({ channelPairs }) => channelPairs));
}

/** The names that some study's respondents or rows bear, in the order of `known`. */
export function namesIn<T extends { readonly name: string }>(
  studies: readonly ReadStudy[],
  attribute: GroupAttribute,
  known: readonly T[],
): T[] {
  const found = new Set(studies.flatMap(({ samples }) => samples.groups.map((group) => group[attribute])));
  const listed = new Set<string>();
  return known.filter(({ name }) => found.has(name) && !listed.has(name) && listed.add(name));
}
