import type * as ast from './generated/ast.ts';
import { isObservations } from './generated/ast.ts';
import type { SourceFile, Use } from './source-file.ts';

/**
 * What findings in other files depend on, without places: text that is equal where nothing that matters to others has changed.
 * Everything that name-, model-, method- and label-findings read of another file has to be in one of these two.
 */

const offers = new WeakMap<SourceFile, string>();
const usage = new WeakMap<SourceFile, string>();

/** What a file gives to those that import it: its declarations, its scale, its imports. */
export function offersOf(file: SourceFile): string {
  const known = offers.get(file);
  if (known !== undefined) return known;
  const declared = [...file.everything()].map(({ kind, name, label, node, container }) => {
    const inner = container === null ? kind : `.${kind}`;
    if (kind === 'segment') return [inner, name, label, (node as ast.Segment).share];
    if (kind === 'kpi') return [inner, name, label, (node as ast.Kpi).kind];
    return [inner, name, label];
  });
  const channels = file.uses.filter(({ by }) => by?.kind === 'touchpoint').map(said);
  const scales = file.scales.map(({ min, max, disappointing, enchanting }) => [min, max, disappointing, enchanting]);
  const before = file.broken && file.lastGood ? offersOf(file.lastGood) : null;
  const all = JSON.stringify([file.broken, file.imports.map(({ uri }) => uri), scales, declared, channels, before]);
  offers.set(file, all);
  return all;
}

/** What a file does with what it imports. */
export function usageOf(file: SourceFile): string {
  const known = usage.get(file);
  if (known !== undefined) return known;
  const roles = file.declarations.flatMap(({ node }) =>
    isObservations(node) ? node.columns.flatMap((column) => (column.$type === 'RoleColumn' ? [column.role] : [])) : [],
  );
  const all = JSON.stringify([file.uses.map(said), roles]);
  usage.set(file, all);
  return all;
}

function said({ kinds, text, quoted, inside, by }: Use): unknown[] {
  return [kinds, text, quoted, inside && ('anywhere' in inside ? inside.anywhere : said(inside)), by && [by.kind, by.id]];
}
