/** Whether the segments of a sample stand in their declared shares, and weights that put them there (method.md, 2.15). */
import gammainc from '@stdlib/math-base-special-gammainc';
import { neumaierSum } from './neumaier-sum.ts';

/** The respondents of one declared segment in one study. */
export interface SegmentSample {
  readonly name: string;
  /** Declared share of the customers, above 0. */
  readonly share: number;
  /** Respondents. */
  readonly n: number;
  /** Σ of their weights; without weights equal to `n`. */
  readonly weight: number;
}

export interface SegmentMix {
  readonly chiSquare: number;
  readonly df: number;
  /** Of Pearson's χ² test, 0–1. */
  readonly p: number;
  /** The largest |observed share − declared share| of a segment, 0–1. */
  readonly largestDeviation: number;
  /** p below 0.01, and a share off by 10 points or more. */
  readonly isOff: boolean;
}

const MIN_RESPONDENTS = 30;
const MIN_EXPECTED = 5;
const SIGNIFICANCE_LEVEL = 0.01;
const MIN_DEVIATION = 0.1;
/** Shares are compared up to rounding. */
const TOLERANCE = 1e-9;

/**
 * Holds the weighted mix of a sample against the declared shares (scaled to sum to 1) by Pearson's χ² test (Pearson 1900,
 * *Philosophical Magazine* 50, 157–175). For the test the segment with the smallest expected count joins the next smallest until each
 * expects 5 respondents.
 *
 * @param segments all with a declared share, those without respondents too.
 * @returns null below 30 respondents, and where fewer than two segments expect 5.
 */
export function segmentMix(segments: readonly SegmentSample[]): SegmentMix | null {
  const total = totals(segments);
  if (total.n < MIN_RESPONDENTS || !(total.share > 0) || !(total.weight > 0)) return null;
  const classes = segments.map(({ share, weight }) => ({
    observed: (total.n * weight) / total.weight,
    expected: (total.n * share) / total.share,
  }));
  const merged = [...classes].sort((a, b) => a.expected - b.expected);
  for (;;) {
    const [smallest, next, ...others] = merged;
    if (!smallest || !next) return null;
    if (smallest.expected >= MIN_EXPECTED - TOLERANCE) break;
    merged.splice(
      0,
      merged.length,
      { observed: smallest.observed + next.observed, expected: smallest.expected + next.expected },
      ...others,
    );
    merged.sort((a, b) => a.expected - b.expected);
  }
  const chiSquare = neumaierSum(merged.length, (i) => {
    const { observed, expected } = merged[i] as { observed: number; expected: number };
    return (observed - expected) ** 2 / expected;
  });
  const df = merged.length - 1;
  const p = gammainc(chiSquare / 2, df / 2, true, true);
  const largestDeviation = Math.max(...classes.map(({ observed, expected }) => Math.abs(observed - expected) / total.n));
  return { chiSquare, df, p, largestDeviation, isOff: p < SIGNIFICANCE_LEVEL && largestDeviation >= MIN_DEVIATION - TOLERANCE };
}

export interface PostStratification {
  /** By segment the factor for its respondents' weights; null where none are given: see `tooSmall`. */
  readonly factors: ReadonlyMap<string, number> | null;
  /** Declared segments without respondents. */
  readonly missing: readonly string[];
  /** Segments with fewer respondents than can be weighted. */
  readonly tooSmall: readonly string[];
}

const MIN_SEGMENT_RESPONDENTS = 5;

/**
 * Factors that give each segment present its declared share, scaled to sum to 1 over those present, and keep the sum of all weights
 * (post-stratification: Holt & Smith 1979, *Journal of the Royal Statistical Society* A 142, 33–46). They multiply the respondents' own
 * weights; respondents of no declared segment take no part.
 *
 * @param segments all with a declared share, those without respondents too.
 */
export function postStratify(segments: readonly SegmentSample[]): PostStratification {
  const present = segments.filter(({ n }) => n > 0);
  const missing = segments.filter(({ n }) => n === 0).map(({ name }) => name);
  const tooSmall = present.filter(({ n }) => n < MIN_SEGMENT_RESPONDENTS).map(({ name }) => name);
  if (present.length === 0 || tooSmall.length > 0) return { factors: null, missing, tooSmall };
  const total = totals(present);
  return {
    factors: new Map(present.map(({ name, share, weight }) => [name, ((share / total.share) * total.weight) / weight])),
    missing,
    tooSmall,
  };
}

function totals(segments: readonly SegmentSample[]): Pick<SegmentSample, 'share' | 'n' | 'weight'> {
  const sum = (figure: (segment: SegmentSample) => number) => neumaierSum(segments.length, (i) => figure(segments[i] as SegmentSample));
  return { share: sum(({ share }) => share), n: sum(({ n }) => n), weight: sum(({ weight }) => weight) };
}
