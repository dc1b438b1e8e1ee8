/**
 * Bundles the command with all its dependencies into `dist/`.
 *   node scripts/build.ts
 */
import { cpSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile, type Plugin } from 'esbuild';

const cli = dirname(dirname(fileURLToPath(import.meta.url)));

/** Charts, the server and each verb are separate chunks, loaded on demand. Returns what the bundles are made of. */
export async function buildCommand(folder = join(cli, 'dist'), plugins: Plugin[] = []): Promise<Metafile> {
  rmSync(folder, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: join(cli, '..', '..'),
    plugins,
    metafile: true,
    entryPoints: {
      parcours: join(cli, 'src', 'main.ts'),
      'engine-worker': join(cli, '..', 'engines', 'src', 'worker', 'node-worker-thread.ts'),
    },
    // A native module: resolved at run time, optional.
    external: ['@duckdb/node-api'],
    alias: {
      // Its main file requires its parts by computed names.
      'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
      langium: join(cli, '..', 'language', 'src', 'syntax', 'bundled-langium.ts'),
    },
    outdir: folder,
    bundle: true,
    splitting: true,
    minify: true,
    // Class names appear in messages and logs.
    keepNames: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    legalComments: 'none',
    logLevel: 'warning',
    chunkNames: 'chunks/[name]-[hash]',
    // Parts of vscode-languageserver are CommonJS and require Node's built-in modules.
    banner: { js: "import { createRequire as parcoursRequire } from 'node:module'; const require = parcoursRequire(import.meta.url);" },
  });
  const page = await build({
    absWorkingDir: join(cli, '..', '..'),
    metafile: true,
    entryPoints: ['panel.ts', 'panel.css'].map((name) => join(cli, '..', 'webview', 'src', name)),
    outdir: join(folder, 'webview'),
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2023',
    legalComments: 'none',
    logLevel: 'warning',
  });
  cpSync(join(cli, 'starter'), join(folder, 'starter'), { recursive: true });
  cpSync(join(cli, '..', '..', 'docs', 'diagnostics'), join(folder, 'diagnostics'), { recursive: true });
  return { inputs: { ...metafile.inputs, ...page.metafile.inputs }, outputs: { ...metafile.outputs, ...page.metafile.outputs } };
}

if (import.meta.main) await buildCommand();
