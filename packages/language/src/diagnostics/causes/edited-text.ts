import type { TextEdit } from './cause.ts';

/** A text with repairs: what stands where in the original. */
export class EditedText {
  readonly original: string;
  readonly text: string;
  /** In the coordinates of the original, in order, without overlaps. */
  readonly #edits: readonly TextEdit[];

  constructor(original: string, edits: readonly TextEdit[] = []) {
    this.original = original;
    this.#edits = edits;
    let text = '';
    let at = 0;
    for (const edit of edits) {
      text += original.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    this.text = text + original.slice(at);
  }

  /** With further edits, in the coordinates of `text`; null where they overlap with each other or with earlier ones. */
  with(edits: readonly TextEdit[]): EditedText | null {
    const all = [...this.#edits, ...this.toOriginalEdits(edits)];
    all.sort((a, b) => a.start - b.start || a.end - b.end);
    for (const [index, edit] of all.entries()) if (index > 0 && (all[index - 1] as TextEdit).end > edit.start) return null;
    return new EditedText(this.original, all);
  }

  toOriginalEdits(edits: readonly TextEdit[]): TextEdit[] {
    return edits.map(({ start, end, text }) => ({ start: this.toOriginal(start), end: this.toOriginal(end), text }));
  }

  /** The offset in the original; inside an inserted text, that of its place. */
  toOriginal(offset: number): number {
    let shift = 0;
    for (const { start, end, text } of this.#edits) {
      const begin = start + shift;
      if (offset < begin) break;
      if (offset < begin + text.length) return start;
      shift += text.length - (end - start);
    }
    return offset - shift;
  }
}
