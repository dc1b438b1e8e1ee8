import type { Diagnostic } from 'vscode-languageserver';

/** What is told of data files: several journey files may link one, and each has its own to say of it. */
export class DataFileDiagnostics {
  /** By journey file, then by data file. */
  readonly #found = new Map<string, ReadonlyMap<string, readonly Diagnostic[]>>();
  readonly #tell: (uri: string, diagnostics: Diagnostic[]) => void;

  /** `tell` is called for a data file whose findings may have changed. */
  constructor(tell: (uri: string, diagnostics: Diagnostic[]) => void) {
    this.#tell = tell;
  }

  /** From now on this is what a journey file has to say of its data files; nothing more of those that it no longer links. */
  set(journey: string, found: ReadonlyMap<string, readonly Diagnostic[]>): void {
    const before = this.#found.get(journey);
    this.#found.set(journey, found);
    for (const uri of new Set([...(before?.keys() ?? []), ...found.keys()])) this.#tell(uri, this.#of(uri));
  }

  /** What several say alike is told once. */
  #of(uri: string): Diagnostic[] {
    const all = [...this.#found.values()].flatMap((found) => found.get(uri) ?? []);
    const distinct = new Map(
      all.map((diagnostic) => [JSON.stringify([diagnostic.code, diagnostic.range, diagnostic.message]), diagnostic]),
    );
    return [...distinct.values()].sort(({ range: { start: a } }, { range: { start: b } }) => a.line - b.line || a.character - b.character);
  }
}
