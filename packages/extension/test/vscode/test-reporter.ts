/** Prints a line for each test and, at the end, machine-readable counts. */
export class TestReporter {
  #passed = 0;
  #failed = 0;
  #skipped = 0;
  /** By name: why the first attempt failed. */
  readonly #flaky = new Map<string, string>();

  /**
   * Runs a UI test. If it fails, it is repeated once after `startAfresh`, because windows and browsers can fail under load; if it then
   * passes, it counts as passed and is listed as flaky, with the reason. The next test starts afresh after a second failure as well.
   */
  async test(name: string, body: () => Promise<void>, startAfresh: (reason: string) => Promise<void>): Promise<void> {
    const start = Date.now();
    try {
      await body();
      this.#pass(name, start);
    } catch (error) {
      const reason = messageOf(error);
      console.log(`retry ${name}: ${reason}`);
      try {
        await startAfresh(reason);
        await body();
        this.#flaky.set(name, reason);
        this.#pass(`flaky: ${name}`, start);
      } catch (secondError) {
        this.#failed++;
        const secondReason = messageOf(secondError);
        console.log(`not ok ${name}: ${secondReason}`);
        await startAfresh(secondReason);
      }
    }
  }

  /** Counts a result line of the host suite. */
  line(text: string): void {
    if (text.startsWith('ok ')) this.#passed++;
    else if (text.startsWith('not ok ')) this.#failed++;
    else if (text.startsWith('skipped ')) this.#skipped++;
    if (text.startsWith('ok flaky: ')) this.#flaky.set(text.slice('ok flaky: '.length), 'see above');
    console.log(text);
  }

  skip(what: string, reason: string): void {
    this.#skipped++;
    console.log(`SKIPPED ${what}: ${reason}`);
  }

  /** The exit code. Fails if nothing passed, unless everything may be skipped. */
  finish(maySkipAll = false): number {
    for (const [name, reason] of this.#flaky) console.log(`FLAKY ${name}: passed at the second attempt; the first: ${oneLine(reason)}`);
    console.log(`${this.#passed} passed, ${this.#failed} failed, ${this.#skipped} skipped`);
    return this.#failed > 0 || (this.#passed === 0 && !maySkipAll) ? 1 : 0;
  }

  #pass(name: string, start: number): void {
    this.#passed++;
    console.log(`ok ${name} (${Date.now() - start} ms)`);
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 200);
}

function messageOf(error: unknown): string {
  // Of Playwright's call log, which is long, only what was waited for.
  const [message = '', callLog = ''] = (error instanceof Error ? error.message : String(error)).split('\nCall log:');
  const awaited = /waiting for .*/.exec(callLog)?.[0];
  return awaited ? `${message.trim()} (${awaited})` : message.trim();
}
