/** The best scores that the actions of a repository allow (method.md, 2.6). */
import type { Bounds, RepositoryStage } from '@parcours/model';
import { exactMean, exactSum } from '../statistics/exact-sum.ts';
import { neumaierSum } from '../statistics/neumaier-sum.ts';
import { clamp } from '../statistics/scale.ts';

/** Σ of the best response score of each action, clamped to the scale; null where no action has a response. */
export function bestPossibleScore(stage: Pick<RepositoryStage, 'actions'>, scale: Bounds): number | null {
  const bests = stage.actions.flatMap((action) => bestResponse(action) ?? []);
  return bests.length === 0
    ? null
    : clamp(
        neumaierSum(bests.length, (i) => bests[i] as number),
        scale,
      );
}

/** The best score of an action; null where it has no response. */
export function bestResponse({ responses }: RepositoryStage['actions'][number]): number | null {
  return responses.length === 0 ? null : responses.reduce((best, { score }) => Math.max(best, score), Number.NEGATIVE_INFINITY);
}

/**
 * The best score that a respondent could reach with the actions met, summed, clamped and averaged as the score itself is
 * (`respondentScore`).
 *
 * @param bests of each response the best score of its action: one list an observer, none of them empty; at least one list.
 * @param all the best score with all actions, which a rating beside the responses is held against; null: there is no rating.
 */
export function reachableScore(bests: readonly (readonly number[])[], all: number | null, scale: Bounds): number {
  const judged = exactMean(bests.map((scores) => clamp(exactSum([...scores]), scale)));
  return all === null ? judged : (judged + all) / 2;
}
