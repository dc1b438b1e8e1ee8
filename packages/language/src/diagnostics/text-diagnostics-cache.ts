import type { Diagnostic } from '@parcours/model';
import { exportFingerprint, usageFingerprint } from '../names/export-fingerprint.ts';
import type { JourneyFiles } from '../names/journey-files.ts';
import type { SourceFile } from '../names/source-file.ts';
import { textDiagnostics } from './text-diagnostics.ts';

interface CacheEntry {
  /** What all that other files said of themselves was. */
  readonly fingerprints: readonly string[];
  /** Other files whose places the findings show. */
  readonly relatedFiles: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The findings of each file's text, worked out again only when the file itself, or what it sees of others, has changed. A keystroke
 * in a file that hundreds import costs those nothing while no name, label or scale changes, and nothing before somebody asks.
 */
export class TextDiagnosticsCache {
  readonly #files: JourneyFiles;
  readonly #cache = new WeakMap<SourceFile, CacheEntry>();

  constructor(files: JourneyFiles) {
    this.#files = files;
  }

  diagnosticsOf(file: SourceFile): readonly Diagnostic[] {
    const facts = this.#fingerprintsFor(file);
    const known = this.#cache.get(file);
    if (known && isSameList(known.fingerprints, facts) && known.relatedFiles.every((other) => this.#files.get(other.uri) === other))
      return known.diagnostics;
    const found = textDiagnostics(this.#files, file);
    const others = new Set(found.flatMap(({ related }) => related.map(({ uri }) => uri)).filter((uri) => uri !== file.uri));
    const shown = [...others].flatMap((uri) => this.#files.get(uri) ?? []);
    this.#cache.set(file, { fingerprints: facts, relatedFiles: shown, diagnostics: found });
    return found;
  }

  #fingerprintsFor(file: SourceFile): string[] {
    const facts: string[] = [];
    for (const importer of this.#files.importers(file.uri)) facts.push(importer.uri, usageFingerprint(importer));
    for (const other of this.#files.invalidationSetOf(file)) if (other !== file) facts.push(other.uri, exportFingerprint(other));
    return facts;
  }
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, at) => text === b[at]);
}
