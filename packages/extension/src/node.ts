import { join } from 'node:path';
import { languageFromLocale } from '@parcours/model';
import { type ExtensionContext, env, Uri, window } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { registerCheckTask } from './check-task.ts';
import { type MarkdownExtension, markdownExtension, type RenderJourney } from './markdown/markdown-extension.ts';
import { messagesIn } from './messages.ts';
import { clientOptions } from './server/client-options.ts';
import { runsServer } from './server/node-version.ts';
import { type Session, startSession } from './session.ts';

let session: Session | undefined;

/**
 * The desktop and remote host: the language server is a child process.
 * @public called by VS Code
 */
export function activate(context: ExtensionContext): (Session & MarkdownExtension) | undefined {
  const { node } = process.versions;
  if (!runsServer(node)) {
    // Editors built on an older VS Code may claim a newer one.
    void window.showErrorMessage(messagesIn(languageFromLocale(env.language))('node-too-old', { found: node }));
    return undefined;
  }
  const module = Uri.joinPath(context.extensionUri, 'dist', 'node', 'server.js').fsPath;
  const language = languageFromLocale(env.language);
  const server = { module, transport: TransportKind.ipc };
  const client = new LanguageClient(
    'parcours',
    'Parcours',
    { run: server, debug: { ...server, options: { execArgv: ['--nolazy', '--inspect=6009'] } } },
    clientOptions(language),
  );
  context.subscriptions.push(registerCheckTask(context.extensionUri, language));
  session = startSession(context, client, language);
  return { ...session, ...markdownExtension(requireRenderer, language) };
}

function requireRenderer(): RenderJourney {
  // A computed path: the bundler leaves it alone.
  return (require(join(__dirname, 'markdown.cjs')) as { readonly renderJourney: RenderJourney }).renderJourney;
}

/** @public called by VS Code */
export function deactivate(): Promise<void> | undefined {
  return session?.stop();
}
