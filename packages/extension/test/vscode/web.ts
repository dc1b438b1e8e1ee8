/** The host suite in VS Code's web extension host: a page without a server behind it, as on vscode.dev. */
import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, relative } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import type { Browser } from 'playwright-core';
import { extensionRoot } from '../../scripts/build.ts';
import { buildWebTests, testBundles } from './build-tests.ts';
import { listenToTests, pause, vscodeFolder } from './server.ts';
import { hostWorkspace } from './test-folder.ts';
import type { TestReporter } from './test-reporter.ts';

const SUITE_MS = 1_200_000;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.cjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.ttf': 'font/ttf',
};

/**
 * This build of VS Code expects its own server in two places; they are patched back to VS Code's own code. Each
 * must occur exactly once.
 */
const WITHOUT_SERVER = [
  ['remoteAuthority:location.host}', '}'],
  ['P.file(this.userDataPath).with({scheme:J.vscodeRemote})', 'P.file("/").with({scheme:J.vscodeUserData})'],
] as const;

/** Skipped if this build of VS Code cannot run without its server. */
export async function testWeb(browser: Browser, tally: TestReporter, screenshot: string, verbose: boolean): Promise<void> {
  const workbench = await serverlessWorkbench();
  if (workbench === null) {
    tally.skip('the web extension host', 'this build of VS Code expects its server in other places than known (test/vscode/web.ts)');
    return;
  }
  await buildWebTests();
  const workspace = hostWorkspace();
  const server = await serve(
    workbench,
    await servedFiles(workspace.path),
    new Set(await listFiles({ cwd: extensionRoot, packageManager: PackageManager.None })),
  );
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    if (verbose) {
      page.on('console', (message) => console.log('  console:', message.text()));
      page.on('response', (response) => response.status() >= 400 && console.log('  ', response.status(), response.url()));
    }
    const { exit } = await listenToTests(page, (line) => tally.line(line), verbose);
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const code = await Promise.race([exit, pause(SUITE_MS).then(() => null)]);
    if (code === null) tally.line(`not ok the web extension host: no end after ${SUITE_MS / 1000} s`);
    await page.screenshot({ path: screenshot });
  } finally {
    await context.close();
    server.closeAllConnections();
    server.close();
    workspace.remove();
  }
}

async function serverlessWorkbench(): Promise<string | null> {
  let script = await readFile(join(vscodeFolder, 'out/vs/code/browser/workbench/workbench.js'), 'utf8');
  for (const [from, to] of WITHOUT_SERVER) {
    if (script.split(from).length !== 2) return null;
    script = script.replace(from, () => to);
  }
  return script;
}

/** The files of the workspace, for `host/memory-files.ts`. */
async function servedFiles(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map(async ({ parentPath, name }) => {
      const file = join(parentPath, name);
      const isLink = (await lstat(file)).isSymbolicLink();
      return { path: `/workspace/${relative(folder, file)}`, base64: (await readFile(file)).toString('base64'), isLink };
    });
  return JSON.stringify(await Promise.all(files));
}

/** @param packed the files in the VSIX; no others are served. */
async function serve(workbench: string, files: string, packed: ReadonlySet<string>): Promise<Server> {
  const filesManifest = {
    name: 'memory-files',
    publisher: 'test',
    version: '0.0.1',
    engines: { vscode: '^1.101.0' },
    browser: './memory-files.js',
    enabledApiProposals: ['fileSearchProvider'],
    activationEvents: ['onFileSystem:memory'],
    capabilities: { virtualWorkspaces: true },
  };
  const made: Readonly<Record<string, (host: string) => string | Promise<string>>> = {
    '/': pageOf,
    '/vscode/out/vs/code/browser/workbench/workbench.js': () => workbench,
    '/tests/package.json': () => JSON.stringify(filesManifest),
    '/tests/workspace.json': () => files,
  };
  const folders = { '/vscode/': vscodeFolder, '/extension/': extensionRoot, '/tests/': testBundles };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Content-Type', path === '/' ? 'text/html' : (TYPES[extname(path)] ?? 'application/octet-stream'));
    try {
      const text = await made[path]?.(request.headers.host ?? '');
      if (text !== undefined) return response.end(text);
      const [mount, root] = Object.entries(folders).find(([each]) => path.startsWith(each)) ?? [];
      if (!mount || !root) throw new Error('none');
      const below = normalize(path.slice(mount.length));
      const file = join(root, below);
      if (below.startsWith('..') || (mount === '/extension/' && !packed.has(below)) || !(await stat(file)).isFile())
        throw new Error('none');
      if (path.endsWith('service-worker.js')) response.setHeader('Service-Worker-Allowed', '/');
      return createReadStream(file).pipe(response);
    } catch {
      response.statusCode = 404;
      return response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** VS Code's page, configured with the extension under test, the file provider and its themes. */
async function pageOf(host: string): Promise<string> {
  const at = (path: string) => ({ scheme: 'http', authority: host, path });
  const themes: object[] = [];
  for (const name of await readdir(join(vscodeFolder, 'extensions'))) {
    const manifest = await readFile(join(vscodeFolder, 'extensions', name, 'package.json'), 'utf8').then(JSON.parse, () => undefined);
    if (manifest?.contributes?.themes || manifest?.contributes?.iconThemes) themes.push(at(`/vscode/extensions/${name}`));
  }
  const configuration = {
    productConfiguration: { enableTelemetry: false, extensionEnabledApiProposals: { 'test.memory-files': ['fileSearchProvider'] } },
    additionalBuiltinExtensions: [...themes, at('/tests')],
    developmentOptions: {
      extensions: [at('/extension')],
      extensionTestsPath: at('/tests/web.js'),
      enableSmokeTestDriver: true,
      logLevel: 3,
    },
    webviewEndpoint: `http://${host}/vscode/out/vs/workbench/contrib/webview/browser/pre`,
    enableWorkspaceTrust: false,
    configurationDefaults: { 'files.autoSave': 'off', 'workbench.startupEditor': 'none' },
    // code-server's own three must be present.
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
    _wrapWebWorkerExtHostInIframe: false,
    folderUri: { $mid: 1, scheme: 'memory', path: '/workspace' },
  };
  const values: Readonly<Record<string, string>> = {
    WORKBENCH_WEB_CONFIGURATION: JSON.stringify(configuration).replaceAll('"', '&quot;'),
    WORKBENCH_WEB_BASE_URL: '/vscode',
    WORKBENCH_NLS_FALLBACK_URL: '/vscode/out/nls.messages.js',
    WORKBENCH_NLS_URL: '/vscode/out/nls.messages.js',
  };
  const page = await readFile(join(vscodeFolder, 'out/vs/code/browser/workbench/workbench.html'), 'utf8');
  return page.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}
