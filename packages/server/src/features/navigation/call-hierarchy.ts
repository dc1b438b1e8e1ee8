import { type Declaration, type NameReference, type SourceFile, termOfKind } from '@parcours/language';
import { type Position, type Range, translateTerm } from '@parcours/model';
import type { CallHierarchyIncomingCall, CallHierarchyItem, CallHierarchyOutgoingCall } from 'vscode-languageserver';
import { type Context, containsPosition, symbolAt } from '../../context.ts';
import { SYMBOL_KINDS } from './document-symbols.ts';

/** What is under the cursor, as a root of the hierarchy "who uses this". URIs are the server's own. */
export function prepareHierarchy(context: Context, file: SourceFile, position: Position): CallHierarchyItem[] {
  return (symbolAt(context, file, position)?.declarations ?? []).map((declaration) => toItem(context, declaration));
}

/** Who uses it: stages, touchpoints, initiatives, studies, journeys, personas. */
export function incomingCalls(context: Context, of: CallHierarchyItem): CallHierarchyIncomingCall[] {
  const declaration = declarationOf(context, of);
  const uses = declaration ? context.workspace.files.findReferences(declaration) : [];
  const byUser = Map.groupBy(
    uses.filter((use) => use.container !== null),
    (use) => use.container as Declaration,
  );
  return [...byUser].map(([user, own]) => ({ from: toItem(context, user), fromRanges: own.map(({ range }) => range) }));
}

/** What it uses itself, and for a journey or a phase what its stages use. */
export function outgoingCalls(context: Context, of: CallHierarchyItem): CallHierarchyOutgoingCall[] {
  const declaration = declarationOf(context, of);
  if (!declaration) return [];
  const found = new Map<Declaration, Range[]>();
  for (const use of declaration.file.references.filter(({ container: by }) => isWithin(by, declaration))) addCallees(context, use, found);
  return [...found].map(([used, fromRanges]) => ({ to: toItem(context, used), fromRanges }));
}

function addCallees({ workspace }: Context, use: NameReference, found: Map<Declaration, Range[]>): void {
  for (const used of workspace.files.resolve(use)) {
    const ranges = found.get(used);
    if (ranges) ranges.push(use.range);
    else found.set(used, [use.range]);
  }
}

function isWithin(inner: Declaration | null, outer: Declaration): boolean {
  for (let each = inner; each; each = each.container) if (each === outer) return true;
  return false;
}

function toItem({ workspace, language }: Context, declaration: Declaration): CallHierarchyItem {
  const { range, selectionRange: selection, file, kind } = declaration;
  return {
    name: declaration.displayName || '…',
    detail: `${translateTerm(termOfKind(kind), language)} · ${workspace.displayPath(file.uri)}`,
    kind: SYMBOL_KINDS[kind],
    uri: file.uri,
    range: containsPosition(range, selection.start) && containsPosition(range, selection.end) ? range : selection,
    selectionRange: selection,
  };
}

/** Items come back from the client as they were handed out: their place says which declaration they are. */
function declarationOf({ workspace }: Context, { uri, selectionRange: { start } }: CallHierarchyItem): Declaration | null {
  for (const declaration of workspace.files.get(uri)?.allDeclarations() ?? []) {
    const own = declaration.selectionRange.start;
    if (own.line === start.line && own.character === start.character) return declaration;
  }
  return null;
}
