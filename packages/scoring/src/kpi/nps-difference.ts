import { Z95 } from '../statistics/critical-values.ts';
import { neumaierSum } from '../statistics/neumaier-sum.ts';
import { twoSidedNormalP } from '../statistics/normal.ts';
import { type NpsShares, npsOf } from './nps.ts';

export interface NpsDifference {
  /** The difference of the two scores as shown, −200..200. */
  readonly value: number;
  /** The difference of the adjusted scores, at the centre of the interval. */
  readonly adjusted: number;
  readonly low: number;
  readonly high: number;
  /** Two-sided normal p of the adjusted difference. */
  readonly p: number;
}

/** Two Net Promoter Scores of one instrument. */
export interface NpsPair {
  readonly from: NpsShares;
  readonly to: NpsShares;
  /** φ between the two scores, −1..1 (see `overlapCorrelation`); 0 for independent groups. */
  readonly correlation: number;
  /** ω, above 0: see `instrumentWeight`. */
  readonly weight: number;
}

/**
 * `to` − `from` of two Net Promoter Scores, with the 95 % interval of the difference of the adjusted estimates (¾ of a promoter,
 * 1½ passives and ¾ of a detractor added to each group: Rocks 2016, *The American Statistician* 70, 365–372): normal z, variance
 * se₁² + se₂² − 2φ·se₁·se₂. The interval is clipped to −200..200, after p.
 *
 * @param correlation φ between the two scores, −1..1 (see `overlapCorrelation`); 0 for independent groups.
 */
export function npsDifference(from: NpsShares, to: NpsShares, correlation = 0): NpsDifference {
  return npsDifferenceOver([{ from, to, correlation, weight: 1 }]);
}

/**
 * The same over several instruments (method.md, 2.13): Σωd/Σω of both the shown and the adjusted differences, variance Σω²se²/(Σω)².
 *
 * @param pairs one or more.
 */
export function npsDifferenceOver(pairs: readonly NpsPair[]): NpsDifference {
  const sides = pairs.map((pair) => ({ ...pair, a: adjustedNps(pair.from), b: adjustedNps(pair.to) }));
  const sum = (term: (pair: (typeof sides)[number]) => number) =>
    neumaierSum(sides.length, (i) => term(sides[i] as (typeof sides)[number]));
  const total = sum(({ weight }) => weight);
  const adjusted = sum(({ a, b, weight }) => weight * (b.value - a.value)) / total;
  const variance = sum(({ a, b, correlation, weight }) => {
    return (weight / total) ** 2 * Math.max(0, a.se ** 2 + b.se ** 2 - 2 * correlation * a.se * b.se);
  });
  const se = Math.sqrt(variance);
  return {
    value: sum(({ from, to, weight }) => weight * (npsOf(to) - npsOf(from))) / total,
    adjusted,
    low: Math.max(-200, adjusted - Z95 * se),
    high: Math.min(200, adjusted + Z95 * se),
    p: adjusted === 0 ? 1 : twoSidedNormalP(adjusted / se),
  };
}

/** The adjusted score and its standard error, both on −100..100. */
function adjustedNps({ promoters, detractors, n }: NpsShares): { readonly value: number; readonly se: number } {
  const more = n + 3;
  const [p, d] = [(promoters * n + 0.75) / more, (detractors * n + 0.75) / more];
  const value = p - d;
  return { value: 100 * value, se: 100 * Math.sqrt(Math.max(0, p + d - value * value) / more) };
}
