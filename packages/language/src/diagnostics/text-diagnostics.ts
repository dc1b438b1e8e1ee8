import { type Diagnostic, diagnose, withKeywordLanguage } from '@parcours/model';
import type { SourceFile } from '../names/source-file.ts';
import type { VisibleFiles } from '../names/visible-files.ts';
import { acceptanceDiagnostics } from './acceptances.ts';
import { besideSyntaxErrors } from './beside-syntax-errors.ts';
import { commentDiagnostics } from './comment-diagnostics.ts';
import { declarationDiagnostics } from './declaration-diagnostics.ts';
import { encodingDiagnostics } from './encoding-diagnostics.ts';
import { gateDiagnostics } from './gate-diagnostics.ts';
import { methodDiagnostics } from './method-diagnostics.ts';
import { modelDiagnostics } from './model-diagnostics.ts';
import { nameDiagnostics } from './name-diagnostics.ts';
import { siblingJourneyDiagnostics } from './sibling-journeys.ts';
import { syntaxDiagnostics } from './syntax-diagnostics.ts';

export const MAX_DIAGNOSTICS = 1000;

/** Everything that the text alone shows to be wrong: syntax, names, the model, the method. In the order of the text. */
export function textDiagnostics(files: VisibleFiles, file: SourceFile): Diagnostic[] {
  const beside = file.hasSyntaxErrors ? besideSyntaxErrors(files, file, contentDiagnostics) : contentDiagnostics(files, file);
  const all = [...syntaxDiagnostics(file), ...beside];
  all.sort((a, b) => a.at.range.start.line - b.at.range.start.line || a.at.range.start.character - b.at.range.start.character);
  return limitDiagnostics(all, file).map((diagnostic) =>
    withKeywordLanguage(
      { ...diagnostic, subject: diagnostic.subject ?? file.elementIdAt(diagnostic.at.range.start) },
      file.keywordLanguage,
    ),
  );
}

function contentDiagnostics(files: VisibleFiles, file: SourceFile): Diagnostic[] {
  return [
    ...nameDiagnostics(files, file),
    ...modelDiagnostics(files, file),
    ...gateDiagnostics(files, file),
    ...methodDiagnostics(files, file),
    ...siblingJourneyDiagnostics(files, file),
    ...acceptanceDiagnostics(file),
    ...commentDiagnostics(file),
    ...declarationDiagnostics(file),
    ...encodingDiagnostics(file),
  ];
}

/** The first `MAX_DIAGNOSTICS` of a file; the last of them then gives the number of the rest. */
export function limitDiagnostics(all: Diagnostic[], file: SourceFile): Diagnostic[] {
  if (all.length <= MAX_DIAGNOSTICS) return all;
  const top = file.locationOf({ start: { line: 0, character: 0 }, end: { line: 0, character: 1 } });
  const kept = all.slice(0, MAX_DIAGNOSTICS - 1);
  return [...kept, diagnose('JRN0111', top, { limit: kept.length, more: all.length - kept.length })];
}
