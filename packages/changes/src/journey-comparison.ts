import { type StudyPair, studyPairs } from './evidence/study-pairs.ts';
import { matchJourneys } from './matching/match-journeys.ts';
import { type ModelMatch, matchModels } from './matching/match-models.ts';
import type { ComparisonOptions, JourneyVersion, Version } from './version.ts';

/** A journey in both versions, or in one of them, with what is known before anything is said of it. */
export interface JourneyComparison {
  /** Null: it is new. */
  readonly before: JourneyVersion | null;
  /** Null: it is gone. */
  readonly after: JourneyVersion | null;
  /** Null: it is new or gone. */
  readonly match: ModelMatch | null;
  readonly pairs: readonly StudyPair[];
  /** The name of a stage or KPI of BASE in HEAD. */
  readonly nameOf: (of: 'stage' | 'kpi', name: string) => string;
}

/** The journeys of two versions, in the order of HEAD; what is gone follows. */
export function journeyComparisons(base: Version, head: Version, { rowsDifference }: ComparisonOptions): JourneyComparison[] {
  return matchJourneys(base.journeys, head.journeys).map(({ before, after }): JourneyComparison => {
    if (before && after) {
      const match = matchModels(before.model, after.model);
      const pairs = studyPairs(before, after, match, rowsDifference);
      return { before, after, match, pairs, nameOf: (of, name) => match.renames.of(of, name) };
    }
    return { before, after, match: null, pairs: singlePairs(before, after), nameOf: (_, name) => name };
  });
}

function singlePairs(before: JourneyVersion | null, after: JourneyVersion | null): StudyPair[] {
  const only = after ?? before;
  if (!only) return [];
  return [...only.model.studies, ...only.model.benchmarks].map((study) => {
    const side = { study, file: only.files.get(study.name) ?? null };
    return { before: before ? side : null, after: after ? side : null, overlap: null, rows: null };
  });
}
