import { CHANGE_SCHEMA_VERSION, type ChangeReport, isConfidential, type JourneyChange } from '@parcours/model';
import { crossingFigures } from './disclosure/crossing-figures.ts';
import { evidenceChanges } from './evidence/evidence-changes.ts';
import { journeyDifference } from './journey-change.ts';
import { journeyComparisons } from './journey-comparison.ts';
import type { ComparisonOptions, Version } from './version.ts';
import { settingWeakenings } from './weakenings/setting-weakenings.ts';

/**
 * What differs from BASE to HEAD. Never throws on well-typed input; the same input gives the same bytes.
 *
 * @param base, head the journeys that may differ, each with what it was scored from.
 */
export function compareVersions(base: Version, head: Version, options: ComparisonOptions = {}): ChangeReport {
  const { untouchedJourneys = 0, controlDisclosure = false } = options;
  const comparisons = journeyComparisons(base, head, options);
  const crossing = controlDisclosure ? crossingFigures(comparisons) : [];
  const differences = comparisons.map((comparison, i) => journeyDifference(comparison, crossing[i] ?? null));
  const journeys = differences.flatMap(({ change }) => change ?? []);
  return {
    schemaVersion: CHANGE_SCHEMA_VERSION,
    base: base.label,
    head: head.label,
    journeys,
    unchangedJourneys: untouchedJourneys + differences.length - journeys.length,
    shared: distinct(differences.flatMap(({ shared }) => shared)),
    evidence: evidenceChanges(
      differences.flatMap(({ pairs }) => pairs),
      !controlDisclosure,
    ),
    weakenings: distinct([...settingWeakenings(base, head), ...differences.flatMap(({ weakenings }) => weakenings)]),
    disclosureControlled: controlDisclosure && journeys.every(isControlled),
  };
}

/** A limit of 0 switches disclosure control off. */
function isControlled({ before, after }: JourneyChange): boolean {
  return [before, after].every((report) => report === null || !isConfidential(report));
}

/** What several journeys see is told once. */
function distinct<T>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
