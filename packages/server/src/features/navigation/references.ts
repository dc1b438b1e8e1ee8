import type { Declaration, SourceFile } from '@parcours/language';
import type { Location, Position } from '@parcours/model';
import { type Context, symbolAt } from '../../context.ts';

/** Everywhere that what is under the cursor is called by its name, the stage's other half in a repository included. */
export function references(context: Context, file: SourceFile, position: Position, withDeclaration: boolean): Location[] {
  const target = symbolAt(context, file, position);
  if (!target) return [];
  const all = withCounterparts(context, target.declarations);
  const uses = all.flatMap((declaration) =>
    context.workspace.files.findReferences(declaration).map((use) => use.file.locationOf(use.range)),
  );
  return withDeclaration ? [...all.map((declaration) => declaration.file.locationOf(declaration.selectionRange)), ...uses] : uses;
}

/** A stage is declared by the journey and again by each repository that says something of it. */
export function withCounterparts({ workspace }: Context, declarations: readonly Declaration[]): Declaration[] {
  const all = new Set(declarations);
  for (const declaration of all) for (const twin of workspace.files.counterpartsOf(declaration)) all.add(twin);
  return [...all];
}
