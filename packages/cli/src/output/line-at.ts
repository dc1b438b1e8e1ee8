import type { Range } from '@parcours/model';

interface TextSource {
  getText(range: Range): string;
}

/** A line, which counts from 0, without its end; empty where there is no such text. */
export function lineAt(document: TextSource | undefined, line: number): string {
  const text = document?.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } }) ?? '';
  return text.replace(/[\r\n]+$/, '');
}
