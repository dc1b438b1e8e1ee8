import type { Language } from '@parcours/model';
import { type Disposable, StatusBarAlignment, type StatusBarItem, type TextEditor, window } from 'vscode';
import { messagesIn } from '../messages.ts';
import type { JourneyEntry } from '../server/server-protocol.ts';
import type { JourneyList } from './journey-list.ts';
import { formatIndex, journeyTooltip } from './journey-summary.ts';

/** Shows the index of the journey at the cursor in the status bar; a click opens the panel. */
export class JourneyStatus implements Disposable {
  readonly #journeys: JourneyList;
  readonly #language: Language;
  readonly #item: StatusBarItem;
  readonly #subscriptions: Disposable[];
  #editor: TextEditor | undefined = window.activeTextEditor;

  constructor(journeys: JourneyList, language: Language) {
    this.#journeys = journeys;
    this.#language = language;
    this.#item = window.createStatusBarItem('parcours.index', StatusBarAlignment.Right, 100);
    this.#item.name = messagesIn(language)('status-name');
    this.#item.command = 'parcours.openPreviewToSide';
    this.#subscriptions = [
      journeys.onChanged(() => this.#show()),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === this.#editor) this.#show();
      }),
      window.onDidChangeActiveTextEditor((editor) => {
        // The panel is not a text editor: while it has the focus, the editor beside it stays current.
        if (editor || !window.visibleTextEditors.some((each) => each === this.#editor)) this.#editor = editor;
        this.#show();
      }),
    ];
    this.#show();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#item.dispose();
  }

  #show(): void {
    const entry = this.#editor && this.#entryIn(this.#editor);
    if (!entry) {
      this.#item.hide();
      return;
    }
    const hasProblems = entry.broken || entry.faults.length > 0;
    this.#item.text = `$(${hasProblems ? 'warning' : 'graph-line'}) CX ${formatIndex(entry, this.#language) ?? '–'}`;
    this.#item.tooltip = `${journeyTooltip(entry, this.#language)}\n${messagesIn(this.#language)('status-click')}`;
    this.#item.show();
  }

  #entryIn({ document, selection }: TextEditor): JourneyEntry | undefined {
    const entries = this.#journeys.in(document.uri);
    const { line } = selection.active;
    return entries.find(({ range }) => range.start.line <= line && line <= range.end.line) ?? entries[0];
  }
}
