/**
 * Header tags: a header cell that ends in a role in square brackets, `Étape [stage]`. The observation guide writes them, and observations
 * that map no column are read by them (docs/decisions/2026-11-22-observation-guide.md).
 */

/** The column roles of an observations block that need no further declaration (scale, kind, stage). */
export const HEADER_ROLES = [
  'respondent',
  'stage',
  'touchpoint',
  'action',
  'response',
  'channel',
  'segment',
  'persona',
  'date',
  'verbatim',
] as const;

export type HeaderRole = (typeof HEADER_ROLES)[number];

export function headerWithRole(title: string, role: HeaderRole): string {
  return `${title} [${role}]`;
}

/** The role of a header cell's tag; null without one. */
export function roleInHeader(header: string): HeaderRole | null {
  const role = /\[([a-z]+)\]$/.exec(header)?.[1];
  return HEADER_ROLES.find((each) => each === role) ?? null;
}
