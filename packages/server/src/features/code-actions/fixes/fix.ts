import { type Declaration, quote, type SourceFile } from '@parcours/language';
import type { Diagnostic } from '@parcours/model';
import type { Context } from '../../../context.ts';
import type { Messages } from '../../../messages.ts';
import type { FileEdit } from '../../../text/file-edits.ts';

/** A change of the text that a user may choose. */
export interface CodeFix {
  readonly title: string;
  readonly edits: readonly FileEdit[];
  /** Nearly always the right choice: an editor may apply it without asking. */
  readonly preferred?: boolean;
  /** A server command, run instead of edits. */
  readonly command?: string;
}

export interface FixRequest {
  readonly context: Context;
  readonly file: SourceFile;
  readonly diagnostic: Diagnostic;
  readonly translate: Messages;
}

/** Computes the fixes for a diagnostic. Never throws; may return none. */
export type FixProvider = (request: FixRequest) => readonly CodeFix[] | Promise<readonly CodeFix[]>;

/** How to write a reference: by name, otherwise by quoted label. */
export function referenceTo(declaration: Pick<Declaration, 'nameOrLabel' | 'name'>): string {
  return declaration.name ?? quote(declaration.nameOrLabel);
}

/** The quoted texts in the parameter `examples`, such as `"98", "99"`. */
export function exampleValues(diagnostic: Diagnostic): string[] {
  const { examples } = diagnostic.parameters;
  return typeof examples === 'string' ? [...examples.matchAll(/"(.*?)"(?=, "|$)/g)].map((match) => match[1] ?? '') : [];
}

/** The declaration of one of these kinds whose name the diagnostic stands at. */
export function declarationOfDiagnostic(
  { file, diagnostic }: Pick<FixRequest, 'file' | 'diagnostic'>,
  kinds: readonly string[],
): Declaration | null {
  const { line, character } = diagnostic.at.range.start;
  for (const each of file.allDeclarations()) {
    const { start } = each.selectionRange;
    if (kinds.includes(each.kind) && start.line === line && start.character === character) return each;
  }
  return null;
}
