/** What `extensionTestsPath` names: VS Code calls `run` in its extension host. */
import Mocha from 'mocha';
import { suite } from './suite.ts';

/** The runner outside reads lines with this mark; VS Code's log does not expand `%s`. */
const print = (text: string) => console.log(`[test] ${text}`);

/** @public called by VS Code */
export function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 90_000, retries: 1, reporter: class {} as unknown as Mocha.ReporterConstructor });
  mocha.suite.emit('pre-require', globalThis as unknown as Mocha.MochaGlobals, '', mocha);
  suite();
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => (failures > 0 ? reject(new Error(`${failures} failed`)) : resolve()));
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
