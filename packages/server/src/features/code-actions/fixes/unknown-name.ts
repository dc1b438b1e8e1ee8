import { type Declaration, type DeclarationKind, type NameReference, quote, type SourceFile, termOfKind } from '@parcours/language';
import { type Context, containsPosition } from '../../../context.ts';
import { astNodeAt } from '../../../text/ast.ts';
import { eolOf, type FileEdit, insertAt, insertLineAfter, removeStatement, spanOf } from '../../../text/file-edits.ts';
import { relativePath } from '../../completion/completion.ts';
import type { CodeFix, FixProvider } from './fix.ts';
import { referenceTo } from './fix.ts';

/** A name that is declared elsewhere is imported; a channel, owner or touchpoint that is nowhere yet is declared. */
export const unknownName: FixProvider = ({ context, file, finding, say }) => {
  const use = file.references.find(
    ({ range }) => containsPosition(range, finding.at.range.start) && containsPosition(range, finding.at.range.end),
  );
  if (!use || use.qualifier !== null) return [];
  const offers: CodeFix[] = [];
  const declarers = [...context.workspace.files.all()].filter(
    (other) => other !== file && other.declarations.some((each) => use.kinds.includes(each.kind) && hasNameOrLabel(each, use)),
  );
  for (const other of declarers) {
    const path = quote(relativePath(file.uri, other.uri));
    const preferred = declarers.length === 1 && finding.suggestion === null;
    offers.push({ title: say('fix.import', { path }), edits: [insertImport(file, path)], preferred });
  }
  const kind = use.kinds[0];
  if (use.kinds.length === 1 && kind && DECLARABLE_KINDS.has(kind)) {
    const name = use.isQuoted ? quote(use.text) : use.text;
    const edit = insertDeclaration(context, file, kind, name + channelAttribute(context, use));
    const values = { name, kind: { term: termOfKind(kind) } };
    const elsewhere = edit.at.uri !== file.uri;
    const title = elsewhere
      ? say('fix.declareIn', { ...values, file: context.workspace.displayPath(edit.at.uri) })
      : say('fix.declare', values);
    offers.push({ title, edits: [edit] });
  }
  return offers;
};

/** What is no more than a name: everything else says something of its own. */
const DECLARABLE_KINDS: ReadonlySet<DeclarationKind> = new Set<DeclarationKind>(['channel', 'owner', 'touchpoint']);

function hasNameOrLabel({ name, label }: Declaration, { text }: NameReference): boolean {
  return name === text || label === text;
}

/** An import that nothing needs. It may have just been written: an editor must not take it out unasked. */
export const unusedImport: FixProvider = ({ file, finding, say }) => {
  const end = file.document.offsetAt(finding.at.range.end);
  const node = astNodeAt(file, end - 1);
  return node?.$type === 'Import'
    ? [{ title: say('fix.removeImport'), edits: [removeStatement(file, node.$cstNode?.offset ?? end, end)] }]
    : [];
};

/** Behind the last import, else before everything else. */
function insertImport(file: SourceFile, path: string): FileEdit {
  const last = file.imports.at(-1);
  const line = `import ${path}`;
  if (last) return insertLineAfter(file, file.document.offsetAt(last.range.end), line);
  return insertAt(file, file.text.startsWith('\uFEFF') ? 1 : 0, line + eolOf(file).repeat(2));
}

/** A line beside the others of its kind, wherever they are declared; else before the first statement of this file. */
export function insertDeclaration({ workspace }: Context, file: SourceFile, kind: DeclarationKind, named: string): FileEdit {
  const others = workspace.files.declarationsInScope(file, kind);
  const last = others.filter((each) => each.file === file).at(-1) ?? others.at(-1);
  const line = `${kind} ${named}`;
  if (last) return insertLineAfter(last.file, spanOf(last).end, line);
  const first = file.parsed.root.statements.find(({ $type }) => $type !== 'Import' && $type !== 'ScaleDeclaration');
  return insertAt(file, first?.$cstNode?.offset ?? 0, line + eolOf(file).repeat(2));
}

/** A new touchpoint is on the channel of the stage that names it, if that has one only. */
function channelAttribute({ workspace }: Context, { kinds, container: by, file }: NameReference): string {
  if (kinds[0] !== 'touchpoint' || by?.kind !== 'stage') return '';
  const [channel, ...more] = file.references
    .filter((use) => use.container === by && use.kinds[0] === 'channel')
    .flatMap((use) => workspace.files.resolve(use));
  return channel && more.length === 0 ? ` on ${referenceTo(channel)}` : '';
}
