import { PanelFeed } from '@parcours/webview/panel-feed';
import type { ExportFormat, HostMessage, PanelFile } from '@parcours/webview/protocol';
import type { ExportedFile, PanelSource, SourceLocation } from './panel-source.ts';
import type { LoopbackMessage } from './parse-loopback-message.ts';

/** The way to one tab of a browser. */
export interface TabConnection {
  send(message: HostMessage): void;
  /** Resolves once the tab has taken what was sent: a slow one skips models instead of collecting them. */
  drained(): Promise<void>;
}

/** One tab: shows the file that was chosen in it, else the one changed last. */
export class PanelSession {
  readonly #source: PanelSource;
  readonly #tab: TabConnection;
  readonly #feed: PanelFeed;
  readonly #unsubscribe: () => void;
  #chosen: string | null;
  /** The page can receive messages. */
  #isReady = false;
  /** What was sent last, to send nothing twice. */
  #sentFiles = '';
  #sentModel = '';

  constructor(source: PanelSource, tab: TabConnection) {
    this.#source = source;
    this.#tab = tab;
    this.#chosen = source.initial;
    this.#feed = new PanelFeed({
      isReady: () => this.#isReady,
      request: async (uri, view) => {
        await tab.drained();
        return source.panel(uri, view);
      },
      show: (model) => {
        const { reportJson: _, ...rest } = model;
        const key = JSON.stringify(rest);
        if (key === this.#sentModel) return;
        this.#sentModel = key;
        tab.send({ type: 'model', model });
      },
    });
    this.#unsubscribe = source.subscribe({
      changed: () => void this.#update(),
      reading: (progress) => tab.send(progress),
    });
  }

  async receive(message: LoopbackMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#isReady = true;
        this.#chosen = message.chosenFile ?? this.#chosen;
        await this.#update(message.uri);
        // The view was chosen for the file that the page showed.
        if (this.#feed.uri === message.uri) this.#feed.setView(message.view);
        break;
      case 'file':
        this.#chosen = message.uri;
        await this.#update();
        break;
      case 'view':
        this.#feed.setView(message.view);
        break;
      case 'reveal':
        await this.#reveal(message.journey, message.stage);
        break;
      case 'suppose':
        if (this.#feed.uri !== null) {
          const supposed = await this.#source.suppose(this.#feed.uri, this.#feed.view, message.journey, message.supposition);
          this.#tab.send({ type: 'supposed', journey: message.journey, request: message.request, supposed });
        }
        break;
      case 'reveal-initiative':
        await this.#show(await this.#source.initiativeLocation(message.journey, message.initiative));
        break;
      case 'first-error': {
        const figures = this.#feed.figures;
        await this.#show(figures?.firstError ? { uri: figures.uri, range: figures.firstError } : null);
        break;
      }
      case 'read-again':
        await this.#source.readAgain();
        break;
    }
  }

  /** The report of what is shown; null: nothing is. */
  async exportReport(format: ExportFormat): Promise<ExportedFile | null> {
    return this.#feed.uri === null ? null : this.#source.exportReport(this.#feed.uri, format, this.#feed.view);
  }

  end(): void {
    this.#unsubscribe();
    this.#feed.stop();
  }

  /** @param before the file that the page showed before it was loaded again. */
  async #update(before: string | null = null): Promise<void> {
    if (!this.#isReady) return;
    const files = await this.#source.files();
    const known = (uri: string | null) => files.find((file) => file.uri === uri)?.uri ?? null;
    const chosen = known(this.#chosen);
    this.#sendFiles(files, chosen);
    const shown = chosen ?? known(this.#source.changedLast) ?? known(before) ?? known(this.#feed.uri) ?? files[0]?.uri ?? this.#feed.uri;
    if (shown === null) this.#tab.send({ type: 'status', status: 'no-file' });
    else this.#feed.follow(shown);
  }

  #sendFiles(files: readonly PanelFile[], chosen: string | null): void {
    const key = JSON.stringify([files, chosen]);
    if (key === this.#sentFiles) return;
    this.#sentFiles = key;
    this.#tab.send({ type: 'files', files, chosen });
  }

  async #reveal(journey: string, stage: string): Promise<void> {
    if (this.#feed.uri !== null) await this.#show(await this.#source.stageLocation(this.#feed.uri, journey, stage));
  }

  /** In the editor, else in the page, by name and line. */
  async #show(location: SourceLocation | null): Promise<void> {
    if (!location || (await this.#source.show(location))) return;
    const path = (await this.#source.files()).find(({ uri }) => uri === location.uri)?.path;
    if (path !== undefined) this.#tab.send({ type: 'location', path, line: location.range.start.line + 1 });
  }
}
