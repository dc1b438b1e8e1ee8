import type { JourneyFiles } from './journey-files.ts';
import { NameLookup } from './name-lookup.ts';
import type { Declaration, NameReference, SourceFile } from './source-file.ts';

/** Lookups for one file that remember what they have found. Valid until a file changes. */
export class CachedLookup extends NameLookup {
  /** What was read of other files, by URI; undefined: there is no such file. */
  protected readonly seen = new Map<string, SourceFile | undefined>();
  /** By URI of the imported file. */
  protected readonly seenImporters = new Map<string, readonly SourceFile[]>();
  readonly #files: JourneyFiles;
  readonly #own: SourceFile;
  /** The targets of the file's references that have been resolved, by their index. */
  readonly #targets: (readonly Declaration[] | undefined)[];
  /** The last file that `get` returned: most lookups in a row are in the same import. */
  #last: SourceFile | undefined;

  constructor(files: JourneyFiles, own: SourceFile) {
    super();
    this.#files = files;
    this.#own = own;
    this.#targets = new Array(own.references.length);
  }

  get(uri: string): SourceFile | undefined {
    if (this.#last?.uri === uri) return this.#last;
    const file = this.#get(uri);
    this.#last = file;
    return file;
  }

  #get(uri: string): SourceFile | undefined {
    const seen = this.seen.get(uri);
    if (seen || this.seen.has(uri)) return seen;
    const file = this.#files.get(uri);
    this.seen.set(uri, file);
    return file;
  }

  importers(uri: string): readonly SourceFile[] {
    let importers = this.seenImporters.get(uri);
    if (!importers) {
      importers = this.#files.importers(uri);
      for (const importer of importers) this.seen.set(importer.uri, importer);
      this.seenImporters.set(uri, importers);
    }
    return importers;
  }

  override resolve(reference: NameReference): readonly Declaration[] {
    const { file, index } = reference;
    if (file !== this.#own || index < 0) return super.resolve(reference);
    // Several checks resolve each reference.
    this.#targets[index] ??= super.resolve(reference);
    return this.#targets[index];
  }
}
