import type { Declaration, SourceFile } from '@parcours/language';
import type { Place, Position } from '@parcours/model';
import { type Context, targetAt } from '../context.ts';

/** Everywhere that what is under the cursor is called by its name, the stage's other half in a repository included. */
export function references(context: Context, file: SourceFile, position: Position, withDeclaration: boolean): Place[] {
  const target = targetAt(context, file, position);
  if (!target) return [];
  const all = withTwins(context, target.declarations);
  const uses = all.flatMap((declaration) => context.workspace.files.usesOf(declaration).map((use) => use.file.place(use.range)));
  return withDeclaration ? [...all.map((declaration) => declaration.file.place(declaration.selection)), ...uses] : uses;
}

/** A stage is declared by the journey and again by each repository that says something of it. */
export function withTwins({ workspace }: Context, declarations: readonly Declaration[]): Declaration[] {
  const all = new Set(declarations);
  for (const declaration of all) for (const twin of workspace.files.twins(declaration)) all.add(twin);
  return [...all];
}
