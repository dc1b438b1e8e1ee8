import type { Range, Scale } from '@parcours/model';
import type { DeclarationKind } from './declaration-kind.ts';
import type { Declaration, SourceFile } from './source-file.ts';

/**
 * Other files as the diagnostics of a file see them: `SourceFile`, `Declaration`, `NameReference` and `NameLookup`, narrowed. A member
 * is a field of the `…Fields` interfaces, which `structureFingerprint` covers one by one, or derived from them and from the nesting.
 * Everything else (syntax nodes, positions) is read by a query, which is recorded.
 */

export interface DeclarationFields {
  readonly kind: DeclarationKind;
  readonly name: string | null;
  readonly label: string | null;
}

export interface ReferenceFields {
  readonly kinds: readonly DeclarationKind[];
  readonly text: string;
  readonly isQuoted: boolean;
}

export interface FileFields {
  readonly hasSyntaxErrors: boolean;
}

export interface VisibleDeclaration extends DeclarationFields {
  readonly file: VisibleFile;
  readonly container: VisibleDeclaration | null;
  readonly children: readonly VisibleDeclaration[];
  readonly stages: readonly VisibleDeclaration[];
  readonly nameOrLabel: string;
  readonly displayName: string;
  find(kind: DeclarationKind, text: string): readonly VisibleDeclaration[];
}

export interface VisibleReference extends ReferenceFields {
  readonly file: VisibleFile;
  readonly qualifier: VisibleReference | { readonly anywhere: DeclarationKind } | { readonly inside: VisibleDeclaration } | null;
  readonly container: VisibleDeclaration | null;
}

export interface VisibleFile extends FileFields {
  readonly uri: string;
  readonly imports: readonly { readonly uri: string }[];
  readonly declarations: readonly VisibleDeclaration[];
  readonly references: readonly VisibleReference[];
  lookup(kind: DeclarationKind, text: string): readonly VisibleDeclaration[];
  referencesTo(text: string): readonly VisibleReference[];
  referencesFrom(declaration: VisibleDeclaration): readonly VisibleReference[];
  allDeclarations(): readonly VisibleDeclaration[];
}

/** The answer of a query: plain data, compared by its JSON. */
export type Answer = string | number | boolean | null | undefined | Range | Scale | readonly Answer[];

/** The lookups that diagnostics may use. A query is a pure function of the declaration or file that it is given. */
export interface VisibleFiles {
  get(uri: string): VisibleFile | undefined;
  importers(uri: string): readonly VisibleFile[];
  readDeclaration<A extends Answer>(declaration: VisibleDeclaration, query: (declaration: Declaration) => A): A;
  readFile<A extends Answer>(file: VisibleFile, query: (file: SourceFile) => A): A;
  scopeOf(file: VisibleFile): VisibleFile[];
  importClosureOf(file: VisibleFile): VisibleFile[];
  declarationsInScope(file: VisibleFile, kind: DeclarationKind): VisibleDeclaration[];
  resolve(reference: VisibleReference): readonly VisibleDeclaration[];
  candidates(reference: Pick<VisibleReference, 'kinds' | 'qualifier' | 'file'>): VisibleDeclaration[];
  isReferenced(declaration: VisibleDeclaration, predicate: (reference: VisibleReference) => boolean): boolean;
  counterpartsOf(declaration: VisibleDeclaration): VisibleDeclaration[];
  journeysUsing(repository: VisibleDeclaration): VisibleDeclaration[];
}
