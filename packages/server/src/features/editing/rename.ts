import { type Declaration, type JourneyFiles, journeyOf, type NameReference, quote, type SourceFile, unquote } from '@parcours/language';
import { normalizeLabel, type Position, type Range } from '@parcours/model';
import { type Context, type SymbolAtPosition, symbolAt } from '../../context.ts';
import { type Messages, messagesIn } from '../../messages.ts';
import { isStudy } from '../../text/ast.ts';
import type { FileEdit } from '../../text/file-edits.ts';
import { keepCells, RefusedError } from './keep-cells.ts';
import { checkUses } from './unclear-uses.ts';

/** The range and the initial text of a rename; null if nothing can be renamed. */
export function prepareRename(context: Context, file: SourceFile, position: Position): { range: Range; text: string } | null {
  const target = symbolAt(context, file, position);
  const declaration = target?.declarations[0];
  if (!target || !declaration || target.declarations.length > 1) return null;
  const { range } = target;
  return { range, text: isLabel(target, declaration) ? unquote(textAt(file, range)) : textAt(file, range) };
}

/**
 * Renames the symbol under the cursor in all files: its name if the cursor is on a name, its label if it is on a quoted label. Where cells
 * of linked files use the old one, it is mapped to the new one, so that no figure changes.
 *
 * @throws RefusedError if there is no name to change, the new one is invalid or already used in scope, a text that may use the old one is
 *   not understood (`checkUses`), or a figure would change (`keepCells`).
 */
export async function rename(context: Context, file: SourceFile, position: Position, newName: string): Promise<FileEdit[]> {
  const translate = messagesIn(context.language);
  const target = symbolAt(context, file, position);
  const declaration = target?.declarations[0];
  if (!target) throw new RefusedError(translate('rename.nothing'));
  if (!declaration) throw new RefusedError(translate('rename.undeclared', { name: textAt(file, target.range) }));
  if (target.declarations.length > 1) {
    const place = { file: context.workspace.displayPath(file.uri), line: target.range.start.line + 1 };
    throw new RefusedError(translate('rename.ambiguous', { name: textAt(file, target.range), ...place }));
  }
  const edits = isLabel(target, declaration)
    ? renameLabel(context, declaration, newName, translate)
    : renameName(context, declaration, newName, translate);
  return keepCells(context, edits);
}

/** Whether the cursor is on a quoted label rather than a name. */
function isLabel(target: SymbolAtPosition, declaration: Declaration): boolean {
  if (target.reference) return target.reference.isQuoted && target.reference.text !== declaration.name;
  return declaration.nameRange === null || (target.range !== declaration.nameRange && !sameStart(target.range, declaration.nameRange));
}

/** A name or a label of a declaration, to be replaced. */
interface RenamedPart {
  readonly declaration: Declaration;
  readonly part: 'name' | 'label';
}

function renameLabel(context: Context, declaration: Declaration, newName: string, translate: Messages): FileEdit[] {
  const label = unquote(newName.startsWith('"') ? newName : `"${newName}"`).trim();
  if (label === '') throw new RefusedError(translate('rename.emptyLabel'));
  return renameParts(context, renamedParts(context, { declaration, part: 'label' }), label, translate);
}

function renameName(context: Context, declaration: Declaration, newName: string, translate: Messages): FileEdit[] {
  if (!/^[\p{L}_][\p{L}\p{M}\p{N}_]*(-[\p{L}\p{M}\p{N}_]+)*$/u.test(newName))
    throw new RefusedError(translate('rename.noName', { name: newName }));
  return renameParts(context, renamedParts(context, { declaration, part: 'name' }), newName, translate);
}

/**
 * The part, and those of its counterparts that say the same: a stage of a journey and of its repository are one by the name, or where the
 * repository's has none by the label. Cells find a repository's stage by its own label too.
 */
function renamedParts({ workspace }: Context, first: RenamedPart): RenamedPart[] {
  const text = first.declaration[first.part];
  const parts = new Map<Declaration, RenamedPart>([[first.declaration, first]]);
  for (const { declaration } of parts.values()) {
    const withLabel = first.part === 'label' ? oppositeStages(workspace.files, declaration).filter(({ label }) => label === text) : [];
    for (const counterpart of [...workspace.files.counterpartsOf(declaration), ...withLabel]) {
      const part = counterpart[first.part] === text ? first.part : counterpart.nameOrLabel === text ? 'label' : null;
      if (part && !parts.has(counterpart)) parts.set(counterpart, { declaration: counterpart, part });
    }
  }
  return [...parts.values()];
}

/** For a stage of a journey those of its repositories, and the reverse. */
function oppositeStages(files: JourneyFiles, { kind, container }: Declaration): Declaration[] {
  if (kind === 'repository-stage') return container ? files.journeysUsing(container).flatMap(({ stages }) => stages) : [];
  const journey = kind === 'stage' && container ? journeyOf(container) : null;
  return journey ? files.repositoriesOf(journey).flatMap(({ stages }) => stages) : [];
}

