import { type Diagnostic, diagnose } from '@parcours/model';
import type { JourneyFiles } from './journey-files.ts';
import { methodFindings } from './method-findings.ts';
import { modelFindings } from './model-findings.ts';
import { nameFindings } from './name-findings.ts';
import type { SourceFile } from './source-file.ts';
import { syntaxFindings } from './syntax-findings.ts';

export const MOST_FINDINGS = 1000;

/** Everything that the text alone shows to be wrong: syntax, names, the model, the method. In the order of the text. */
export function findings(files: JourneyFiles, file: SourceFile): Diagnostic[] {
  const all = [...syntaxFindings(file), ...nameFindings(files, file), ...modelFindings(files, file), ...methodFindings(files, file)];
  all.sort((a, b) => a.at.range.start.line - b.at.range.start.line || a.at.range.start.character - b.at.range.start.character);
  return capped(all, file);
}

/** At most a thousand findings a file, and a word about the rest. */
export function capped(all: Diagnostic[], file: SourceFile): Diagnostic[] {
  if (all.length <= MOST_FINDINGS) return all;
  const top = file.place({ start: { line: 0, character: 0 }, end: { line: 0, character: 1 } });
  const kept = all.slice(0, MOST_FINDINGS - 1);
  return [...kept, diagnose('JRN0111', top, { limit: kept.length, more: all.length - kept.length })];
}
