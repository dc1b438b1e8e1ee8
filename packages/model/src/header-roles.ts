/**
 * A column that says itself what it holds: its header cell ends in a role in square brackets, `Étape [stage]`. The observation
 * guide is written so, and observations whose text maps no column are read so (docs/decisions/2026-11-22-observation-guide.md).
 */

/** The roles of an observations block that need nothing said beside the column: no scale, no kind, no stage. */
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

/** The role that a header cell ends in, or null. */
export function roleInHeader(header: string): HeaderRole | null {
  const role = /\[([a-z]+)\]$/.exec(header)?.[1];
  return HEADER_ROLES.find((each) => each === role) ?? null;
}
