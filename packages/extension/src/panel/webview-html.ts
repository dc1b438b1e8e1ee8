import type { Language } from '@parcours/model';
import { pageDocument } from '@parcours/webview/page-document';
import { Uri, type Webview } from 'vscode';

/** The panel's page. Only the two files of `root` may load. */
export function webviewHtml(webview: Webview, root: Uri, language: Language): string {
  const addressOf = (name: string) => webview.asWebviewUri(Uri.joinPath(root, name)).toString();
  return pageDocument({ language, script: addressOf('panel.js'), style: addressOf('panel.css'), styleSource: webview.cspSource }).html;
}
