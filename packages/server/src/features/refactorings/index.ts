import type { SourceFile } from '@parcours/language';
import type { Range } from '@parcours/model';
import { CodeActionKind } from 'vscode-languageserver';
import type { Context } from '../../context.ts';
import { wordsIn } from '../../words.ts';
import type { Offer } from '../fixes/fix.ts';
import { fromMermaid } from './mermaid.ts';
import { extractName, nameIt } from './names.ts';
import type { Refactoring } from './refactoring.ts';
import { moveStage, splitStage } from './stages.ts';

const ALL: readonly { readonly kind: string; readonly refactoring: Refactoring }[] = [
  { kind: CodeActionKind.RefactorExtract, refactoring: extractName },
  { kind: CodeActionKind.RefactorRewrite, refactoring: nameIt },
  { kind: CodeActionKind.RefactorRewrite, refactoring: moveStage },
  { kind: CodeActionKind.RefactorRewrite, refactoring: splitStage },
  { kind: CodeActionKind.RefactorRewrite, refactoring: fromMermaid },
];

/** What can be written in another way at a place. */
export function refactorings(context: Context, file: SourceFile, range: Range): (Offer & { kind: string })[] {
  const request = { context, file, range, say: wordsIn(context.language) };
  return ALL.flatMap(({ kind, refactoring }) =>
    refactoring(request)
      .filter(({ edits }) => edits.length > 0)
      .map((offer) => ({ ...offer, kind })),
  );
}
