import type { Study } from '@parcours/model';
import { type JourneyEvidence, markSecondarySuppression } from '@parcours/scoring';
import type { JourneyVersion, Version } from '../version.ts';

/**
 * Both versions with what must not be shown beside each other marked in their reports: journeys of either version that read the same files
 * are one output. (How far two versions of one file tell of each other is judged by `tellingFigures`.)
 */
export function asOneOutput(base: Version, head: Version): { readonly base: Version; readonly head: Version } {
  const hashes = new Map<Study, string>();
  const journeys = [...base.journeys, ...head.journeys].map((journey, i) => {
    const { model, files } = journey;
    for (const study of [...model.studies, ...model.benchmarks]) {
      const hash = files.get(study.name)?.hash;
      if (hash !== undefined) hashes.set(study, hash);
    }
    return { journey, evidence: evidenceOf(journey, i < base.journeys.length ? 'base' : 'head') };
  });
  const marked = journeys.map(({ journey, evidence }, i): JourneyVersion => {
    const beside = journeys.filter((other, j) => j !== i && readsSame(journey, other.journey)).map((other) => other.evidence);
    if (beside.length === 0) return journey;
    return { ...journey, report: markSecondarySuppression(journey.report, evidence, { beside, contentOf: (study) => hashes.get(study) }) };
  });
  return {
    base: { ...base, journeys: marked.slice(0, base.journeys.length) },
    head: { ...head, journeys: marked.slice(base.journeys.length) },
  };
}

/** Keys are unique in a version only. */
function evidenceOf({ model, samples, benchmarks }: JourneyVersion, version: string): JourneyEvidence {
  return { model: { ...model, key: `${version} ${model.key}` }, samples, benchmarks };
}

function readsSame({ files }: JourneyVersion, other: JourneyVersion): boolean {
  const hashes = new Set([...other.files.values()].map(({ hash }) => hash));
  return [...files.values()].some(({ hash }) => hashes.has(hash));
}
