import { type Disposable, type Progress, ProgressLocation, window } from 'vscode';
import { type BaseLanguageClient, type ProgressToken, State, WorkDoneProgressCancelNotification } from 'vscode-languageclient';

interface ReadingNotification {
  show(percentage: number | undefined, message: string | undefined): void;
  end(): void;
}

/** Shows long reads as cancellable notifications; by default the client only shows them in the status bar. */
export function showReadingNotifications(client: BaseLanguageClient): Disposable {
  const notices = new Map<ProgressToken, ReadingNotification>();
  const end = (token: ProgressToken) => {
    notices.get(token)?.end();
    notices.delete(token);
  };
  client.middleware.handleWorkDoneProgress = (token, params, next) => {
    if (params.kind === 'begin') {
      const cancel = () => void client.sendNotification(WorkDoneProgressCancelNotification.type, { token });
      const notice = createNotification(params.title, params.percentage === undefined, cancel);
      notices.set(token, notice);
      notice.show(params.percentage, params.message);
    } else if (params.kind === 'report') notices.get(token)?.show(params.percentage, params.message);
    else {
      end(token);
      next(token, params);
    }
  };
  // A stopped server does not end its progress.
  return client.onDidChangeState(({ newState }) => {
    if (newState !== State.Running) for (const token of [...notices.keys()]) end(token);
  });
}

/** @param endless whether progress is indeterminate. */
function createNotification(title: string, endless: boolean, cancel: () => void): ReadingNotification {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let shown: Progress<{ message?: string; increment?: number }> | undefined;
  let reached = 0;
  void window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, (progress, token) => {
    shown = progress;
    token.onCancellationRequested(cancel);
    return ended;
  });
  return {
    show(percentage, message) {
      const increment = percentage === undefined || endless ? 0 : Math.max(0, percentage - reached);
      reached += increment;
      shown?.report({ ...(message === undefined ? {} : { message }), ...(endless ? {} : { increment }) });
    },
    end,
  };
}
