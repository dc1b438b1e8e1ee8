/** Prints a line for each test and, at the end, machine-readable counts. */
export class TestReporter {
  #passed = 0;
  #failed = 0;
  #skipped = 0;
  readonly #flaky: string[] = [];

  /**
   * Runs a UI test. If it fails, it is repeated once after `again` has made a fresh start, because windows and browsers
   * can fail under load; if it then passes, it counts as passed and is listed as flaky.
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

  /** Counts a result line of the host suite. */
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

  /** The exit code. Fails if nothing passed, unless everything may be skipped. */
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
  // The first line says what was waited for; Playwright's call log is long.
  return (error instanceof Error ? error.message : String(error)).split('\nCall log:')[0]?.trim() ?? '';
}
