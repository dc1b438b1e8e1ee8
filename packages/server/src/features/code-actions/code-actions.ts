import type { SourceFile } from '@parcours/language';
import { CODE, type Range } from '@parcours/model';
import { type CodeActionContext, CodeActionKind, type Command, type Diagnostic as Told } from 'vscode-languageserver';
import type { Context } from '../../context.ts';
import { toLspDiagnostic } from '../../diagnostics/lsp-diagnostics.ts';
import { messagesIn } from '../../messages.ts';
import { PREVIEW, SHOW_PANEL } from '../../protocol.ts';
import type { FileEdit } from '../../text/file-edits.ts';
import { localizeEdits } from '../../text/keyword-localization.ts';
import { fixesForDiagnostic } from './diagnostic-fixes.ts';
import { acceptFinding } from './fixes/accept.ts';
import type { CodeFix } from './fixes/fix.ts';
import { type DataFileToLink, dataFilesToLink } from './link-data-file.ts';
import { refactorings } from './refactorings/index.ts';

/** Not a fix: it answers the finding. */
const ACCEPT = `${CodeActionKind.QuickFix}.accept`;
const FIX_ALL = `${CodeActionKind.SourceFixAll}.parcours`;
/** A kind of its own: no editor runs it when a file is saved. */
const PREVIEW_KIND = 'preview.parcours';

export const CODE_ACTION_KINDS = [
  CodeActionKind.QuickFix,
  CodeActionKind.RefactorExtract,
  CodeActionKind.RefactorRewrite,
  FIX_ALL,
  PREVIEW_KIND,
];

/** A code action before server URIs are converted to client URIs. */
export interface ServerCodeAction {
  readonly title: string;
  readonly kind: string;
  readonly edits: readonly FileEdit[];
  readonly isPreferred: boolean;
  readonly command?: Command;
  /** Instead of edits: what to link once it is chosen. */
  readonly data?: DataFileToLink;
  /** The diagnostics it fixes. */
  readonly diagnostics: Told[];
}

/**
 * The quick fixes for the diagnostics in a range, the data files that can be linked there, the refactorings available, the preview for a
 * client without the panel, and on request `source.fixAll`.
 *
 * @param serverCommands the commands that the server executes.
 */
export async function codeActions(
  context: Context,
  file: SourceFile,
  range: Range,
  request: CodeActionContext,
  serverCommands: readonly string[] = [],
): Promise<ServerCodeAction[]> {
  const isRequested = (kind: string) => !request.only || request.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const actions: ServerCodeAction[] = [];
  if (isRequested(CodeActionKind.QuickFix)) {
    actions.push(...(await linkActions(context, file, range, request.diagnostics)));
    actions.push(...(await quickFixes(context, file, range, request.diagnostics)));
  }
  for (const { kind, ...fix } of await refactorings(context, file, range, isRequested))
    actions.push({ ...toCodeAction(fix, kind), diagnostics: [] });
  if (serverCommands.includes(PREVIEW) && isRequested(PREVIEW_KIND)) actions.push(...previewAction(context, file, range));
  // Only on request by kind, never in the general menu.
  if (request.only && isRequested(FIX_ALL)) actions.push(...(await fixAll(context, file)));
  return actions.map((each) => ({ ...each, edits: localizeEdits(each.edits, (uri) => context.workspace.files.get(uri)) }));
}

/** They answer that nothing is linked, where that is reported. */
async function linkActions(context: Context, file: SourceFile, range: Range, told: readonly Told[]): Promise<ServerCodeAction[]> {
  if (!context.client?.resolvesCodeActions) return [];
  const diagnostics = told.filter(({ code }) => code === CODE['nothing-linked']);
  const common = { kind: CodeActionKind.QuickFix, edits: [], isPreferred: false, diagnostics };
  return (await dataFilesToLink(context, file, range)).map(({ title, link }) => ({ ...common, title, data: link }));
}

/**
 * Diagnostics are computed again instead of taken from the client: the client's may be outdated, and fixes need data that LSP does not
 * carry.
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
  for (const diagnostic of found) {
    const diagnostics = [toLspDiagnostic(diagnostic, context)];
    for (const fix of await fixesForDiagnostic(context, file, diagnostic))
      actions.push({ ...toCodeAction(fix, CodeActionKind.QuickFix), diagnostics });
    const acceptance = acceptFinding({ file, diagnostic, translate: messagesIn(context.language, file.keywordLanguage) });
    if (acceptance) actions.push({ ...toCodeAction(acceptance, ACCEPT), diagnostics });
  }
  return actions;
}

/** Applies, in one action, the preferred fix of every diagnostic in the file, unless it overlaps with another one. */
async function fixAll(context: Context, file: SourceFile): Promise<ServerCodeAction[]> {
  const edits: FileEdit[] = [];
  for (const diagnostic of await context.workspace.diagnostics(file.uri)) {
    const preferredFix = (await fixesForDiagnostic(context, file, diagnostic)).find(({ preferred }) => preferred);
    const isDisjoint = (edit: FileEdit) =>
      edit.at.uri === file.uri && !edits.some((other) => overlaps(edit.at.range, other.at.range) && !isSameEdit(edit, other));
    if (preferredFix?.edits.every(isDisjoint))
      edits.push(...preferredFix.edits.filter((edit) => !edits.some((other) => isSameEdit(edit, other))));
  }
  return edits.length > 0 ? [{ ...toCodeAction({ title: messagesIn(context.language)('fix.all'), edits }, FIX_ALL), diagnostics: [] }] : [];
}

/** On the first line of a journey: some editors have neither lenses nor a way to run a server's command. */
function previewAction({ client, language }: Context, file: SourceFile, { start, end }: Range): ServerCodeAction[] {
  const isOnJourney = file.declarations.some(
    ({ kind, selectionRange: { start: at } }) => kind === 'journey' && start.line <= at.line && at.line <= end.line,
  );
  if (!isOnJourney || client?.commands?.has(SHOW_PANEL)) return [];
  const title = messagesIn(language)('preview.action');
  const command = { title, command: PREVIEW, arguments: [file.uri] };
  return [{ title, kind: PREVIEW_KIND, edits: [], isPreferred: false, diagnostics: [], command }];
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
