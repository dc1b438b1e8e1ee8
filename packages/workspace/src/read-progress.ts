/** What is told of files that take long to be read. */

export interface ReadProgress {
  /** As people see it: relative to the workspace. */
  readonly path: string;
  /** 0–1; null where the reader cannot say. */
  readonly fraction: number | null;
  /** Nobody reads it any more, whichever way that ended. */
  readonly ended: boolean;
  /** The studies of the file are then missing until it, or their mapping, changes, or somebody wants it read again. */
  readonly cancel: () => void;
}

/** Milliseconds before anything is told, and between two tellings. */
const REPORT_AFTER_MS = 1000;
const REPORT_INTERVAL_MS = 200;

/** One study's part in the reading of its file. */
export interface ProgressSink {
  report(read: number, size: number): void;
  finish(): void;
}

/** The files that are being read: each is told of once, however many studies wait for it; of what is quick nothing is told. */
export class ProgressTracker {
  readonly #tell: (progress: ReadProgress) => void;
  readonly #byPath = new Map<string, FileProgress>();

  constructor(tell: (progress: ReadProgress) => void) {
    this.#tell = tell;
  }

  /** @param cancel ends the study's part. */
  track(path: string, cancel: () => void): ProgressSink {
    let reading = this.#byPath.get(path);
    if (!reading) {
      reading = new FileProgress(path, this.#tell, () => this.#byPath.delete(path));
      this.#byPath.set(path, reading);
    }
    return reading.addSink(cancel);
  }
}

class FileProgress {
  readonly #path: string;
  readonly #tell: (progress: ReadProgress) => void;
  readonly #ended: () => void;
  /** Per study: how to end its part, and how far it has come. */
  readonly #sinks = new Map<ProgressSink, { readonly cancel: () => void; done: number | null }>();
  readonly #startedAt = Date.now();
  /** A reader that says nothing of how far it has come is told of all the same. */
  readonly #timer = setTimeout(() => this.#report(), REPORT_AFTER_MS);
  #reportedAt = 0;

  constructor(path: string, tell: (progress: ReadProgress) => void, ended: () => void) {
    this.#path = path;
    this.#tell = tell;
    this.#ended = ended;
  }

  addSink(cancel: () => void): ProgressSink {
    const share: ProgressSink = {
      report: (read, size) => {
        const mine = this.#sinks.get(share);
        if (!mine) return;
        // Behind the last row there are still the figures to be made.
        mine.done = Math.min(0.99, read / Math.max(1, size));
        const now = Date.now();
        if (now - this.#startedAt >= REPORT_AFTER_MS && now - this.#reportedAt >= REPORT_INTERVAL_MS) this.#report();
      },
      finish: () => {
        this.#sinks.delete(share);
        if (this.#sinks.size > 0) return;
        clearTimeout(this.#timer);
        this.#ended();
        if (this.#reportedAt > 0) this.#tell({ path: this.#path, fraction: 1, ended: true, cancel: () => {} });
      },
    };
    this.#sinks.set(share, { cancel, done: null });
    return share;
  }

  /** As far as the slowest has come. */
  #report(): void {
    this.#reportedAt = Date.now();
    const known = [...this.#sinks.values()].flatMap(({ done }) => done ?? []);
    const done = known.length === this.#sinks.size ? Math.min(...known) : null;
    this.#tell({ path: this.#path, fraction: done, ended: false, cancel: () => this.#cancel() });
  }

  #cancel(): void {
    for (const { cancel } of [...this.#sinks.values()]) cancel();
  }
}
