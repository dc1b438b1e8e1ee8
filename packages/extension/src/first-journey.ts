import type { Language } from '@parcours/model';
import { commands, FileType, Uri, type WorkspaceFolder, window, workspace } from 'vscode';
import { messagesIn } from './messages.ts';

const FILES = ['passport.journey', 'survey.csv'];

/** Copies a small sample journey with its survey into the workspace, in the user's language, and opens it with its preview. */
export async function createFirstJourney(extension: Uri, language: Language): Promise<void> {
  const folders = workspace.workspaceFolders ?? [];
  const folder = folders.length > 1 ? await window.showWorkspaceFolderPick() : folders[0];
  if (!folder) {
    if (folders.length === 0) void window.showInformationMessage(messagesIn(language)('no-folder'));
    return;
  }
  const target = await freeFolder(folder);
  try {
    for (const file of FILES) {
      await workspace.fs.copy(Uri.joinPath(extension, 'samples', language, file), Uri.joinPath(target, file), { overwrite: false });
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(messagesIn(language)('export-failed', { file: FILES[0] ?? '', reason }));
    return;
  }
  await window.showTextDocument(Uri.joinPath(target, FILES[0] ?? ''));
  await commands.executeCommand('parcours.openPreviewToSide');
}

/** `passport`, or the first unused of `passport-2`, `passport-3` …: nothing is overwritten. */
async function freeFolder({ uri }: WorkspaceFolder): Promise<Uri> {
  const taken = new Set((await workspace.fs.readDirectory(uri)).filter(([, type]) => type !== FileType.Unknown).map(([name]) => name));
  let name = 'passport';
  for (let number = 2; taken.has(name); number++) name = `passport-${number}`;
  return Uri.joinPath(uri, name);
}
