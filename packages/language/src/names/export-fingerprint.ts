import type * as ast from '../generated/ast.ts';
import { isObservations } from '../generated/ast.ts';
import type { NameReference, SourceFile } from './source-file.ts';

/**
 * What findings in other files depend on, without places: text that is equal where nothing that matters to others has changed.
 * Everything that name-, model-, method- and label-findings read of another file has to be in one of these two.
 */

const exportFingerprints = new WeakMap<SourceFile, string>();
const usageFingerprints = new WeakMap<SourceFile, string>();

/** What a file gives to those that import it: its declarations, its scale, its imports. */
export function exportFingerprint(file: SourceFile): string {
  const known = exportFingerprints.get(file);
  if (known !== undefined) return known;
  const declared = [...file.allDeclarations()].map(({ kind, name, label, node, container }) => {
    const inner = container === null ? kind : `.${kind}`;
    if (kind === 'segment') return [inner, name, label, (node as ast.Segment).share];
    if (kind === 'kpi') return [inner, name, label, (node as ast.Kpi).kind];
    return [inner, name, label];
  });
  const channels = file.references.filter(({ container: by }) => by?.kind === 'touchpoint').map(describeReference);
  const scales = file.scales.map(({ min, max, disappointing, enchanting }) => [min, max, disappointing, enchanting]);
  const before = file.hasSyntaxErrors && file.lastGood ? exportFingerprint(file.lastGood) : null;
  const all = JSON.stringify([file.hasSyntaxErrors, file.imports.map(({ uri }) => uri), scales, declared, channels, before]);
  exportFingerprints.set(file, all);
  return all;
}

/** What a file does with what it imports. */
export function usageFingerprint(file: SourceFile): string {
  const known = usageFingerprints.get(file);
  if (known !== undefined) return known;
  const roles = file.declarations.flatMap(({ node }) =>
    isObservations(node) ? node.columns.flatMap((column) => (column.$type === 'RoleColumn' ? [column.role] : [])) : [],
  );
  const all = JSON.stringify([file.references.map(describeReference), roles]);
  usageFingerprints.set(file, all);
  return all;
}

function describeReference({ kinds, text, isQuoted: quoted, qualifier: inside, container: by }: NameReference): unknown[] {
  return [
    kinds,
    text,
    quoted,
    inside && ('anywhere' in inside ? inside.anywhere : describeReference(inside)),
    by && [by.kind, by.nameOrLabel],
  ];
}
