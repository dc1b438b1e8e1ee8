import type { Declaration, SourceFile } from '@parcours/language';
import type { Location, Position } from '@parcours/model';
import { type Context, symbolAt } from '../../context.ts';

/** All references to the symbol under the cursor, including those to a stage's counterparts in repositories. */
export function references(context: Context, file: SourceFile, position: Position, withDeclaration: boolean): Location[] {
  const target = symbolAt(context, file, position);
  if (!target) return [];
  const all = withCounterparts(context, target.declarations);
  const references = all.flatMap((declaration) =>
    context.workspace.files.findReferences(declaration).map((reference) => reference.file.locationOf(reference.range)),
  );
  return withDeclaration
    ? [...all.map((declaration) => declaration.file.locationOf(declaration.selectionRange)), ...references]
    : references;
}

/** Adds counterparts: a stage may be declared by the journey and again by repositories. */
export function withCounterparts({ workspace }: Context, declarations: readonly Declaration[]): Declaration[] {
  const all = new Set(declarations);
  for (const declaration of all) for (const counterpart of workspace.files.counterpartsOf(declaration)) all.add(counterpart);
  return [...all];
}
