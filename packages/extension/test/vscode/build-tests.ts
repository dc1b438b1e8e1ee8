import { join } from 'node:path';
import { build } from 'esbuild';
import { extensionRoot } from '../../scripts/build.ts';

/** Bundles the suite that runs inside the extension host; returns what `extensionTestsPath` is to name. */
export async function buildTests(): Promise<string> {
  const outfile = join(extensionRoot, 'dist', 'test', 'index.cjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'host', 'index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return outfile;
}
