/** Entry point for `extensionTestsPath`: VS Code calls `run` in its Node extension host. */
import Mocha from 'mocha';
import { processSuite } from './process-suite.ts';
import { options, report } from './run-suite.ts';
import { suite } from './suite.ts';

/** @public called by VS Code */
export function run(): Promise<void> {
  const mocha = new Mocha(options);
  mocha.suite.emit('pre-require', globalThis as unknown as Mocha.MochaGlobals, '', mocha);
  suite('in the extension host');
  processSuite();
  return report((done) => mocha.run(done));
}
