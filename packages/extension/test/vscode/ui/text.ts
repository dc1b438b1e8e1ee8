/** Writing a journey: highlighting, diagnostics, light bulb, completion, hover, hints, rename. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openText, type UiTest } from '../ui-runner.ts';
import { waitUntil } from '../window.ts';

export const text: readonly UiTest[] = [
  {
    name: 'opening a .journey file gives it the language and its colours',
    async body(ui) {
      const { page } = ui.window;
      await openText(ui);
      await page.locator('.statusbar-item', { hasText: 'Customer Journey' }).waitFor();
      // Keyword and label have different colours: the TextMate grammar works.
      const colours = page.locator('.monaco-editor .view-line span[class^=mtk]');
      await waitUntil('colours', async () => (await colours.evaluateAll((spans) => new Set(spans.map((span) => span.className)).size)) > 3);
    },
  },
  {
    name: 'a broken line is underlined, and no longer when it is mended',
    async body(ui) {
      const { page } = ui.window;
      await openText(ui);
      await ui.window.select('channel phone touchpoint hotline');
      await page.keyboard.type('channel phone touchpoint hotlin');
      await page.locator('.squiggly-error').first().waitFor();
      await page.keyboard.type('e');
      await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
    },
  },
  {
    name: 'the light bulb mends a label that is not told by the customer',
    async body(ui) {
      const { window } = ui;
      const { page } = window;
      await openText(ui);
      await window.select('Je commande');
      await page.keyboard.type('Commander ma cuisine');
      await window.command('Problems: Focus on Problems View');
      const problem = page.locator('.markers-panel .monaco-list-row', { hasText: 'Commander ma cuisine is not told by the customer' });
      await problem.waitFor();
      await window.focusEditor();
      // The Problems view may cover the line: moving the cursor shows it.
      await page.keyboard.press('ArrowLeft');
      const bulb = page.locator('.lightBulbWidget.codicon, .codicon-gutter-lightbulb, .codicon-gutter-lightbulb-auto-fix').first();
      const offer = page.locator('.action-widget .monaco-list-row', { hasText: 'Je commande ma cuisine' }).first();
      // A light bulb from before the diagnostic has outdated actions: it is opened until the new one is listed.
      await waitUntil('the offer', async () => {
        const opened = bulb.click({ timeout: 5_000 }).then(() => offer.waitFor({ timeout: 5_000 }));
        return opened.then(
          () => true,
          async () => {
            await page.keyboard.press('Escape');
            return false;
          },
        );
      });
      await ui.photograph('vscode-lightbulb');
      await offer.click();
      await window.textAppears("'Je commande ma cuisine'");
      await problem.waitFor({ state: 'detached' });
      await window.revert();
    },
  },
  {
    name: 'completion by Ctrl+Space offers the channels',
    async body(ui) {
      const { page } = ui.window;
      await openText(ui);
      await ui.window.select('channel store touchpoint fitting');
      await page.keyboard.press('ArrowLeft');
      for (let step = 0; step < 'channel '.length; step++) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Control+Space');
      const list = page.locator('.suggest-widget.visible');
      await list.getByText('phone', { exact: true }).first().waitFor();
      await list.getByText('web', { exact: true }).first().waitFor();
      await ui.photograph('vscode-completion');
      await page.keyboard.press('Escape');
    },
  },
  {
    name: 'the beginning of a journey is completed by one snippet and one keyword',
    async body(ui) {
      const { page } = ui.window;
      await openText(ui);
      await page.keyboard.press('Control+End');
      await page.keyboard.press('Enter');
      await page.keyboard.type('persona');
      await page.keyboard.press('Control+Space');
      const rows = page.locator('.suggest-widget.visible .monaco-list-row');
      await rows.first().waitFor();
      await waitUntil('both', async () => (await rows.locator('.label-name', { hasText: /^persona$/ }).count()) > 0);
      const labels = await rows.evaluateAll((found) => found.map((row) => row.getAttribute('aria-label') ?? ''));
      const [snippets, others] = [labels.filter((each) => /snippet/i.test(each)), labels.filter((each) => !/snippet/i.test(each))];
      if (snippets.length !== 1 || others.length > 1) throw new Error(JSON.stringify(labels));
      await page.keyboard.press('Escape');
      await ui.window.revert();
    },
  },
  {
    name: 'hover by Ctrl+K Ctrl+I shows the measured figures',
    async body(ui) {
      const { page } = ui.window;
      await openText(ui);
      await ui.window.select('stage compare');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Control+K');
      await page.keyboard.press('Control+I');
      await page
        .locator('.monaco-hover', { hasText: /−1[.,]08/ })
        .first()
        .waitFor();
      await ui.photograph('vscode-hover');
      await page.keyboard.press('Escape');
    },
  },
  {
    name: 'measured scores stand in the text as hints, and figures above the stages',
    async body(ui) {
      const { window } = ui;
      await openText(ui);
      await window.page.keyboard.press('Control+Home');
      await window.textAppears('−1.08 † · n 12');
      await window.page.locator('.codelens-decoration', { hasText: 'disappointing ≈ † · gap +4.08 (proven)' }).first().waitFor();
    },
  },
  {
    name: 'rename by F2 changes the other files too',
    async body(ui) {
      const { window, folder } = ui;
      const { page } = window;
      await openText(ui);
      const from = /touchpoint comparator\b/.test(readFileSync(join(folder, 'perimetre.journey'), 'utf8')) ? 'comparator' : 'comparison';
      const to = from === 'comparator' ? 'comparison' : 'comparator';
      await window.select(`touchpoint ${from}`);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('F2');
      await page.locator('.rename-box input').waitFor();
      await page.locator('.rename-box input').fill(to);
      await page.keyboard.press('Enter');
      await window.textAppears(`touchpoint ${to}`);
      await window.openFile('perimetre.journey');
      await window.textAppears(`touchpoint ${to}`);
      await ui.photograph('vscode-rename');
      await window.saveAll();
      for (const file of ['cuisine.journey', 'perimetre.journey']) {
        if (!readFileSync(join(folder, file), 'utf8').includes(`touchpoint ${to} `)) throw new Error(`${file} is not changed`);
      }
    },
  },
];
