/**
 * `npm run compare:engines -- COUNT SEED`: generated files, 20,000 where no count is given, read by both engines. Ends at the first that
 * they read differently and shows it, made as small as possible.
 */
import { startVitest } from 'vitest/node';

const [count = '20000', seed = '7'] = process.argv.slice(2);
process.env.PARCOURS_ENGINE_FILES = count;
process.env.PARCOURS_ENGINE_SEED = seed;
const vitest = await startVitest('test', ['packages/engines/test/engine-selector.test.ts'], {
  config: '.vitest.config.ts',
  watch: false,
  testNamePattern: 'gives what the portable engine gives',
});
await vitest.close();
