import { type JourneyReport, perimeterOf, type Samples, type Study } from '@parcours/model';
import { scoreJourney } from '@parcours/scoring';
import type { StudyPair } from '../evidence/study-pairs.ts';
import type { ModelMatch } from '../matching/match-models.ts';
import { translateSamples } from '../matching/translate-model.ts';
import type { JourneyVersion } from '../version.ts';

/**
 * HEAD's text over BASE's evidence: what the figures were if the text alone had changed. Studies that only HEAD has are left out, those that
 * only BASE has stay. A file that is the same in both versions is read as HEAD's text says; one that differs as BASE's text said.
 */
export function textOnlyReport(
  before: JourneyVersion,
  after: JourneyVersion,
  match: ModelMatch,
  pairs: readonly StudyPair[],
): JourneyReport {
  const earlier = [...before.model.studies, ...before.model.benchmarks];
  const translated = [...match.translated.studies, ...match.translated.benchmarks];
  const kept = pairs.flatMap((pair): { study: Study; samples: Samples | null }[] => {
    if (!pair.before) return [];
    const { study } = pair.before;
    const isRead = pair.overlap === 'same' && pair.after;
    const samples = isRead
      ? (samplesOf(after, pair.after.study) ?? null)
      : translatedSamples(samplesOf(before, study), study, match, pair.after?.study.name);
    return [{ study: pair.after?.study ?? translated[earlier.indexOf(study)] ?? study, samples }];
  });
  const of = (kind: Study['kind']) => kept.filter(({ study }) => study.kind === kind);
  const read = (kind: Study['kind']) => of(kind).flatMap(({ samples }) => samples ?? []);
  const hashes = new Map(
    pairs.flatMap(({ before: from, after: to }) => [[(to ?? from)?.study.name ?? '', (from ?? to)?.file?.hash] as const]),
  );
  return scoreJourney(
    { ...after.model, studies: of('observations').map(({ study }) => study), benchmarks: of('benchmark').map(({ study }) => study) },
    read('observations'),
    [],
    {
      file: after.report.file,
      limits: after.report.limits,
      wave: after.report.wave,
      perimeter: perimeterOf(after.report),
      asOf: after.report.asOf ?? before.report.asOf,
      benchmarks: read('benchmark'),
      contentOf: ({ name }) => hashes.get(name),
    },
  );
}

function samplesOf({ samples, benchmarks }: JourneyVersion, { kind, name }: Study): Samples | undefined {
  return (kind === 'benchmark' ? benchmarks : samples).find(({ study }) => study === name);
}

function translatedSamples(samples: Samples | undefined, study: Study, { renames }: ModelMatch, name: string | undefined): Samples | null {
  if (!samples) return null;
  const kind = study.kind === 'benchmark' ? 'benchmark' : 'study';
  const found = translateSamples(samples, renames, kind);
  return name === undefined || found.study === name ? found : { ...found, study: name };
}
