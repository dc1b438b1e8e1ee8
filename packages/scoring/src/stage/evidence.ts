/** How much evidence stands behind a figure (method.md, 2.8). */
import type { Evidence, EvidenceLimits } from '@parcours/model';

/** The evidence level of `n` respondents. `suppressed` is only the name of a level: `suppress` takes the figures out. */
export function evidenceLevel(n: number, limits: EvidenceLimits): Evidence {
  if (n < limits.anonymous) return 'suppressed';
  if (n < limits.tentative) return 'anecdotal';
  return n < limits.solid ? 'tentative' : 'solid';
}

/**
 * Whether a figure of `some` of a stage's respondents (its basics, its expectations) counts for all `n` of them: at least the anonymity
 * limit, or all. Fewer say little about the others, and an export would disclose their answers beside a stage that is large enough.
 */
export function coversStage(some: number, n: number, limits: EvidenceLimits): boolean {
  return some > 0 && some >= Math.min(limits.anonymous, n);
}
