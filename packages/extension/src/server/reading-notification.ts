import { type Disposable, type Progress, ProgressLocation, window } from 'vscode';
import { type BaseLanguageClient, type ProgressToken, State, WorkDoneProgressCancelNotification } from 'vscode-languageclient';

interface ReadingNotification {
  show(percentage: number | undefined, message: string | undefined): void;
  end(): void;
}

/** Shows what the server reads for long where it can be cancelled: the client by itself would hide that in the status bar. */
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
  // A server that is gone ends nothing by itself.
  return client.onDidChangeState(({ newState }) => {
    if (newState !== State.Running) for (const token of [...notices.keys()]) end(token);
  });
}

/** @param endless whether nothing is known of how far it has come: the notice then only says that something goes on. */
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
