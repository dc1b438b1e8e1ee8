/** The panel beside the text. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPanel, openText, type UiTest } from '../ui-runner.ts';
import { waitUntil } from '../window.ts';

export const panel: readonly UiTest[] = [
  {
    name: 'the button "Open Preview to the Side" opens the panel with the curve',
    async body(ui) {
      const { window } = ui;
      await openPanel(ui);
      if ((await window.panel.locator('svg [data-stage]').count()) !== 5) throw new Error('not five stages');
      const story = await window.stage('compare').getAttribute('aria-label');
      if (!/−1\.08/.test(story ?? '')) throw new Error(`the story of the stage is: ${story}`);
      await ui.photograph('vscode-preview');
    },
  },
  {
    name: 'a file opened while the panel has the focus does not cover it',
    async body(ui) {
      const { window } = ui;
      await openPanel(ui);
      await window.page.locator('.tab.active', { hasText: 'Preview' }).click();
      await window.stage('compare').focus();
      await window.page
        .locator('.editor-group-container.active.locked, .editor-group-container.active', {
          has: window.page.locator('.tab', { hasText: 'Preview' }),
        })
        .first()
        .waitFor();
      await window.openFile('referentiel.journey');
      const groups = window.page.locator('.editor-group-container');
      if ((await groups.count()) !== 2) throw new Error(`${await groups.count()} groups`);
      await groups.first().locator('.tab.active', { hasText: 'referentiel.journey' }).waitFor();
      if ((await groups.last().locator('.tab').count()) !== 1) throw new Error('a file opened in the group of the panel');
      await window.stage('compare').waitFor();
    },
  },
  {
    name: 'the panel moves while one types, unsaved',
    async body(ui) {
      const { window, folder } = ui;
      await openPanel(ui);
      const before = await window.drawing('advice');
      await window.select('target +2.5');
      await window.page.keyboard.type('target +0.5');
      await waitUntil('another drawing', async () => (await window.drawing('advice')) !== before);
      if (/\+0\.5/.test(readFileSync(join(folder, 'cuisine.journey'), 'utf8'))) throw new Error('the file was saved');
      await window.revert();
      await waitUntil('the drawing of before', async () => (await window.drawing('advice')) === before);
    },
  },
  {
    name: 'a new stage is in the curve at once, as a hole',
    async body(ui) {
      const { window } = ui;
      await openPanel(ui);
      await window.select("stage order 'Je commande'");
      await window.page.keyboard.press('Home');
      await window.page.keyboard.press('Control+Shift+Enter');
      await window.page.keyboard.type('stage sign');
      await window.page.keyboard.type(' target +1');
      await window.stage('sign').waitFor();
      await window.revert();
      await window.stage('sign').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'the panel moves when a linked CSV file changes on disk',
    async body(ui) {
      const { window, folder } = ui;
      await openPanel(ui);
      const csv = join(folder, 'data', 'enquete-2026-04.csv');
      const bytes = readFileSync(csv);
      const before = await window.drawing('order');
      writeFileSync(csv, Buffer.concat([bytes, Buffer.from('X1;1;1;1;1;1\r\nX2;1;1;1;1;1\r\nX3;1;1;1;1;1\r\n')]));
      await waitUntil('another drawing', async () => (await window.drawing('order')) !== before);
      writeFileSync(csv, bytes);
      await waitUntil('the drawing of before', async () => (await window.drawing('order')) === before);
    },
  },
  {
    name: 'errors in the text: the last good picture with a notice, which leads to the error',
    async body(ui) {
      const { window } = ui;
      await openPanel(ui);
      await window.select('phase "Achat" {');
      await window.page.keyboard.type('phase Achat" ');
      await window.panel.locator('.notice', { hasText: 'last good picture' }).waitFor();
      if ((await window.panel.locator('svg [data-stage]').count()) !== 5) throw new Error('the picture is gone');
      await ui.photograph('vscode-errors');
      const error = await window.currentLine();
      await window.stage('compare').click();
      await waitUntil('another line', async () => (await window.currentLine()) !== error);
      await window.panel.getByRole('button', { name: 'Go to the first error' }).click();
      await waitUntil('the line of the error', async () => (await window.currentLine()) === error);
      await window.revert();
      await window.panel.locator('.notice').first().waitFor({ state: 'detached' });
    },
  },
  {
    name: 'keyboard in the panel: arrows along the stages, Enter shows one in the text',
    async body(ui) {
      const { window, folder } = ui;
      await openPanel(ui);
      await window.stage('compare').focus();
      await window.page.keyboard.press('ArrowRight');
      await window.page.keyboard.press('ArrowRight');
      await window.page.keyboard.press('Enter');
      const lines = readFileSync(join(folder, 'cuisine.journey'), 'utf8').split('\n');
      await waitUntil('the stage in the text', async () => /stage follow/.test(lines[(await window.currentLine()) - 1] ?? ''));
    },
  },
  {
    name: 'the button "Save HTML report" writes the file that is asked for',
    async body(ui) {
      const { window, folder } = ui;
      const written = join(folder, 'cuisine.html');
      rmSync(written, { force: true });
      await openPanel(ui);
      await window.panel.locator('header details.menu > summary').click();
      await window.panel.getByRole('button', { name: 'Save HTML report' }).click();
      const name = window.page.locator('.quick-input-widget input[type=text]');
      await waitUntil('the name proposed', async () => (await name.inputValue()).endsWith('cuisine.html'));
      await window.page.keyboard.press('Enter');
      await waitUntil('the file', async () => existsSync(written) && readFileSync(written, 'utf8').includes('</html>'));
      const html = readFileSync(written, 'utf8');
      if (!/^<!doctype html>/i.test(html) || !html.includes('Je compare les offres')) throw new Error('not the report');
    },
  },
  {
    name: 'a file without a journey: the panel follows it and shows the journeys that depend on it',
    async body(ui) {
      const { window } = ui;
      await openPanel(ui);
      await window.openFile('perimetre.journey');
      await window.page.locator('.tab', { hasText: 'Preview perimetre.journey' }).waitFor();
      await window.stage('compare').waitFor();
      await openText(ui);
    },
  },
];
