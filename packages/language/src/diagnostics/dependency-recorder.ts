import { CachedLookup } from '../names/cached-lookup.ts';
import type { JourneyFiles } from '../names/journey-files.ts';
import type { Declaration, SourceFile } from '../names/source-file.ts';
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
export class DependencyRecorder extends CachedLookup {
  readonly #uri: string;
  readonly #queries: RecordedQuery[] = [];
  readonly #asked = new Map<object, Set<unknown>>();

  constructor(files: JourneyFiles, own: SourceFile) {
    super(files, own);
    this.#uri = own.uri;
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
    if (uri === this.#uri) return false;
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
    for (const [uri, file] of this.seen) if (uri !== this.#uri) structures.set(uri, file ? structureFingerprint(file) : null);
    const importers = new Map(Array.from(this.seenImporters, ([uri, files]) => [uri, files.map((file) => file.uri)]));
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
