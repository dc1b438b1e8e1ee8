import type { Declaration, SourceFile, Use } from '@parcours/language';
import type { Language, Position, Range } from '@parcours/model';
import type { Workspace } from '@parcours/workspace';

/** What every feature is given. */
export interface Context {
  readonly workspace: Workspace;
  readonly language: Language;
  /** What the client takes beyond plain text; nothing where it is not said. */
  readonly client?: {
    readonly snippets: boolean;
    /** It has snippets itself, with the language's English keywords. */
    readonly ownSnippets?: boolean;
  };
}

export function contains(range: Range | null, { line, character }: Position): boolean {
  if (!range) return false;
  const { start, end } = range;
  if (line < start.line || line > end.line) return false;
  return !(line === start.line && character < start.character) && !(line === end.line && character > end.character);
}

/** What stands under the cursor: a use of a name, or the name or label of a declaration. */
export interface Target {
  readonly declarations: readonly Declaration[];
  readonly use: Use | null;
  /** The words under the cursor. */
  readonly range: Range;
}

export function targetAt({ workspace }: Context, file: SourceFile, position: Position): Target | null {
  const use = file.uses.find((each) => contains(each.range, position));
  if (use) return { declarations: workspace.files.resolve(use), use, range: use.range };
  for (const declaration of file.everything()) {
    for (const range of [declaration.nameRange, declaration.labelRange]) {
      if (range && contains(range, position)) return { declarations: [declaration], use: null, range };
    }
  }
  return null;
}
