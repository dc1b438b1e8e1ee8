import type { Range } from '@parcours/model';
import { TabInputText, type Uri, ViewColumn, Range as VsRange, window } from 'vscode';

/** Reveals a range in the editor where the file is already open, otherwise beside the panel. */
export async function revealRange(uri: Uri, range: Range, panelColumn: ViewColumn | undefined): Promise<void> {
  const { start, end } = range;
  const selection = new VsRange(start.line, start.character, end.line, end.character);
  const viewColumn = columnOf(uri) ?? (panelColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One);
  await window.showTextDocument(uri, { viewColumn, selection });
}

function columnOf(uri: Uri): ViewColumn | undefined {
  const open = window.tabGroups.all.find((group) =>
    group.tabs.some((tab) => tab.input instanceof TabInputText && tab.input.uri.toString() === uri.toString()),
  );
  return open?.viewColumn;
}
