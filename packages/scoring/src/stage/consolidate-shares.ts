import { neumaierSum } from '../statistics/neumaier-sum.ts';
import type { Proportion } from '../statistics/newcombe.ts';

/** A share in one study, and its declared weight W, from 0 on. */
export interface WeightedShare extends Proportion {
  readonly weight: number;
}

/**
 * Consolidates shares by declared study weights (method.md, 2.4): ΣW·share/ΣW with the effective n (ΣW)²/Σ(W²/n), from which one interval
 * is computed. The shares of promoters and detractors are consolidated in the same way before their difference is taken.
 *
 * @returns null where no study has a weight above 0.
 */
export function consolidateShares(studies: readonly WeightedShare[]): Proportion | null {
  const contributing = studies.filter(({ weight }) => weight > 0);
  if (contributing.length === 0) return null;
  const sum = (term: (study: WeightedShare) => number) => neumaierSum(contributing.length, (i) => term(contributing[i] as WeightedShare));
  const total = sum(({ weight }) => weight);
  return { share: sum(({ weight, share }) => weight * share) / total, n: total ** 2 / sum(({ weight, n }) => weight ** 2 / n) };
}
