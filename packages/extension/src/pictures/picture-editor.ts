import type { Language } from '@parcours/model';
import {
  type CustomDocument,
  type CustomReadonlyEditorProvider,
  commands,
  Disposable,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import { toBase64 } from '../git/read-version.ts';
import { messagesIn } from '../messages.ts';
import type { LanguageServer } from '../server/language-server.ts';

const VIEW_TYPE = 'parcours.picture';

/** Shows pictures that carry their journey (`x.journey.svg`), with a link to the text, and whether they are still what the files say. */
export function registerPictureEditor(server: LanguageServer, language: Language): Disposable {
  return Disposable.from(
    window.registerCustomEditorProvider(VIEW_TYPE, new PictureEditor(server, language), { supportsMultipleEditorsPerDocument: true }),
    commands.registerCommand('parcours.openPictureText', (picture: unknown) => openText(server, picture, language)),
  );
}

class PictureEditor implements CustomReadonlyEditorProvider {
  readonly #server: LanguageServer;
  readonly #language: Language;

  constructor(server: LanguageServer, language: Language) {
    this.#server = server;
    this.#language = language;
  }

  openCustomDocument(uri: Uri): CustomDocument {
    return { uri, dispose: () => {} };
  }

  async resolveCustomEditor({ uri }: CustomDocument, panel: WebviewPanel): Promise<void> {
    panel.webview.options = { enableCommandUris: ['parcours.openPictureText'] };
    const draw = async () => {
      panel.webview.html = await this.#page(uri);
    };
    const subscriptions = [this.#server.onStatus(() => void draw()), this.#server.onChanged(() => void draw())];
    panel.onDidDispose(() => {
      for (const subscription of subscriptions) subscription.dispose();
    });
    await draw();
  }

  /** No script runs, and nothing but the picture is loaded; an SVG that is an image runs no script either. */
  async #page(uri: Uri): Promise<string> {
    const translate = messagesIn(this.#language);
    const bytes = await workspace.fs.readFile(uri);
    const data = this.#server.status === 'running' ? await this.#server.picture(uri.toString(), new TextDecoder().decode(bytes)) : null;
    const command = `command:parcours.openPictureText?${encodeURIComponent(JSON.stringify([uri.toString()]))}`;
    const state = !data ? 'picture-empty' : data.changedFiles > 0 ? 'picture-stale' : 'picture-current';
    const style = 'body { margin: 0; padding: 12px } img { max-width: 100% } p { color: var(--vscode-foreground) }';
    return `<!doctype html>
<html lang="${this.#language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>Parcours</title>
<style>${style}</style>
</head>
<body>
<p>${data ? `<a href="${command}">${translate('picture-open')}</a> · ` : ''}${translate(state, { files: data?.changedFiles ?? 0 })}</p>
<img alt="" src="data:image/svg+xml;base64,${toBase64(bytes)}">
</body>
</html>`;
  }
}

/** Opens the file that a picture was drawn from, or else the text that it carries. */
async function openText(server: LanguageServer, picture: unknown, language: Language): Promise<void> {
  const uri = typeof picture === 'string' ? Uri.parse(picture) : undefined;
  if (!uri) return;
  const svg = new TextDecoder().decode(await workspace.fs.readFile(uri));
  const data = await server.picture(uri.toString(), svg).catch(() => null);
  if (!data) {
    void window.showInformationMessage(messagesIn(language)('picture-empty'));
    return;
  }
  const document = data.uri
    ? await workspace.openTextDocument(Uri.parse(data.uri))
    : await workspace.openTextDocument({ language: 'journey', content: data.text });
  await window.showTextDocument(document, { viewColumn: ViewColumn.Beside });
}
