import { type Declaration, quote, type SourceFile, unquote } from '@parcours/language';
import type { Position, Range } from '@parcours/model';
import { type Context, type Target, targetAt } from '../context.ts';
import type { TextChange } from '../edits.ts';
import { type Words, wordsIn } from '../words.ts';
import { withTwins } from './references.ts';

/** A new name that cannot be; the message is for the user. */
export class RenameRefused extends Error {}

/** What would be renamed: the words to select and the text to begin with; null where nothing has a name. */
export function prepareRename(context: Context, file: SourceFile, position: Position): { range: Range; text: string } | null {
  const target = targetAt(context, file, position);
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
export function rename(context: Context, file: SourceFile, position: Position, wanted: string): TextChange[] {
  const say = wordsIn(context.language);
  const target = targetAt(context, file, position);
  const declaration = target?.declarations[0];
  if (!target || !declaration) return [];
  const all = withTwins(context, [declaration]);
  return isLabel(target, declaration) ? renameLabel(context, all, wanted, say) : renameName(context, all, wanted, say);
}

/** Whether the cursor is on a quoted label, not on a name. */
function isLabel(target: Target, declaration: Declaration): boolean {
  if (target.use) return target.use.quoted && target.use.text !== declaration.name;
  return declaration.nameRange === null || (target.range !== declaration.nameRange && !same(target.range, declaration.nameRange));
}

function renameLabel(context: Context, all: readonly Declaration[], wanted: string, say: Words): TextChange[] {
  const label = unquote(wanted.startsWith('"') ? wanted : `"${wanted}"`).trim();
  if (label === '') throw new RenameRefused(say('rename.emptyLabel'));
  const old = all[0]?.label;
  return all.flatMap((declaration) => {
    if (declaration.label !== old || !declaration.labelRange) return [];
    const uses = context.workspace.files.usesOf(declaration).filter((use) => use.quoted && use.text === old);
    return [declaration.file.place(declaration.labelRange), ...uses.map((use) => use.file.place(use.range))].map((at) => ({
      at,
      text: quote(label),
    }));
  });
}

function renameName(context: Context, all: readonly Declaration[], wanted: string, say: Words): TextChange[] {
  if (!/^[\p{L}_][\p{L}\p{M}\p{N}_]*(-[\p{L}\p{M}\p{N}_]+)*$/u.test(wanted))
    throw new RenameRefused(say('rename.noName', { name: wanted }));
  for (const declaration of all) refuseClash(context, declaration, all, wanted, say);
  return all.flatMap((declaration) => {
    const { nameRange, file } = declaration;
    if (!nameRange) return [];
    const uses = context.workspace.files.usesOf(declaration).filter((use) => use.text === declaration.name);
    const changes = uses.map((use) => ({ at: use.file.place(use.range), text: use.quoted ? quote(wanted) : wanted }));
    return [nameChange(declaration, nameRange, file, wanted), ...changes];
  });
}

/** A KPI without a name of its own is called by its kind, which must stay: it gets `as NAME`. */
function nameChange(declaration: Declaration, nameRange: Range, file: SourceFile, wanted: string): TextChange {
  const named = (declaration.node as { name?: string }).name !== undefined;
  if (named) return { at: file.place(nameRange), text: wanted };
  return { at: file.place({ start: nameRange.end, end: nameRange.end }), text: ` as ${wanted}` };
}

function refuseClash({ workspace }: Context, declaration: Declaration, all: readonly Declaration[], wanted: string, say: Words): void {
  const { kind, container, file } = declaration;
  const sighted = [file, ...workspace.files.importers(file.uri)];
  const rivals = container ? siblings(container, kind) : sighted.flatMap((each) => workspace.files.visible(each, kind));
  const rival = rivals.find((other) => other.name === wanted && !all.includes(other));
  if (rival)
    throw new RenameRefused(
      say('rename.taken', { name: wanted, file: workspace.pathOf(rival.file.uri), line: rival.selection.start.line + 1 }),
    );
}

function siblings(container: Declaration, kind: Declaration['kind']): readonly Declaration[] {
  const scope = container.kind === 'phase' ? (container.container ?? container) : container;
  return kind === 'stage' || kind === 'repository-stage' ? scope.stages : container.children.filter((child) => child.kind === kind);
}

function textAt(file: SourceFile, range: Range): string {
  return file.document.getText(range);
}

function same(a: Range, b: Range): boolean {
  return a.start.line === b.start.line && a.start.character === b.start.character;
}
