import { formatShare, type Language } from '@parcours/model';
import type { ReadProgress } from '@parcours/workspace';
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { messagesIn } from './messages.ts';
import { READING, type ReadingParams } from './protocol.ts';

/** Tells the client of files that take long to be read: the editor, where the user may cancel, and the panel. */
export class ReadingProgress {
  readonly #connection: Connection;
  readonly #isShown: () => boolean;
  readonly #language: () => Language;
  /** By path; a promise, since the client is asked first whether it will show it. */
  readonly #reporters = new Map<string, Promise<WorkDoneProgressServerReporter | null>>();

  /** @param isShown whether the client shows progress at all. */
  constructor(connection: Connection, isShown: () => boolean, language: () => Language) {
    this.#connection = connection;
    this.#isShown = isShown;
    this.#language = language;
  }

  readonly report = ({ path, fraction: done, ended, cancel }: ReadProgress): void => {
    const percent = done === null ? null : Math.floor(done * 100);
    const params: ReadingParams = { path, percent, ended };
    void this.#connection.sendNotification(READING, params);
    const known = this.#reporters.get(path);
    if (ended) {
      this.#reporters.delete(path);
      void known?.then((reporter) => reporter?.done());
    } else if (known) void known.then((reporter) => reporter && percent !== null && reporter.report(percent, this.#share(percent)));
    else if (this.#isShown()) this.#reporters.set(path, this.#begin(path, percent, cancel));
  };

  async #begin(path: string, percent: number | null, cancel: () => void): Promise<WorkDoneProgressServerReporter | null> {
    try {
      const reporter = await this.#connection.window.createWorkDoneProgress();
      const message = percent === null ? undefined : this.#share(percent);
      // Without a share the client shows that something goes on.
      reporter.begin(messagesIn(this.#language())('reading', { path }), percent ?? undefined, message, true);
      reporter.token.onCancellationRequested(cancel);
      return reporter;
    } catch {
      // A client that refuses shows nothing.
      return null;
    }
  }

  #share(percent: number): string {
    return formatShare(percent / 100, this.#language(), 0);
  }
}
