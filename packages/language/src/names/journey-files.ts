import type { DeclarationKind } from './declaration-kind.ts';
import { type Declaration, type NameReference, SourceFile } from './source-file.ts';

/**
 * The journey files of a workspace, and name resolution over them. The scope of a file is its own declarations and those of the files
 * that it imports, so that a lookup reads a few tables, whatever the size of the workspace.
 */
export class JourneyFiles {
  readonly #files = new Map<string, SourceFile>();
  readonly #importers = new Map<string, Set<string>>();

  get(uri: string): SourceFile | undefined {
    return this.#files.get(uri);
  }

  all(): Iterable<SourceFile> {
    return this.#files.values();
  }

  /** Adds or replaces a file. */
  set(uri: string, text: string): SourceFile {
    const before = this.#files.get(uri);
    if (before?.text === text) return before;
    const lastGood = before && !before.hasSyntaxErrors ? before : (before?.lastGood ?? null);
    const file = new SourceFile(uri, text, lastGood);
    this.#files.set(uri, file);
    this.#updateImporters(uri, before, file);
    return file;
  }

  delete(uri: string): void {
    this.#updateImporters(uri, this.#files.get(uri), undefined);
    this.#files.delete(uri);
  }

  /** An import that stays keeps its position among the importers, so that their order is stable. */
  #updateImporters(uri: string, before: SourceFile | undefined, after: SourceFile | undefined): void {
    const targets = new Set(after?.imports.map((line) => line.uri));
    for (const line of before?.imports ?? []) if (!targets.has(line.uri)) this.#importers.get(line.uri)?.delete(uri);
    for (const target of targets) {
      const importers = this.#importers.get(target);
      if (importers) importers.add(uri);
      else this.#importers.set(target, new Set([uri]));
    }
  }

  /** The files that import a file directly. */
  *importers(uri: string): Generator<SourceFile> {
    for (const importer of this.#importers.get(uri) ?? []) {
      const file = this.#files.get(importer);
      if (file) yield file;
    }
  }

  /** The scope of a file: the file itself and those that it imports directly. */
  scopeOf(file: SourceFile): SourceFile[] {
    return [...new Set([file, ...file.imports.flatMap(({ uri }) => this.#files.get(uri) ?? [])])];
  }

  /** The file and all that it imports, transitively. Cycles are allowed. */
  importClosureOf(file: SourceFile): SourceFile[] {
    const closure = new Set([file]);
    for (const next of closure)
      for (const { uri } of next.imports) {
        const imported = this.#files.get(uri);
        if (imported) closure.add(imported);
      }
    return [...closure];
  }

  /**
   * All files that results for a file can depend on: its import closure, and those of the files that import it. The file itself is the
   * first.
   */
  invalidationSetOf(file: SourceFile): SourceFile[] {
    const files = new Set(this.importClosureOf(file));
    for (const importer of this.importers(file.uri)) for (const each of this.importClosureOf(importer)) files.add(each);
    return [...files];
  }

  /** The file and all that import it, transitively. */
  dependentsOf(uri: string): SourceFile[] {
    const uris = new Set([uri]);
    for (const next of uris) for (const importer of this.#importers.get(next) ?? []) uris.add(importer);
    return [...uris].flatMap((each) => this.#files.get(each) ?? []);
  }

  /** All top-level declarations of a kind in a file's scope. */
  declarationsInScope(file: SourceFile, kind: DeclarationKind): Declaration[] {
    return this.scopeOf(file).flatMap((each) => each.declarations.filter((declaration) => declaration.kind === kind));
  }

  /** The declarations that a reference refers to: one; none if the name is unknown; several if it is ambiguous. */
  resolve(reference: NameReference): readonly Declaration[] {
    const found: Declaration[] = [];
    for (const kind of reference.kinds) {
      if (reference.qualifier) this.#addQualifiedMatches(reference, kind, found);
      else {
        addUnique(found, reference.file.lookup(kind, reference.text));
        for (const { uri } of reference.file.imports) addUnique(found, this.#files.get(uri)?.lookup(kind, reference.text) ?? []);
      }
    }
    if (found.length < 2) return found;
    // A name takes precedence over a label; for a quoted reference, a label over a name.
    const exact = found.filter((declaration) => (reference.isQuoted ? declaration.label : declaration.name) === reference.text);
    return exact.length > 0 ? exact : found;
  }

  #addQualifiedMatches(reference: NameReference, kind: DeclarationKind, found: Declaration[]): void {
    for (const container of this.#qualifyingDeclarations(reference)) {
      if (kind === 'action' || kind === 'response') {
        for (const stage of container.children) {
          if (kind === 'action') addUnique(found, stage.find(kind, reference.text));
          else for (const action of stage.children) addUnique(found, action.find(kind, reference.text));
        }
      } else addUnique(found, container.find(kind, reference.text));
    }
  }

  #qualifyingDeclarations(reference: NameReference): readonly Declaration[] {
    if (reference.qualifier === null) return [];
    if ('anywhere' in reference.qualifier) return this.declarationsInScope(reference.file, reference.qualifier.anywhere);
    return this.resolve(reference.qualifier);
  }

  /** All declarations that a reference could refer to, for completion and suggestions. */
  candidates(reference: Pick<NameReference, 'kinds' | 'qualifier' | 'file'>): Declaration[] {
    if (reference.qualifier === null) return reference.kinds.flatMap((kind) => this.declarationsInScope(reference.file, kind));
    const containers = this.#qualifyingDeclarations(reference as NameReference);
    return containers.flatMap((container) => {
      if (reference.kinds.includes('action')) return container.children.flatMap((stage) => stage.children);
      if (reference.kinds.includes('response'))
        return container.children.flatMap((stage) => stage.children.flatMap((action) => action.children));
      return reference.kinds.includes('stage')
        ? [...container.stages]
        : container.children.filter((child) => reference.kinds.includes(child.kind));
    });
  }

  /** All references to a declaration. */
  findReferences(declaration: Declaration): NameReference[] {
    const { file } = declaration;
    const found: NameReference[] = [];
    const collect = (reference: NameReference) => {
      found.push(reference);
      return false;
    };
    this.#someReference(declaration, file, collect);
    for (const importer of this.importers(file.uri)) if (importer !== file) this.#someReference(declaration, importer, collect);
    return found;
  }

  /** Whether a reference to a declaration satisfies a predicate. */
  isReferenced(declaration: Declaration, predicate: (reference: NameReference) => boolean): boolean {
    const { file } = declaration;
    if (this.#someReference(declaration, file, predicate)) return true;
    for (const importer of this.importers(file.uri)) if (this.#someReference(declaration, importer, predicate)) return true;
    return false;
  }

  #someReference(declaration: Declaration, file: SourceFile, predicate: (reference: NameReference) => boolean): boolean {
    const { name, label, kind } = declaration;
    const matches = (reference: NameReference) =>
      reference.kinds.includes(kind) && this.resolve(reference).includes(declaration) && predicate(reference);
    if (name !== null && file.referencesTo(name).some(matches)) return true;
    return label !== null && label !== name && file.referencesTo(label).some(matches);
  }

  /**
   * The counterparts of a stage: for a journey's stage, those of the same name (or label) in the journey's repositories, and the
   * reverse. A rename changes all of them.
   */
  counterpartsOf(declaration: Declaration): Declaration[] {
    const { kind, container } = declaration;
    if (kind === 'stage') {
      const journey = journeyOf(declaration);
      return journey ? this.repositoriesOf(journey).flatMap((repository) => homonymsIn(declaration, 'repository-stage', repository)) : [];
    }
    if (kind !== 'repository-stage' || !container) return [];
    return this.journeysUsing(container).flatMap((journey) => homonymsIn(declaration, 'stage', journey));
  }

  /** The repositories that a journey `uses`. */
  repositoriesOf(journey: Declaration): Declaration[] {
    return journey.file
      .referencesFrom(journey)
      .filter((reference) => reference.kinds[0] === 'repository')
      .flatMap((reference) => this.resolve(reference));
  }

  /** The journeys that `use` a repository. */
  journeysUsing(repository: Declaration): Declaration[] {
    return this.findReferences(repository).flatMap((reference) => (reference.container?.kind === 'journey' ? [reference.container] : []));
  }
}

/** The declarations of a kind in a container with the same name, or the same label where a declaration has no name. */
function homonymsIn(declaration: Declaration, kind: DeclarationKind, container: Declaration): Declaration[] {
  const { nameOrLabel, name } = declaration;
  return container.find(kind, nameOrLabel).filter((other) => (name === null ? other.nameOrLabel : other.name) === nameOrLabel);
}

function addUnique(found: Declaration[], more: readonly Declaration[]): void {
  for (const declaration of more) if (!found.includes(declaration)) found.push(declaration);
}

/** The journey that contains a declaration, or is it; null outside a journey. */
export function journeyOf(declaration: Declaration): Declaration | null {
  for (let each: Declaration | null = declaration; each; each = each.container) if (each.kind === 'journey') return each;
  return null;
}
