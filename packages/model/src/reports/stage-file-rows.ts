/** Rows of a linked file that enter the figures of a stage. For the editor only: cells of single respondents, before disclosure control. */
export interface StageFileRows {
  readonly uri: string;
  /** Relative to the workspace. */
  readonly path: string;
  /** The file is a text whose lines an editor shows. */
  readonly isText: boolean;
  readonly columns: readonly string[];
  /** In the order of the file; `line` counts from 1. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  /** Rows of the stage found, those beyond `rows` included. */
  readonly count: number;
  /** Only the beginning of a large file was looked at. */
  readonly isBeginning: boolean;
}
