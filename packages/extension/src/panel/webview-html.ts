import type { Language } from '@parcours/model';
import { Uri, type Webview } from 'vscode';

/**
 * The panel's page. Only the two files of `root` may load; scripts run by nonce only, and `require-trusted-types-for` makes the browser
 * refuse text as markup, so that content of files is always treated as text.
 */
export function webviewHtml(webview: Webview, root: Uri, language: Language): string {
  const nonce = makeNonce();
  const script = webview.asWebviewUri(Uri.joinPath(root, 'panel.js'));
  const style = webview.asWebviewUri(Uri.joinPath(root, 'panel.css'));
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Parcours</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}

function makeNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes)).replace(/[+/]/g, '0');
}
