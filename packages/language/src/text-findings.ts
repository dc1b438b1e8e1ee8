import type { Diagnostic } from '@parcours/model';
import { offersOf, usageOf } from './facts.ts';
import { findings } from './findings.ts';
import type { JourneyFiles } from './journey-files.ts';
import type { SourceFile } from './source-file.ts';

interface Remembered {
  /** What all that other files said of themselves was. */
  readonly facts: readonly string[];
  /** Other files whose places the findings show. */
  readonly shown: readonly SourceFile[];
  readonly findings: readonly Diagnostic[];
}

/**
 * The findings of each file's text, worked out again only when the file itself, or what it sees of others, has changed. A keystroke
 * in a file that hundreds import costs those nothing while no name, label or scale changes, and nothing before somebody asks.
 */
export class TextFindings {
  readonly #files: JourneyFiles;
  readonly #remembered = new WeakMap<SourceFile, Remembered>();

  constructor(files: JourneyFiles) {
    this.#files = files;
  }

  of(file: SourceFile): readonly Diagnostic[] {
    const facts = this.#factsFor(file);
    const known = this.#remembered.get(file);
    if (known && isSame(known.facts, facts) && known.shown.every((other) => this.#files.get(other.uri) === other)) return known.findings;
    const found = findings(this.#files, file);
    const others = new Set(found.flatMap(({ related }) => related.map(({ uri }) => uri)).filter((uri) => uri !== file.uri));
    const shown = [...others].flatMap((uri) => this.#files.get(uri) ?? []);
    this.#remembered.set(file, { facts, shown, findings: found });
    return found;
  }

  #factsFor(file: SourceFile): string[] {
    const facts: string[] = [];
    for (const importer of this.#files.importers(file.uri)) facts.push(importer.uri, usageOf(importer));
    for (const other of this.#files.around(file)) if (other !== file) facts.push(other.uri, offersOf(other));
    return facts;
  }
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, at) => text === b[at]);
}
