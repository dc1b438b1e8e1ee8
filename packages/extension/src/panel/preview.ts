import { type Language, type PanelElement, viewKey } from '@parcours/model';
import { PanelFeed } from '@parcours/webview/panel-feed';
import { parsePanelMessage, parsePanelState } from '@parcours/webview/parse-messages';
import type { HostMessage, PanelMessage, PanelModel, Tab } from '@parcours/webview/protocol';
import {
  commands,
  type Disposable,
  EventEmitter,
  Position,
  type TextDocument,
  type TextEditor,
  Uri,
  ViewColumn,
  type WebviewPanel,
  type WebviewPanelSerializer,
  window,
} from 'vscode';
import type { Comparison } from '../compare/comparison.ts';
import { messagesIn } from '../messages.ts';
import type { LanguageServer } from '../server/language-server.ts';
import { copyChanges } from './copy-changes.ts';
import { type ExportTarget, exportReport } from './export-report.ts';
import { FigureRowsView } from './figure-rows.ts';
import { columnFor, openFile, revealRange } from './reveal.ts';
import { webviewHtml } from './webview-html.ts';

export const VIEW_TYPE = 'parcours.preview';

/** A cursor that moves on within this time is not followed. */
const CURSOR_DELAY_MS = 60;

/** The preview panel: follows the active journey file and shows the server's report. */
export class Preview implements Disposable, WebviewPanelSerializer<unknown> {
  readonly #server: LanguageServer;
  readonly #comparison: Comparison;
  readonly #extension: Uri;
  readonly #language: Language;
  readonly #rows: FigureRowsView;
  readonly #feed: PanelFeed;
  readonly #subscriptions: Disposable[];
  readonly #messages = new EventEmitter<PanelMessage>();

  #panel: WebviewPanel | undefined;
  /** The panel's script is ready to receive messages. */
  #isReady = false;
  /** A tab to show as soon as the panel can. */
  #requestedTab: Tab | undefined;
  /** An element to show as soon as the panel can. */
  #requestedElement: PanelElement | undefined;
  /** What the panel was told last of the cursor. */
  #cursorElement = '';
  #cursorTimer: ReturnType<typeof setTimeout> | undefined;
  /** What the baseline that was sent last belongs to. */
  #baselineKey = '';

  /** Fires for every message of the panel, after it was handled. */
  readonly onMessage = this.#messages.event;

