import { HOST_FORMATS } from './host-format.ts';

/** How `parcours diff` writes what has changed. */
export const DIFF_FORMATS = ['text', 'json', 'md', 'html', 'svg', ...HOST_FORMATS] as const;
export type DiffFormat = (typeof DIFF_FORMATS)[number];

/** The formats of `-o FILE` by extension. */
export const DIFF_FILE_FORMATS: Readonly<Record<string, DiffFormat>> = {
  '.txt': 'text',
  '.json': 'json',
  '.md': 'md',
  '.html': 'html',
  '.svg': 'svg',
};
