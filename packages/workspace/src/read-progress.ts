/** Progress of a file that takes long to read. */
export interface ReadProgress {
  /** Display path, relative to the workspace. */
  readonly path: string;
  /** 0–1; null if the engine does not report progress. */
  readonly fraction: number | null;
  /** The read has ended: finished, failed or cancelled. */
  readonly ended: boolean;
  /** Cancels the read. The studies of the file are missing until the file or their mapping changes, or cancelled reads are retried. */
  readonly cancel: () => void;
}

/** Reads that take less time are not reported. */
const REPORT_AFTER_MS = 1000;
const REPORT_INTERVAL_MS = 200;
/** A read that starts within this time after a reported one is reported at once: while a mapping is typed, the same file is read again. */
const RESUME_MS = 1000;

/** Receives the progress of one study's share in the read of its file. */
export interface ProgressSink {
  report(read: number, size: number): void;
  finish(): void;
}

/** Combines the progress of all studies of a file into one report a file. */
export class ProgressTracker {
  readonly #notify: (progress: ReadProgress) => void;
  readonly #byPath = new Map<string, FileProgress>();

  constructor(notify: (progress: ReadProgress) => void) {
    this.#notify = notify;
  }

  /** Starts the share of one study. @param cancel cancels it. */
  track(path: string, cancel: () => void): ProgressSink {
    const file = this.#byPath.get(path) ?? new FileProgress(path, this.#notify);
    this.#byPath.set(path, file);
    return file.addSink(cancel);
  }
}

/** The progress of a file, over all of its reads. */
class FileProgress {
  readonly #path: string;
  readonly #notify: (progress: ReadProgress) => void;
  /** By study: how to cancel its share, and its progress 0–1, null if unknown. */
  readonly #sinks = new Map<ProgressSink, { readonly cancel: () => void; fraction: number | null }>();
  /** From when on the running read is reported. */
  #reportFrom = 0;
  /** Reports a read even if its engine gives no progress. */
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the running read was last reported; null if it was not yet. */
  #reportedAt: number | null = null;
  /** When the last reported read ended. */
  #endedAt = Number.NEGATIVE_INFINITY;

  constructor(path: string, notify: (progress: ReadProgress) => void) {
    this.#path = path;
    this.#notify = notify;
  }

  addSink(cancel: () => void): ProgressSink {
    const sink: ProgressSink = {
      report: (read, size) => {
        const state = this.#sinks.get(sink);
        if (!state) return;
        // The aggregation is finished only after the last row.
        state.fraction = Math.min(0.99, read / Math.max(1, size));
        const now = Date.now();
        if (now >= this.#reportFrom && now - (this.#reportedAt ?? 0) >= REPORT_INTERVAL_MS) this.#report();
      },
      finish: () => {
        this.#sinks.delete(sink);
        if (this.#sinks.size === 0) this.#end();
      },
    };
    this.#sinks.set(sink, { cancel, fraction: null });
    if (this.#sinks.size === 1) this.#begin();
    return sink;
  }

  #begin(): void {
    const now = Date.now();
    if (now - this.#endedAt < RESUME_MS) {
      this.#reportFrom = now;
      this.#report();
    } else {
      this.#reportFrom = now + REPORT_AFTER_MS;
      this.#timer = setTimeout(() => this.#report(), REPORT_AFTER_MS);
    }
  }

  #end(): void {
    clearTimeout(this.#timer);
    if (this.#reportedAt === null) return;
    this.#reportedAt = null;
    this.#endedAt = Date.now();
    this.#notify({ path: this.#path, fraction: 1, ended: true, cancel: () => {} });
  }

  /** Reports the progress of the slowest study. */
  #report(): void {
    this.#reportedAt = Date.now();
    const known = [...this.#sinks.values()].flatMap(({ fraction }) => fraction ?? []);
    const fraction = known.length === this.#sinks.size ? Math.min(...known) : null;
    this.#notify({ path: this.#path, fraction, ended: false, cancel: () => this.#cancel() });
  }

  #cancel(): void {
    for (const { cancel } of [...this.#sinks.values()]) cancel();
  }
}
