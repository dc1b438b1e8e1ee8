import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { extensionRoot } from '../../scripts/build.ts';
import { noNode } from '../../scripts/no-node.ts';

/** The folder of the test bundles. */
export const testBundles = join(extensionRoot, 'dist', 'test');

const common: BuildOptions = { bundle: true, format: 'cjs', external: ['vscode'], logLevel: 'warning' };

/** Bundles the suite for the extension host; returns the value of `extensionTestsPath`. */
export async function buildTests(): Promise<string> {
  const outfile = join(testBundles, 'index.cjs');
  await build({
    ...common,
    entryPoints: [join(import.meta.dirname, 'host', 'node.ts')],
    outfile,
    platform: 'node',
    target: 'node22',
    external: ['vscode', 'mocha'],
  });
  return outfile;
}

/** The same for a browser, with an extension that provides the workspace's files in memory. */
export async function buildWebTests(): Promise<void> {
  await build({
    ...common,
    entryPoints: { web: join(import.meta.dirname, 'host', 'web.ts'), 'memory-files': join(import.meta.dirname, 'host', 'memory-files.ts') },
    outdir: testBundles,
    platform: 'browser',
    target: 'es2023',
    plugins: [noNode],
  });
}
