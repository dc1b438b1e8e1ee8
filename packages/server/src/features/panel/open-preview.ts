import { type Connection, MessageType, ResponseError, ShowMessageNotification } from 'vscode-languageserver';
import type { Context } from '../../context.ts';
import { messagesIn } from '../../messages.ts';
import type { PreviewPage } from './preview-page.ts';
import { showDocument } from './show-document.ts';

const REQUEST_FAILED = -32803;

/**
 * Asks the client to open the page in a browser; a client that cannot is told its address.
 *
 * @param uri the journey file to show; null: the one edited last.
 * @returns the address, or why the page cannot be served.
 */
export async function openPreview(
  { language, client }: Context,
  page: PreviewPage,
  uri: string | null,
  connection: Connection,
): Promise<string | ResponseError> {
  const translate = messagesIn(language);
  try {
    const { address, openingAddress } = await page.open(uri);
    if (!(await showDocument(connection, client, { uri: openingAddress(), external: true }))) {
      const message = translate('preview.address', { address });
      await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
    }
    return address;
  } catch (error) {
    return new ResponseError(
      REQUEST_FAILED,
      translate('preview.failed', { detail: error instanceof Error ? error.message : String(error) }),
    );
  }
}
