/** What readers choose of a picture; without imports, so that hosts of the panel can check choices without the pictures. */

/** The lanes of the journey map, in their order. */
export const LANES = [
  'evidence',
  'volume',
  'channels',
  'ruptures',
  'does',
  'needs',
  'choices',
  'expectations',
  'feels',
  'pains',
  'quotes',
  'ideas',
  'notes',
  'initiatives',
  'owner',
] as const;

export type Lane = (typeof LANES)[number];

export const GAP_SORT_KEYS = ['priority', 'journey', 'measured', 'gap', 'importance', 'volume'] as const;
export type GapSortKey = (typeof GAP_SORT_KEYS)[number];

/** The columns that can be left out: where the target comes from, the factors of the priority, and what experts say. */
export const GAP_COLUMNS = ['target', 'importance', 'volume', 'expert'] as const;
export type GapColumn = (typeof GAP_COLUMNS)[number];
