import { type Declaration, type Kind, quote, type SourceFile, termOf, type Use } from '@parcours/language';
import { type Context, contains } from '../../context.ts';
import { insert, lineAfter, lineEnd, removal, spanOf, type TextChange } from '../../edits.ts';
import { nodeAt } from '../../tree.ts';
import { relativePath } from '../completion.ts';
import type { Fix, Offer } from './fix.ts';
import { referenceTo } from './fix.ts';

/** A name that is declared elsewhere is imported; a channel, owner or touchpoint that is nowhere yet is declared. */
export const unknownName: Fix = ({ context, file, finding, say }) => {
  const use = file.uses.find(({ range }) => contains(range, finding.at.range.start) && contains(range, finding.at.range.end));
  if (!use || use.inside !== null) return [];
  const offers: Offer[] = [];
  const declarers = [...context.workspace.files.all()].filter(
    (other) => other !== file && other.declarations.some((each) => use.kinds.includes(each.kind) && isCalled(each, use)),
  );
  for (const other of declarers) {
    const path = quote(relativePath(file.uri, other.uri));
    const preferred = declarers.length === 1 && finding.suggestion === null;
    offers.push({ title: say('fix.import', { path }), edits: [importLine(file, path)], preferred });
  }
  const kind = use.kinds[0];
  if (use.kinds.length === 1 && kind && DECLARED.has(kind)) {
    const name = use.quoted ? quote(use.text) : use.text;
    const edit = declarationOf(context, file, kind, name + channelFor(context, use));
    const values = { name, kind: { term: termOf(kind) } };
    const elsewhere = edit.at.uri !== file.uri;
    const title = elsewhere ? say('fix.declareIn', { ...values, file: context.workspace.pathOf(edit.at.uri) }) : say('fix.declare', values);
    offers.push({ title, edits: [edit] });
  }
  return offers;
};

/** What is no more than a name: everything else says something of its own. */
const DECLARED: ReadonlySet<Kind> = new Set<Kind>(['channel', 'owner', 'touchpoint']);

function isCalled({ name, label }: Declaration, { text }: Use): boolean {
  return name === text || label === text;
}

/** An import that nothing needs. It may have just been written: an editor must not take it out unasked. */
export const unusedImport: Fix = ({ file, finding, say }) => {
  const end = file.document.offsetAt(finding.at.range.end);
  const node = nodeAt(file, end - 1);
  return node?.$type === 'Import' ? [{ title: say('fix.removeImport'), edits: [removal(file, node.$cstNode?.offset ?? end, end)] }] : [];
};

/** Behind the last import, else before everything else. */
function importLine(file: SourceFile, path: string): TextChange {
  const last = file.imports.at(-1);
  const line = `import ${path}`;
  if (last) return lineAfter(file, file.document.offsetAt(last.range.end), line);
  return insert(file, file.text.startsWith('\uFEFF') ? 1 : 0, line + lineEnd(file).repeat(2));
}

/** A line beside the others of its kind, wherever they are declared; else before the first statement of this file. */
export function declarationOf({ workspace }: Context, file: SourceFile, kind: Kind, named: string): TextChange {
  const others = workspace.files.visible(file, kind);
  const last = others.filter((each) => each.file === file).at(-1) ?? others.at(-1);
  const line = `${kind} ${named}`;
  if (last) return lineAfter(last.file, spanOf(last).end, line);
  const first = file.parsed.root.statements.find(({ $type }) => $type !== 'Import' && $type !== 'ScaleDeclaration');
  return insert(file, first?.$cstNode?.offset ?? 0, line + lineEnd(file).repeat(2));
}

/** A new touchpoint is on the channel of the stage that names it, if that has one only. */
function channelFor({ workspace }: Context, { kinds, by, file }: Use): string {
  if (kinds[0] !== 'touchpoint' || by?.kind !== 'stage') return '';
  const [channel, ...more] = file.uses
    .filter((use) => use.by === by && use.kinds[0] === 'channel')
    .flatMap((use) => workspace.files.resolve(use));
  return channel && more.length === 0 ? ` on ${referenceTo(channel)}` : '';
}
