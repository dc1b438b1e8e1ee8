import type { SourceFile } from '@parcours/language';
import type { Diagnostic, Range } from '@parcours/model';
import { type CodeActionContext, CodeActionKind, type Command, type Diagnostic as Told } from 'vscode-languageserver';
import type { Context } from '../context.ts';
import { toDiagnostic } from '../diagnostics.ts';
import type { TextChange } from '../edits.ts';
import { inFileWords } from '../file-language.ts';
import { wordsIn } from '../words.ts';
import type { Offer } from './fixes/fix.ts';
import { fixesFor } from './fixes/index.ts';
import { refactorings } from './refactorings/index.ts';

const FIX_ALL = `${CodeActionKind.SourceFixAll}.parcours`;

export const CODE_ACTION_KINDS = [CodeActionKind.QuickFix, CodeActionKind.RefactorExtract, CodeActionKind.RefactorRewrite, FIX_ALL];

/** An action before its files are called as the client calls them. */
export interface Action {
  readonly title: string;
  readonly kind: string;
  readonly edits: readonly TextChange[];
  readonly isPreferred: boolean;
  readonly command?: Command;
  /** What it mends. */
  readonly diagnostics: Told[];
}

/** What can be done about the findings in a range, and what can be written better there. */
export async function codeActions(context: Context, file: SourceFile, range: Range, asked: CodeActionContext): Promise<Action[]> {
  const wants = (kind: string) => !asked.only || asked.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const actions: Action[] = [];
  if (wants(CodeActionKind.QuickFix)) actions.push(...(await quickFixes(context, file, range, asked.diagnostics)));
  for (const { kind, ...offer } of refactorings(context, file, range)) {
    if (wants(kind)) actions.push({ ...action(offer, kind), diagnostics: [] });
  }
  // Never among what is merely offered at the cursor: an editor asks for it by its kind.
  if (asked.only && wants(FIX_ALL)) actions.push(...(await fixAll(context, file)));
  return actions.map((each) => ({ ...each, edits: inFileWords(each.edits, (uri) => context.workspace.files.get(uri)) }));
}

/**
 * The findings are worked out again instead of being read off the client's: those may be of an older text, and the fixes need what
 * no protocol carries.
 */
async function quickFixes(context: Context, file: SourceFile, range: Range, told: readonly Told[]): Promise<Action[]> {
  const codes = new Set(told.map(({ code }) => code));
  if (codes.size === 0) return [];
  const found = (await context.workspace.findings(file.uri)).filter(({ code, at }) => codes.has(code) && touch(at.range, range));
  const actions: Action[] = [];
  for (const finding of found) {
    const diagnostics = [toDiagnostic(finding, context.language)];
    for (const offer of await offersFor(context, file, finding)) actions.push({ ...action(offer, CodeActionKind.QuickFix), diagnostics });
  }
  return actions;
}

async function offersFor(context: Context, file: SourceFile, finding: Diagnostic): Promise<Offer[]> {
  const request = { context, file, finding, say: wordsIn(context.language) };
  const offers: Offer[] = [];
  for (const fix of fixesFor(finding.code))
    offers.push(...(await fix(request)).filter(({ edits, command }) => edits.length > 0 || command));
  return offers;
}

/** Everything in the file that has one clear fix, at once. */
async function fixAll(context: Context, file: SourceFile): Promise<Action[]> {
  const edits: TextChange[] = [];
  for (const finding of await context.workspace.findings(file.uri)) {
    const clear = (await offersFor(context, file, finding)).find(({ preferred }) => preferred);
    const fits = (edit: TextChange) =>
      edit.at.uri === file.uri && !edits.some((other) => touch(edit.at.range, other.at.range) && !isSame(edit, other));
    if (clear?.edits.every(fits)) edits.push(...clear.edits.filter((edit) => !edits.some((other) => isSame(edit, other))));
  }
  return edits.length > 0 ? [{ ...action({ title: wordsIn(context.language)('fix.all'), edits }, FIX_ALL), diagnostics: [] }] : [];
}

function action({ title, edits, preferred, command }: Offer, kind: string): Omit<Action, 'diagnostics'> {
  return { title, kind, edits, isPreferred: preferred ?? false, ...(command ? { command: { title, command } } : {}) };
}

function isSame(a: TextChange, b: TextChange): boolean {
  return a.text === b.text && JSON.stringify(a.at) === JSON.stringify(b.at);
}

function touch(a: Range, b: Range): boolean {
  return !before(a.end, b.start) && !before(b.end, a.start);
}

function before(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
