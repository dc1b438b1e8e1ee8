import type { Study } from '@parcours/model';
import { matchJourneys } from './matching/match-journeys.ts';
import type { DataFile, JourneyVersion, Version } from './version.ts';

/** A data file whose content differs between two versions, as the study reads it there. */
export interface ComparedFiles {
  readonly before: { readonly file: DataFile; readonly study: Study };
  readonly after: { readonly file: DataFile; readonly study: Study };
}

/** The data files whose rows are to be compared: those of a study that stands in both versions and whose content differs. Each pair once. */
export function comparedFiles(base: Version, head: Version): ComparedFiles[] {
  const pairs = new Map<string, ComparedFiles>();
  for (const { before, after } of matchJourneys(base.journeys, head.journeys)) {
    if (!before || !after) continue;
    for (const pair of filePairs(before, after)) {
      if (pair.before.file.hash !== pair.after.file.hash) pairs.set(`${pair.before.file.hash} ${pair.after.file.hash}`, pair);
    }
  }
  return [...pairs.values()];
}

function filePairs(before: JourneyVersion, after: JourneyVersion): ComparedFiles[] {
  const studiesOf = ({ model }: JourneyVersion) => [...model.studies, ...model.benchmarks];
  return studiesOf(after).flatMap((study): ComparedFiles[] => {
    const own = studiesOf(before).find(({ name }) => name === study.name);
    const [from, to] = [own && before.files.get(own.name), after.files.get(study.name)];
    return own && from && to ? [{ before: { file: from, study: own }, after: { file: to, study } }] : [];
  });
}
