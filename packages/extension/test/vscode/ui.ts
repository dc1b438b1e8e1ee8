/** What a user does, by mouse and keyboard, in a window of a real VS Code with the VSIX installed. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { pause, type VsCode } from './server.ts';
import type { Tally } from './tally.ts';

export interface ByHand {
  readonly browser: Browser;
  readonly vscode: VsCode;
  readonly folder: string;
  readonly tally: Tally;
  /** Where the pictures go that a person looks at. */
  readonly shots: string;
}

const THEMES = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  'hc-dark': 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
} as const;

export async function testByHand({ browser, vscode, folder, tally, shots }: ByHand): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 } });
  const elsewhere = new Set<string>();
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && !/^(127\.0\.0\.1|(.*\.)?localhost)$/.test(hostname)) elsewhere.add(hostname);
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const window = new Window(page);
  let failures = 0;
  const test = (name: string, body: () => Promise<void>) =>
    tally.test(name, body, async () => {
      await page.screenshot({ path: join(shots, `failed-${++failures}.png`) });
      await window.calm();
    });

  const goto = async () => {
    await page.goto(`${vscode.origin}/?folder=${encodeURIComponent(folder)}`);
    await page.locator('.monaco-workbench .explorer-viewlet').waitFor({ timeout: 60_000 });
  };
  vscode.settings({ 'workbench.colorTheme': THEMES.dark });
  await goto();

  await test('opening a .journey file gives it the language and its colours', async () => {
    await window.openFile('cuisine.journey');
    await page.locator('.statusbar-item', { hasText: 'Customer Journey' }).waitFor({ timeout: 15_000 });
    // A keyword and a label are in different colours: the TextMate grammar is at work.
    await until(
      'colours',
      async () =>
        (await page
          .locator('.monaco-editor .view-line span[class^=mtk]')
          .evaluateAll((spans) => new Set(spans.map((span) => span.className)).size)) > 3,
    );
  });

  await test('a broken line is underlined, and no longer when it is mended', async () => {
    await window.select('channel phone touchpoint hotline');
    await page.keyboard.type('channel phone touchpoint hotlin');
    await page.locator('.squiggly-error').first().waitFor({ timeout: 15_000 });
    await page.keyboard.type('e');
    await page.locator('.squiggly-error').first().waitFor({ state: 'detached', timeout: 15_000 });
  });

  await test('completion by Ctrl+Space offers the channels', async () => {
    await window.select('channel store touchpoint fitting');
    await page.keyboard.press('ArrowLeft');
    for (let step = 0; step < 'channel '.length; step++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+Space');
    const list = page.locator('.suggest-widget.visible');
    await list.getByText('phone', { exact: true }).first().waitFor({ timeout: 15_000 });
    await list.getByText('web', { exact: true }).first().waitFor();
    await page.screenshot({ path: join(shots, 'vscode-completion.png') });
    await page.keyboard.press('Escape');
  });

  await test('hover by Ctrl+K Ctrl+I shows the measured figures', async () => {
    await window.select('stage compare');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+I');
    await page
      .locator('.monaco-hover', { hasText: /−1[.,]08/ })
      .first()
      .waitFor({ timeout: 15_000 });
    await pause(600);
    await page.screenshot({ path: join(shots, 'vscode-hover.png') });
    await page.keyboard.press('Escape');
  });

  await test('rename by F2 changes the other files too', async () => {
    await window.select('touchpoint comparator');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('F2');
    await page.locator('.rename-box input').waitFor({ timeout: 15_000 });
    await page.locator('.rename-box input').fill('comparison');
    await page.keyboard.press('Enter');
    await window.textAppears('touchpoint comparison');
    await window.openFile('perimetre.journey');
    await window.textAppears('comparison');
    await window.saveAll();
    if (!/touchpoint comparison\b/.test(readFileSync(join(folder, 'perimetre.journey'), 'utf8')))
      throw new Error('perimetre.journey is not changed');
    await window.openFile('cuisine.journey');
  });

  const panel = window.panel;
  const stage = (name: string) => panel.locator(`svg [data-stage=${name}]`);

  await test('the button "Open Preview to the Side" opens the panel with the curve', async () => {
    await page
      .locator('.editor-actions')
      .getByRole('button', { name: /Open Preview to the Side/ })
      .first()
      .click();
    await stage('compare').waitFor({ timeout: 60_000 });
    if ((await panel.locator('svg [data-stage]').count()) !== 5) throw new Error('not five stages');
    const story = await stage('compare').getAttribute('aria-label');
    if (!/−1\.08/.test(story ?? '')) throw new Error(`the story of the stage is: ${story}`);
    await page.screenshot({ path: join(shots, 'vscode-preview.png') });
  });

  await test('the panel moves while one types, unsaved', async () => {
    const before = await window.drawing('advice');
    await window.select('target +2.5');
    await page.keyboard.type('target +0.5');
    await until('another drawing', async () => (await window.drawing('advice')) !== before);
    if (/\+0\.5/.test(readFileSync(join(folder, 'cuisine.journey'), 'utf8'))) throw new Error('the file was saved');
    await window.undoAll();
    await until('the drawing of before', async () => (await window.drawing('advice')) === before);
  });

  await test('a new stage is in the curve at once, as a hole', async () => {
    await window.select("stage order 'Je commande'");
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+Shift+Enter');
    await page.keyboard.type('stage sign');
    await page.keyboard.type(' target +1');
    await stage('sign').waitFor({ timeout: 15_000 });
    await window.undoAll();
    await stage('sign').waitFor({ state: 'detached', timeout: 15_000 });
  });

  await test('the panel moves when a linked CSV file changes on disk', async () => {
    const csv = join(folder, 'data', 'enquete-2026-04.csv');
    const bytes = readFileSync(csv);
    const before = await window.drawing('order');
    writeFileSync(csv, Buffer.concat([bytes, Buffer.from('X1;1;1;1;1;1\r\nX2;1;1;1;1;1\r\nX3;1;1;1;1;1\r\n')]));
    await until('another drawing', async () => (await window.drawing('order')) !== before);
    writeFileSync(csv, bytes);
    await until('the drawing of before', async () => (await window.drawing('order')) === before);
  });

  await test('errors in the text: the last good picture with a notice, which leads to the error', async () => {
    await window.select('phase "Achat" {');
    await page.keyboard.type('phase Achat" ');
    await panel.locator('.notice', { hasText: 'last good picture' }).waitFor({ timeout: 15_000 });
    if ((await panel.locator('svg [data-stage]').count()) !== 5) throw new Error('the picture is gone');
    await pause(800);
    await page.screenshot({ path: join(shots, 'vscode-errors.png') });
    const error = await window.currentLine();
    await stage('compare').click();
    await until('another line', async () => (await window.currentLine()) !== error);
    await panel.getByRole('button', { name: 'Go to the first error' }).click();
    await until('the line of the error', async () => (await window.currentLine()) === error);
    await window.undoAll();
    await panel.locator('.notice').waitFor({ state: 'detached', timeout: 15_000 });
  });

  await test('keyboard in the panel: arrows along the stages, Enter shows one in the text', async () => {
    await stage('compare').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const lines = readFileSync(join(folder, 'cuisine.journey'), 'utf8').split('\n');
    await until('the stage in the text', async () => /stage follow/.test(lines[(await window.currentLine()) - 1] ?? ''));
  });

  await test('the button "Save HTML report" writes the file that is asked for', async () => {
    await panel.getByRole('button', { name: 'Save HTML report' }).click();
    const name = page.locator('.quick-input-widget input[type=text]');
    await until('the name proposed', async () => (await name.inputValue()).endsWith('cuisine.html'));
    await page.keyboard.press('Enter');
    const written = join(folder, 'cuisine.html');
    await until('the file', async () => existsSync(written) && readFileSync(written, 'utf8').includes('</html>'));
    const html = readFileSync(written, 'utf8');
    if (!/^<!doctype html>/i.test(html) || !html.includes('Je compare les offres')) throw new Error('not the report');
    await page.keyboard.press('Escape');
  });

  await test('a file without a journey: the panel follows it and shows the journeys that depend on it', async () => {
    await window.openFile('perimetre.journey');
    await page.locator('.tab', { hasText: 'Preview perimetre.journey' }).waitFor({ timeout: 15_000 });
    await stage('compare').waitFor();
    await window.openFile('cuisine.journey');
  });

  for (const [name, theme] of Object.entries(THEMES)) {
    await test(`the theme ${name}; the panel comes back when the window is loaded again`, async () => {
      vscode.settings({ 'workbench.colorTheme': theme });
      await goto();
      await panel.getByRole('tab', { name: 'Curve' }).click({ timeout: 60_000 });
      await stage('compare').waitFor({ timeout: 60_000 });
      const kind = name.startsWith('hc') ? `vscode-high-contrast${name === 'hc-light' ? '-light' : ''}` : `vscode-${name}`;
      await panel.locator(`body.${kind}`).waitFor({ timeout: 15_000 });
      await pause(1500);
      await page.screenshot({ path: join(shots, `vscode-${name}.png`) });
      await panel.getByRole('tab', { name: 'Evidence' }).click();
      await page.screenshot({ path: join(shots, `vscode-${name}-evidence.png`) });
      await panel.getByRole('tab', { name: 'Curve' }).click();
    });
  }

  await test('nothing of all this asked for another host than this machine', async () => {
    // VS Code's own window does (its gallery, its settings); what the panel may do is in its security policy.
    const hosts = [...elsewhere].filter(
      (host) => !/(^|\.)(open-vsx\.org|vscode-cdn\.net|visualstudio\.com|microsoft\.com|coder\.com|github\.com)$/.test(host),
    );
    if (hosts.length > 0) throw new Error(hosts.join());
  });
  await context.close();
}

