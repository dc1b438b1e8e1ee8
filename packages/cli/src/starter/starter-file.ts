import type { Terminal } from '../terminal.ts';

/** A file that `parcours init` writes. */
export interface StarterFile {
  /** With `/`, relative to the new workspace. */
  readonly path: string;
  readonly text: string;
  /** What to do by hand where another file has its place, in the language of the reader, who may write the file in another; null: nothing. */
  readonly byHand: ((translate: Terminal['translate']) => string) | null;
}
