import { type Declaration, type SourceFile, termOf, type Use } from '@parcours/language';
import { type Position, type Range, term } from '@parcours/model';
import type { CallHierarchyIncomingCall, CallHierarchyItem, CallHierarchyOutgoingCall } from 'vscode-languageserver';
import { type Context, contains, targetAt } from '../context.ts';
import { SYMBOL_KINDS } from './outline.ts';

/** What is under the cursor, as a root of the hierarchy "who uses this". URIs are the server's own. */
export function prepareHierarchy(context: Context, file: SourceFile, position: Position): CallHierarchyItem[] {
  return (targetAt(context, file, position)?.declarations ?? []).map((declaration) => item(context, declaration));
}

/** Who uses it: stages, touchpoints, initiatives, studies, journeys, personas. */
export function incoming(context: Context, of: CallHierarchyItem): CallHierarchyIncomingCall[] {
  const declaration = declarationOf(context, of);
  const uses = declaration ? context.workspace.files.usesOf(declaration) : [];
  const byUser = Map.groupBy(
    uses.filter((use) => use.by !== null),
    (use) => use.by as Declaration,
  );
  return [...byUser].map(([user, own]) => ({ from: item(context, user), fromRanges: own.map(({ range }) => range) }));
}

/** What it uses itself, and for a journey or a phase what its stages use. */
export function outgoing(context: Context, of: CallHierarchyItem): CallHierarchyOutgoingCall[] {
  const declaration = declarationOf(context, of);
  if (!declaration) return [];
  const found = new Map<Declaration, Range[]>();
  for (const use of declaration.file.uses.filter(({ by }) => within(by, declaration))) collect(context, use, found);
  return [...found].map(([used, fromRanges]) => ({ to: item(context, used), fromRanges }));
}

function collect({ workspace }: Context, use: Use, found: Map<Declaration, Range[]>): void {
  for (const used of workspace.files.resolve(use)) {
    const ranges = found.get(used);
    if (ranges) ranges.push(use.range);
    else found.set(used, [use.range]);
  }
}

function within(inner: Declaration | null, outer: Declaration): boolean {
  for (let each = inner; each; each = each.container) if (each === outer) return true;
  return false;
}

function item({ workspace, language }: Context, declaration: Declaration): CallHierarchyItem {
  const { range, selection, file, kind } = declaration;
  return {
    name: declaration.title || '…',
    detail: `${term(termOf(kind), language)} · ${workspace.pathOf(file.uri)}`,
    kind: SYMBOL_KINDS[kind],
    uri: file.uri,
    range: contains(range, selection.start) && contains(range, selection.end) ? range : selection,
    selectionRange: selection,
  };
}

/** Items come back from the client as they were handed out: their place says which declaration they are. */
function declarationOf({ workspace }: Context, { uri, selectionRange: { start } }: CallHierarchyItem): Declaration | null {
  for (const declaration of workspace.files.get(uri)?.everything() ?? []) {
    const own = declaration.selection.start;
    if (own.line === start.line && own.character === start.character) return declaration;
  }
  return null;
}
