import { type Diagnostic, diagnose } from '@parcours/model';
import type { SourceFile } from '../names/source-file.ts';

/** Comments that begin within another: the end of the first is probably missing, and what stands between them is lost. */
export function commentDiagnostics(file: SourceFile): Diagnostic[] {
  return file.parsed.tokens.comments.flatMap(({ text, offset, line, endLine }) => {
    // Within one line nothing is lost; `data/*.csv` begins no comment.
    const inner = line < endLine ? /[\r\n][^\r\n]*?(?<=\s)(?=\/\*)/.exec(text) : null;
    if (!inner) return [];
    const start = offset + inner.index + inner[0].length;
    const range = { start: file.document.positionAt(start), end: file.document.positionAt(start + 2) };
    return [diagnose('JRN0262', file.locationOf(range), { line: line + 1 })];
  });
}
