import type { SourceFile } from '@parcours/language';
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';

/** Blocks, runs of imports, and comments of several lines. */
export function foldingRanges(file: SourceFile): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const add = (startLine: number, endLine: number, kind?: FoldingRangeKind) => {
    if (endLine > startLine) ranges.push(kind ? { startLine, endLine, kind } : { startLine, endLine });
  };
  for (const { range } of file.allDeclarations()) add(range.start.line, range.end.line - 1);
  const lines = file.text.split(/\r\n|\n|\r/);
  for (const [kind, pattern] of [
    [FoldingRangeKind.Imports, /^\s*import\b/],
    [FoldingRangeKind.Comment, /^\s*\/\//],
  ] as const) {
    let start = -1;
    for (let line = 0; line <= lines.length; line++) {
      if (line < lines.length && pattern.test(lines[line] ?? '')) {
        if (start < 0) start = line;
      } else if (start >= 0) {
        add(start, line - 1, kind);
        start = -1;
      }
    }
  }
  for (const match of file.text.matchAll(/\/\*[\s\S]*?\*\//g)) {
    add(file.document.positionAt(match.index).line, file.document.positionAt(match.index + match[0].length).line, FoldingRangeKind.Comment);
  }
  return ranges;
}
