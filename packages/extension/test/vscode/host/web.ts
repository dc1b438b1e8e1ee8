/** Entry point for `extensionTestsPath` in a browser: VS Code calls `run` in its extension host, a Web Worker. */
import 'mocha/mocha.js';
import { options, report } from './run-suite.ts';
import { suite } from './suite.ts';
import { webSuite } from './web-suite.ts';

/** @public called by VS Code */
export function run(): Promise<void> {
  mocha.setup(options);
  suite('in the web extension host');
  webSuite();
  return report((done) => mocha.run(done));
}
