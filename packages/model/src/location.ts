/** A position in a text as editors count it: line and UTF-16 column, both from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Half-open: `end` is the first position behind the text. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Where something stands: a file and a range in it. */
export interface Location {
  readonly uri: string;
  readonly range: Range;
}