function renameParts(context: Context, parts: readonly RenamedPart[], text: string, translate: Messages): FileEdit[] {
  const declarations = parts.map(({ declaration }) => declaration);
  for (const { declaration, part } of parts) {
    const old = textToReplace(declaration, part);
    if (old !== null) checkUses(context, declaration, old);
  }
  for (const declaration of declarations) checkConflict(context, declaration, declarations, text, translate);
  return parts.flatMap(({ declaration, part }): FileEdit[] => {
    const { file, nameRange, labelRange } = declaration;
    const range = part === 'name' ? nameRange : labelRange;
    if (!range) return [];
    const old = textToReplace(declaration, part);
    const references = context.workspace.files.findReferences(declaration).filter((reference) => reference.text === old);
    const changes = references.map((reference) => ({
      at: reference.file.locationOf(reference.range),
      text: renamedReference(context, reference, { declaration, part }, text, translate),
    }));
    return [part === 'name' ? nameChange(declaration, range, file, text) : { at: file.locationOf(range), text: quote(text) }, ...changes];
  });
}

/** The text by which references to it are renamed; null: a reference by a text that is both goes on by the one that stays. */
function textToReplace({ name, label }: Declaration, part: RenamedPart['part']): string | null {
  if (part === 'name') return name;
  return label === name ? null : label;
}

/** How a reference reads after the rename: by the part that stays where others have the new one, as several actions may a response. */
function renamedReference(
  { workspace }: Context,
  reference: NameReference,
  { declaration, part }: RenamedPart,
  text: string,
  translate: Messages,
): string {
  const others = workspace.files.candidates(reference).filter((other) => other !== declaration);
  const withText = (wanted: string | null) => others.find(({ name, label }) => wanted !== null && (name === wanted || label === wanted));
  const isNested = declaration.kind === 'action' || declaration.kind === 'response';
  const taken = isNested ? withText(text) : undefined;
  if (!taken) return part === 'name' && !reference.isQuoted ? text : quote(text);
  const { name, label } = declaration;
  const rest = part === 'name' ? label : name;
  if (rest === null || withText(rest)) throw takenBy(workspace, taken, text, translate);
  return part === 'name' ? quote(rest) : rest;
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
  /** Renamed together. */
  declarations: readonly Declaration[],
  newName: string,
  translate: Messages,
): void {
  const { files } = workspace;
  const { kind, container, file } = declaration;
  const filesInScope = [file, ...files.importers(file.uri)];
  const inScope = (of: Declaration['kind']) => filesInScope.flatMap((each) => files.declarationsInScope(each, of));
  const isMixed = (each: Declaration) => files.isReferenced(each, ({ kinds }) => kinds.length > 1);
  // What `for` and `of` refer to may be of two kinds.
  const ofOtherKinds = (MIXED_KINDS[kind] ?? []).flatMap(inScope).filter((other) => isMixed(declaration) || isMixed(other));
  const candidates = container ? siblings(container, kind) : [...inScope(kind), ...ofOtherKinds, ...studiesBeside(files, declaration)];
  const wanted = normalizeLabel(newName);
  const isWanted = (text: string | null) => text !== null && normalizeLabel(text) === wanted;
  const conflict = candidates.find((other) => !declarations.includes(other) && (isWanted(other.name) || isWanted(other.label)));
  const taken = conflict ?? referredHomonym(files, declaration, newName);
  if (taken) throw takenBy(workspace, taken, newName, translate);
}

/** An action or response elsewhere that a mapping refers to by this text: with another of that name the mapping would be ambiguous. */
function referredHomonym(files: JourneyFiles, declaration: Declaration, text: string): Declaration | undefined {
  const { kind } = declaration;
  if (kind !== 'action' && kind !== 'response') return undefined;
  return [...files.all()]
    .flatMap((file) => file.allDeclarations())
    .filter((other) => other !== declaration && other.kind === kind && (other.name === text || other.label === text))
    .find((other) => files.isReferenced(other, (reference) => reference.text === text));
}

/** The kinds that a reference to a kind may mean as well. */
const MIXED_KINDS: Readonly<Partial<Record<Declaration['kind'], readonly Declaration['kind'][]>>> = {
  segment: ['persona', 'channel'],
  persona: ['segment'],
  channel: ['segment'],
};

/** For a study the studies of its journey, in whatever files: figures know them by their names. */
function studiesBeside(files: JourneyFiles, study: Declaration): Declaration[] {
  if (!isStudy(study)) return [];
  const journeys = study.references.filter(({ kinds }) => kinds[0] === 'journey').flatMap((reference) => files.resolve(reference));
  return journeys.flatMap((journey) =>
    files.findReferences(journey).flatMap(({ container }) => (container && isStudy(container) ? [container] : [])),
  );
}

/** @param name that another declaration has as its name or label. */
function takenBy(workspace: Context['workspace'], other: Declaration, name: string, translate: Messages): RefusedError {
  const isName = other.name !== null && normalizeLabel(other.name) === normalizeLabel(name);
  const { start } = (isName ? other.nameRange : other.labelRange) ?? other.selectionRange;
  return new RefusedError(translate('rename.taken', { name, file: workspace.displayPath(other.file.uri), line: start.line + 1 }));
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
