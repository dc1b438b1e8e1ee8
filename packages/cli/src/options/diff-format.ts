/** How `parcours diff` writes what has changed; the first is the default. */
export const DIFF_FORMATS = ['text', 'json', 'md', 'html', 'svg'] as const;
export type DiffFormat = (typeof DIFF_FORMATS)[number];
