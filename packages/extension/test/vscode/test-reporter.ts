/** Prints a line for each test and, at the end, the count that a machine reads. */
export class TestReporter {
  #passed = 0;
  #failed = 0;
  #skipped = 0;
  readonly #flaky: string[] = [];

  /**
   * A test that drives a window. One that fails is tried once more after `again` has made a fresh start, since a window, a browser
   * and a machine under load can fail by themselves; if it passes then, it counts, and is named as flaky.
   */
  async test(name: string, body: () => Promise<void>, again: (reason: string) => Promise<void>): Promise<void> {
    const start = Date.now();
    try {
      await body();
      this.#pass(name, start);
    } catch (error) {
      const reason = messageOf(error);
      console.log(`retry ${name}: ${reason}`);
      try {
        await again(reason);
        await body();
        this.#flaky.push(name);
        this.#pass(`flaky: ${name}`, start);
      } catch (secondError) {
        this.#failed++;
        console.log(`not ok ${name}: ${messageOf(secondError)}`);
      }
    }
  }

  /** A line of the suite inside the extension host, which says itself how it went. */
  line(text: string): void {
    if (text.startsWith('ok ')) this.#passed++;
    else if (text.startsWith('not ok ')) this.#failed++;
    else if (text.startsWith('skipped ')) this.#skipped++;
    if (text.startsWith('ok flaky: ')) this.#flaky.push(text.slice('ok flaky: '.length));
    console.log(text);
  }

  skip(what: string, reason: string): void {
    this.#skipped++;
    console.log(`SKIPPED ${what}: ${reason}`);
  }

  /** The exit code. Nothing passed is a failure too, unless all may be skipped. */
  finish(maySkipAll = false): number {
    for (const name of this.#flaky) console.log(`FLAKY ${name}: passed at the second attempt`);
    console.log(`${this.#passed} passed, ${this.#failed} failed, ${this.#skipped} skipped`);
    return this.#failed > 0 || (this.#passed === 0 && !maySkipAll) ? 1 : 0;
  }

  #pass(name: string, start: number): void {
    this.#passed++;
    console.log(`ok ${name} (${Date.now() - start} ms)`);
  }
}

function messageOf(error: unknown): string {
  // Playwright's call log is long; its first line says what was waited for.
  return (error instanceof Error ? error.message : String(error)).split('\nCall log:')[0]?.trim() ?? '';
}
