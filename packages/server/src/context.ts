import type { Declaration, NameReference, SourceFile } from '@parcours/language';
import type { DiagnosticCode, Language, Position, Range } from '@parcours/model';
import type { Workspace } from '@parcours/workspace';
import type { ClientCapabilities } from './client-capabilities.ts';

/** Passed to every feature. */
export interface Context {
  readonly workspace: Workspace;
  readonly language: Language;
  /** What the client can do; absent: nothing. */
  readonly client?: Partial<ClientCapabilities>;
  /** The URI of the page that explains a diagnostic; null or absent: the pages are not installed. */
  readonly diagnosticPage?: (code: DiagnosticCode) => string | null;
}

export function containsPosition(range: Range | null, { line, character }: Position): boolean {
  if (!range) return false;
  const { start, end } = range;
  if (line < start.line || line > end.line) return false;
  return !(line === start.line && character < start.character) && !(line === end.line && character > end.character);
}

/** The symbol under the cursor: a reference, or the name or label of a declaration. */
export interface SymbolAtPosition {
  readonly declarations: readonly Declaration[];
  readonly reference: NameReference | null;
  /** The range of the name under the cursor. */
  readonly range: Range;
}

export function symbolAt({ workspace }: Context, file: SourceFile, position: Position): SymbolAtPosition | null {
  const reference = file.references.find((each) => containsPosition(each.range, position));
  if (reference) return { declarations: workspace.files.resolve(reference), reference, range: reference.range };
  for (const declaration of file.allDeclarations()) {
    for (const range of [declaration.nameRange, declaration.labelRange]) {
      if (range && containsPosition(range, position)) return { declarations: [declaration], reference: null, range };
    }
  }
  return null;
}
