import type { Diagnostic } from 'vscode-languageserver';

/** Diagnostics shown in data files. Several journey files may link the same data file; their diagnostics are merged. URIs are the server's. */
export class DataFileDiagnostics {
  /** By journey file, then by data file. */
  readonly #byJourney = new Map<string, ReadonlyMap<string, readonly Diagnostic[]>>();
  readonly #mayHaveChanged: (uri: string) => void;

  /** @param mayHaveChanged called for each data file whose diagnostics may have changed. */
  constructor(mayHaveChanged: (uri: string) => void) {
    this.#mayHaveChanged = mayHaveChanged;
  }

  /** Replaces the diagnostics that a journey file reports in data files. Files that it no longer links are cleared. */
  set(journey: string, found: ReadonlyMap<string, readonly Diagnostic[]>): void {
    const before = this.#byJourney.get(journey);
    this.#byJourney.set(journey, found);
    for (const uri of new Set([...(before?.keys() ?? []), ...found.keys()])) this.#mayHaveChanged(uri);
  }

  /** The journey files that have reported. */
  journeys(): string[] {
    return [...this.#byJourney.keys()];
  }

  /** The data files with diagnostics. */
  uris(): Set<string> {
    return new Set([...this.#byJourney.values()].flatMap((found) => [...found.keys()]));
  }

  /** Of all journey files, without duplicates. */
  of(uri: string): Diagnostic[] {
    const all = [...this.#byJourney.values()].flatMap((found) => found.get(uri) ?? []);
    const distinct = new Map(
      all.map((diagnostic) => [JSON.stringify([diagnostic.code, diagnostic.range, diagnostic.message]), diagnostic]),
    );
    return [...distinct.values()].sort(({ range: { start: a } }, { range: { start: b } }) => a.line - b.line || a.character - b.character);
  }
}
