import { NameLookup } from './name-lookup.ts';
import { SourceFile } from './source-file.ts';

/** The journey files of a workspace, their imports, and name resolution over them. */
export class JourneyFiles extends NameLookup {
  readonly #files = new Map<string, SourceFile>();
  readonly #importers = new Map<string, Set<string>>();
  /** Other URIs of files, by which imports reach them through links. */
  readonly #aliases = new Map<string, string>();
  readonly #other: JourneyFiles | null;
  #revision = 0;

  /** @param other another version of the workspace: a file of the same URI and text is not parsed again. */
  constructor(other: JourneyFiles | null = null) {
    super();
    this.#other = other;
  }

  /** Another number after each change. */
  get revision(): number {
    return this.#revision;
  }

  /** The same files, some of them with other texts: what edits would make of them. */
  withTexts(texts: ReadonlyMap<string, string>): JourneyFiles {
    const edited = new JourneyFiles(this);
    for (const [uri, canonical] of this.#aliases) edited.alias(uri, canonical);
    for (const { uri, text } of this.all()) edited.set(uri, texts.get(uri) ?? text);
    return edited;
  }

  get(uri: string): SourceFile | undefined {
    return this.#files.get(uri) ?? this.#files.get(this.#aliases.get(uri) ?? '');
  }

  /** Makes a URI another one of the same file, of which imports are resolved to it. */
  alias(uri: string, canonical: string): void {
    this.#revision++;
    this.#aliases.set(uri, canonical);
    const importers = this.#importers.get(uri);
    if (!importers) return;
    this.#importers.delete(uri);
    for (const importer of importers) this.#addImporter(canonical, importer);
  }

  all(): Iterable<SourceFile> {
    return this.#files.values();
  }

  /** Adds or replaces a file. */
  set(uri: string, text: string): SourceFile {
    const before = this.#files.get(uri);
    if (before?.text === text) return before;
    const lastGood = before && !before.hasSyntaxErrors ? before : (before?.lastGood ?? null);
    const same = this.#other?.get(uri);
    const file = !before && same?.text === text ? same : new SourceFile(uri, text, lastGood);
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
    this.#revision++;
    const canonical = (target: string) => this.#aliases.get(target) ?? target;
    const targets = new Set(after?.imports.map((line) => canonical(line.uri)));
    for (const line of before?.imports ?? []) {
      const target = canonical(line.uri);
      if (!targets.has(target)) this.#importers.get(target)?.delete(uri);
    }
    for (const target of targets) this.#addImporter(target, uri);
  }

  #addImporter(target: string, importer: string): void {
    const importers = this.#importers.get(target);
    if (importers) importers.add(importer);
    else this.#importers.set(target, new Set([importer]));
  }

  /** The files that import a file directly. */
  importers(uri: string): SourceFile[] {
    const found: SourceFile[] = [];
    for (const importer of this.#importers.get(uri) ?? []) {
      const file = this.#files.get(importer);
      if (file) found.push(file);
    }
    return found;
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
}
