import type { SourceFile } from '@parcours/language';
import type { Diagnostic, Range } from '@parcours/model';
import { type CodeActionContext, CodeActionKind, type Command, type Diagnostic as Told } from 'vscode-languageserver';
import type { Context } from '../../context.ts';
import { toLspDiagnostic } from '../../diagnostics/lsp-diagnostics.ts';
import { messagesIn } from '../../messages.ts';
import type { FileEdit } from '../../text/file-edits.ts';
import { localizeEdits } from '../../text/keyword-localization.ts';
import type { CodeFix } from './fixes/fix.ts';
import { fixProvidersFor } from './fixes/index.ts';
import { refactorings } from './refactorings/index.ts';

const FIX_ALL = `${CodeActionKind.SourceFixAll}.parcours`;

export const CODE_ACTION_KINDS = [CodeActionKind.QuickFix, CodeActionKind.RefactorExtract, CodeActionKind.RefactorRewrite, FIX_ALL];

/** An action before its files are called as the client calls them. */
export interface ServerCodeAction {
  readonly title: string;
  readonly kind: string;
  readonly edits: readonly FileEdit[];
  readonly isPreferred: boolean;
  readonly command?: Command;
  /** What it mends. */
  readonly diagnostics: Told[];
}

/** What can be done about the findings in a range, and what can be written better there. */
export async function codeActions(
  context: Context,
  file: SourceFile,
  range: Range,
  request: CodeActionContext,
): Promise<ServerCodeAction[]> {
  const isRequested = (kind: string) => !request.only || request.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const actions: ServerCodeAction[] = [];
  if (isRequested(CodeActionKind.QuickFix)) actions.push(...(await quickFixes(context, file, range, request.diagnostics)));
  for (const { kind, ...offer } of refactorings(context, file, range)) {
    if (isRequested(kind)) actions.push({ ...toCodeAction(offer, kind), diagnostics: [] });
  }
  // Never among what is merely offered at the cursor: an editor asks for it by its kind.
  if (request.only && isRequested(FIX_ALL)) actions.push(...(await fixAll(context, file)));
  return actions.map((each) => ({ ...each, edits: localizeEdits(each.edits, (uri) => context.workspace.files.get(uri)) }));
}

/**
 * The findings are worked out again instead of being read off the client's: those may be of an older text, and the fixes need what
 * no protocol carries.
 */
async function quickFixes(
  context: Context,
  file: SourceFile,
  range: Range,
  clientDiagnostics: readonly Told[],
): Promise<ServerCodeAction[]> {
  const codes = new Set(clientDiagnostics.map(({ code }) => code));
  if (codes.size === 0) return [];
  const found = (await context.workspace.diagnostics(file.uri)).filter(({ code, at }) => codes.has(code) && overlaps(at.range, range));
  const actions: ServerCodeAction[] = [];
  for (const finding of found) {
    const diagnostics = [toLspDiagnostic(finding, context.language)];
    for (const offer of await fixesForDiagnostic(context, file, finding))
      actions.push({ ...toCodeAction(offer, CodeActionKind.QuickFix), diagnostics });
  }
  return actions;
}

async function fixesForDiagnostic(context: Context, file: SourceFile, finding: Diagnostic): Promise<CodeFix[]> {
  const request = { context, file, finding, say: messagesIn(context.language, file.keywordLanguage) };
  const offers: CodeFix[] = [];
  for (const fix of fixProvidersFor(finding.code))
    offers.push(...(await fix(request)).filter(({ edits, command }) => edits.length > 0 || command));
  return offers;
}

/** Everything in the file that has one clear fix, at once. */
async function fixAll(context: Context, file: SourceFile): Promise<ServerCodeAction[]> {
  const edits: FileEdit[] = [];
  for (const finding of await context.workspace.diagnostics(file.uri)) {
    const clear = (await fixesForDiagnostic(context, file, finding)).find(({ preferred }) => preferred);
    const fits = (edit: FileEdit) =>
      edit.at.uri === file.uri && !edits.some((other) => overlaps(edit.at.range, other.at.range) && !isSameEdit(edit, other));
    if (clear?.edits.every(fits)) edits.push(...clear.edits.filter((edit) => !edits.some((other) => isSameEdit(edit, other))));
  }
  return edits.length > 0 ? [{ ...toCodeAction({ title: messagesIn(context.language)('fix.all'), edits }, FIX_ALL), diagnostics: [] }] : [];
}

function toCodeAction({ title, edits, preferred, command }: CodeFix, kind: string): Omit<ServerCodeAction, 'diagnostics'> {
  return { title, kind, edits, isPreferred: preferred ?? false, ...(command ? { command: { title, command } } : {}) };
}

function isSameEdit(a: FileEdit, b: FileEdit): boolean {
  return a.text === b.text && JSON.stringify(a.at) === JSON.stringify(b.at);
}

function overlaps(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
