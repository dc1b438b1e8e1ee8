/** How much evidence stands behind a figure (method.md, 2.6 and 2.8). */
import type { Estimate, Evidence, EvidenceLimits } from '@parcours/model';

/** Effective respondents below which nothing is concluded. */
export const MIN_VERDICT_RESPONDENTS = 10;

/** An effective n is computed from weights: it reaches a limit up to rounding. */
export const EVIDENCE_TOLERANCE = 1e-9;

type SampleSize = Pick<Estimate, 'n' | 'effectiveN'>;

/** The respondents that count as evidence: effective ones, or heads where these are fewer. */
export function evidenceN({ n, effectiveN }: SampleSize): number {
  return Math.min(n, effectiveN);
}

/** The evidence level of a figure. `suppressed` is only the name of a level: `suppress` takes the figures out. */
export function evidenceLevel(size: SampleSize, limits: EvidenceLimits): Evidence {
  const n = evidenceN(size) + EVIDENCE_TOLERANCE;
  if (n < limits.anonymous) return 'suppressed';
  if (n < limits.tentative) return 'anecdotal';
  return n < limits.solid ? 'tentative' : 'solid';
}

/** Whether enough respondents stand behind a figure for something to be proven or refuted by it. */
export function supportsVerdict(size: SampleSize): boolean {
  return evidenceN(size) + EVIDENCE_TOLERANCE >= MIN_VERDICT_RESPONDENTS;
}
