/** A text that is rewritten step by step, while every character still knows where it stood in the original. */
export interface SourceText {
  readonly text: string;
  /** By character, and one more for the end: its offset in the original. */
  readonly offsets: readonly number[];
}

export function sourceText(text: string): SourceText {
  return { text, offsets: Array.from({ length: text.length + 1 }, (_, at) => at) };
}

/** As `String.prototype.replace` with a function; what a replacement adds stands where the match began. */
export function replaceIn(source: SourceText, pattern: RegExp, replacement: (match: RegExpExecArray) => string): SourceText {
  const parts: string[] = [];
  const offsets: number[] = [];
  let copied = 0;
  const copy = (end: number) => {
    parts.push(source.text.slice(copied, end));
    for (let at = copied; at < end; at++) offsets.push(source.offsets[at] as number);
  };
  for (const match of source.text.matchAll(pattern)) {
    copy(match.index);
    const added = replacement(match);
    parts.push(added);
    // What keeps its length keeps its places.
    const isSameLength = added.length === match[0].length;
    for (let at = 0; at < added.length; at++) offsets.push(source.offsets[match.index + (isSameLength ? at : 0)] as number);
    copied = match.index + match[0].length;
  }
  copy(source.text.length);
  offsets.push(source.offsets[source.text.length] as number);
  return { text: parts.join(''), offsets };
}

export function dropStart({ text, offsets }: SourceText, length: number): SourceText {
  return { text: text.slice(length), offsets: offsets.slice(length) };
}
