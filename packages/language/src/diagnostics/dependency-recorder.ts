import type { JourneyFiles } from '../names/journey-files.ts';
import { NameLookup } from '../names/name-lookup.ts';
import type { Declaration, NameReference, SourceFile } from '../names/source-file.ts';
import { declarationOrder, structureFingerprint } from '../names/structure-fingerprint.ts';
import type { Answer, VisibleDeclaration, VisibleFile } from '../names/visible-files.ts';

/** A query of another file, and the JSON of its answer. */
interface RecordedQuery {
  readonly uri: string;
  readonly run: (current: SourceFile) => Answer;
  readonly answer: string | undefined;
}

/** What was read of other files: by URI their structure (null: no such file) and their importers, and the queries. Keeps no file in memory. */
export interface Dependencies {
  readonly structures: ReadonlyMap<string, string | null>;
  readonly importers: ReadonlyMap<string, readonly string[]>;
  readonly queries: readonly RecordedQuery[];
}

/** Lookups for the diagnostics of one file that record what is read of other files. Valid until a file changes. */
export class DependencyRecorder extends NameLookup {
  readonly #files: JourneyFiles;
  readonly #own: SourceFile;
  /** The targets of its references that have been resolved, by their index. */
  readonly #targets: (readonly Declaration[] | undefined)[];
  readonly #seen = new Map<string, SourceFile | undefined>();
  readonly #importers = new Map<string, readonly SourceFile[]>();
  readonly #queries: RecordedQuery[] = [];
  readonly #asked = new Map<object, Set<unknown>>();

  constructor(files: JourneyFiles, own: SourceFile) {
    super();
    this.#files = files;
    this.#own = own;
    this.#targets = new Array(own.references.length);
  }

  /** The last file that `get` returned: most lookups in a row are in the same import. */
  #last: SourceFile | undefined;

  get(uri: string): SourceFile | undefined {
    if (this.#last?.uri === uri) return this.#last;
    const file = this.#get(uri);
    this.#last = file;
    return file;
  }

  #get(uri: string): SourceFile | undefined {
    const seen = this.#seen.get(uri);
    if (seen || this.#seen.has(uri)) return seen;
    const file = this.#files.get(uri);
    this.#seen.set(uri, file);
    return file;
  }

  override resolve(reference: NameReference): readonly Declaration[] {
    const { file, index } = reference;
    if (file !== this.#own || index < 0) return super.resolve(reference);
    // Several checks resolve each reference.
    this.#targets[index] ??= super.resolve(reference);
    return this.#targets[index];
  }

  importers(uri: string): readonly SourceFile[] {
    let importers = this.#importers.get(uri);
    if (!importers) {
      importers = this.#files.importers(uri);
      for (const importer of importers) this.#seen.set(importer.uri, importer);
      this.#importers.set(uri, importers);
    }
    return importers;
  }

  override readDeclaration<A extends Answer>(declaration: VisibleDeclaration, query: (declaration: Declaration) => A): A {
    const { file } = declaration;
    if (this.#isNew(declaration, file, query)) {
      const ordinal = declarationOrder(file as SourceFile).ordinals.get(declaration) as number;
      this.#record(file, (version) => query(declarationOrder(version).list[ordinal] as Declaration));
    }
    return super.readDeclaration(declaration, query);
  }

  override readFile<A extends Answer>(file: VisibleFile, query: (file: SourceFile) => A): A {
    if (this.#isNew(file, file, query)) this.#record(file, query);
    return super.readFile(file, query);
  }

  #isNew(asked: object, { uri }: VisibleFile, query: unknown): boolean {
    if (uri === this.#own.uri) return false;
    const queries = this.#asked.get(asked) ?? new Set();
    this.#asked.set(asked, queries);
    return queries.size < queries.add(query).size;
  }

  #record(file: VisibleFile, query: (version: SourceFile) => Answer): void {
    const { uri } = file;
    // A file with syntax errors also has the declarations of its last good version.
    const isLastGood = this.get(uri) !== file;
    const run = (current: SourceFile) => query((isLastGood && current.lastGood) || current);
    this.#queries.push({ uri, run, answer: JSON.stringify(query(file as SourceFile)) });
  }

  /** The reads so far. */
  dependencies(): Dependencies {
    const structures = new Map<string, string | null>();
    for (const [uri, file] of this.#seen) if (uri !== this.#own.uri) structures.set(uri, file ? structureFingerprint(file) : null);
    const importers = new Map(Array.from(this.#importers, ([uri, files]) => [uri, files.map((file) => file.uri)]));
    return { structures, importers, queries: this.#queries };
  }
}

/** Whether each read would give the same again. */
export function isUpToDate({ structures, importers, queries }: Dependencies, files: JourneyFiles): boolean {
  for (const [uri, structure] of structures) {
    const file = files.get(uri);
    if ((file ? structureFingerprint(file) : null) !== structure) return false;
  }
  for (const [uri, before] of importers) {
    const now = files.importers(uri);
    if (before.length !== now.length || !now.every((importer, at) => importer.uri === before[at])) return false;
  }
  // Since the structures are equal, each query finds the corresponding declaration.
  return queries.every(({ uri, run, answer }) => {
    const file = files.get(uri);
    return file !== undefined && JSON.stringify(run(file)) === answer;
  });
}
