import { formatShare, type Language } from '@parcours/model';
import type { ReadProgress } from '@parcours/workspace';
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { ClientCapabilities } from './client-capabilities.ts';
import { messagesIn } from './messages.ts';
import { READING, type ReadingParams } from './protocol.ts';

/** Reports the progress of long reads to the editor, where the user may cancel, and to the panel. */
export class ReadingProgress {
  readonly #connection: Connection;
  readonly #client: () => ClientCapabilities | undefined;
  readonly #language: () => Language;
  readonly #tellPreview: (progress: ReadingParams) => void;
  /** By path. Promises, because creating a progress token is a request to the client. */
  readonly #reporters = new Map<string, Promise<WorkDoneProgressServerReporter | null>>();

  constructor(
    connection: Connection,
    client: () => ClientCapabilities | undefined,
    language: () => Language,
    tellPreview: (progress: ReadingParams) => void,
  ) {
    this.#connection = connection;
    this.#client = client;
    this.#language = language;
    this.#tellPreview = tellPreview;
  }

  readonly report = ({ path, fraction: done, ended, cancel }: ReadProgress): void => {
    const percent = done === null ? null : Math.floor(done * 100);
    const params: ReadingParams = { path, percent, ended };
    if (this.#client()?.notifications.has(READING)) void this.#connection.sendNotification(READING, params);
    this.#tellPreview(params);
    const known = this.#reporters.get(path);
    if (ended) {
      this.#reporters.delete(path);
      void known?.then((reporter) => reporter?.done());
    } else if (known) void known.then((reporter) => reporter && percent !== null && reporter.report(percent, this.#percentText(percent)));
    else if (this.#client()?.workDoneProgress) this.#reporters.set(path, this.#createReporter(path, percent, cancel));
  };

  async #createReporter(path: string, percent: number | null, cancel: () => void): Promise<WorkDoneProgressServerReporter | null> {
    try {
      const reporter = await this.#connection.window.createWorkDoneProgress();
      const message = percent === null ? undefined : this.#percentText(percent);
      // Without a percentage the client shows indeterminate progress.
      reporter.begin(messagesIn(this.#language())('reading', { path }), percent ?? undefined, message, true);
      reporter.token.onCancellationRequested(cancel);
      return reporter;
    } catch {
      // The client rejected the token: no progress is shown.
      return null;
    }
  }

  #percentText(percent: number): string {
    return formatShare(percent / 100, this.#language(), 0);
  }
}
