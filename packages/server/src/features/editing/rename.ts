import { type Declaration, quote, type SourceFile, unquote } from '@parcours/language';
import type { Position, Range } from '@parcours/model';
import { type Context, type SymbolAtPosition, symbolAt } from '../../context.ts';
import { type Messages, messagesIn } from '../../messages.ts';
import type { FileEdit } from '../../text/file-edits.ts';
import { withCounterparts } from '../navigation/references.ts';

/** Thrown if a new name is invalid; the message is shown to the user. */
export class RenameError extends Error {}

/** The range and the initial text of a rename; null if nothing can be renamed. */
export function prepareRename(context: Context, file: SourceFile, position: Position): { range: Range; text: string } | null {
  const target = symbolAt(context, file, position);
  const declaration = target?.declarations[0];
  if (!target || !declaration || target.declarations.length > 1) return null;
  const { range } = target;
  return { range, text: isLabel(target, declaration) ? unquote(textAt(file, range)) : textAt(file, range) };
}

/**
 * Renames the symbol under the cursor in all files: its name if the cursor is on a name, its label if it is on a quoted label.
 *
 * @throws RenameError if the new name is invalid or already used in scope.
 */
export function rename(context: Context, file: SourceFile, position: Position, newName: string): FileEdit[] {
  const translate = messagesIn(context.language);
  const target = symbolAt(context, file, position);
  const declaration = target?.declarations[0];
  if (!target || !declaration) return [];
  const declarations = withCounterparts(context, [declaration]);
  return isLabel(target, declaration)
    ? renameLabel(context, declarations, newName, translate)
    : renameName(context, declarations, newName, translate);
}

/** Whether the cursor is on a quoted label rather than a name. */
function isLabel(target: SymbolAtPosition, declaration: Declaration): boolean {
  if (target.reference) return target.reference.isQuoted && target.reference.text !== declaration.name;
  return declaration.nameRange === null || (target.range !== declaration.nameRange && !sameStart(target.range, declaration.nameRange));
}

function renameLabel(context: Context, declarations: readonly Declaration[], newName: string, translate: Messages): FileEdit[] {
  const label = unquote(newName.startsWith('"') ? newName : `"${newName}"`).trim();
  if (label === '') throw new RenameError(translate('rename.emptyLabel'));
  const oldLabel = declarations[0]?.label;
  return declarations.flatMap((declaration) => {
    if (declaration.label !== oldLabel || !declaration.labelRange) return [];
    const references = context.workspace.files
      .findReferences(declaration)
      .filter((reference) => reference.isQuoted && reference.text === oldLabel);
    return [
      declaration.file.locationOf(declaration.labelRange),
      ...references.map((reference) => reference.file.locationOf(reference.range)),
    ].map((at) => ({
      at,
      text: quote(label),
    }));
  });
}

function renameName(context: Context, declarations: readonly Declaration[], newName: string, translate: Messages): FileEdit[] {
  if (!/^[\p{L}_][\p{L}\p{M}\p{N}_]*(-[\p{L}\p{M}\p{N}_]+)*$/u.test(newName))
    throw new RenameError(translate('rename.noName', { name: newName }));
  for (const declaration of declarations) checkConflict(context, declaration, declarations, newName, translate);
  return declarations.flatMap((declaration) => {
    const { nameRange, file } = declaration;
    if (!nameRange) return [];
    const references = context.workspace.files.findReferences(declaration).filter((reference) => reference.text === declaration.name);
    const changes = references.map((reference) => ({
      at: reference.file.locationOf(reference.range),
      text: reference.isQuoted ? quote(newName) : newName,
    }));
    return [nameChange(declaration, nameRange, file, newName), ...changes];
  });
}

/** A KPI without its own name is referenced by its kind, which must stay: it gets `as NAME`. */
function nameChange(declaration: Declaration, nameRange: Range, file: SourceFile, newName: string): FileEdit {
  const named = (declaration.node as { name?: string }).name !== undefined;
  if (named) return { at: file.locationOf(nameRange), text: newName };
  return { at: file.locationOf({ start: nameRange.end, end: nameRange.end }), text: ` as ${newName}` };
}

function checkConflict(
  { workspace }: Context,
  declaration: Declaration,
  declarations: readonly Declaration[],
  newName: string,
  translate: Messages,
): void {
  const { kind, container, file } = declaration;
  const filesInScope = [file, ...workspace.files.importers(file.uri)];
  const candidates = container
    ? siblings(container, kind)
    : filesInScope.flatMap((each) => workspace.files.declarationsInScope(each, kind));
  const conflict = candidates.find((other) => other.name === newName && !declarations.includes(other));
  if (conflict)
    throw new RenameError(
      translate('rename.taken', {
        name: newName,
        file: workspace.displayPath(conflict.file.uri),
        line: conflict.selectionRange.start.line + 1,
      }),
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
