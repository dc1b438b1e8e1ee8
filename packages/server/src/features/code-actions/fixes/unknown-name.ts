import { type Declaration, type DeclarationKind, type NameReference, quote, type SourceFile, termOfKind } from '@parcours/language';
import { type Context, containsPosition } from '../../../context.ts';
import { astNodeAt } from '../../../text/ast.ts';
import { eolOf, type FileEdit, insertAt, insertLineAfter, removeStatement, spanOf } from '../../../text/file-edits.ts';
import { relativePath } from '../../../text/relative-path.ts';
import type { CodeFix, FixProvider } from './fix.ts';
import { referenceTo } from './fix.ts';

/** Imports a name that is declared in another file; declares a channel, owner or touchpoint that does not exist yet. */
export const unknownName: FixProvider = ({ context, file, diagnostic, translate }) => {
  const reference = file.references.find(
    ({ range }) => containsPosition(range, diagnostic.at.range.start) && containsPosition(range, diagnostic.at.range.end),
  );
  if (!reference || reference.qualifier !== null) return [];
  const fixes: CodeFix[] = [];
  const declarers = [...context.workspace.files.all()].filter(
    (other) => other !== file && other.declarations.some((each) => reference.kinds.includes(each.kind) && hasNameOrLabel(each, reference)),
  );
  for (const other of declarers) {
    const path = quote(relativePath(file.uri, other.uri));
    const preferred = declarers.length === 1 && diagnostic.suggestion === null;
    fixes.push({ title: translate('fix.import', { path }), edits: [insertImport(file, path)], preferred });
  }
  const kind = reference.kinds[0];
  // A second “web site” beside the “Web site” would split what is one.
  const isMisspelt = diagnostic.suggestion !== null && plain(diagnostic.suggestion) === plain(reference.text);
  if (reference.kinds.length === 1 && kind && DECLARABLE_KINDS.has(kind) && !isMisspelt) {
    const name = reference.isQuoted ? quote(reference.text) : reference.text;
    const edit = insertDeclaration(context, file, kind, name + channelAttribute(context, reference));
    const values = { name, kind: { term: termOfKind(kind) } };
    const elsewhere = edit.at.uri !== file.uri;
    const title = elsewhere
      ? translate('fix.declareIn', { ...values, file: context.workspace.displayPath(edit.at.uri) })
      : translate('fix.declare', values);
    fixes.push({ title, edits: [edit] });
  }
  return fixes;
};

/** Kinds that consist of little more than a name. */
const DECLARABLE_KINDS: ReadonlySet<DeclarationKind> = new Set<DeclarationKind>(['channel', 'owner', 'touchpoint']);

function plain(name: string): string {
  return name.replace(/[\s"]+/g, '').toLowerCase();
}

function hasNameOrLabel({ name, label }: Declaration, { text }: NameReference): boolean {
  return name === text || label === text;
}

/** Removes an unused import. Not preferred: it may have just been written. */
export const unusedImport: FixProvider = ({ file, diagnostic, translate }) => {
  const end = file.document.offsetAt(diagnostic.at.range.end);
  const node = astNodeAt(file, end - 1);
  return node?.$type === 'Import'
    ? [{ title: translate('fix.removeImport'), edits: [removeStatement(file, node.$cstNode?.offset ?? end, end)] }]
    : [];
};

/** After the last import, otherwise at the beginning of the file. */
export function insertImport(file: SourceFile, path: string): FileEdit {
  const last = file.imports.at(-1);
  const line = `import ${path}`;
  if (last) return insertLineAfter(file, file.document.offsetAt(last.range.end), line);
  return insertAt(file, file.text.startsWith('\uFEFF') ? 1 : 0, line + eolOf(file).repeat(2));
}

/** Inserts a declaration after the last of its kind, in whichever file that is; otherwise before the first statement of this file. */
export function insertDeclaration({ workspace }: Context, file: SourceFile, kind: DeclarationKind, named: string): FileEdit {
  const others = workspace.files.declarationsInScope(file, kind);
  const last = others.filter((each) => each.file === file).at(-1) ?? others.at(-1);
  const line = `${kind} ${named}`;
  if (last) return insertLineAfter(last.file, spanOf(last).end, line);
  const first = file.parsed.root.statements.find(({ $type }) => $type !== 'Import' && $type !== 'ScaleDeclaration');
  return insertAt(file, first?.$cstNode?.offset ?? 0, line + eolOf(file).repeat(2));
}

/** A new touchpoint is on the channel of the stage that uses it, if that stage has exactly one. */
function channelAttribute({ workspace }: Context, { kinds, container: by, file }: NameReference): string {
  if (kinds[0] !== 'touchpoint' || by?.kind !== 'stage') return '';
  const [channel, ...more] = file.references
    .filter((reference) => reference.container === by && reference.kinds[0] === 'channel')
    .flatMap((reference) => workspace.files.resolve(reference));
  return channel && more.length === 0 ? ` on ${referenceTo(channel)}` : '';
}
