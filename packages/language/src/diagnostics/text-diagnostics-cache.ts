import type { Diagnostic } from '@parcours/model';
import { CachedLookup } from '../names/cached-lookup.ts';
import type { JourneyFiles } from '../names/journey-files.ts';
import type { SourceFile } from '../names/source-file.ts';
import type { VisibleFiles } from '../names/visible-files.ts';
import { type Dependencies, DependencyRecorder, isUpToDate } from './dependency-recorder.ts';
import { textDiagnostics } from './text-diagnostics.ts';

interface CacheEntry {
  /** Of the files, when they were computed. */
  readonly revision: number;
  /** Null: not recorded. */
  readonly dependencies: Dependencies | null;
  readonly diagnostics: readonly Diagnostic[];
}

interface TextDiagnosticsOptions {
  /**
   * False: what the diagnostics read of other files is not recorded, and each change of a file makes those of all files stale. Recording
   * costs as much as the diagnostics themselves, and is of use only where files change. Default: true.
   */
  readonly recordsDependencies?: boolean;
  readonly compute?: (files: VisibleFiles, file: SourceFile) => readonly Diagnostic[];
}

/**
 * Caches the diagnostics of each file's text until the file itself, or what they read of other files, changes. A keystroke in a
 * file that hundreds import costs those nothing while no name, label or scale changes, and nothing before somebody asks.
 */
export class TextDiagnosticsCache {
  readonly #files: JourneyFiles;
  readonly #recordsDependencies: boolean;
  readonly #compute: (files: VisibleFiles, file: SourceFile) => readonly Diagnostic[];
  readonly #cache = new WeakMap<SourceFile, CacheEntry>();

  constructor(files: JourneyFiles, { recordsDependencies = true, compute = textDiagnostics }: TextDiagnosticsOptions = {}) {
    this.#files = files;
    this.#recordsDependencies = recordsDependencies;
    this.#compute = compute;
  }

  diagnosticsOf(file: SourceFile): readonly Diagnostic[] {
    const { revision } = this.#files;
    const known = this.#cache.get(file);
    if (known && (known.revision === revision || (known.dependencies && isUpToDate(known.dependencies, this.#files)))) {
      return known.diagnostics;
    }
    const lookup = this.#recordsDependencies ? new DependencyRecorder(this.#files, file) : new CachedLookup(this.#files, file);
    const diagnostics = this.#compute(lookup, file);
    const dependencies = lookup instanceof DependencyRecorder ? lookup.dependencies() : null;
    this.#cache.set(file, { revision, dependencies, diagnostics });
    return diagnostics;
  }
}
