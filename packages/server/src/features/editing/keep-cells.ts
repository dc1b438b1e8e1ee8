import { type Declaration, type JourneyFiles, MAPPING_TARGET_KINDS, quote, type SourceFile } from '@parcours/language';
import { messageOf, type Named } from '@parcours/model';
import type { CellChange, StudyCellChanges } from '@parcours/workspace';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Context } from '../../context.ts';
import { messagesIn } from '../../messages.ts';
import { columnLineAt, isStudy } from '../../text/ast.ts';
import { appendToBlock, type FileEdit } from '../../text/file-edits.ts';
import { localizeEdits } from '../../text/keyword-localization.ts';
import { relativePath } from '../../text/relative-path.ts';
import { insertImport } from '../code-actions/fixes/unknown-name.ts';

/** Why a refactoring is refused; the message is shown to the user. */
export class RefusedError extends Error {}

/** What an action's cells name depends on the stage, what a response's name on both: each is seen once the ones before are kept. */
const MAX_PASSES = 4;

/**
 * The edits of a refactoring with the value mappings that keep what the cells of linked files name, so that no figure changes:
 * `"old" -> new` in each study and questionnaire whose cells use the old name.
 *
 * @throws RefusedError if a linked file cannot be read, or no mapping can keep what its cells name.
 */
export async function keepCells(context: Context, edits: readonly FileEdit[]): Promise<FileEdit[]> {
  const translate = messagesIn(context.language);
  let all = [...edits];
  for (let pass = 0; ; pass++) {
    const texts = editedTexts(context, all);
    const { changed, unread } = await context.workspace.cellChanges(texts);
    const [unknown] = unread;
    if (unknown) {
      const { study, fault } = unknown;
      throw new RefusedError(
        translate('rename.unread', {
          path: study.file?.path ?? '',
          fault: messageOf({ ...fault, keywordLanguage: 'en' }, context.language),
        }),
      );
    }
    if (changed.length === 0) return all;
    for (const { study, cells } of changed) {
      const lost = cells.find(({ target }) => target === null);
      const values = { path: study.file?.path ?? '', cell: (lost ?? cells[0])?.cell ?? '', column: (lost ?? cells[0])?.header ?? '' };
      if (lost) throw new RefusedError(translate('rename.counts', values));
      if (pass === MAX_PASSES) throw new RefusedError(translate('rename.unmappable', values));
    }
    const mappings = valueMappings(context, changed, context.workspace.files.withTexts(texts));
    if (mappings.length === 0) pass = MAX_PASSES - 1;
    all = [...all, ...mappings];
  }
}

/** The texts of files after edits, by URI. */
export function editedTexts({ workspace }: Context, edits: readonly FileEdit[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [uri, own] of Map.groupBy(edits, ({ at }) => at.uri)) {
    const file = workspace.files.get(uri);
    if (!file) continue;
    const changes = own.map(({ at, text }) => ({ range: at.range, newText: text }));
    texts.set(uri, TextDocument.applyEdits(file.document, changes));
  }
  return texts;
}

