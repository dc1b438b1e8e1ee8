/** Prints a line for each test and, at the end, the count that a machine reads. */
export class Tally {
  #passed = 0;
  #failed = 0;
  #skipped = 0;

  async test(name: string, body: () => Promise<void>, onFailure?: () => Promise<void>): Promise<void> {
    const start = Date.now();
    try {
      await body();
      this.#passed++;
      console.log(`ok ${name} (${Date.now() - start} ms)`);
    } catch (error) {
      this.#failed++;
      console.log(`not ok ${name}: ${error instanceof Error ? error.message : String(error)}`);
      await onFailure?.();
    }
  }

  /** A line of the suite inside the extension host, which says itself how it went. */
  line(text: string): void {
    if (text.startsWith('ok ')) this.#passed++;
    else if (text.startsWith('not ok ')) this.#failed++;
    else if (text.startsWith('skipped ')) this.#skipped++;
    console.log(text);
  }

  skip(what: string, reason: string): void {
    this.#skipped++;
    console.log(`SKIPPED ${what}: ${reason}`);
  }

  /** The exit code. Nothing passed is a failure too, unless all may be skipped. */
  finish(maySkipAll = false): number {
    console.log(`${this.#passed} passed, ${this.#failed} failed, ${this.#skipped} skipped`);
    return this.#failed > 0 || (this.#passed === 0 && !maySkipAll) ? 1 : 0;
  }
}
