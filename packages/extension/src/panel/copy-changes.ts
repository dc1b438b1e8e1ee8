import type { Language } from '@parcours/model';
import { env, window } from 'vscode';
import type { Comparison } from '../compare/comparison.ts';
import { messagesIn } from '../messages.ts';
import type { LanguageServer } from '../server/language-server.ts';

const SHOWN_MS = 4000;

/** Copies the changes as Markdown for a pull request, after disclosure control. */
export async function copyChanges(server: LanguageServer, comparison: Comparison, language: Language): Promise<void> {
  const translate = messagesIn(language);
  const versions = comparison.openVersions;
  const markdown = versions && (await server.changesMarkdown(versions.base, versions.head, language).catch(() => null));
  if (!markdown) {
    void window.showWarningMessage(translate('copy-failed'));
    return;
  }
  await env.clipboard.writeText(markdown);
  window.setStatusBarMessage(translate('copied'), SHOWN_MS);
}