/** @param after the files as the edits so far leave them. */
function valueMappings({ workspace }: Context, changed: readonly StudyCellChanges[], after: JourneyFiles): FileEdit[] {
  const edits: FileEdit[] = [];
  const targets = new Map<string, { role: string; target: Named }>();
  const addLine = (file: SourceFile, { role, target }: CellChange) => {
    if (target) targets.set(`${file.uri} ${role} ${target.name}`, { role, target });
  };
  const written = changed.flatMap(({ cells }) => cells).filter(({ at }) => at !== null);
  for (const group of Map.groupBy(written, ({ at }) => JSON.stringify(at)).values()) {
    const at = group[0]?.at;
    const file = at && workspace.files.get(at.uri);
    const line = file && columnLineAt(file, at.range.start)?.line;
    if (!file || !line) continue;
    const lines = mappingLines(group, file, after);
    if (lines.length === 0) continue;
    for (const change of group) addLine(file, change);
    edits.push(...appendToBlock(file, line, lines));
  }
  for (const { study, cells, taggedColumns } of changed) {
    const file = workspace.files.get(study.uri);
    const declaration = file?.declarations.find((each) => isStudy(each) && each.nameOrLabel === study.name);
    if (taggedColumns.length === 0 || !file || !declaration) continue;
    const lines = taggedColumns.map(({ role, header }) => {
      const ofRole = cells.filter((each) => each.role === role);
      const own = mappingLines(ofRole, file, after);
      return `${role} ${quote(header)}${own.length > 0 ? ` { ${own.join(' ')} }` : ''}`;
    });
    for (const change of cells) addLine(file, change);
    edits.push(...localizeEdits(appendToBlock(file, declaration.node, lines), () => file));
  }
  const imports = new Map<string, FileEdit>();
  for (const [key, { role, target }] of targets) {
    const file = workspace.files.get(key.slice(0, key.indexOf(' ')));
    const edit = file && missingImport(file, role, target, after);
    if (edit) imports.set(JSON.stringify(edit), edit);
  }
  return [...edits, ...imports.values()];
}

function mappingLines(cells: readonly CellChange[], file: SourceFile, after: JourneyFiles): string[] {
  const edited = after.get(file.uri) ?? file;
  const lines = cells.flatMap(({ role, cell, target }) => {
    const reference = target && referenceText(role, target, edited, after);
    return reference ? [`${quote(cell)} -> ${reference}`] : [];
  });
  return [...new Set(lines)];
}

/** How a value mapping refers to an element: by its name, or by its label where others have the name; null if others have both. */
function referenceText(role: string, { name, label }: Named, file: SourceFile, files: JourneyFiles): string | null {
  // An element without a name has its label as its name.
  const byLabel = label === null ? [] : [{ text: label, isQuoted: true }];
  const ways = name === label ? byLabel : [{ text: name, isQuoted: false }, ...byLabel];
  const kind = MAPPING_TARGET_KINDS[role];
  const isShared = kind === 'action' || kind === 'response';
  const way = ways.find(({ text, isQuoted }) => {
    if (!isShared) return true;
    const qualifier = { anywhere: 'repository' } as const;
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const found = (from: SourceFile) =>
      files.resolve({ kinds: [kind], text, isQuoted, range, file: from, qualifier, container: null, index: -1 });
    // Where the file does not see it yet, it is to import the file that declares it.
    const seen = found(file);
    return (
      (seen.length > 0 ? seen : [...files.all()].flatMap((each) => (each.declarations.some(isRepository) ? found(each) : []))).length <= 1
    );
  });
  if (!way) return null;
  return way.isQuoted ? quote(way.text) : way.text;
}

function isRepository({ kind }: Declaration): boolean {
  return kind === 'repository';
}

/** The import of the file that declares a target, where the file of its mapping does not see it. */
function missingImport(file: SourceFile, role: string, { name }: Named, after: JourneyFiles): FileEdit | null {
  const kind = MAPPING_TARGET_KINDS[role];
  const edited = after.get(file.uri);
  // A stage is looked up in the journey of its study.
  if (!kind || !edited || kind === 'stage') return null;
  const isTarget = (each: Declaration) => each.nameOrLabel === name;
  const isTop = kind !== 'action' && kind !== 'response';
  const declares = (each: SourceFile) =>
    isTop
      ? each.declarations.some((other) => other.kind === kind && isTarget(other))
      : each.declarations.some((other) => isRepository(other) && declaresAction(other, isTarget));
  if (after.scopeOf(edited).some(declares)) return null;
  const declaring = [...after.all()].find(declares);
  return declaring ? insertImport(file, quote(relativePath(file.uri, declaring.uri))) : null;
}

function declaresAction(repository: Declaration, isTarget: (each: Declaration) => boolean): boolean {
  const actions = repository.children.flatMap(({ children }) => children);
  return [...actions, ...actions.flatMap(({ children }) => children)].some(isTarget);
}
