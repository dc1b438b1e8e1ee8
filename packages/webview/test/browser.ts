/** The built panel in a plain chromium, with a host that only listens, under the security policy and the colours of VS Code. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '@parcours/model';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { HostMessage, PanelMessage, PanelState } from '../src/protocol/protocol.ts';
import { type ThemeName, themes } from './themes.ts';

const here = dirname(fileURLToPath(import.meta.url));
export const chromiumPath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path): path is string => path !== undefined && existsSync(path),
);

export interface PanelPage {
  readonly page: Page;
  send(message: HostMessage): Promise<void>;
  heard(): Promise<PanelMessage[]>;
  state(): Promise<PanelState | undefined>;
  /** What the browser refused or complained about. */
  readonly complaints: string[];
  close(): Promise<void>;
}

export interface PanelOptions {
  readonly language?: Language;
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly state?: PanelState;
}

export interface PanelBrowser {
  open(options?: PanelOptions): Promise<PanelPage>;
  close(): Promise<void>;
}

export async function startPanelBrowser(): Promise<PanelBrowser> {
  const source = join(here, '..', 'src');
  const { outputFiles } = await build({
    entryPoints: [join(source, 'panel.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2023',
  });
  const script = outputFiles[0]?.text ?? '';
  const style = readFileSync(join(source, 'panel.css'), 'utf8');
  const pages = new Map<string, string>();
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const type = path.endsWith('.js') ? 'text/javascript' : path.endsWith('.css') ? 'text/css' : 'text/html; charset=utf-8';
    response.setHeader('Content-Type', type);
    response.end(path === '/panel.js' ? script : path === '/panel.css' ? style : (pages.get(path) ?? ''));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const browser: Browser = await chromium.launch({
    executablePath: chromiumPath,
    ignoreDefaultArgs: ['--hide-scrollbars'],
    args: ['--no-sandbox', '--disable-gpu'],
  });

  return {
    async open(options = {}) {
      const path = `/${pages.size}.html`;
      pages.set(path, html(options));
      const context = await browser.newContext({ viewport: { width: options.width ?? 900, height: options.height ?? 900 } });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.addInitScript((state) => {
        const global = window as unknown as { heard: PanelMessage[]; kept: PanelState | undefined; acquireVsCodeApi: () => unknown };
        global.heard = [];
        global.kept = state ?? undefined;
        global.acquireVsCodeApi = () => ({
          postMessage: (message: PanelMessage) => global.heard.push(message),
          getState: () => global.kept,
          setState: (kept: PanelState) => {
            global.kept = kept;
          },
        });
      }, options.state ?? null);
      await page.goto(origin + path);
      return {
        page,
        complaints,
        send: async (message) => {
          await page.evaluate((each) => window.postMessage(each, '*'), message);
          await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
        },
        heard: () => page.evaluate(() => (window as unknown as { heard: PanelMessage[] }).heard),
        state: () => page.evaluate(() => (window as unknown as { kept: PanelState | undefined }).kept),
        close: () => context.close(),
      };
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

function html({ language = 'en', theme = 'dark' }: PanelOptions): string {
  const policy =
    "default-src 'none'; style-src 'self' 'nonce-theme'; script-src 'nonce-panel'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";
  const colours = Object.entries(themes[theme]).map(([name, value]) => `--vscode-${name}: ${value};`);
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>Parcours</title><meta http-equiv="Content-Security-Policy" content="${policy}">
<style nonce="theme">:root { ${colours.join(' ')} --vscode-font-family: system-ui, sans-serif; --vscode-font-size: 13px; --vscode-editor-font-family: monospace; } body { background: var(--vscode-editor-background); }</style>
<link rel="stylesheet" href="/panel.css"></head><body class="${theme.startsWith('hc') ? `vscode-high-contrast${theme === 'hc-light' ? ' vscode-high-contrast-light' : ''}` : `vscode-${theme}`}"><script nonce="panel" src="/panel.js"></script></body></html>`;
}
