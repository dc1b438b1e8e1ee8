import { type Declaration, quote, type SourceFile } from '@parcours/language';
import type { Diagnostic } from '@parcours/model';
import type { Context } from '../../../context.ts';
import type { Messages } from '../../../messages.ts';
import type { FileEdit } from '../../../text/file-edits.ts';

/** A change of the text that a user may choose. */
export interface CodeFix {
  readonly title: string;
  readonly edits: readonly FileEdit[];
  /** It is what nearly everybody would choose: an editor may apply it without asking. */
  readonly preferred?: boolean;
  /** A command of the server, instead of edits. */
  readonly command?: string;
}

export interface FixRequest {
  readonly context: Context;
  readonly file: SourceFile;
  readonly finding: Diagnostic;
  readonly say: Messages;
}

/** What can be done about a finding. It never throws and may have nothing to offer. */
export type FixProvider = (request: FixRequest) => readonly CodeFix[] | Promise<readonly CodeFix[]>;

/** How a reference is written: by the name, else by the quoted label. */
export function referenceTo(declaration: Pick<Declaration, 'nameOrLabel' | 'name'>): string {
  return declaration.name ?? quote(declaration.nameOrLabel);
}

/** The quoted texts of a parameter such as `"98", "99"`. */
export function exampleValues(diagnostic: Diagnostic): string[] {
  const { examples } = diagnostic.parameters;
  return typeof examples === 'string' ? [...examples.matchAll(/"(.*?)"(?=, "|$)/g)].map((match) => match[1] ?? '') : [];
}
