/** What is told of files that take long to be read. */

export interface Progress {
  /** As people see it: relative to the workspace. */
  readonly path: string;
  /** 0–1; null where the reader cannot say. */
  readonly done: number | null;
  /** Nobody reads it any more, whichever way that ended. */
  readonly ended: boolean;
  /** The studies of the file are then missing until it, or their mapping, changes, or somebody wants it read again. */
  readonly cancel: () => void;
}

/** Milliseconds before anything is told, and between two tellings. */
const PATIENCE = 1000;
const EVERY = 200;

/** One study's part in the reading of its file. */
export interface Share {
  progress(read: number, size: number): void;
  end(): void;
}

/** The files that are being read: each is told of once, however many studies wait for it; of what is quick nothing is told. */
export class Readings {
  readonly #tell: (progress: Progress) => void;
  readonly #byPath = new Map<string, Reading>();

  constructor(tell: (progress: Progress) => void) {
    this.#tell = tell;
  }

  /** @param cancel ends the study's part. */
  begin(path: string, cancel: () => void): Share {
    let reading = this.#byPath.get(path);
    if (!reading) {
      reading = new Reading(path, this.#tell, () => this.#byPath.delete(path));
      this.#byPath.set(path, reading);
    }
    return reading.join(cancel);
  }
}

class Reading {
  readonly #path: string;
  readonly #tell: (progress: Progress) => void;
  readonly #ended: () => void;
  /** Per study: how to end its part, and how far it has come. */
  readonly #shares = new Map<Share, { readonly cancel: () => void; done: number | null }>();
  readonly #begun = Date.now();
  /** A reader that says nothing of how far it has come is told of all the same. */
  readonly #timer = setTimeout(() => this.#say(), PATIENCE);
  #told = 0;

  constructor(path: string, tell: (progress: Progress) => void, ended: () => void) {
    this.#path = path;
    this.#tell = tell;
    this.#ended = ended;
  }

  join(cancel: () => void): Share {
    const share: Share = {
      progress: (read, size) => {
        const mine = this.#shares.get(share);
        if (!mine) return;
        // Behind the last row there are still the figures to be made.
        mine.done = Math.min(0.99, read / Math.max(1, size));
        const now = Date.now();
        if (now - this.#begun >= PATIENCE && now - this.#told >= EVERY) this.#say();
      },
      end: () => {
        this.#shares.delete(share);
        if (this.#shares.size > 0) return;
        clearTimeout(this.#timer);
        this.#ended();
        if (this.#told > 0) this.#tell({ path: this.#path, done: 1, ended: true, cancel: () => {} });
      },
    };
    this.#shares.set(share, { cancel, done: null });
    return share;
  }

  /** As far as the slowest has come. */
  #say(): void {
    this.#told = Date.now();
    const known = [...this.#shares.values()].flatMap(({ done }) => done ?? []);
    const done = known.length === this.#shares.size ? Math.min(...known) : null;
    this.#tell({ path: this.#path, done, ended: false, cancel: () => this.#cancel() });
  }

  #cancel(): void {
    for (const { cancel } of [...this.#shares.values()]) cancel();
  }
}
