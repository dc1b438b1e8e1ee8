import { averageIntervals, type BoundedEstimate, intervalDifference } from './interval-difference.ts';
import { invertedIntervalP } from './inverted-interval.ts';
import { wilson } from './wilson.ts';

/** A share of respondents. */
export interface Proportion {
  /** 0–1. */
  readonly share: number;
  /** Respondents, above 0; with weights or clusters the effective n. */
  readonly n: number;
}

export interface ProportionDifference extends BoundedEstimate {
  /** The smallest α at which the interval of level 1 − α touches 0, 0–1. */
  readonly p: number;
}

/** Two shares of one instrument. */
export interface ProportionPair {
  readonly from: Proportion;
  readonly to: Proportion;
  /** φ between the two shares, −1..1 (see `overlapCorrelation`); 0 for independent groups. */
  readonly correlation: number;
  /** ω, above 0: see `instrumentWeight`. */
  readonly weight: number;
}

/**
 * `to` − `from` with its 95 % score interval, −1..1: method 10 of Newcombe (1998), *Statistics in Medicine* 17, 873–890, for
 * independent groups; for paired ones method 10 of Newcombe (1998), *Statistics in Medicine* 17, 2635–2650.
 *
 * The p value inverts the interval, so that verdict and interval agree at every level, also after Holm's correction.
 *
 * @param correlation φ between the two shares, −1..1 (see `overlapCorrelation`); 0 for independent groups.
 */
export function newcombe(from: Proportion, to: Proportion, correlation = 0): ProportionDifference {
  return newcombeOver([{ from, to, correlation, weight: 1 }]);
}

/**
 * The same over several instruments (method.md, 2.13): d = Σωd_k/Σω, and its distance to a bound is √(Σω²δ_k²)/Σω, δ_k those of the
 * single differences.
 *
 * @param pairs one or more.
 */
export function newcombeOver(pairs: readonly ProportionPair[]): ProportionDifference {
  const { value, low, high } = intervalAt(pairs);
  return { value, low: Math.max(-1, low), high: Math.min(1, high), p: invertedIntervalP((z) => intervalAt(pairs, z)) };
}

/**
 * φ of two estimates of which some respondents give both: r·n_pairs/√(n₁n₂).
 *
 * @param r correlation of the answers over the pairs, −1..1.
 * @param pairs respondents in both groups (effective).
 * @param first respondents in the first group (effective), above 0; `second` likewise.
 */
export function overlapCorrelation(r: number, pairs: number, first: number, second: number): number {
  return (r * pairs) / Math.sqrt(first * second);
}

/** @param z half the width of the single intervals, in standard errors; without it that of 95 %. */
function intervalAt(pairs: readonly ProportionPair[], z?: number): BoundedEstimate {
  return averageIntervals(
    pairs.map(({ from, to, correlation, weight }) => ({
      ...intervalDifference(
        { value: from.share, ...wilson(from.share, from.n, z) },
        { value: to.share, ...wilson(to.share, to.n, z) },
        correlation,
      ),
      weight,
    })),
  );
}
