import { type Diagnostic, diagnose } from '@parcours/model';
import type { SourceFile } from '../names/source-file.ts';
import { syntaxAnalysis } from './causes/syntax-analysis.ts';

/**
 * The syntax errors of a file in the order of the text; empty if and only if `file.hasSyntaxErrors` is false. All belong to the
 * catalogue's family `syntax`.
 */
export function syntaxDiagnostics(file: SourceFile): Diagnostic[] {
  const { internalError } = file.parsed;
  if (internalError !== null) {
    const top = { start: file.document.positionAt(0), end: file.document.positionAt(1) };
    return [diagnose('JRN0112', file.locationOf(top), { detail: internalError.slice(0, 200) })];
  }
  return syntaxAnalysis(file)
    .findings.map(({ diagnostic }) => diagnostic)
    .sort((a, b) => {
      const [{ start }, { start: other }] = [a.at.range, b.at.range];
      return start.line - other.line || start.character - other.character;
    });
}
