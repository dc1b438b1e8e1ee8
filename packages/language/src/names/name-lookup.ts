import type { DeclarationKind } from './declaration-kind.ts';
import type { Declaration, NameReference, SourceFile } from './source-file.ts';
import type { Answer, VisibleDeclaration, VisibleFile } from './visible-files.ts';

/**
 * Name resolution over files. The scope of a file is its own declarations and those of the files that it imports, so that a lookup
 * reads a few tables, whatever the size of the workspace.
 *
 * *Invariant*: lookups reach another file only by `get` and `importers`, and read of it only what `VisibleFile` has.
 */
export abstract class NameLookup {
  abstract get(uri: string): SourceFile | undefined;

  /** The files that import a file directly. */
  abstract importers(uri: string): readonly SourceFile[];

  /** Reads from a declaration what `VisibleDeclaration` does not have. */
  readDeclaration<A extends Answer>(declaration: VisibleDeclaration, query: (declaration: Declaration) => A): A {
    return query(declaration as Declaration);
  }

  /** Reads from a file what `VisibleFile` does not have. */
  readFile<A extends Answer>(file: VisibleFile, query: (file: SourceFile) => A): A {
    return query(file as SourceFile);
  }

  /** The scope of a file: the file itself and those that it imports directly. */
  scopeOf(file: SourceFile): SourceFile[] {
    return [...new Set([file, ...file.imports.flatMap(({ uri }) => this.get(uri) ?? [])])];
  }

  /** The file and all that it imports, transitively. Cycles are allowed. */
  importClosureOf(file: SourceFile): SourceFile[] {
    const closure = new Set([file]);
    for (const next of closure)
      for (const { uri } of next.imports) {
        const imported = this.get(uri);
        if (imported) closure.add(imported);
      }
    return [...closure];
  }

  /** All top-level declarations of a kind in a file's scope. */
  declarationsInScope(file: SourceFile, kind: DeclarationKind): Declaration[] {
    return this.scopeOf(file).flatMap((each) => each.declarations.filter((declaration) => declaration.kind === kind));
  }

  /** The declarations that a reference refers to: one; none if the name is unknown; several if it is ambiguous. */
  resolve(reference: NameReference): readonly Declaration[] {
    const { kinds, text, file } = reference;
    // Nearly all references have one target: its table entry is returned as it is, since a keystroke resolves tens of thousands.
    let found: readonly Declaration[] = NO_DECLARATIONS;
    for (const kind of kinds) {
      if (reference.qualifier) found = this.#qualifiedMatches(reference, kind, found);
      else {
        found = union(found, file.lookup(kind, text));
        for (const { uri } of file.imports) found = union(found, this.get(uri)?.lookup(kind, text) ?? NO_DECLARATIONS);
      }
    }
    return preferred(found, text, reference.isQuoted);
  }

  #qualifiedMatches(reference: NameReference, kind: DeclarationKind, before: readonly Declaration[]): readonly Declaration[] {
    let found = before;
    for (const container of this.#qualifyingDeclarations(reference)) {
      if (kind === 'action' || kind === 'response') {
        for (const stage of container.children) {
          if (kind === 'action') found = union(found, stage.find(kind, reference.text));
          else for (const action of stage.children) found = union(found, action.find(kind, reference.text));
        }
      } else found = union(found, container.find(kind, reference.text));
    }
    return found;
  }

  #qualifyingDeclarations(reference: NameReference): readonly Declaration[] {
    if (reference.qualifier === null) return [];
    if ('anywhere' in reference.qualifier) return this.declarationsInScope(reference.file, reference.qualifier.anywhere);
    if ('inside' in reference.qualifier) return [reference.qualifier.inside];
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
    const { name, label } = declaration;
    if (name !== null && this.#someReferenceBy(name, declaration, file, predicate)) return true;
    return label !== null && label !== name && this.#someReferenceBy(label, declaration, file, predicate);
  }

  // A loop without closures: thousands of files are asked for each name.
  #someReferenceBy(text: string, declaration: Declaration, file: SourceFile, predicate: (reference: NameReference) => boolean): boolean {
    for (const reference of file.referencesTo(text)) {
      if (reference.kinds.includes(declaration.kind) && this.resolve(reference).includes(declaration) && predicate(reference)) return true;
    }
    return false;
  }

  /**
   * The counterparts of a stage: for a journey's stage, those of the journey's repositories that stand for it, and the reverse.
   * A rename changes all of them.
   */
  counterpartsOf(declaration: Declaration): Declaration[] {
    const { kind, container } = declaration;
    if (kind === 'stage') {
      const journey = journeyOf(declaration);
      const stages = journey ? this.repositoriesOf(journey).flatMap((repository) => repository.stages) : [];
      return stages.filter((stage) => journey && this.stageFor(stage, journey) === declaration);
    }
    if (kind !== 'repository-stage' || !container) return [];
    return this.journeysUsing(container).flatMap((journey) => this.stageFor(declaration, journey) ?? []);
  }

  /**
   * The stage of a journey that a repository's stage stands for: the first one with its name, or with its label where it has no name; else
   * the one with the same label, as cells are matched.
   */
  stageFor(stage: Declaration, journey: Declaration): Declaration | undefined {
    const { name, label, container } = stage;
    const named = stageNamedBy(stage, journey);
    if (named || name === null || label === null) return named;
    const [found, ...more] = journey.find('stage', label).filter((each) => each.label === label);
    const isTaken = container?.stages.some((other) => other !== stage && stageNamedBy(other, journey) === found);
    return more.length === 0 && !isTaken ? found : undefined;
  }

  /** The repositories that a journey `uses`. */
  repositoriesOf(journey: Declaration): Declaration[] {
    return journey.file
      .referencesFrom(journey)
      .filter((reference) => reference.kinds[0] === 'repository')
      .flatMap((reference) => this.resolve(reference));
  }

  /** The journeys that a study, a questionnaire or a plan names as its own. */
  journeysOf(declaration: Declaration): Declaration[] {
    return declaration.file
      .referencesFrom(declaration)
      .filter((reference) => reference.kinds[0] === 'journey')
      .flatMap((reference) => this.resolve(reference));
  }

  /** The journeys that `use` a repository. */
  journeysUsing(repository: Declaration): Declaration[] {
    return this.findReferences(repository).flatMap((reference) => (reference.container?.kind === 'journey' ? [reference.container] : []));
  }
}

function stageNamedBy({ name, nameOrLabel }: Declaration, journey: Declaration): Declaration | undefined {
  return preferred(journey.find('stage', nameOrLabel), nameOrLabel, name === null)[0];
}

/**
 * Of declarations that have a text as their name or label, those that a reference means: a name takes precedence over a label; for a
 * quoted reference, a label over a name.
 */
function preferred(found: readonly Declaration[], text: string, isQuoted: boolean): readonly Declaration[] {
  if (found.length < 2) return found;
  const exact = found.filter((declaration) => (isQuoted ? declaration.label : declaration.name) === text);
  return exact.length > 0 ? exact : found;
}

const NO_DECLARATIONS: readonly Declaration[] = [];

/** One of the lists itself where the other is empty. */
function union(found: readonly Declaration[], more: readonly Declaration[]): readonly Declaration[] {
  if (more.length === 0) return found;
  return found.length === 0 ? more : [...new Set([...found, ...more])];
}

/** The journey that contains a declaration, or is it; null outside a journey. */
export function journeyOf(declaration: Declaration): Declaration | null {
  for (let each: Declaration | null = declaration; each; each = each.container) if (each.kind === 'journey') return each;
  return null;
}
