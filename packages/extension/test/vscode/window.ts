import type { FrameLocator, Locator, Page } from 'playwright-core';
import { pause } from './server.ts';

/** Long enough for a loaded machine: what is waited for is a state, and a test that passes does not wait longer than that takes. */
export const TIMEOUT_MS = 45_000;

/** A window of VS Code, as hands use it. */
export class Window {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(TIMEOUT_MS);
  }

  /** The inside of the panel. */
  get panel(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** A stage in the panel's curve. */
  stage(name: string): Locator {
    return this.panel.locator(`svg [data-stage=${name}]`);
  }

  /** The status bar's index of the journey. */
  get index(): Locator {
    return this.page.locator('.statusbar-item', { hasText: /^\s*CX / });
  }

  async openFile(name: string): Promise<void> {
    const { page } = this;
    const input = page.locator('.quick-input-widget input[type=text]');
    await page.keyboard.press('Control+P');
    await input.waitFor();
    await input.fill(name);
    await page.locator(`.quick-input-list .monaco-list-row[aria-label^="${name}"]`).first().click();
    await input.waitFor({ state: 'hidden' });
    await page.locator('.tab.active', { hasText: name }).first().waitFor();
    await page.locator('.monaco-editor .view-line').first().waitFor();
  }

  /** Runs a command by its title in the palette. */
  async command(title: string): Promise<void> {
    const { page } = this;
    const input = page.locator('.quick-input-widget input[type=text]');
    await page.keyboard.press('F1');
    await input.waitFor();
    await input.fill(`>${title}`);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
  }

  /** Puts the selection on the first place of a text in the file, through the find box. */
  async select(text: string): Promise<void> {
    const { page } = this;
    await this.focusEditor();
    await page.keyboard.press('Control+Home');
    await page.locator('.statusbar-item', { hasText: /^\s*Ln 1, Col 1\s*$/ }).waitFor();
    await page.keyboard.press('Control+F');
    const find = page.locator('.find-widget.visible textarea').first();
    await find.waitFor();
    // Emptied first: what was looked for before would be found again.
    await find.fill('');
    await find.fill(text);
    await page.locator('.statusbar-item', { hasText: `(${text.length} selected)` }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.find-widget.visible').waitFor({ state: 'detached' });
  }

  async textAppears(text: string): Promise<void> {
    await waitUntil(`"${text}" in the editor`, async () => (await this.text()).includes(text));
  }

  /** Gives up what was not saved. */
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

  /** All that the curve draws for a stage. */
  async drawing(stage: string): Promise<string> {
    return this.stage(stage).innerHTML();
  }

  /** The number of the line that the cursor is on, as the status bar says. */
  async currentLine(): Promise<number> {
    const text = await this.page.locator('.statusbar-item', { hasText: /Ln \d+/ }).textContent();
    return Number(/Ln (\d+)/.exec(text ?? '')?.[1]);
  }

  async focusEditor(): Promise<void> {
    await this.page.keyboard.press('Control+1');
    await this.page.locator('.editor-group-container').first().locator('.monaco-editor.focused').first().waitFor();
  }

  /** What is seen of the text in the first group, hints in it included. */
  async text(): Promise<string> {
    const lines = this.page.locator('.editor-group-container').first().locator('.monaco-editor .view-lines').first();
    return ((await lines.textContent()) ?? '').replaceAll('\u00a0', ' ');
  }

  /** Until nothing moves any more: two pictures in a row are the same. For pictures that people look at. */
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

export async function waitUntil(what: string, look: () => Promise<boolean>, ms = TIMEOUT_MS): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; await pause(100)) if (await look()) return;
  throw new Error(`timed out: ${what}`);
}