  constructor(extension: Uri, server: LanguageServer, comparison: Comparison, language: Language) {
    this.#extension = extension;
    this.#server = server;
    this.#comparison = comparison;
    this.#language = language;
    this.#feed = new PanelFeed({
      isReady: () => this.#isReady && server.status === 'running',
      request: (uri, view) => server.panel(uri, view),
      show: (model) => {
        this.#send({ type: 'model', model });
        void this.#sendBaseline();
      },
    });
    this.#rows = new FigureRowsView(language);
    this.#subscriptions = [
      this.#rows,
      window.registerWebviewPanelSerializer(VIEW_TYPE, this),
      window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.#cursorMoved(textEditor)),
      server.onChanged(() => this.#feed.refresh()),
      server.onStatus(() => this.#statusChanged()),
      comparison.onChanged(() => this.#sendComparison()),
      server.onReading((reading) => this.#send({ type: 'reading', ...reading })),
    ];
  }

  /** The last model sent to the panel. */
  get model(): PanelModel | null {
    return this.#feed.model;
  }

  get #uri(): Uri | undefined {
    return parseUri(this.#feed.uri);
  }

  /** The file and the view shown. */
  get exportTarget(): ExportTarget | undefined {
    const uri = this.#uri;
    return this.#panel && uri && { uri, view: this.#feed.view };
  }

  open(uri: Uri | undefined, shown: { readonly tab?: Tab; readonly element?: PanelElement } = {}): void {
    this.#requestedTab = shown.tab;
    this.#requestedElement = shown.element;
    this.#sendTab();
    this.#sendElement();
    if (!this.#panel) {
      const where = { viewColumn: ViewColumn.Beside, preserveFocus: true };
      this.#attach(window.createWebviewPanel(VIEW_TYPE, messagesIn(this.#language)('preview'), where, { enableFindWidget: true }));
    } else {
      this.#panel.reveal(undefined, true);
    }
    this.#show(uri ?? journeyIn(window.activeTextEditor) ?? journeyIn(window.visibleTextEditors.find((editor) => journeyIn(editor))));
  }

  /** Restores a panel from the previous session; its state contains the file and the view. */
  async deserializeWebviewPanel(panel: WebviewPanel, saved: unknown): Promise<void> {
    const state = parsePanelState(saved);
    this.#panel?.dispose();
    this.#feed.setView({ ...state?.view });
    this.#attach(panel);
    this.#show(journeyIn(window.activeTextEditor) ?? parseUri(state?.uri));
  }

  dispose(): void {
    this.#panel?.dispose();
    this.#feed.stop();
    clearTimeout(this.#cursorTimer);
    this.#messages.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #attach(panel: WebviewPanel): void {
    const root = Uri.joinPath(this.#extension, 'dist', 'webview');
    this.#panel = panel;
    this.#isReady = false;
    panel.iconPath = {
      light: Uri.joinPath(this.#extension, 'images', 'preview-light.svg'),
      dark: Uri.joinPath(this.#extension, 'images', 'preview-dark.svg'),
    };
    panel.webview.options = { enableScripts: true, localResourceRoots: [root] };
    const listener = panel.webview.onDidReceiveMessage((data: unknown) => {
      const message = parsePanelMessage(data);
      if (message) void this.#handleMessage(message);
    });
    // A hidden panel is unloaded; its script sends `ready` again when shown, and then receives the current state.
    const visibility = panel.onDidChangeViewState(() => {
      if (!panel.visible) this.#isReady = false;
    });
    panel.onDidDispose(() => {
      listener.dispose();
      visibility.dispose();
      if (this.#panel !== panel) return;
      this.#panel = undefined;
      this.#isReady = false;
      this.#feed.reset();
    });
    panel.webview.html = webviewHtml(panel.webview, root, this.#language);
  }

  #follow(editor: TextEditor | undefined): void {
    const uri = journeyIn(editor);
    if (this.#panel && uri && uri.toString() !== this.#feed.uri) this.#show(uri);
  }

  #show(uri: Uri | undefined): void {
    if (uri) this.#feed.follow(uri.toString());
    else this.#feed.refresh();
    const shown = this.#uri;
    if (this.#panel)
      this.#panel.title = shown
        ? messagesIn(this.#language)('preview-of', { file: fileName(shown) })
        : messagesIn(this.#language)('preview');
  }

  #cursorMoved(editor: TextEditor): void {
    const uri = journeyIn(editor);
    if (!this.#panel || uri?.toString() !== this.#feed.uri) return;
    clearTimeout(this.#cursorTimer);
    this.#cursorTimer = setTimeout(() => void this.#sendCursor(editor), CURSOR_DELAY_MS);
  }

  async #sendCursor({ document, selection }: TextEditor): Promise<void> {
    const uri = document.uri.toString();
    if (!this.#isReady || this.#server.status !== 'running') return;
    const { line, character } = selection.active;
    const element = await this.#server.elementAt(uri, { line, character }).catch(() => null);
    const key = JSON.stringify(element);
    if (uri !== this.#feed.uri || key === this.#cursorElement) return;
    this.#cursorElement = key;
    this.#send({ type: 'cursor', element });
  }

  #sendElement(): void {
    if (!this.#requestedElement || !this.#isReady) return;
    this.#send({ type: 'show', element: this.#requestedElement });
    this.#requestedElement = undefined;
  }

  #statusChanged(): void {
    this.#sendStatus();
    if (this.#server.status === 'running') this.#feed.refresh();
  }

  #sendComparison(): void {
    const { base, head, changes, fault, ghost } = this.#comparison;
    const reportJson = changes?.reportJson ?? null;
    this.#send({ type: 'comparison', comparison: base && { base: base.name, head, reportJson, fault }, ghost });
    this.#sendTab();
    void this.#sendBaseline();
  }

  #sendTab(): void {
    const tab = this.#requestedTab;
    if (!tab || !this.#isReady || (tab === 'changes' && !this.#comparison.base)) return;
    this.#requestedTab = undefined;
    this.#send({ type: 'tab', tab });
  }

  /** What the base has of the journeys shown; it stays the same while one types. */
  async #sendBaseline(): Promise<void> {
    const { version, generation, ghost } = this.#comparison;
    const { uri, view } = this.#feed;
    if (!this.#isReady || uri === null) return;
    const key = ghost && version ? `${generation} ${version} ${viewKey(view)} ${uri}` : '';
    if (key === this.#baselineKey) return;
    this.#baselineKey = key;
    // If the server stops during the request, the comparison opens the version again.
    const baseline = key && version ? await this.#server.baseline(version, uri, view).catch(() => null) : null;
    if (key !== this.#baselineKey) return;
    this.#send({ type: 'baseline', reportJson: baseline?.reportJson ?? null });
    if (key && !baseline) {
      this.#baselineKey = '';
      this.#comparison.reopen();
    }
  }

  #sendStatus(): void {
    const status = this.#server.status;
    if (status !== 'running') this.#send({ type: 'status', status });
    else this.#send({ type: 'status', status: this.#feed.uri === null ? 'no-file' : 'ready' });
  }

  #send(message: HostMessage): void {
    if (this.#isReady) void this.#panel?.webview.postMessage(message);
  }

  async #handleMessage(message: PanelMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#isReady = true;
        this.#baselineKey = '';
        this.#cursorElement = '';
        if (this.#feed.uri === null && message.uri !== null) this.#feed.follow(message.uri);
        this.#sendStatus();
        this.#sendComparison();
        this.#feed.showAgain();
        this.#feed.refresh();
        this.#sendElement();
        break;
      case 'view':
        this.#feed.setView(message.view);
        break;
      case 'reveal':
        if (this.#uri) await this.#reveal(this.#uri, message.journey, message.stage);
        break;
      case 'suppose':
        if (this.#uri) await this.#suppose(this.#uri.toString(), message);
        break;
      case 'data':
        if (this.#uri) await this.#sendData(this.#uri.toString(), message.journey);
        break;
      case 'map-column':
      case 'link-data-file':
      case 'edit-stage':
        if (this.#uri) await this.#edit(this.#uri.toString(), message);
        break;
      case 'rows':
        if (this.#uri) await this.#showRows(this.#uri, message.journey, message.stage, message.study);
        break;
      case 'reveal-initiative':
        await this.#revealInitiative(message.journey, message.initiative);
        break;
      case 'first-error':
        await this.#revealFirstError();
        break;
      case 'export':
        if (this.exportTarget) await exportReport(this.#server, this.exportTarget, message.format, this.#language);
        break;
      case 'read-again':
        await this.#server.readAgain();
        break;
      case 'restart':
        await this.#server.restart();
        break;
      case 'compare':
        await commands.executeCommand('parcours.compareWith', this.#uri);
        break;
      case 'stop-comparing':
        await this.#comparison.stop();
        break;
      case 'toggle-ghost':
        await commands.executeCommand('parcours.toggleGhost');
        break;
      case 'copy-changes':
        await copyChanges(this.#server, this.#comparison, this.#language);
        break;
      case 'reveal-element':
        await this.#revealElement(message.file, message.journey, message.element);
        break;
      case 'open-file':
        await openFile(message.file, message.line);
        break;
      case 'shown':
      case 'file':
        break;
    }
    this.#messages.fire(message);
  }

  async #revealFirstError(): Promise<void> {
    const figures = this.#feed.figures;
    if (figures?.firstError) await revealRange(Uri.parse(figures.uri), figures.firstError, this.#panel?.viewColumn);
  }

  async #revealElement(file: string | null, journey: string | null, element: string): Promise<void> {
    const place = await this.#server.elementLocation(file, journey, element).catch(() => null);
    if (place) await revealRange(Uri.parse(place.uri), place.range, this.#panel?.viewColumn);
  }

  async #suppose(uri: string, { journey, supposition, request }: Extract<PanelMessage, { readonly type: 'suppose' }>): Promise<void> {
    const supposed = await this.#server.suppose(uri, this.#feed.view, journey, supposition).catch(() => null);
    this.#send({ type: 'supposed', journey, request, supposed });
  }

  async #sendData(uri: string, journey: string): Promise<void> {
    const data = await this.#server.data(uri, journey).catch(() => null);
    if (data) this.#send({ type: 'data', journey, ...data });
  }

  /** Writes into the text, or says why not. */
  async #edit(
    uri: string,
    message: Extract<PanelMessage, { readonly type: 'edit-stage' | 'map-column' | 'link-data-file' }>,
  ): Promise<void> {
    const { journey } = message;
    try {
      if (message.type === 'edit-stage') await this.#server.editStage(uri, journey, message.stage, message.attribute, message.value);
      else if (message.type === 'map-column') await this.#server.mapColumn(uri, journey, message.study, message.header);
      else await this.#server.linkDataFile(uri, journey, message.file);
    } catch (error) {
      void window.showWarningMessage(error instanceof Error ? error.message : String(error));
      // The panel shows the value that the text has.
      this.#feed.showAgain();
    }
  }

  async #showRows(uri: Uri, journey: string, stage: string, study: string): Promise<void> {
    const rows = await this.#server.figureRows(uri.toString(), journey, stage, study).catch(() => null);
    if (!rows) {
      void window.showWarningMessage(messagesIn(this.#language)('rows-unreadable'));
      return;
    }
    const place = await this.#server.stageLocation(uri.toString(), journey, stage).catch(() => null);
    const text = place && Uri.parse(place.uri);
    const { line = 0, character = 0 } = place?.range.start ?? {};
    const at = text && { uri: text, position: new Position(line, character), viewColumn: columnFor(text, this.#panel?.viewColumn) };
    await this.#rows.show(rows, `${fileName(Uri.parse(rows.uri))} · ${stage}`, at);
  }

  async #revealInitiative(journey: string, initiative: string): Promise<void> {
    const place = await this.#server.initiativeLocation(journey, initiative).catch(() => null);
    if (place) await revealRange(Uri.parse(place.uri), place.range, this.#panel?.viewColumn);
  }

  async #reveal(uri: Uri, journey: string, stage: string): Promise<void> {
    const place = await this.#server.stageLocation(uri.toString(), journey, stage).catch(() => null);
    if (place) await revealRange(Uri.parse(place.uri), place.range, this.#panel?.viewColumn);
  }
}

function journeyIn(editor: { readonly document: TextDocument } | undefined): Uri | undefined {
  return editor?.document.languageId === 'journey' && editor.document.uri.scheme !== 'git' ? editor.document.uri : undefined;
}

function parseUri(uri: string | null | undefined): Uri | undefined {
  return uri ? Uri.parse(uri) : undefined;
}

function fileName(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
