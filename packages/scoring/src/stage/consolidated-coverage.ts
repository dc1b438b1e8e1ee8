import { mergeDistributions } from '../statistics/distribution.ts';
import { hasLowCoverage } from '../statistics/interval-coverage.ts';
import type { Consolidation, StudyMeasurement } from './consolidate-studies.ts';

/** Whether the t interval of a consolidated mean is too narrow (see `hasLowCoverage`); false without an interval. */
export function hasLowConsolidatedCoverage({ moments, parts, pooled }: Consolidation, studies: readonly StudyMeasurement[]): boolean {
  if (moments.se === null) return false;
  const samples = parts.flatMap(({ index }) => studies[index]?.scores ?? []);
  if (pooled) return hasLowCoverage(mergeDistributions(samples));
  return samples.some((scores) => hasLowCoverage(scores, samples.length === 1 ? 'single' : 'combined'));
}
