/**
 * Runs the host suite in a desktop VS Code only.
 *   npm run test:desktop -w parcours
 */
import { buildExtension } from '../../scripts/build.ts';
import { testDesktop } from './desktop.ts';
import { TestReporter } from './test-reporter.ts';

const tally = new TestReporter();
await buildExtension({ withServer: true });
await testDesktop(tally);
process.exitCode = tally.finish(true);
