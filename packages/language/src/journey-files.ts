import { type Declaration, type Kind, tableKey } from './declaration.ts';
import { SourceFile, type Use } from './source-file.ts';

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
    const lastGood = before && !before.broken ? before : (before?.lastGood ?? null);
    const file = new SourceFile(uri, text, lastGood);
    this.#forgetImports(before);
    this.#files.set(uri, file);
    for (const { uri: target } of file.imports) {
      const importers = this.#importers.get(target);
      if (importers) importers.add(uri);
      else this.#importers.set(target, new Set([uri]));
    }
    return file;
  }

  delete(uri: string): void {
    this.#forgetImports(this.#files.get(uri));
    this.#files.delete(uri);
  }

  #forgetImports(file: SourceFile | undefined): void {
    for (const { uri } of file?.imports ?? []) this.#importers.get(uri)?.delete(file?.uri ?? '');
  }

  /** The files that import this one themselves. */
  importers(uri: string): SourceFile[] {
    return [...(this.#importers.get(uri) ?? [])].flatMap((importer) => this.#files.get(importer) ?? []);
  }

  /** The file and those that it imports: all that its names can mean. */
  seenBy(file: SourceFile): SourceFile[] {
    return [...new Set([file, ...file.imports.flatMap(({ uri }) => this.#files.get(uri) ?? [])])];
  }

  /** The file and all that it reaches over imports of imports (cycles are allowed). */
  graphOf(file: SourceFile): SourceFile[] {
    const seen = new Set([file]);
    for (const next of seen)
      for (const { uri } of next.imports) {
        const imported = this.#files.get(uri);
        if (imported) seen.add(imported);
      }
    return [...seen];
  }

  /** Every file whose graph holds this one, itself included. */
  dependants(uri: string): SourceFile[] {
    const seen = new Set([uri]);
    for (const next of seen) for (const importer of this.#importers.get(next) ?? []) seen.add(importer);
    return [...seen].flatMap((each) => this.#files.get(each) ?? []);
  }

  /** All top-level declarations of a kind that a file sees. */
  visible(file: SourceFile, kind: Kind): Declaration[] {
    return this.seenBy(file).flatMap((seen) => seen.declarations.filter((declaration) => declaration.kind === kind));
  }

  /** What a use means: one declaration; none where the name is unknown; several where it is ambiguous. */
  resolve(use: Use): Declaration[] {
    const found = new Set<Declaration>();
    for (const kind of use.kinds) for (const declaration of this.#candidates(use, kind)) found.add(declaration);
    if (found.size < 2) return [...found];
    // A name counts before a label, or the reverse where the use is quoted.
    const exact = [...found].filter((declaration) => (use.quoted ? declaration.label : declaration.name) === use.text);
    return exact.length > 0 ? exact : [...found];
  }

  *#candidates(use: Use, kind: Kind): Generator<Declaration> {
    if (use.inside === null) {
      const key = tableKey(kind, use.text);
      for (const file of this.seenBy(use.file)) yield* file.lookUp(key);
      return;
    }
    for (const container of this.#containers(use)) {
      if (kind === 'action' || kind === 'response') {
        for (const stage of container.children) {
          if (kind === 'action') yield* stage.find(kind, use.text);
          else for (const action of stage.children) yield* action.find(kind, use.text);
        }
      } else yield* container.find(kind, use.text);
    }
  }

  #containers(use: Use): Declaration[] {
    if (use.inside === null) return [];
    if ('anywhere' in use.inside) return this.visible(use.file, use.inside.anywhere);
    return this.resolve(use.inside);
  }

  /** All that a use could mean, for completion and for the nearest name. */
  choices(use: Pick<Use, 'kinds' | 'inside' | 'file'>): Declaration[] {
    if (use.inside === null) return use.kinds.flatMap((kind) => this.visible(use.file, kind));
    const containers = this.#containers(use as Use);
    return containers.flatMap((container) => {
      if (use.kinds.includes('action')) return container.children.flatMap((stage) => stage.children);
      if (use.kinds.includes('response')) return container.children.flatMap((stage) => stage.children.flatMap((action) => action.children));
      return use.kinds.includes('stage') ? [...container.stages] : container.children.filter((child) => use.kinds.includes(child.kind));
    });
  }

  /** Every use of a declaration, in the files that can see it. */
  usesOf(declaration: Declaration): Use[] {
    const files = new Set([declaration.file, ...this.importers(declaration.file.uri)]);
    const texts = new Set([declaration.name, declaration.label].filter((text) => text !== null));
    return [...files].flatMap((file) =>
      [...texts]
        .flatMap((text) => file.usesCalled(text))
        .filter((use) => use.kinds.includes(declaration.kind) && this.resolve(use).includes(declaration)),
    );
  }

  /**
   * The same stage said twice: a journey's stage and what the repositories it uses say of it. They belong together by their
   * name (or label), so a rename must change both.
   */
  twins(declaration: Declaration): Declaration[] {
    const called = (list: readonly Declaration[]) =>
      list.filter((other) => (declaration.name !== null ? other.name === declaration.name : other.id === declaration.id));
    if (declaration.kind === 'stage') {
      const journey = journeyOf(declaration);
      return journey ? called(this.repositoriesOf(journey).flatMap((repository) => repository.stages)) : [];
    }
    if (declaration.kind === 'repository-stage' && declaration.container) {
      const journeys = this.usesOf(declaration.container).flatMap((use) => (use.by?.kind === 'journey' ? [use.by] : []));
      return called(journeys.flatMap((journey) => journey.stages));
    }
    return [];
  }

  /** The repositories that a journey `uses`. */
  repositoriesOf(journey: Declaration): Declaration[] {
    return journey.file.uses.filter((use) => use.by === journey && use.kinds[0] === 'repository').flatMap((use) => this.resolve(use));
  }
}

export function journeyOf(declaration: Declaration): Declaration | null {
  for (let each: Declaration | null = declaration; each; each = each.container) if (each.kind === 'journey') return each;
  return null;
}
