import type { Language } from '@parcours/model';
import type { Progress } from '@parcours/workspace';
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { READING, type ReadingParams } from './protocol.ts';
import { wordsIn } from './words.ts';

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

  readonly tell = ({ path, done, cancel }: Progress): void => {
    const percent = Math.floor(done * 100);
    const params: ReadingParams = { path, percent: done < 1 ? percent : null };
    void this.#connection.sendNotification(READING, params);
    const known = this.#reporters.get(path);
    if (done >= 1) {
      this.#reporters.delete(path);
      void known?.then((reporter) => reporter?.done());
    } else if (known) void known.then((reporter) => reporter?.report(percent));
    else if (this.#isShown()) this.#reporters.set(path, this.#begin(path, percent, cancel));
  };

  async #begin(path: string, percent: number, cancel: () => void): Promise<WorkDoneProgressServerReporter | null> {
    try {
      const reporter = await this.#connection.window.createWorkDoneProgress();
      reporter.begin(wordsIn(this.#language())('reading', { path }), percent, undefined, true);
      reporter.token.onCancellationRequested(cancel);
      return reporter;
    } catch {
      // A client that refuses shows nothing.
      return null;
    }
  }
}
