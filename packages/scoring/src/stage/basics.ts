import type { Basics } from '@parcours/model';
import { clusteredMoments } from '../statistics/clustered-mean.ts';
import { neumaierSum } from '../statistics/neumaier-sum.ts';
import { wilson } from '../statistics/wilson.ts';

export interface BasicsVerdict {
  /** Weighted share of the respondents observed on basic actions who met a negatively scored response of one, 0–1. */
  readonly share: number;
  /** Respondents observed on basic actions. */
  readonly observed: number;
  /** At least two respondents, and more than 10 %. */
  readonly fail: boolean;
  /** The Wilson interval of the share contains 10 %. */
  readonly isUncertain: boolean;
}

/** What one study observed on the basic actions of a stage. */
export interface StudyBasics {
  readonly basics: Basics;
  /** The declared weight W, from 0 on; null where the studies are pooled. */
  readonly weight: number | null;
  /** What scales the respondents' weights to mean 1 over the whole study. */
  readonly weightFactor: number;
}

/** Share of respondents (0–1) with an unmet basic up to which the basics do not fail. */
const MAX_UNMET_BASICS = 0.1;
/** Fewest respondents with an unmet basic for the basics to fail. */
const MIN_UNMET = 2;
const TOLERANCE = 1e-9;

/**
 * Whether the basics of a stage fail (method.md, 2.7). A share within 1e-9 of 10 % does not exceed it.
 *
 * @param observed respondents (heads) observed on basic actions.
 * @param share weighted share with an unmet basic, 0–1.
 * @param unmet respondents (heads) with an unmet basic.
 * @param effectiveN effective respondents observed on basic actions, above 0.
 */
export function basicsVerdict(observed: number, share: number, unmet: number, effectiveN: number): BasicsVerdict {
  const { low, high } = wilson(share, effectiveN);
  return {
    share,
    observed,
    fail: unmet >= MIN_UNMET && share > MAX_UNMET_BASICS + TOLERANCE,
    isUncertain: low <= MAX_UNMET_BASICS + TOLERANCE && MAX_UNMET_BASICS <= high + TOLERANCE,
  };
}

/**
 * The verdict over several studies, weighted as their scores are: pooled where one has no weight, else ΣW·share/ΣW with the effective n
 * (ΣW)²/Σ(W²/effective n).
 *
 * @returns null where nobody was observed on a basic action.
 */
export function basicsOfStudies(studies: readonly StudyBasics[]): BasicsVerdict | null {
  const isWeighted = studies.every(({ weight }) => weight !== null);
  const observing = studies.filter(({ basics, weight }) => basics.observed > 0 && weight !== 0);
  if (observing.length === 0) return null;
  const sum = (term: (study: StudyBasics) => number) => neumaierSum(observing.length, (i) => term(observing[i] as StudyBasics));
  const counts = ({ basics, weight, weightFactor }: StudyBasics) => (isWeighted ? (weight as number) : weightFactor * basics.observed);
  const total = sum(counts);
  return basicsVerdict(
    sum(({ basics }) => basics.n),
    sum((study) => (counts(study) * study.basics.unmet) / study.basics.observed) / total,
    sum(({ basics }) => basics.unmetN),
    total ** 2 / sum((study) => counts(study) ** 2 / effectiveN(study.basics)),
  );
}

/** With clusters from the variance between them, else by the weights. */
function effectiveN({ n, unmetN, observed, squares, unmet, clusters }: Basics): number {
  const byWeights = observed ** 2 / squares;
  if (!clusters) return byWeights;
  const share = unmet / observed;
  const indicator = {
    values: [0, 1],
    counts: [n - unmetN, unmetN],
    weights: [observed - unmet, unmet],
    // How the squares divide does not matter to the moments.
    squares: [squares * (1 - share), squares * share],
  };
  return clusteredMoments(indicator, clusters)?.effectiveN ?? byWeights;
}
