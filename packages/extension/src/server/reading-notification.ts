import { type Disposable, type Progress, ProgressLocation, window } from 'vscode';
import { type BaseLanguageClient, type ProgressToken, State, WorkDoneProgressCancelNotification } from 'vscode-languageclient';

/**
 * How long a notification stays after its read has ended. While a mapping is typed, the file is read again and again; VS Code shows each
 * notification for at least 0.8 s, so that those of two reads would be beside each other.
 */
const STAY_MS = 1500;

/** Shows long reads as cancellable notifications, one a file; by default the client only shows them in the status bar. */
export function showReadingNotifications(client: BaseLanguageClient): Disposable {
  /** By title, which names the file. */
  const notifications = new Map<string, ReadingNotification>();
  const notificationOf = (token: ProgressToken) => [...notifications.values()].find((each) => each.has(token));
  client.middleware.handleWorkDoneProgress = (token, params, next) => {
    if (params.kind === 'begin') {
      let notification = notifications.get(params.title);
      if (!notification) {
        const cancel = (cancelled: ProgressToken) =>
          void client.sendNotification(WorkDoneProgressCancelNotification.type, { token: cancelled });
        notification = new ReadingNotification(params.title, params.percentage === undefined, cancel, () =>
          notifications.delete(params.title),
        );
        notifications.set(params.title, notification);
      }
      notification.begin(token);
      notification.show(params.percentage, params.message);
    } else if (params.kind === 'report') notificationOf(token)?.show(params.percentage, params.message);
    else {
      notificationOf(token)?.end(token);
      next(token, params);
    }
  };
  // A stopped server does not end its progress.
  return client.onDidChangeState(({ newState }) => {
    if (newState !== State.Running) for (const each of [...notifications.values()]) each.close();
  });
}

/** The notification of a file, shown as long as the file is read and a little longer. */
class ReadingNotification {
  readonly #isIndeterminate: boolean;
  readonly #onClose: () => void;
  readonly #closed = Promise.withResolvers<void>();
  /** The reads of the file that go on. */
  readonly #reads = new Set<ProgressToken>();
  #progress: Progress<{ message?: string; increment?: number }> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** 0–100. VS Code's bar cannot go back. */
  #reached = 0;

  /** @param cancel cancels a read. @param onClose is called when it closes. */
  constructor(title: string, isIndeterminate: boolean, cancel: (read: ProgressToken) => void, onClose: () => void) {
    this.#isIndeterminate = isIndeterminate;
    this.#onClose = onClose;
    void window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, (progress, token) => {
      this.#progress = progress;
      token.onCancellationRequested(() => {
        for (const read of this.#reads) cancel(read);
        // VS Code no longer updates it.
        this.close();
      });
      return this.#closed.promise;
    });
  }

  has(read: ProgressToken): boolean {
    return this.#reads.has(read);
  }

  begin(read: ProgressToken): void {
    clearTimeout(this.#timer);
    this.#reads.add(read);
  }

  /** @param percentage 0–100; undefined if unknown. */
  show(percentage: number | undefined, message: string | undefined): void {
    const increment = percentage === undefined || this.#isIndeterminate ? 0 : Math.max(0, percentage - this.#reached);
    this.#reached += increment;
    this.#progress?.report({ ...(message === undefined ? {} : { message }), ...(this.#isIndeterminate ? {} : { increment }) });
  }

  end(read: ProgressToken): void {
    this.#reads.delete(read);
    if (this.#reads.size > 0) return;
    // Without the percentage of a read that goes on.
    this.#progress?.report({});
    this.#timer = setTimeout(() => this.close(), STAY_MS);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#closed.resolve();
    this.#onClose();
  }
}
