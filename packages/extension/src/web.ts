import { languageFromLocale } from '@parcours/model';
import { commands, type ExtensionContext, env, Uri, window } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { type MarkdownExtension, markdownExtension } from './markdown/markdown-extension.ts';
import { webRenderer } from './markdown/web-renderer.ts';
import { messagesIn } from './messages.ts';
import { clientOptions } from './server/client-options.ts';
import type { WorkerInit } from './server/server-protocol.ts';
import { serveFileRequests } from './server/web-file-service.ts';
import { type Session, startSession } from './session.ts';

let session: Session | undefined;
let worker: Worker | undefined;

/**
 * The browser host: the language server is a Web Worker, and there is no disk.
 * @public called by VS Code
 */
export function activate(context: ExtensionContext): Session & MarkdownExtension {
  const language = languageFromLocale(env.language);
  const addressOf = (name: string) => Uri.joinPath(context.extensionUri, 'dist', 'web', name).toString(true);
  // Called at each start; the previous worker must be terminated here.
  const startServer = async () => {
    worker?.terminate();
    worker = await waitUntilStarted(new Worker(addressOf('server.js')));
    const { port1, port2 } = new MessageChannel();
    serveFileRequests(port1);
    worker.postMessage({ files: port2, engine: addressOf('engine-worker.js') } satisfies WorkerInit, [port2]);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  const client = new LanguageClient('parcours', 'Parcours', startServer, clientOptions(language));
  context.subscriptions.push(
    // The check needs a child process, which a browser does not have.
    commands.registerCommand('parcours.check', () => window.showInformationMessage(messagesIn(language)('no-check'))),
  );
  session = startSession(context, client, language);
  const renderer = webRenderer(addressOf('markdown.js'), () => void commands.executeCommand('markdown.preview.refresh'));
  return { ...session, ...markdownExtension(renderer, language) };
}

/** Rejects if the script cannot be loaded: the client would wait forever. */
function waitUntilStarted(server: Worker): Promise<Worker> {
  return new Promise((resolve, reject) => {
    server.onmessage = () => resolve(server);
    server.onerror = ({ message }) => reject(new Error(message || 'server.js'));
  });
}

/** @public called by VS Code */
export async function deactivate(): Promise<void> {
  await session?.stop();
  worker?.terminate();
}
