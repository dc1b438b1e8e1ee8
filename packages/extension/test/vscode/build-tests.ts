import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { extensionRoot } from '../../scripts/build.ts';
import { noNode } from '../../scripts/no-node.ts';

/** Where the tests' bundles are. */
export const testBundles = join(extensionRoot, 'dist', 'test');

const common: BuildOptions = { bundle: true, format: 'cjs', external: ['vscode'], logLevel: 'warning' };

/** Bundles the suite that runs inside the extension host; returns what `extensionTestsPath` is to name. */
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

/** The same for a browser, with an extension that has the workspace's files in the memory. */
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
