import { CHANGE_SCHEMA_VERSION, type ChangeReport, type JourneyChange } from '@parcours/model';
import { type JourneyPair, matchJourneys } from './matching/match-journeys.ts';
import type { ComparisonOptions, Version } from './version.ts';

/**
 * What differs from BASE to HEAD. Never throws on well-typed input; the same input gives the same bytes.
 *
 * @param base, head the journeys that may differ, each with what it was scored from.
 */
export function compareVersions(base: Version, head: Version, options: ComparisonOptions = {}): ChangeReport {
  const pairs = matchJourneys(base.journeys, head.journeys);
  const changes = pairs.map(journeyChange);
  return {
    schemaVersion: CHANGE_SCHEMA_VERSION,
    base: base.label,
    head: head.label,
    journeys: changes.filter((each) => each !== null),
    unchangedJourneys: (options.untouchedJourneys ?? 0) + changes.filter((each) => each === null).length,
    shared: [],
    evidence: [],
    weakenings: [],
    disclosureControlled: options.controlDisclosure ?? false,
  };
}

/** Null: nothing differs. */
function journeyChange({ before, after }: JourneyPair): JourneyChange | null {
  const shown = after ?? before;
  if (!shown || (before && after && JSON.stringify(before.report) === JSON.stringify(after.report))) return null;
  const { name, label, file } = shown.report;
  return {
    name,
    label,
    file,
    fileBefore: before && before.report.file !== after?.report.file ? before.report.file : null,
    before: before?.report ?? null,
    after: after?.report ?? null,
    elements: [],
    figures: [],
    findings: [],
    stages: [],
    wordingOnly: false,
  };
}
