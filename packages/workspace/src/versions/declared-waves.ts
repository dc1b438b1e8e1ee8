import type { Model } from '@parcours/model';
import { isExpertStudy } from '@parcours/scoring';

/** The waves that journeys declare, by name. Studies of experts and benchmarks belong to none. */
export function declaredWaves(models: readonly Model[]): string[] {
  const studies = models.flatMap((model) => model.studies).filter((study) => !isExpertStudy(study));
  return [...new Set(studies.flatMap(({ wave }) => wave ?? []))].sort();
}
