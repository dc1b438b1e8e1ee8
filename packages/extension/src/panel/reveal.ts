import type { Range } from '@parcours/model';
import { commands, TabInputText, Uri, ViewColumn, Range as VsRange, window, workspace } from 'vscode';

/** Reveals a range in the editor where the file is already open, otherwise beside the panel. */
export async function revealRange(uri: Uri, range: Range, panelColumn: ViewColumn | undefined): Promise<void> {
  const { start, end } = range;
  const selection = new VsRange(start.line, start.character, end.line, end.character);
  await window.showTextDocument(uri, { viewColumn: columnFor(uri, panelColumn), selection });
}

/**
 * Opens a file by its path relative to a workspace folder; not where there is no such file.
 *
 * @param line from 1; null: where the editor left it.
 */
export async function openFile(path: string, line: number | null): Promise<void> {
  const selection = line === null ? undefined : new VsRange(line - 1, 0, line - 1, 0);
  for (const folder of workspace.workspaceFolders ?? []) {
    const uri = Uri.joinPath(folder.uri, path);
    const exists = await workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
    if (!exists) continue;
    await commands.executeCommand('vscode.open', uri, { viewColumn: columnOf(uri) ?? ViewColumn.One, ...(selection && { selection }) });
    return;
  }
}

/** Where a file is already open, else beside the panel. */
export function columnFor(uri: Uri, panelColumn: ViewColumn | undefined): ViewColumn {
  return columnOf(uri) ?? (panelColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One);
}

function columnOf(uri: Uri): ViewColumn | undefined {
  const open = window.tabGroups.all.find((group) =>
    group.tabs.some((tab) => tab.input instanceof TabInputText && tab.input.uri.toString() === uri.toString()),
  );
  return open?.viewColumn;
}
