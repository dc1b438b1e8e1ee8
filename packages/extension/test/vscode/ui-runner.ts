/** Runs UI tests, with mouse and keyboard, in a window of a real VS Code with the VSIX installed. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import type { VsCode } from './server.ts';
import type { TestFolder } from './test-folder.ts';
import type { TestReporter } from './test-reporter.ts';
import { TIMEOUT_MS, Window } from './window.ts';

/** The context of a UI test. */
export interface UiTestContext {
  readonly window: Window;
  readonly vscode: VsCode;
  /** The open folder on disk. */
  readonly folder: string;
  /** Takes a screenshot once the window is still. */
  photograph(name: string): Promise<void>;
  /** The path for a screenshot, for one that cannot wait until the window is still. */
  screenshotPath(name: string): string;
  /** Reloads the window. */
  reload(): Promise<void>;
}

export interface UiTest {
  readonly name: string;
  /** Must not depend on the state left by other tests, since it may run alone in a fresh window. */
  readonly body: (ui: UiTestContext) => Promise<void>;
}

export interface UiRunOptions {
  readonly browser: Browser;
  readonly vscode: VsCode;
  readonly folder: TestFolder;
  readonly tally: TestReporter;
  readonly shots: string;
}

/** Runs tests one after the other in one window; after a failure, the window, the folder and the settings are replaced. */
export async function runUiTests({ browser, vscode, folder, tally, shots }: UiRunOptions, tests: readonly UiTest[]): Promise<void> {
  mkdirSync(shots, { recursive: true });
  const elsewhere = new Set<string>();
  let opened: { context: BrowserContext; ui: UiTestContext } | undefined;

  const open = async (): Promise<{ context: BrowserContext; ui: UiTestContext }> => {
    const context = await browser.newContext({ viewport: { width: 1600, height: 1000 } });
    context.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (/^(https?|wss?):$/.test(protocol) && !/^(127\.0\.0\.1|(.*\.)?localhost)$/.test(hostname)) elsewhere.add(hostname);
    });
    const window = new Window(await context.newPage());
    const reload = async () => {
      await window.page.goto(`${vscode.origin}/?folder=${encodeURIComponent(folder.path)}`);
      await window.page.locator('.monaco-workbench .activitybar').waitFor({ timeout: 2 * TIMEOUT_MS });
    };
    const shot = (name: string) => join(shots, `${name}.png`);
    const photograph = (name: string) => window.photograph(shot(name));
    await reload();
    return { context, ui: { window, vscode, folder: folder.path, photograph, screenshotPath: shot, reload } };
  };

  for (const { name, body } of tests) {
    await tally.test(
      name,
      async () => {
        opened ??= await open();
        await body(opened.ui);
      },
      async () => {
        const { page } = opened?.ui.window ?? {};
        await page?.screenshot({ path: join(shots, `failed-${name.replace(/\W+/g, '-').slice(0, 60)}.png`) }).catch(() => {});
        await opened?.context.close();
        opened = undefined;
        vscode.deleteBackups();
        vscode.settings({});
        folder.reset();
      },
    );
  }
  await opened?.context.close();

  await tally.test(
    'nothing of all this asked for another host than this machine',
    async () => {
      // VS Code's own requests (gallery, settings); the panel's are limited by its security policy.
      const own = /(^|\.)(open-vsx\.org|vscode-cdn\.net|visualstudio\.com|microsoft\.com|coder\.com|github\.com)$/;
      const hosts = [...elsewhere].filter((host) => !own.test(host));
      if (hosts.length > 0) throw new Error(hosts.join());
    },
    async () => {},
  );
}

/** Opens a journey file as on disk, alone in its group, and waits for the server. */
export async function openText({ window }: UiTestContext, file = 'cuisine.journey'): Promise<void> {
  const { page } = window;
  for (let step = 0; step < 2; step++) await page.keyboard.press('Escape');
  const firstGroup = page.locator('.editor-group-container').first();
  // An empty first group would keep the focus; where it was the panel's it is locked, and the file would open beside it.
  if ((await firstGroup.locator('.tab').count()) === 0) {
    await window.command('View: Close All Editor Groups');
    const lock = firstGroup.locator('.codicon-lock').first();
    if (await lock.isVisible()) await lock.click();
  }
  if ((await firstGroup.locator(`.tab.active[data-resource-name="${file}"]`).count()) === 0) await window.openFile(file);
  await window.focusEditor();
  await window.revert();
  // Panels at the bottom would leave little room for the text.
  if (await page.locator('.part.panel').isVisible()) await window.command('View: Toggle Panel Visibility');
  await window.index.waitFor();
}

/** Opens a file with the panel beside it. */
export async function openPanel(ui: UiTestContext, file = 'cuisine.journey', stage = 'compare'): Promise<void> {
  const { window } = ui;
  await openText(ui, file);
  if ((await window.page.locator('iframe.webview.ready').count()) === 0) {
    await window.page
      .locator('.editor-actions')
      .getByRole('button', { name: /Open Preview to the Side/ })
      .first()
      .click();
  }
  // A tab's tooltip under the pointer may cover the panel's tabs.
  await window.page.mouse.move(300, 10);
  await window.panel.getByRole('tab', { name: 'Curve' }).click();
  await window.stage(stage).waitFor();
}
