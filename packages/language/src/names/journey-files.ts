import type { DeclarationKind } from './declaration-kind.ts';
import type { Declaration } from './source-file.ts';
import { type NameReference, SourceFile } from './source-file.ts';

/**
 * The journey files of a workspace and what the names in them mean. A file sees what it declares and what it imports, nothing
 * else; so a name is looked up in a few tables, however large the workspace is.
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

  /** What stays imported keeps its place among the importers: their order is then the same as long as nothing changes. */
  #updateImporters(uri: string, before: SourceFile | undefined, after: SourceFile | undefined): void {
    const targets = new Set(after?.imports.map((line) => line.uri));
    for (const { uri: target } of before?.imports ?? []) if (!targets.has(target)) this.#importers.get(target)?.delete(uri);
    for (const target of targets) {
      const importers = this.#importers.get(target);
      if (importers) importers.add(uri);
      else this.#importers.set(target, new Set([uri]));
    }
  }

  /** The files that import this one themselves. */
  *importers(uri: string): Generator<SourceFile> {
    for (const importer of this.#importers.get(uri) ?? []) {
      const file = this.#files.get(importer);
      if (file) yield file;
    }
  }

  /** The file and those that it imports: all that its names can mean. */
  scopeOf(file: SourceFile): SourceFile[] {
    return [...new Set([file, ...file.imports.flatMap(({ uri }) => this.#files.get(uri) ?? [])])];
  }

  /** The file and all that it reaches over imports of imports (cycles are allowed). */
  importClosureOf(file: SourceFile): SourceFile[] {
    const seen = new Set([file]);
    for (const next of seen)
      for (const { uri } of next.imports) {
        const imported = this.#files.get(uri);
        if (imported) seen.add(imported);
      }
    return [...seen];
  }

  /**
   * All files on which what is known of a file can depend: those that it reaches over its imports, those that import it, and those
   * that these reach. The file itself is the first.
   */
  invalidationSetOf(file: SourceFile): SourceFile[] {
    const found = new Set(this.importClosureOf(file));
    for (const importer of this.importers(file.uri)) for (const each of this.importClosureOf(importer)) found.add(each);
    return [...found];
  }

  /** Every file whose graph holds this one, itself included. */
  dependentsOf(uri: string): SourceFile[] {
    const seen = new Set([uri]);
    for (const next of seen) for (const importer of this.#importers.get(next) ?? []) seen.add(importer);
    return [...seen].flatMap((each) => this.#files.get(each) ?? []);
  }

  /** All top-level declarations of a kind that a file sees. */
  declarationsInScope(file: SourceFile, kind: DeclarationKind): Declaration[] {
    return this.scopeOf(file).flatMap((seen) => seen.declarations.filter((declaration) => declaration.kind === kind));
  }

  /** What a use means: one declaration; none where the name is unknown; several where it is ambiguous. */
  resolve(use: NameReference): readonly Declaration[] {
    const found: Declaration[] = [];
    for (const kind of use.kinds) {
      if (use.qualifier) this.#addQualifiedMatches(use, kind, found);
      else {
        addUnique(found, use.file.lookup(kind, use.text));
        for (const { uri } of use.file.imports) addUnique(found, this.#files.get(uri)?.lookup(kind, use.text) ?? []);
      }
    }
    if (found.length < 2) return found;
    // A name counts before a label, or the reverse where the use is quoted.
    const exact = found.filter((declaration) => (use.isQuoted ? declaration.label : declaration.name) === use.text);
    return exact.length > 0 ? exact : found;
  }

  #addQualifiedMatches(use: NameReference, kind: DeclarationKind, found: Declaration[]): void {
    for (const container of this.#qualifyingDeclarations(use)) {
      if (kind === 'action' || kind === 'response') {
        for (const stage of container.children) {
          if (kind === 'action') addUnique(found, stage.find(kind, use.text));
          else for (const action of stage.children) addUnique(found, action.find(kind, use.text));
        }
      } else addUnique(found, container.find(kind, use.text));
    }
  }

  #qualifyingDeclarations(use: NameReference): readonly Declaration[] {
    if (use.qualifier === null) return [];
    if ('anywhere' in use.qualifier) return this.declarationsInScope(use.file, use.qualifier.anywhere);
    return this.resolve(use.qualifier);
  }

  /** All that a use could mean, for completion and for the nearest name. */
  candidates(use: Pick<NameReference, 'kinds' | 'qualifier' | 'file'>): Declaration[] {
    if (use.qualifier === null) return use.kinds.flatMap((kind) => this.declarationsInScope(use.file, kind));
    const containers = this.#qualifyingDeclarations(use as NameReference);
    return containers.flatMap((container) => {
      if (use.kinds.includes('action')) return container.children.flatMap((stage) => stage.children);
      if (use.kinds.includes('response')) return container.children.flatMap((stage) => stage.children.flatMap((action) => action.children));
      return use.kinds.includes('stage') ? [...container.stages] : container.children.filter((child) => use.kinds.includes(child.kind));
    });
  }

  /** Every use of a declaration, in the files that can see it. */
  findReferences(declaration: Declaration): NameReference[] {
    const { file } = declaration;
    const found: NameReference[] = [];
    const collect = (use: NameReference) => {
      found.push(use);
      return false;
    };
    this.#someReference(declaration, file, collect);
    for (const importer of this.importers(file.uri)) if (importer !== file) this.#someReference(declaration, importer, collect);
    return found;
  }

  /** Whether there is such a use of it. */
  isReferenced(declaration: Declaration, wanted: (use: NameReference) => boolean): boolean {
    const { file } = declaration;
    if (this.#someReference(declaration, file, wanted)) return true;
    for (const importer of this.importers(file.uri)) if (this.#someReference(declaration, importer, wanted)) return true;
    return false;
  }

  #someReference(declaration: Declaration, seer: SourceFile, wanted: (use: NameReference) => boolean): boolean {
    const { name, label, kind } = declaration;
    const isMeant = (use: NameReference) => use.kinds.includes(kind) && this.resolve(use).includes(declaration) && wanted(use);
    if (name !== null && seer.referencesTo(name).some(isMeant)) return true;
    return label !== null && label !== name && seer.referencesTo(label).some(isMeant);
  }

  /**
   * The same stage said twice: a journey's stage and what the repositories it uses say of it. They belong together by their
   * name (or label), so a rename must change both.
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
      .filter((use) => use.kinds[0] === 'repository')
      .flatMap((use) => this.resolve(use));
  }

  /** The journeys that `use` a repository. */
  journeysUsing(repository: Declaration): Declaration[] {
    return this.findReferences(repository).flatMap((use) => (use.container?.kind === 'journey' ? [use.container] : []));
  }
}

/** What is called the same in a container: by its name, or by its label where it has no name. */
function homonymsIn(declaration: Declaration, kind: DeclarationKind, container: Declaration): Declaration[] {
  const { nameOrLabel: id, name } = declaration;
  return container.find(kind, id).filter((other) => (name === null ? other.nameOrLabel : other.name) === id);
}

function addUnique(found: Declaration[], more: readonly Declaration[]): void {
  for (const declaration of more) if (!found.includes(declaration)) found.push(declaration);
}

export function journeyOf(declaration: Declaration): Declaration | null {
  for (let each: Declaration | null = declaration; each; each = each.container) if (each.kind === 'journey') return each;
  return null;
}
