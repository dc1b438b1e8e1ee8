/** The gap to what each respondent could reach with the actions met (method.md, 2.6; docs/plausibility.md). */
import type { Bounds, Distribution, MetActions, RepositoryStage, StageSample } from '@parcours/model';
import { clusteredMoments } from '../statistics/clustered-mean.ts';
import { type Moments, mapDistribution, momentsOf, summaryMoments } from '../statistics/distribution.ts';
import { neumaierSum } from '../statistics/neumaier-sum.ts';
import { consolidateStudies, type StudyMeasurement } from './consolidate-studies.ts';
import type { StageEvidence, StageSource } from './stage-evidence.ts';

/** Fewest respondents who met an action for its absence beside another to tell something. */
const MIN_RESPONDENTS = 5;

/**
 * What the respondents of the studies met, where some met a part of the actions alone; null where everybody met all that decide about the
 * best score.
 *
 * @param best score with all actions.
 */
export function metActionsOf(sources: readonly StageSource[], repository: RepositoryStage, best: number): MetActions | null {
  const all = sources.flatMap(({ sample: { reach } }) => reach ?? []);
  const sum = (term: (reach: (typeof all)[number]) => number) => neumaierSum(all.length, (i) => term(all[i] as (typeof all)[number]));
  const [n, weight] = [sum((reach) => reach.n), sum((reach) => reach.weight)];
  if (n === sum(({ completeN }) => completeN) || !(weight > 0)) return null;
  const names = repository.actions.map(({ name }) => name);
  const metBy = (name: string) => sum(({ actions }) => actions.find(({ action }) => action === name)?.n ?? 0);
  const isTogether = (a: string, b: string) =>
    all.some(({ pairs }) => pairs.some(({ actions }) => actions.includes(a) && actions.includes(b)));
  const met = names.filter((name) => metBy(name) >= MIN_RESPONDENTS);
  return {
    share: sum((reach) => reach.met) / weight,
    best,
    n,
    neverTogether: met.flatMap((a, i) => met.slice(i + 1).flatMap((b) => (isTogether(a, b) ? [] : [[a, b] as const]))),
  };
}

/**
 * The moments of the shortfall: of each respondent the best score with the actions met, less the score. Who gave a rating alone, and a file of
 * means, is held against all actions.
 *
 * @param best score with all actions.
 */
export function shortfallMoments({ measured, consolidation }: StageEvidence, best: number, scale: Bounds): Moments | null {
  const counted = measured.filter((_, index) => !consolidation?.leftOut.includes(index));
  const measurements = counted.flatMap(({ source, measurement }): StudyMeasurement[] => {
    const { scores, clusters, moments } = shortfallOf(source.sample, best);
    return moments ? [{ ...measurement, moments, scores, clusters }] : [];
  });
  return consolidateStudies(measurements, scale)?.moments ?? null;
}

function shortfallOf({ reach, scores, clusters, summary }: StageSample, best: number) {
  const own: Distribution | null = reach?.shortfall ?? (scores && mapDistribution(scores, (score) => best - score));
  const byCluster = reach
    ? reach.clusters
    : (clusters?.map((each) => ({ ...each, weightedSum: best * each.weight - each.weightedSum })) ?? null);
  if (own) return { scores: own, clusters: byCluster, moments: byCluster ? clusteredMoments(own, byCluster) : momentsOf(own) };
  return { scores: null, clusters: null, moments: summary && summaryMoments({ ...summary, mean: best - summary.mean }) };
}
