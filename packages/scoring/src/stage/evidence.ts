/** How much evidence stands behind a figure (method.md, 2.8). */
import type { Evidence, EvidenceLimits } from '@parcours/model';

/** The level for `n` respondents. `suppressed` only names the level: what is taken out, and when, is `suppress`. */
export function evidenceLevel(n: number, limits: EvidenceLimits): Evidence {
  if (n < limits.anonymous) return 'suppressed';
  if (n < limits.tentative) return 'anecdotal';
  return n < limits.solid ? 'tentative' : 'solid';
}

/**
 * Whether a side figure of a stage – its basics, its expectations – taken from `some` of its respondents may be held against
 * all `n` of them. Fewer than the limit of anonymity may not: such a handful says little about the others, and beside a stage
 * that is large enough to be shown it would tell in an export what these few answered.
 */
export function coversStage(some: number, n: number, limits: EvidenceLimits): boolean {
  return some > 0 && some >= Math.min(limits.anonymous, n);
}
