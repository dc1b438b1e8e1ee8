/** The disk is not looked at again before this many ms have passed since the last time … */
const MIN_INTERVAL_MS = 250;
/** … and this many times as long as that took: a large folder is looked at less often. */
const REST_FACTOR = 4;

/**
 * Sees what changes on disk without the client saying so: by git, by another program, or because the client watches no files. What is
 * about to be edited is looked at first.
 */
export class DiskChanges {
  readonly #refresh: () => Promise<void>;
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dueAt = 0;

  /** @param refresh looks at the disk, and reads what has changed. Must not reject. */
  constructor(refresh: () => Promise<void>) {
    this.#refresh = refresh;
  }

  /** Looks at the disk. Once it resolves, what was there at the time of the call has been read. */
  look(): Promise<void> {
    if (!this.#running) return this.#start();
    // The look that goes on may have passed over a file before it changed.
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      return this.#start();
    });
    return this.#next;
  }

  /** Looks at the disk, unless that was done a moment ago: then it is done soon, and not waited for. */
  async lookIfDue(): Promise<void> {
    const wait = this.#dueAt - Date.now();
    if (wait <= 0 && !this.#running) return this.#start();
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        void this.look();
      },
      Math.max(wait, MIN_INTERVAL_MS),
    );
  }

  /** Looks no more by itself. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #start(): Promise<void> {
    const startedAt = Date.now();
    this.#running = this.#refresh().finally(() => {
      this.#running = null;
      this.#dueAt = Date.now() + Math.max(MIN_INTERVAL_MS, REST_FACTOR * (Date.now() - startedAt));
    });
    return this.#running;
  }
}
