import type { SourceFile } from '@parcours/language';
import type { Range } from '@parcours/model';
import { CodeActionKind } from 'vscode-languageserver';
import type { Context } from '../../../context.ts';
import { messagesIn } from '../../../messages.ts';
import type { FileEdit } from '../../../text/file-edits.ts';
import { keepCells, RefusedError } from '../../editing/keep-cells.ts';
import type { CodeFix } from '../fixes/fix.ts';
import { convertMermaid } from './mermaid.ts';
import { extractName, introduceName } from './names.ts';
import { extractQuestionnaire } from './questionnaires.ts';
import type { Refactoring } from './refactoring.ts';
import { moveStage, splitStage } from './stages.ts';

interface OfferedRefactoring {
  readonly kind: string;
  readonly refactoring: Refactoring;
  /** Whether it gives names, which cells of linked files may say. */
  readonly givesNames?: boolean;
}

const REFACTORINGS: readonly OfferedRefactoring[] = [
  { kind: CodeActionKind.RefactorExtract, refactoring: extractName, givesNames: true },
  { kind: CodeActionKind.RefactorExtract, refactoring: extractQuestionnaire },
  { kind: CodeActionKind.RefactorRewrite, refactoring: introduceName, givesNames: true },
  { kind: CodeActionKind.RefactorRewrite, refactoring: moveStage },
  { kind: CodeActionKind.RefactorRewrite, refactoring: splitStage, givesNames: true },
  { kind: CodeActionKind.RefactorRewrite, refactoring: convertMermaid },
];

/** The refactorings available at a range: those that change no figure. */
export async function refactorings(
  context: Context,
  file: SourceFile,
  range: Range,
  isRequested: (kind: string) => boolean,
): Promise<(CodeFix & { kind: string })[]> {
  const request = { context, file, range, translate: messagesIn(context.language, file.keywordLanguage) };
  const found: (CodeFix & { kind: string })[] = [];
  for (const { kind, refactoring, givesNames } of REFACTORINGS) {
    if (!isRequested(kind)) continue;
    for (const fix of await refactoring(request)) {
      const edits = givesNames ? await keptCells(context, fix.edits) : fix.edits;
      if (edits.length > 0) found.push({ ...fix, edits, kind });
    }
  }
  return found;
}

/** None where a figure would change. */
async function keptCells(context: Context, edits: readonly FileEdit[]): Promise<readonly FileEdit[]> {
  try {
    return await keepCells(context, edits);
  } catch (error) {
    if (error instanceof RefusedError) return [];
    throw error;
  }
}
