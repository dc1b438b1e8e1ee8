import type { Connection, ShowDocumentParams } from 'vscode-languageserver';
import type { Context } from '../../context.ts';

/** Asks the client to show a document or, with `external`, a page; false: it cannot. */
export async function showDocument(connection: Connection, client: Context['client'], params: ShowDocumentParams): Promise<boolean> {
  if (client?.showDocument !== true) return false;
  return connection.window.showDocument(params).then(
    ({ success }) => success,
    () => false,
  );
}
