import { type Declaration, type NameReference, type SourceFile, termOfKind } from '@parcours/language';
import { type Position, type Range, translateTerm } from '@parcours/model';
import type { CallHierarchyIncomingCall, CallHierarchyItem, CallHierarchyOutgoingCall } from 'vscode-languageserver';
import { type Context, containsPosition, symbolAt } from '../../context.ts';
import { SYMBOL_KINDS } from './document-symbols.ts';

/** The symbol under the cursor as the root of a call hierarchy of references. URIs are the server's. */
export function prepareHierarchy(context: Context, file: SourceFile, position: Position): CallHierarchyItem[] {
  return (symbolAt(context, file, position)?.declarations ?? []).map((declaration) => toItem(context, declaration));
}

/** What references it: stages, touchpoints, initiatives, studies, journeys, personas. */
export function incomingCalls(context: Context, of: CallHierarchyItem): CallHierarchyIncomingCall[] {
  const declaration = declarationOf(context, of);
  const references = declaration ? context.workspace.files.findReferences(declaration) : [];
  const byUser = Map.groupBy(
    references.filter((reference) => reference.container !== null),
    (reference) => reference.container as Declaration,
  );
  return [...byUser].map(([user, userReferences]) => ({
    from: toItem(context, user),
    fromRanges: userReferences.map(({ range }) => range),
  }));
}

/** What it references itself; for a journey or a phase, also what its stages reference. */
export function outgoingCalls(context: Context, of: CallHierarchyItem): CallHierarchyOutgoingCall[] {
  const declaration = declarationOf(context, of);
  if (!declaration) return [];
  const found = new Map<Declaration, Range[]>();
  for (const reference of declaration.file.references.filter(({ container }) => isWithin(container, declaration)))
    addCallees(context, reference, found);
  return [...found].map(([used, fromRanges]) => ({ to: toItem(context, used), fromRanges }));
}

function addCallees({ workspace }: Context, reference: NameReference, found: Map<Declaration, Range[]>): void {
  for (const used of workspace.files.resolve(reference)) {
    const ranges = found.get(used);
    if (ranges) ranges.push(reference.range);
    else found.set(used, [reference.range]);
  }
}

function isWithin(inner: Declaration | null, outer: Declaration): boolean {
  for (let each = inner; each; each = each.container) if (each === outer) return true;
  return false;
}

function toItem({ workspace, language }: Context, declaration: Declaration): CallHierarchyItem {
  const { range, selectionRange, file, kind } = declaration;
  return {
    name: declaration.displayName || '…',
    detail: `${translateTerm(termOfKind(kind), language)} · ${workspace.displayPath(file.uri)}`,
    kind: SYMBOL_KINDS[kind],
    uri: file.uri,
    range: containsPosition(range, selectionRange.start) && containsPosition(range, selectionRange.end) ? range : selectionRange,
    selectionRange,
  };
}

/** The declaration of an item that the client sent back, found by its location. */
function declarationOf({ workspace }: Context, { uri, selectionRange: { start } }: CallHierarchyItem): Declaration | null {
  for (const declaration of workspace.files.get(uri)?.allDeclarations() ?? []) {
    const userReferences = declaration.selectionRange.start;
    if (userReferences.line === start.line && userReferences.character === start.character) return declaration;
  }
  return null;
}
