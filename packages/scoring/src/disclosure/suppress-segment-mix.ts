import type { SegmentMixReport } from '@parcours/model';

/** Without counts and shares where a segment has respondents, but too few, or where it would tell of too few beside others; what they mean for the figures stays. */
export function suppressSegmentMix(mix: SegmentMixReport, minCellSize: number): SegmentMixReport {
  const hasSmallSegment = mix.segments.some(({ respondents }) => respondents > 0 && respondents < minCellSize);
  return hasSmallSegment || mix.secondarySuppressed ? { ...mix, segments: [], chiSquare: null, df: null, p: null } : mix;
}
