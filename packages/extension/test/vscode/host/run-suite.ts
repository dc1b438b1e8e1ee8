/** Runs tests with the given Mocha and prints one line per test. */

/** Marks lines for the outer runner; VS Code's log does not expand `%s`. */
const print = (text: string) => console.log(`[test] ${text}`);

/** Replaces Mocha's own error output. */
export const options = { ui: 'bdd', timeout: 300_000, retries: 1, reporter: class {} as unknown as Mocha.ReporterConstructor } as const;

export function report(run: (done: (failures: number) => void) => Mocha.Runner): Promise<void> {
  return new Promise((resolve, reject) => {
    const runner = run((failures) => (failures > 0 ? reject(new Error(`${failures} failed`)) : resolve()));
    const again = new Set<string>();
    runner.on('retry', (test, error) => {
      again.add(test.fullTitle());
      print(`retry ${test.fullTitle()}: ${String(error)}`);
    });
    runner.on('pass', (test) => print(`ok ${again.has(test.fullTitle()) ? 'flaky: ' : ''}${test.fullTitle()} (${test.duration} ms)`));
    runner.on('pending', (test) => print(`skipped ${test.fullTitle()}`));
    runner.on('fail', (test, error) => print(`not ok ${test.fullTitle()}: ${String(error?.stack ?? error).replaceAll('\n', ' | ')}`));
  });
}
