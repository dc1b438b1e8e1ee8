import type { Diagnostic } from '@parcours/model';
import type { JourneyFiles } from '../names/journey-files.ts';
import type { SourceFile } from '../names/source-file.ts';
import type { VisibleFiles } from '../names/visible-files.ts';
import { type Dependencies, DependencyRecorder, isUpToDate } from './dependency-recorder.ts';
import { textDiagnostics } from './text-diagnostics.ts';

interface CacheEntry {
  readonly dependencies: Dependencies;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Caches the diagnostics of each file's text until the file itself, or what they read of other files, changes. A keystroke in a
 * file that hundreds import costs those nothing while no name, label or scale changes, and nothing before somebody asks.
 */
export class TextDiagnosticsCache {
  readonly #files: JourneyFiles;
  readonly #compute: (files: VisibleFiles, file: SourceFile) => readonly Diagnostic[];
  readonly #cache = new WeakMap<SourceFile, CacheEntry>();

  constructor(files: JourneyFiles, compute: (files: VisibleFiles, file: SourceFile) => readonly Diagnostic[] = textDiagnostics) {
    this.#files = files;
    this.#compute = compute;
  }

  diagnosticsOf(file: SourceFile): readonly Diagnostic[] {
    const known = this.#cache.get(file);
    if (known && isUpToDate(known.dependencies, this.#files)) return known.diagnostics;
    const recorder = new DependencyRecorder(this.#files, file);
    const diagnostics = this.#compute(recorder, file);
    this.#cache.set(file, { dependencies: recorder.dependencies(), diagnostics });
    return diagnostics;
  }
}
