/** A file that `parcours init` writes. */
export interface StarterFile {
  /** With `/`, relative to the new workspace. */
  readonly path: string;
  readonly text: string;
  /** What to do by hand where another file has its place; null: nothing. */
  readonly byHand: string | null;
}
