import type { Language, View } from '@parcours/model';
import { commands, Uri, window, workspace } from 'vscode';
import { messagesIn } from '../messages.ts';
import type { LanguageServer } from '../server/language-server.ts';
import type { ExportFormat } from '../server/server-protocol.ts';

const FORMAT_NAMES: Readonly<Record<ExportFormat, string>> = { svg: 'SVG', html: 'HTML', md: 'Markdown' };

export interface ExportTarget {
  readonly uri: Uri;
  readonly view: View;
}

/** Asks for a target and saves the report that the server renders. */
export async function exportReport(server: LanguageServer, what: ExportTarget, format: ExportFormat, language: Language): Promise<void> {
  const { uri, view } = what;
  const translate = messagesIn(language);
  if (server.status !== 'running') {
    void window.showWarningMessage(translate('server-not-running'));
    return;
  }
  const target = await window.showSaveDialog({
    defaultUri: defaultTarget(uri, format),
    filters: { [FORMAT_NAMES[format]]: [format] },
    title: translate('export-title'),
  });
  if (!target) return;
  const file = target.path.slice(target.path.lastIndexOf('/') + 1);
  try {
    const { text } = await server.export(uri.toString(), format, language, view);
    await workspace.fs.writeFile(target, new TextEncoder().encode(text));
  } catch (error) {
    void window.showErrorMessage(translate('export-failed', { file, reason: error instanceof Error ? error.message : String(error) }));
    return;
  }
  const open = translate('open');
  if ((await window.showInformationMessage(translate('export-done', { file }), open)) === open)
    await commands.executeCommand('vscode.open', target);
}

/** Lets the user pick a format. */
export async function pickFormat(language: Language): Promise<ExportFormat | undefined> {
  const translate = messagesIn(language);
  const choices: { label: string; description: string; format: ExportFormat }[] = [
    { label: 'HTML', description: translate('format-html'), format: 'html' },
    { label: 'SVG', description: translate('format-svg'), format: 'svg' },
    { label: 'Markdown', description: translate('format-md'), format: 'md' },
  ];
  return (await window.showQuickPick(choices, { placeHolder: translate('choose-format') }))?.format;
}

function defaultTarget(uri: Uri, format: ExportFormat): Uri | undefined {
  if (uri.scheme === 'untitled') {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    return folder && Uri.joinPath(folder, `${uri.path.replace(/^\/+/, '')}.${format}`);
  }
  return uri.with({ path: uri.path.replace(/(\.journey)?$/, `.${format}`) });
}
