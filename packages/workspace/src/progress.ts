/** What is told of files that take long to be read. */

export interface Progress {
  /** As people see it: relative to the workspace. */
  readonly path: string;
  /** 0–1; 1: it has ended, whichever way. */
  readonly done: number;
  /** The study is then missing until its file or its mapping changes. */
  readonly cancel: () => void;
}

/** Milliseconds before anything is told, and between two tellings. */
const PATIENCE = 1000;
const EVERY = 200;

/** Tells nothing of what is quick. */
export class Patience {
  readonly #path: string;
  readonly #cancel: () => void;
  readonly #tell: (progress: Progress) => void;
  readonly #begun = Date.now();
  #told = 0;

  constructor(path: string, cancel: () => void, tell: (progress: Progress) => void) {
    this.#path = path;
    this.#cancel = cancel;
    this.#tell = tell;
  }

  readonly progress = (read: number, size: number): void => {
    const now = Date.now();
    if (now - this.#begun < PATIENCE || now - this.#told < EVERY) return;
    this.#told = now;
    // Behind the last row there are still the figures to be made.
    this.#tell({ path: this.#path, done: Math.min(0.99, read / Math.max(1, size)), cancel: this.#cancel });
  };

  end(): void {
    if (this.#told > 0) this.#tell({ path: this.#path, done: 1, cancel: () => {} });
  }
}
