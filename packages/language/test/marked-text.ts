/** A text with marks: `<|>` is a cursor, `[[…]]` a range. The marks are taken out; offsets count in what is left. */
export interface Marked {
  readonly text: string;
  /** Offsets of the cursors. */
  readonly cursors: readonly number[];
  /** Offsets of the ranges, in the order of their ends. */
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

export function marked(source: string): Marked {
  const cursors: number[] = [];
  const ranges: { start: number; end: number }[] = [];
  const open: number[] = [];
  let text = '';
  for (const piece of source.split(/(<\|>|\[\[|\]\])/)) {
    if (piece === '<|>') cursors.push(text.length);
    else if (piece === '[[') open.push(text.length);
    else if (piece === ']]') ranges.push({ start: open.pop() ?? 0, end: text.length });
    else text += piece;
  }
  return { text, cursors, ranges };
}
