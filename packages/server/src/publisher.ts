import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { Context } from './context.ts';
import { toDiagnostic } from './diagnostics.ts';

/** Typing stops for a moment before findings are worked out again. */
const PAUSE = 80;
/** A file that another program is still writing is looked at again after this. */
const SETTLE = 500;

/** Tells the client the findings of its open files, a little after each change, and the panel that there is something new. */
export class Publisher {
  readonly #connection: Connection;
  readonly #current: () => Promise<Context>;
  readonly #open: Map<string, string>;
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #round = 0;

  /**
   * `current` gives the context once all files are read: before, every name in them would be unknown. `open`: internal URI → the
   * URI by which the client knows the file. `changed` is called when a panel should look again.
   */
  constructor(connection: Connection, current: () => Promise<Context>, open: Map<string, string>, changed: () => void) {
    this.#connection = connection;
    this.#current = current;
    this.#open = open;
    this.#changed = changed;
  }

  /** Something changed: the panel may look at once, findings follow after a pause. */
  touch(): void {
    this.#changed();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#publish(), PAUSE);
  }

  clear(clientUri: string): void {
    void this.#connection.sendDiagnostics({ uri: clientUri, diagnostics: [] });
  }

  async #publish(): Promise<void> {
    const round = ++this.#round;
    let unsettled = false;
    const context = await this.#current();
    for (const [uri, clientUri] of [...this.#open]) {
      let diagnostics: Diagnostic[];
      try {
        const found = await context.workspace.findings(uri);
        unsettled ||= found.some(({ code }) => code === 'JRN0414');
        diagnostics = found.map((finding) => toDiagnostic(finding, context.language));
      } catch (error) {
        // One file's fault must not silence the others.
        this.#connection.console.error(`findings of ${clientUri}: ${error instanceof Error ? error.stack : String(error)}`);
        continue;
      }
      // A newer change is under way: its findings replace these.
      if (round !== this.#round) return;
      if (this.#open.has(uri)) void this.#connection.sendDiagnostics({ uri: clientUri, diagnostics });
    }
    if (unsettled) setTimeout(() => this.touch(), SETTLE);
  }
}
