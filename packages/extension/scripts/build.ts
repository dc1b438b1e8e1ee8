/**
 * Bundles the extension, the language server and the panel into `dist/`.
 *   node scripts/build.ts [--without-server]     the flag is for developing the panel alone
 */
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { noNode } from './no-node.ts';
import { writeSnippets } from './snippets.ts';
import { writeWalkthrough } from './walkthrough.ts';

export const extensionRoot = dirname(dirname(fileURLToPath(import.meta.url)));
export const projectRoot = dirname(dirname(extensionRoot));
const dist = join(extensionRoot, 'dist');
const SERVER = join(projectRoot, 'packages', 'server', 'src', 'node.ts');
const SYNTAXES = ['journey.tmLanguage.json', 'language-configuration.json'];

const common: BuildOptions = { bundle: true, minify: true, sourcemap: 'linked', legalComments: 'none', logLevel: 'warning' };
// VS Code 1.101 runs extensions on Node 22. Class names appear in messages and logs.
const node: BuildOptions = { ...common, platform: 'node', format: 'cjs', target: 'node22', keepNames: true };
const browser: BuildOptions = { ...common, platform: 'browser', format: 'iife', target: 'es2023', plugins: [noNode] };
/** Web workers load classic scripts, not modules. */
const web: BuildOptions = { ...browser, keepNames: true };

/** Server and command share chunks, which are loaded on demand. */
const modules: BuildOptions = {
  ...node,
  format: 'esm',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  // Parts of vscode-languageserver are CommonJS and require Node's built-in modules.
  banner: { js: "import { createRequire as parcoursRequire } from 'node:module'; const require = parcoursRequire(import.meta.url);" },
};

/** Builds everything that the VSIX contains. Throws an error that names missing inputs. */
export async function buildExtension(options: { withServer: boolean }): Promise<void> {
  const webServer = join(projectRoot, 'packages', 'server', 'src', 'worker.ts');
  const webThread = join(projectRoot, 'packages', 'engines', 'src', 'worker', 'web-worker-thread.ts');
  const needed = [...SYNTAXES.map((name) => join(projectRoot, 'syntaxes', name)), ...(options.withServer ? [SERVER] : [])];
  const absent = needed.filter((file) => !existsSync(file));
  if (absent.length > 0 && options.withServer) {
    throw new Error(`cannot build the extension: ${absent.map((file) => relative(projectRoot, file)).join(', ')} not found`);
  }
  rmSync(dist, { recursive: true, force: true });
  await Promise.all([
    build({
      ...node,
      entryPoints: [join(extensionRoot, 'src', 'node.ts')],
      outfile: join(dist, 'node', 'extension.cjs'),
      external: ['vscode'],
    }),
    options.withServer && buildServer(join(dist, 'node')),
    build({
      ...web,
      format: 'cjs',
      entryPoints: [join(extensionRoot, 'src', 'web.ts')],
      outfile: join(dist, 'web', 'extension.js'),
      external: ['vscode'],
    }),
    options.withServer && build({ ...web, entryPoints: { server: webServer, 'engine-worker': webThread }, outdir: join(dist, 'web') }),
    options.withServer && writeWalkthrough(join(extensionRoot, 'samples'), join(dist, 'walkthrough')),
    build({
      ...browser,
      entryPoints: ['panel.ts', 'panel.css'].map((name) => join(projectRoot, 'packages', 'webview', 'src', name)),
      outdir: join(dist, 'webview'),
    }),
  ]);
  cpSync(join(extensionRoot, 'walkthrough'), join(dist, 'walkthrough'), { recursive: true });
  mkdirSync(join(dist, 'syntaxes'), { recursive: true });
  writeSnippets(join(projectRoot, 'syntaxes'), join(dist, 'syntaxes'));
  for (const name of SYNTAXES) {
    const file = join(projectRoot, 'syntaxes', name);
    if (existsSync(file)) cpSync(file, join(dist, 'syntaxes', name));
  }
}

/** The language server, the command for the task, and the worker that reads files for them. */
export async function buildServer(folder: string): Promise<void> {
  const command = join(projectRoot, 'packages', 'cli', 'src', 'main.ts');
  const thread = join(projectRoot, 'packages', 'engines', 'src', 'worker', 'node-worker-thread.ts');
  const entryPoints = { server: SERVER, parcours: command, 'engine-worker': thread };
  await build({ ...modules, entryPoints, external: ['@duckdb/node-api'], outdir: folder });
  // Not in the manifest: VS Code in a browser does not support extension modules.
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
}

if (import.meta.main) {
  await buildExtension({ withServer: !process.argv.includes('--without-server') });
}
