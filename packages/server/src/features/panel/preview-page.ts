import type { PanelSource } from '@parcours/preview/panel-source';
import type { Preview } from '@parcours/preview/preview';
import type { ReadingParams } from '../../protocol.ts';
import { WorkspacePanelSource, type WorkspacePanelSourceOptions } from './workspace-panel-source.ts';

/** Starts a page on loopback, or rejects with what forbids it; absent where there is no network of one's own, as in a browser. */
export type StartPreview = (source: PanelSource) => Promise<Preview>;

/** The page in a browser that follows what is typed: started with the first command, one for the whole session. */
export class PreviewPage {
  readonly #start: StartPreview;
  readonly #options: () => WorkspacePanelSourceOptions;
  #source: WorkspacePanelSource | null = null;
  #preview: Promise<Preview> | null = null;
  #editedLast: string | null = null;

  /** @param options read when the page is started: the client's language is known then. */
  constructor(start: StartPreview, options: () => WorkspacePanelSourceOptions) {
    this.#start = start;
    this.#options = options;
  }

  /** Starts the page unless it runs, and shows a file. Rejects if it cannot be served. */
  async open(uri: string | null): Promise<Preview> {
    this.#source ??= new WorkspacePanelSource(this.#options());
    this.#preview ??= this.#start(this.#source);
    try {
      const preview = await this.#preview;
      this.#source.changed(uri ?? this.#editedLast);
      return preview;
    } catch (error) {
      this.#preview = null;
      throw error;
    }
  }

  /** The page shows the journey file that is edited last. */
  edited(uri: string): void {
    this.#editedLast = uri;
    if (this.#source) this.#source.changedLast = uri;
  }

  changed(): void {
    this.#source?.changed();
  }

  reading(progress: ReadingParams): void {
    this.#source?.reading(progress);
  }

  async close(): Promise<void> {
    // A page that could not be served need not end.
    const preview = await this.#preview?.catch(() => null);
    await preview?.close();
  }
}
