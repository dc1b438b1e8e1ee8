/**
 * Bundles the command with all that it needs into `dist/`.
 *   node scripts/build.ts
 */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const cli = dirname(dirname(fileURLToPath(import.meta.url)));

/** Charts, server and each verb are files of their own, read only when they are used. */
export async function buildCommand(folder = join(cli, 'dist')): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  await build({
    entryPoints: {
      parcours: join(cli, 'src', 'main.ts'),
      'engine-worker': join(cli, '..', 'engines', 'src', 'worker', 'node-worker-thread.ts'),
    },
    // Made of native code: it is found beside the command, or not at all.
    external: ['@duckdb/node-api'],
    outdir: folder,
    bundle: true,
    splitting: true,
    minify: true,
    // Messages and logs name classes.
    keepNames: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    legalComments: 'none',
    logLevel: 'warning',
    chunkNames: 'chunks/[name]-[hash]',
    // Parts of vscode-languageserver are CommonJS and ask for Node's own modules.
    banner: { js: "import { createRequire as parcoursRequire } from 'node:module'; const require = parcoursRequire(import.meta.url);" },
  });
}

if (import.meta.main) await buildCommand();
