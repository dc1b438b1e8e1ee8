import { type ElementId, elementId, type Position } from '@parcours/model';
import type { Declaration, SourceFile } from './source-file.ts';

/** Files are immutable, so that their ids are computed once. */
const cache = new WeakMap<SourceFile, ReadonlyMap<Declaration, ElementId>>();

/**
 * The id of a declaration, unique in its file. The ids of stages and initiatives do not contain their phase or plan: a stage that moves
 * to another phase keeps its id.
 */
export function elementIdOf(declaration: Declaration): ElementId {
  const { file } = declaration;
  let ids = cache.get(file);
  if (!ids) {
    ids = idsOfFile(file);
    cache.set(file, ids);
  }
  return ids.get(declaration) as ElementId;
}

/** The id of the innermost declaration at a position; null outside all declarations. */
export function elementIdAt(file: SourceFile, position: Position): ElementId | null {
  let found: Declaration | null = null;
  for (let list = file.declarations; list.length > 0; ) {
    const inner = declarationAt(list, position);
    if (!inner) break;
    found = inner;
    list = inner.children;
  }
  return found && elementIdOf(found);
}

function idsOfFile(file: SourceFile): ReadonlyMap<Declaration, ElementId> {
  const ids = new Map<Declaration, ElementId>();
  /** The number of declarations so far by id without ordinal. */
  const counts = new Map<ElementId, number>();
  for (const declaration of file.allDeclarations()) {
    const { kind, nameOrLabel } = declaration;
    let { container } = declaration;
    while (container?.kind === 'phase' || container?.kind === 'plan') container = container.container;
    const id = elementId(container && (ids.get(container) as ElementId), kind === 'repository-stage' ? 'stage' : kind, nameOrLabel);
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    ids.set(declaration, count === 1 ? id : `${id}#${count}`);
  }
  return ids;
}

/** The declaration that contains a position, by binary search; null if none. @param declarations in the order of the text. */
function declarationAt(declarations: readonly Declaration[], position: Position): Declaration | null {
  let [low, high] = [0, declarations.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(position, (declarations[middle] as Declaration).range.start)) high = middle;
    else low = middle + 1;
  }
  const last = declarations[low - 1];
  return last && isBefore(position, last.range.end) ? last : null;
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
