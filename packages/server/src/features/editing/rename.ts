import { type Declaration, quote, type SourceFile, unquote } from '@parcours/language';
import type { Position, Range } from '@parcours/model';
import { type Context, type SymbolAtPosition, symbolAt } from '../../context.ts';
import { type Messages, messagesIn } from '../../messages.ts';
import type { FileEdit } from '../../text/file-edits.ts';
import { withCounterparts } from '../navigation/references.ts';

/** A new name that cannot be; the message is for the user. */
export class RenameError extends Error {}

/** What would be renamed: the words to select and the text to begin with; null where nothing has a name. */
export function prepareRename(context: Context, file: SourceFile, position: Position): { range: Range; text: string } | null {
  const target = symbolAt(context, file, position);
  const declaration = target?.declarations[0];
  if (!target || !declaration || target.declarations.length > 1) return null;
  const { range } = target;
  return { range, text: isLabel(target, declaration) ? unquote(textAt(file, range)) : textAt(file, range) };
}

/**
 * Renames what is under the cursor everywhere: its name where the cursor is on a name, its label where it is on a quoted one.
 *
 * @throws RenameRefused where the new name is no name, or already taken in sight.
 */
export function rename(context: Context, file: SourceFile, position: Position, wanted: string): FileEdit[] {
  const say = messagesIn(context.language);
  const target = symbolAt(context, file, position);
  const declaration = target?.declarations[0];
  if (!target || !declaration) return [];
  const all = withCounterparts(context, [declaration]);
  return isLabel(target, declaration) ? renameLabel(context, all, wanted, say) : renameName(context, all, wanted, say);
}

/** Whether the cursor is on a quoted label, not on a name. */
function isLabel(target: SymbolAtPosition, declaration: Declaration): boolean {
  if (target.reference) return target.reference.isQuoted && target.reference.text !== declaration.name;
  return declaration.nameRange === null || (target.range !== declaration.nameRange && !sameStart(target.range, declaration.nameRange));
}

function renameLabel(context: Context, all: readonly Declaration[], wanted: string, say: Messages): FileEdit[] {
  const label = unquote(wanted.startsWith('"') ? wanted : `"${wanted}"`).trim();
  if (label === '') throw new RenameError(say('rename.emptyLabel'));
  const old = all[0]?.label;
  return all.flatMap((declaration) => {
    if (declaration.label !== old || !declaration.labelRange) return [];
    const uses = context.workspace.files.findReferences(declaration).filter((use) => use.isQuoted && use.text === old);
    return [declaration.file.locationOf(declaration.labelRange), ...uses.map((use) => use.file.locationOf(use.range))].map((at) => ({
      at,
      text: quote(label),
    }));
  });
}

function renameName(context: Context, all: readonly Declaration[], wanted: string, say: Messages): FileEdit[] {
  if (!/^[\p{L}_][\p{L}\p{M}\p{N}_]*(-[\p{L}\p{M}\p{N}_]+)*$/u.test(wanted)) throw new RenameError(say('rename.noName', { name: wanted }));
  for (const declaration of all) checkConflict(context, declaration, all, wanted, say);
  return all.flatMap((declaration) => {
    const { nameRange, file } = declaration;
    if (!nameRange) return [];
    const uses = context.workspace.files.findReferences(declaration).filter((use) => use.text === declaration.name);
    const changes = uses.map((use) => ({ at: use.file.locationOf(use.range), text: use.isQuoted ? quote(wanted) : wanted }));
    return [nameChange(declaration, nameRange, file, wanted), ...changes];
  });
}

/** A KPI without a name of its own is called by its kind, which must stay: it gets `as NAME`. */
function nameChange(declaration: Declaration, nameRange: Range, file: SourceFile, wanted: string): FileEdit {
  const named = (declaration.node as { name?: string }).name !== undefined;
  if (named) return { at: file.locationOf(nameRange), text: wanted };
  return { at: file.locationOf({ start: nameRange.end, end: nameRange.end }), text: ` as ${wanted}` };
}

function checkConflict({ workspace }: Context, declaration: Declaration, all: readonly Declaration[], wanted: string, say: Messages): void {
  const { kind, container, file } = declaration;
  const sighted = [file, ...workspace.files.importers(file.uri)];
  const rivals = container ? siblings(container, kind) : sighted.flatMap((each) => workspace.files.declarationsInScope(each, kind));
  const rival = rivals.find((other) => other.name === wanted && !all.includes(other));
  if (rival)
    throw new RenameError(
      say('rename.taken', { name: wanted, file: workspace.displayPath(rival.file.uri), line: rival.selectionRange.start.line + 1 }),
    );
}

function siblings(container: Declaration, kind: Declaration['kind']): readonly Declaration[] {
  const scope = container.kind === 'phase' ? (container.container ?? container) : container;
  return kind === 'stage' || kind === 'repository-stage' ? scope.stages : container.children.filter((child) => child.kind === kind);
}

function textAt(file: SourceFile, range: Range): string {
  return file.document.getText(range);
}

function sameStart(a: Range, b: Range): boolean {
  return a.start.line === b.start.line && a.start.character === b.start.character;
}
