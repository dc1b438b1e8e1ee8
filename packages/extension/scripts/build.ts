/**
 * Bundles the extension, the language server and the panel into `dist/`.
 *   node scripts/build.ts [--without-server]     the flag is for work on the panel alone
 */
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

export const extensionRoot = dirname(dirname(fileURLToPath(import.meta.url)));
export const projectRoot = dirname(dirname(extensionRoot));
const dist = join(extensionRoot, 'dist');
const SYNTAXES = ['journey.tmLanguage.json', 'language-configuration.json', 'snippets.json'];

const common: BuildOptions = { bundle: true, minify: true, sourcemap: 'linked', legalComments: 'none', logLevel: 'warning' };
// VS Code 1.101 runs extensions on Node 22. Names are kept: messages and logs name classes.
const node: BuildOptions = { ...common, platform: 'node', format: 'cjs', target: 'node22', keepNames: true };
const browser: BuildOptions = { ...common, platform: 'browser', format: 'iife', target: 'es2023' };

/** Everything that the VSIX holds, or an error that names what is missing. */
export async function buildExtension(options: { withServer: boolean }): Promise<void> {
  const server = join(projectRoot, 'packages', 'server', 'src', 'node.ts');
  const needed = [...SYNTAXES.map((name) => join(projectRoot, 'syntaxes', name)), ...(options.withServer ? [server] : [])];
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
    options.withServer && build({ ...node, entryPoints: [server], outfile: join(dist, 'node', 'server.cjs') }),
    build({
      ...browser,
      entryPoints: ['panel.ts', 'panel.css'].map((name) => join(projectRoot, 'packages', 'webview', 'src', name)),
      outdir: join(dist, 'webview'),
    }),
  ]);
  mkdirSync(join(dist, 'syntaxes'), { recursive: true });
  for (const name of SYNTAXES) {
    const file = join(projectRoot, 'syntaxes', name);
    if (existsSync(file)) cpSync(file, join(dist, 'syntaxes', name));
  }
}

if (import.meta.main) {
  await buildExtension({ withServer: !process.argv.includes('--without-server') });
}
