import type { FrameLocator, Locator, Page } from 'playwright-core';
import { pause } from './server.ts';

/** Long enough for a machine under ten times its load: waits end as soon as the state is reached. */
export const TIMEOUT_MS = 120_000;
/** For reading the large file, which takes seconds on an idle machine. */
export const READING_TIMEOUT_MS = 300_000;

/** A VS Code window, driven through its UI. */
export class Window {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(TIMEOUT_MS);
  }

  /** The panel's content frame. */
  get panel(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** A stage in the panel's curve. */
  stage(name: string): Locator {
    return this.panel.locator(`svg [data-stage=${name}]`);
  }

  /** The index in the status bar. */
  get index(): Locator {
    return this.page.locator('.statusbar-item', { hasText: /^\s*CX / });
  }

  async openFile(name: string): Promise<void> {
    const { page } = this;
    // No file whose name only begins so, such as a picture that was open before.
    const labels = [`[aria-label="${name}"]`, `[aria-label^="${name},"]`, `[aria-label^="${name} "]`];
    const row = page.locator(`.quick-input-list .monaco-list-row:is(${labels.join()})`).first();
    const tab = page.locator(`.tab.active[data-resource-name="${name}"]`).first();
    // A list that is sorted again under the pointer opens another file.
    await waitUntil(`the editor of ${name}`, async () => {
      await this.#chooseFromQuickInput('Control+P', name, row);
      return appears(tab);
    });
    await page.locator('.monaco-editor .view-line').first().waitFor();
  }

  /** Opens the quick input, fills it and chooses a row; once more where a webview or an editor that takes the focus late has closed it. */
  async #chooseFromQuickInput(key: string, text: string, row: Locator): Promise<void> {
    const { page } = this;
    const input = page.locator('.quick-input-widget input[type=text]');
    await waitUntil(`${text} in the quick input`, async () => {
      if (!(await input.isVisible())) await page.keyboard.press(key);
      const chosen = input.fill(text, { timeout: 5_000 }).then(() => row.click({ timeout: 10_000 }));
      return chosen.then(
        () => true,
        async () => {
          await page.keyboard.press('Escape');
          return false;
        },
      );
    });
  }

  /** Runs a command from the palette. */
  async command(title: string): Promise<void> {
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
    await this.#chooseFromQuickInput('F1', `>${title}`, row);
  }

  /** Selects the first occurrence of a text, using the find widget. */
  async select(text: string): Promise<void> {
    const { page } = this;
    // A webview that takes the focus late would receive the keys.
    await waitUntil('the cursor at the start', async () => {
      await this.focusEditor();
      await page.keyboard.press('Control+Home');
      return appears(page.locator('.statusbar-item', { hasText: /^\s*Ln 1, Col 1\s*$/ }));
    });
    await page.keyboard.press('Control+F');
    const find = page.locator('.find-widget.visible textarea').first();
    await find.waitFor();
    // Cleared first: otherwise the previous search would match.
    await find.fill('');
    await find.fill(text);
    await page.locator('.statusbar-item', { hasText: `(${text.length} selected)` }).waitFor();
    // The list of notifications would consume an Escape.
    await page.locator('.find-widget.visible .codicon-widget-close').first().click();
    await page.locator('.find-widget.visible').first().waitFor({ state: 'detached' });
  }

  async textAppears(text: string): Promise<void> {
    await waitUntil(`"${text}" in the editor`, async () => (await this.text()).includes(text));
  }

  /** Discards unsaved changes. */
  async revert(): Promise<void> {
    if ((await this.page.locator('.tab.active.dirty').count()) === 0) return;
    await this.focusEditor();
    await this.command('File: Revert File');
    await this.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  }

  async saveAll(): Promise<void> {
    await this.command('File: Save All Files');
    await this.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
  }

  /** Waits until VS Code has saved a state of the workspace: in a browser it does so every few seconds, and not at a reload. */
  async untilStored(text: string): Promise<void> {
    await waitUntil(`"${text}" in the stored state`, () =>
      this.page.evaluate(async (wanted) => {
        const answer = <T>(request: IDBRequest<T>) =>
          new Promise<T>((resolve, reject) => {
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          });
        for (const { name } of await indexedDB.databases()) {
          if (name === undefined) continue;
          const database = await answer(indexedDB.open(name));
          try {
            for (const store of database.objectStoreNames) {
              const values = await answer(database.transaction(store).objectStore(store).getAll());
              if (values.some((value) => typeof value === 'string' && value.includes(wanted))) return true;
            }
          } finally {
            database.close();
          }
        }
        return false;
      }, text),
    );
  }

  /** The markup of a stage in the curve. */
  async drawing(stage: string): Promise<string> {
    return this.stage(stage).innerHTML();
  }

  /** The line number of the cursor, from the status bar. */
  async currentLine(): Promise<number> {
    const text = await this.page.locator('.statusbar-item', { hasText: /Ln \d+/ }).textContent();
    return Number(/Ln (\d+)/.exec(text ?? '')?.[1]);
  }

  async focusEditor(): Promise<void> {
    await this.page.keyboard.press('Control+1');
    await this.page.locator('.editor-group-container').first().locator('.monaco-editor.focused').first().waitFor();
  }

  /** The visible text in the first group, including hints. */
  async text(): Promise<string> {
    const lines = this.page.locator('.editor-group-container').first().locator('.monaco-editor .view-lines').first();
    return ((await lines.textContent()) ?? '').replaceAll('\u00a0', ' ');
  }

  /** Waits until two consecutive screenshots are equal. */
  async waitUntilStill(): Promise<void> {
    let before: Buffer = Buffer.alloc(0);
    for (const end = Date.now() + 5000; Date.now() < end; await pause(200)) {
      const now = await this.page.screenshot();
      if (now.equals(before)) return;
      before = now;
    }
  }

  async photograph(path: string): Promise<void> {
    await this.waitUntilStill();
    await this.page.screenshot({ path });
  }
}

/** Whether an element is visible within a few seconds: where it is not, an action whose keys went elsewhere is repeated. */
export async function appears(element: Locator): Promise<boolean> {
  return element.waitFor({ timeout: 10_000 }).then(
    () => true,
    () => false,
  );
}

export async function waitUntil(what: string, look: () => Promise<boolean>, ms = TIMEOUT_MS): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; await pause(100)) if (await look()) return;
  throw new Error(`timed out: ${what}`);
}
