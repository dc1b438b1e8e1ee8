import type { CompareBy, Dimension, EvidenceLimits, ExcludedStudy, Model, Perimeter } from '@parcours/model';
import { exclusiveWaveSetName, type SecondarySuppression, studySetName, waveSetName } from '../disclosure/secondary-suppression.ts';
import { namesOfDimension } from '../journey/names-of-dimension.ts';
import { namesPresent, studiesInPerimeter } from '../journey/perimeter.ts';
import { type LoadedStudy, type Period, sortStudies } from '../journey/period.ts';
import { isOrderOfWavesKnown } from '../journey/wave-order.ts';

/** What a comparison is made of. */
export interface ComparisonInput {
  readonly model: Model;
  readonly period: Period;
  readonly benchmarks: readonly LoadedStudy[];
  readonly perimeter: Perimeter;
  readonly limits: EvidenceLimits;
  readonly suppression: SecondarySuppression;
  /** The waves to compare, if two are wanted: see `wavePair`. */
  readonly wanted: WantedWaves;
}

export interface WantedWaves {
  /** The wave asked for; null: none. */
  readonly wave: string | null;
  /** The wave that it is compared with; null: the one before. */
  readonly versus: string | null;
}

export interface StudyGroup {
  readonly name: string;
  readonly label: string | null;
  readonly studies: readonly LoadedStudy[];
  readonly perimeter: Perimeter;
  /** The name of its study set in the `SecondarySuppression`. */
  readonly set: string;
}

export interface GroupPairs {
  readonly groups: readonly StudyGroup[];
  readonly excluded: readonly ExcludedStudy[];
  /** Indexes of the groups that are compared. */
  readonly pairs: readonly { readonly from: number; readonly to: number }[];
}

/** The groups of a comparison, and which of them are compared. */
export function groupsOf(by: CompareBy, compared: ComparisonInput): GroupPairs {
  switch (by) {
    case 'wave':
      return waveGroups(compared);
    case 'benchmark':
      return benchmarkGroups(compared);
    default:
      return dimensionGroups(by, compared);
  }
}

function waveGroups({ period, perimeter, wanted }: ComparisonInput): GroupPairs {
  const { studies, excluded } = studiesInPerimeter(period.all, perimeter);
  const everyWave = studies.filter(({ study }) => study.wave === null);
  const setOf = everyWave.length > 0 ? exclusiveWaveSetName : waveSetName;
  const groups = period.waves
    .map((name) => ({ name, label: null, studies: studies.filter(({ study }) => study.wave === name), perimeter, set: setOf(name) }))
    .filter((group) => group.studies.length > 0);
  return {
    groups,
    excluded: [...excluded, ...everyWave.map(({ study: { name, label } }) => ({ name, label, missingDimension: 'wave' as const }))],
    pairs: wavePair(
      groups.map(({ name }) => name),
      wanted,
      period.all,
    ),
  };
}

/**
 * The two waves that are compared, the earlier first. By default the last two; where a wave is asked for, that and the one before (of the
 * first the next), or the one named by `versus`. Where it is not known which came first there is no direction: none are compared, unless
 * both are asked for; then `versus` is the earlier.
 *
 * @param waves with respondents, the earliest first. Names that are not among them are ignored.
 */
function wavePair(waves: readonly string[], { wave, versus }: WantedWaves, studies: readonly LoadedStudy[]): GroupPairs['pairs'] {
  if (waves.length < 2) return [];
  const indexOf = (name: string | null) => (name === null ? -1 : waves.indexOf(name));
  const shown = indexOf(wave) === -1 ? waves.length - 1 : indexOf(wave);
  const chosen = indexOf(versus);
  const isChosen = chosen !== -1 && chosen !== shown;
  const other = isChosen ? chosen : shown === 0 ? 1 : shown - 1;
  if (!isOrderOfWavesKnown(waves[shown] as string, waves[other] as string, studies))
    return isChosen && indexOf(wave) !== -1 ? [{ from: other, to: shown }] : [];
  return [{ from: Math.min(shown, other), to: Math.max(shown, other) }];
}

function benchmarkGroups({ model, period, benchmarks: read, perimeter }: ComparisonInput): GroupPairs {
  const own = studiesInPerimeter(period.studies, perimeter);
  const others = studiesInPerimeter(read, perimeter);
  const groups = [
    { name: model.name, label: model.label, studies: own.studies, perimeter, set: waveSetName(period.wave) },
    ...others.studies.map((each) => {
      const { name, label } = each.study;
      return { name, label, studies: [each], perimeter, set: studySetName(name) };
    }),
  ];
  return {
    groups,
    excluded: [...own.excluded, ...others.excluded],
    pairs: groups.slice(1).map((_, i) => ({ from: i + 1, to: 0 })),
  };
}

function dimensionGroups(by: Dimension, { model, period, perimeter }: ComparisonInput): GroupPairs {
  const recording = period.studies.filter(({ samples }) => samples.dimensions.includes(by));
  const notRecording = period.studies.filter(({ samples }) => !samples.dimensions.includes(by));
  const { excluded } = studiesInPerimeter(recording, { ...perimeter, [by]: null });
  const groups = namesPresent(recording, by, namesOfDimension(model, by)).map(({ name, label }) => {
    const inside = { ...perimeter, [by]: name };
    return { name, label, studies: studiesInPerimeter(recording, inside).studies, perimeter: inside, set: waveSetName(period.wave) };
  });
  return {
    groups,
    excluded: [...notRecording.map(({ study: { name, label } }) => ({ name, label, missingDimension: by })), ...excluded].sort((a, b) =>
      compareStudyOrder(period.studies, a.name, b.name),
    ),
    pairs: groups.flatMap((_, to) => groups.slice(0, to).map((__, from) => ({ from, to }))),
  };
}

function compareStudyOrder(studies: readonly LoadedStudy[], a: string, b: string): number {
  const names = sortStudies(studies.map(({ study }) => study)).map(({ name }) => name);
  return names.indexOf(a) - names.indexOf(b);
}
