import { format, type SourceFile } from '@parcours/language';
import type { TextEdit } from 'vscode-languageserver';

/** The whole text in the formatter's order, or nothing while it has syntax errors. */
export function formatting(file: SourceFile): TextEdit[] {
  const text = format(file.text);
  if (text === null || text === file.text) return [];
  return [{ range: { start: { line: 0, character: 0 }, end: file.document.positionAt(file.text.length) }, newText: text }];
}
