import { type Declaration, quote, type SourceFile } from '@parcours/language';
import type { Diagnostic } from '@parcours/model';
import type { Context } from '../../context.ts';
import type { TextChange } from '../../edits.ts';
import type { Words } from '../../words.ts';

/** A change of the text that a user may choose. */
export interface Offer {
  readonly title: string;
  readonly edits: readonly TextChange[];
  /** It is what nearly everybody would choose: an editor may apply it without asking. */
  readonly preferred?: boolean;
  /** A command of the server, instead of edits. */
  readonly command?: string;
}

export interface FixRequest {
  readonly context: Context;
  readonly file: SourceFile;
  readonly finding: Diagnostic;
  readonly say: Words;
}

/** What can be done about a finding. It never throws and may have nothing to offer. */
export type Fix = (request: FixRequest) => readonly Offer[] | Promise<readonly Offer[]>;

/** How a reference is written: by the name, else by the quoted label. */
export function referenceTo(declaration: Pick<Declaration, 'name' | 'id'>): string {
  return declaration.name ?? quote(declaration.id);
}

/** The quoted texts of a parameter such as `"98", "99"`. */
export function examplesOf(finding: Diagnostic): string[] {
  const { examples } = finding.parameters;
  return typeof examples === 'string' ? [...examples.matchAll(/"(.*?)"(?=, "|$)/g)].map((match) => match[1] ?? '') : [];
}