/** A window of VS Code, as hands use it. */
class Window {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get panel(): FrameLocator {
    return this.#page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  async openFile(name: string): Promise<void> {
    const page = this.#page;
    // A file opens in the group that has the focus: never in the panel's, where it would cover the panel.
    const open = page.locator('.editor-group-container').first().locator('.tab').first();
    if (await open.isVisible()) await open.click();
    await page.keyboard.press('Control+P');
    await page.locator('.quick-input-widget input[type=text]').fill(name);
    await page.locator(`.quick-input-list .monaco-list-row[aria-label^="${name}"]`).first().click();
    await page.locator('.tab.active', { hasText: name }).first().waitFor();
    await page.locator('.monaco-editor .view-line').first().waitFor();
  }

  /** Puts the selection on a text of the file, through the find box. */
  async select(text: string): Promise<void> {
    const page = this.#page;
    await this.#focusEditor();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+F');
    const find = page.locator('.find-widget.visible textarea').first();
    await find.fill(text);
    await page.locator('.find-widget.visible .matchesCount', { hasText: /^\d+ of \d+/ }).waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
  }

  async textAppears(text: string): Promise<void> {
    await until(`"${text}" in the editor`, async () => (await this.#text()).includes(text));
  }

  /** Undoes until the file is as it was saved. */
  async undoAll(): Promise<void> {
    const page = this.#page;
    await this.#focusEditor();
    for (let step = 0; step < 60; step++) {
      if ((await page.locator('.tab.active.dirty').count()) === 0) return;
      await page.keyboard.press('Control+Z');
      await pause(100);
    }
    throw new Error('undo did not lead back to the saved text');
  }

  async saveAll(): Promise<void> {
    await this.#page.keyboard.press('Control+K');
    await this.#page.keyboard.press('s');
    await this.#page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
  }

  /** All that the curve draws for a stage. */
  async drawing(stage: string): Promise<string> {
    return this.panel.locator(`svg [data-stage=${stage}]`).innerHTML();
  }

  /** The number of the line that the cursor is on, as the status bar says. */
  async currentLine(): Promise<number> {
    const text = await this.#page.locator('.statusbar-item', { hasText: /^Ln \d+/ }).textContent();
    return Number(/Ln (\d+)/.exec(text ?? '')?.[1]);
  }

  /** After a failed step: nothing open that would catch the next keys, and the text as it was. */
  async calm(): Promise<void> {
    for (let step = 0; step < 3; step++) await this.#page.keyboard.press('Escape');
    await this.undoAll().catch(() => {});
  }

  async #focusEditor(): Promise<void> {
    await this.#page.keyboard.press('Control+1');
    await this.#page.locator('.monaco-editor.focused').first().waitFor();
  }

  async #text(): Promise<string> {
    const text = await this.#page.locator('.editor-group-container').first().locator('.monaco-editor .view-lines').first().textContent();
    return (text ?? '').replaceAll('\u00a0', ' ');
  }
}

async function until(what: string, look: () => Promise<boolean>, ms = 15_000): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; await pause(100)) if (await look()) return;
  throw new Error(`timed out: ${what}`);
}
