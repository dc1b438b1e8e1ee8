import type { Language, StageFileRows } from '@parcours/model';
import { commands, type Disposable, Location, type Position, Uri, ViewColumn, Range as VsRange, window, workspace } from 'vscode';
import { messagesIn } from '../messages.ts';

/** Read-only documents with rows of files that are no text. */
const SCHEME = 'parcours-rows';
/** Longest column of a table of rows, in characters. */
const MAX_CELL = 40;

/** Where the peek view opens. */
export interface PeekPlace {
  readonly uri: Uri;
  readonly position: Position;
  readonly viewColumn: ViewColumn;
}

/** Shows the rows behind figures: those of a text file where they stand, those of a workbook as a table. */
export class FigureRowsView implements Disposable {
  readonly #language: Language;
  readonly #texts = new Map<string, string>();
  readonly #registration: Disposable;

  constructor(language: Language) {
    this.#language = language;
    this.#registration = workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: (uri) => this.#texts.get(uri.toString()) ?? '',
    });
  }

  /** @param title of the document of a table of rows. */
  async show(data: StageFileRows, title: string, place: PeekPlace | null): Promise<void> {
    const translate = messagesIn(this.#language);
    if (data.rows.length === 0) {
      void window.showInformationMessage(translate('no-rows', { file: data.path }));
      return;
    }
    if (data.isText && place) await this.#peek(data, place);
    else await this.#showTable(data, title);
  }

  async #peek({ uri, rows }: StageFileRows, { uri: text, position, viewColumn }: PeekPlace): Promise<void> {
    const file = Uri.parse(uri);
    const locations = rows.map(({ line }) => new Location(file, new VsRange(line - 1, 0, line - 1, Number.MAX_SAFE_INTEGER)));
    await window.showTextDocument(text, { viewColumn, selection: new VsRange(position, position) });
    await commands.executeCommand('editor.action.peekLocations', text, position, locations, 'peek');
  }

  async #showTable(data: StageFileRows, title: string): Promise<void> {
    const uri = Uri.from({ scheme: SCHEME, path: `/${title.replaceAll('/', '∕')}.txt` });
    const isKnown = this.#texts.has(uri.toString());
    this.#texts.set(uri.toString(), rowsText(data, this.#language));
    const document = await workspace.openTextDocument(uri);
    await window.showTextDocument(document, { viewColumn: ViewColumn.One, preview: !isKnown });
  }

  dispose(): void {
    this.#registration.dispose();
  }
}

/** The rows as a table of fixed columns, below what they are. */
function rowsText({ path, columns, rows, count, isBeginning }: StageFileRows, language: Language): string {
  const translate = messagesIn(language);
  const about = translate('rows-of', { file: path, count, shown: rows.length });
  const table = [[translate('row'), ...columns], ...rows.map(({ line, cells }) => [String(line), ...cells])].map((cells) => cells.map(cut));
  const widths = table[0]?.map((_, at) => Math.max(...table.map((cells) => cells[at]?.length ?? 0))) ?? [];
  const lines = table.map((cells) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [about, ...(isBeginning ? [translate('rows-beginning')] : []), '', ...lines, ''].join('\n');
}

const cut = (text: string) => (text.length > MAX_CELL ? `${text.slice(0, MAX_CELL - 1)}…` : text);
