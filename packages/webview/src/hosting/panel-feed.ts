import { DEFAULT_VIEW, type View, viewKey } from '@parcours/model';
import type { PanelFigures, PanelModel } from '../protocol/protocol.ts';
import { LastValidCache } from './last-valid-cache.ts';

/** Changes within this interval are requested once. */
const DEBOUNCE_MS = 30;

export interface PanelFeedOptions {
  /** Whether figures can be requested now; after it has become true, the host calls `refresh`. */
  readonly isReady: () => boolean;
  /** The figures of a file; null or a rejection: they cannot be had now, and a later change leads to the next request. */
  readonly request: (uri: string, view: View) => Promise<PanelFigures | null>;
  readonly show: (model: PanelModel) => void;
}

/** What every host does: follows one file, asks for its figures after each change, and hands on what the panel shows. */
export class PanelFeed {
  readonly #options: PanelFeedOptions;
  readonly #lastValid = new LastValidCache();
  #uri: string | null = null;
  #view: View = DEFAULT_VIEW;
  #figures: PanelFigures | null = null;
  #model: PanelModel | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isRequesting = false;
  #requestAgain = false;

  constructor(options: PanelFeedOptions) {
    this.#options = options;
  }

  get uri(): string | null {
    return this.#uri;
  }

  get view(): View {
    return this.#view;
  }

  /** The last answer about the file; null: none yet. */
  get figures(): PanelFigures | null {
    return this.#figures;
  }

  /** The last model that was shown; of another file until the followed one has been answered. */
  get model(): PanelModel | null {
    return this.#model;
  }

  /** Another file begins with the default view, but the first one with the view that is set. */
  follow(uri: string): void {
    if (uri !== this.#uri) {
      if (this.#uri !== null) this.#view = DEFAULT_VIEW;
      this.#uri = uri;
      this.#figures = null;
    }
    this.refresh();
  }

  setView(view: Partial<View>): void {
    this.#view = { ...DEFAULT_VIEW, ...view };
    this.refresh();
  }

  refresh(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#request(), DEBOUNCE_MS);
  }

  /** Shows the last model again, to a page that has been loaded again. */
  showAgain(): void {
    if (this.#model && this.#model.uri === this.#uri) this.#options.show(this.#model);
  }

  /** Forgets what was shown and in which view; the file stays the same. */
  reset(): void {
    this.#figures = null;
    this.#model = null;
    this.#view = DEFAULT_VIEW;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** One request at a time; changes during a request lead to one more after it. */
  async #request(): Promise<void> {
    const [uri, view] = [this.#uri, this.#view];
    if (uri === null || !this.#options.isReady()) return;
    if (this.#isRequesting) {
      this.#requestAgain = true;
      return;
    }
    this.#isRequesting = true;
    try {
      const figures = await this.#options.request(uri, view);
      if (figures && uri === this.#uri && viewKey(view) === viewKey(this.#view)) {
        this.#figures = figures;
        this.#model = this.#lastValid.select(figures, view);
        this.#options.show(this.#model);
      }
    } catch {
      // The server stopped or the text changed during the request; the status or the change leads to the next one.
    } finally {
      this.#isRequesting = false;
      if (this.#requestAgain) {
        this.#requestAgain = false;
        this.refresh();
      }
    }
  }
}
