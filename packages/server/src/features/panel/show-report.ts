import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { Context } from '../../context.ts';
import { messagesIn } from '../../messages.ts';
import { exportReport } from './panel-data.ts';
import { showDocument } from './show-document.ts';

/** Where the server writes reports that the client shows. */
export interface ReportFiles {
  /** Resolves to the URI of the file. */
  write(name: string, html: string): Promise<string>;
  deleteAll(): void;
}

/**
 * Writes the report of a journey file and asks the client to show it; a client that cannot is told where it is.
 *
 * @returns false if the file is about no journey.
 */
export async function showReport(context: Context, uri: string, files: ReportFiles, connection: Connection): Promise<boolean> {
  const { workspace, language, client } = context;
  const isAboutJourney = workspace.files.get(uri) !== undefined && (await workspace.evaluateFile(uri)).length > 0;
  if (!isAboutJourney) return false;
  const { text } = await exportReport(context, { uri, format: 'html', language });
  const name = workspace
    .displayPath(uri)
    .split('/')
    .at(-1)
    ?.replace(/\.journey$/, '');
  const report = await files.write(`${name}.html`, text);
  if (await showDocument(connection, client, { uri: report, external: true })) return true;
  const message = messagesIn(language)('report.written', { path: URI.parse(report).fsPath });
  await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
  return true;
}
