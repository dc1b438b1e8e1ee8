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
const SYNTAXES = ['journey.tmLanguage.json', 'journey-fence.tmLanguage.json', 'language-configuration.json'];

const BUNDLED_LANGIUM = join(projectRoot, 'packages', 'language', 'src', 'syntax', 'bundled-langium.ts');

const common: BuildOptions = {
  bundle: true,
  minify: true,
  sourcemap: 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  absWorkingDir: projectRoot,
  alias: { langium: BUNDLED_LANGIUM },
};
// VS Code 1.101 runs extensions on Node 22. Class names appear in messages and logs.
const node: BuildOptions = { ...common, platform: 'node', format: 'cjs', target: 'node22', keepNames: true };
/** What tells that Node is too old must run there. */
const oldNode: BuildOptions = { ...node, target: 'node18' };
const browser: BuildOptions = { ...common, platform: 'browser', format: 'iife', target: 'es2023', plugins: [noNode] };
/** Web workers load classic scripts, not modules. */
const web: BuildOptions = { ...browser, keepNames: true };

/** Server and command share chunks, which are loaded on demand. */
const modules: BuildOptions = {
  ...node,
  format: 'esm',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  // Its main file requires its parts by computed names.
  alias: { langium: BUNDLED_LANGIUM, 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  // Parts of vscode-languageserver are CommonJS and require Node's built-in modules.
  banner: { js: "import { createRequire as parcoursRequire } from 'node:module'; const require = parcoursRequire(import.meta.url);" },
};

/** Builds everything that the VSIX contains. Throws an error that names missing inputs. */
export async function buildExtension(options: { withServer: boolean }): Promise<void> {
  const needed = [...SYNTAXES.map((name) => join(projectRoot, 'syntaxes', name)), ...(options.withServer ? [SERVER] : [])];
  const absent = needed.filter((file) => !existsSync(file));
  if (absent.length > 0 && options.withServer) {
    throw new Error(`cannot build the extension: ${absent.map((file) => relative(projectRoot, file)).join(', ')} not found`);
  }
  rmSync(dist, { recursive: true, force: true });
  const bundles = extensionBundles(dist).filter(({ ofServer }) => options.withServer || !ofServer);
  await Promise.all([
    ...bundles.map(({ options: each }) => build(each)),
    options.withServer && writeWalkthrough(join(extensionRoot, 'samples'), join(dist, 'walkthrough')),
  ]);
  markAsModules(join(dist, 'node'));
  cpSync(join(projectRoot, 'docs', 'diagnostics'), join(dist, 'node', 'diagnostics'), { recursive: true });
  cpSync(join(extensionRoot, 'walkthrough'), join(dist, 'walkthrough'), { recursive: true });
  mkdirSync(join(dist, 'syntaxes'), { recursive: true });
  writeSnippets(join(projectRoot, 'syntaxes'), join(dist, 'syntaxes'));
  for (const name of SYNTAXES) {
    const file = join(projectRoot, 'syntaxes', name);
    if (existsSync(file)) cpSync(file, join(dist, 'syntaxes', name));
  }
}

interface Bundle {
  readonly options: BuildOptions;
  /** Left out while the panel alone is developed. */
  readonly ofServer: boolean;
}

/** What the VSIX contains, below the folder `dist`. */
export function extensionBundles(folder: string): Bundle[] {
  const packages = join(projectRoot, 'packages');
  const webServer = join(packages, 'server', 'src', 'worker.ts');
  const webThread = join(packages, 'engines', 'src', 'worker', 'web-worker-thread.ts');
  const panel = ['panel.ts', 'panel.css'].map((name) => join(packages, 'webview', 'src', name));
  const extension = (host: 'node' | 'web') => ({
    entryPoints: [join(extensionRoot, 'src', `${host}.ts`)],
    external: ['vscode', './markdown.cjs'],
  });
  const fence = { entryPoints: [join(packages, 'markdown', 'src', 'index.ts')] };
  return [
    { ofServer: false, options: { ...oldNode, ...extension('node'), outfile: join(folder, 'node', 'extension.cjs') } },
    { ofServer: true, options: serverBundle(join(folder, 'node')) },
    { ofServer: false, options: { ...web, format: 'cjs', ...extension('web'), outfile: join(folder, 'web', 'extension.js') } },
    { ofServer: true, options: { ...web, entryPoints: { server: webServer, 'engine-worker': webThread }, outdir: join(folder, 'web') } },
    { ofServer: false, options: { ...node, ...fence, outfile: join(folder, 'node', 'markdown.cjs') } },
    { ofServer: false, options: { ...web, ...fence, format: 'cjs', outfile: join(folder, 'web', 'markdown.js') } },
    { ofServer: false, options: { ...browser, entryPoints: panel, outdir: join(folder, 'webview') } },
  ];
}

/** The language server, the command for the task, and the worker that reads files for them. */
export async function buildServer(folder: string): Promise<void> {
  await build(serverBundle(folder));
  markAsModules(folder);
}

function serverBundle(outdir: string): BuildOptions {
  const command = join(projectRoot, 'packages', 'cli', 'src', 'main.ts');
  const thread = join(projectRoot, 'packages', 'engines', 'src', 'worker', 'node-worker-thread.ts');
  const entryPoints = { server: SERVER, parcours: command, 'engine-worker': thread };
  return { ...modules, entryPoints, external: ['@duckdb/node-api'], outdir };
}

/** Not in the manifest: VS Code in a browser does not support extension modules. */
function markAsModules(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
}

if (import.meta.main) {
  await buildExtension({ withServer: !process.argv.includes('--without-server') });
}
