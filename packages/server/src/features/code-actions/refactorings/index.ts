import type { SourceFile } from '@parcours/language';
import type { Range } from '@parcours/model';
import { CodeActionKind } from 'vscode-languageserver';
import type { Context } from '../../../context.ts';
import { messagesIn } from '../../../messages.ts';
import type { CodeFix } from '../fixes/fix.ts';
import { convertMermaid } from './mermaid.ts';
import { extractName, introduceName } from './names.ts';
import { extractQuestionnaire } from './questionnaires.ts';
import type { Refactoring } from './refactoring.ts';
import { moveStage, splitStage } from './stages.ts';

const REFACTORINGS: readonly { readonly kind: string; readonly refactoring: Refactoring }[] = [
  { kind: CodeActionKind.RefactorExtract, refactoring: extractName },
  { kind: CodeActionKind.RefactorExtract, refactoring: extractQuestionnaire },
  { kind: CodeActionKind.RefactorRewrite, refactoring: introduceName },
  { kind: CodeActionKind.RefactorRewrite, refactoring: moveStage },
  { kind: CodeActionKind.RefactorRewrite, refactoring: splitStage },
  { kind: CodeActionKind.RefactorRewrite, refactoring: convertMermaid },
];

/** The refactorings available at a range. */
export function refactorings(context: Context, file: SourceFile, range: Range): (CodeFix & { kind: string })[] {
  const request = { context, file, range, translate: messagesIn(context.language, file.keywordLanguage) };
  return REFACTORINGS.flatMap(({ kind, refactoring }) =>
    refactoring(request)
      .filter(({ edits }) => edits.length > 0)
      .map((fix) => ({ ...fix, kind })),
  );
}
