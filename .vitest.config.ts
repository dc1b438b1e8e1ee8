import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Some hooks build the bundles: on a busy machine that takes longer than the ten seconds of the default.
  test: { include: ['packages/*/test/**/*.test.ts', 'syntaxes/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000 },
});
