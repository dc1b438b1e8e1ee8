/** The list of journeys, the badge on the file, the status bar, and the check task. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openText, type UiTest } from '../ui-runner.ts';
import { waitUntil } from '../window.ts';

export const journeys: readonly UiTest[] = [
  {
    name: 'the list of journeys: index, n and evidence; a stage opens in the text; it follows what is typed',
    async body(ui) {
      const { window, folder } = ui;
      const { page } = window;
      await openText(ui);
      await window.command('Parcours: Focus on Journeys View');
      const rows = page.locator('.pane-body .monaco-list-row');
      const journey = rows.filter({ hasText: "J'achète ma cuisine" });
      await journey.filter({ hasText: 'CX 45 † · n ≥ 11 · tentative' }).waitFor();
      await journey.locator('.monaco-tl-twistie').click();
      const stage = rows.filter({ hasText: 'Je relance mon devis' });
      await stage.filter({ hasText: '−1.55 · n 11 · disappointing · moment of truth' }).waitFor();
      await ui.photograph('vscode-journeys');
      await stage.click();
      const lines = readFileSync(join(folder, 'cuisine.journey'), 'utf8').split('\n');
      await waitUntil('the stage in the text', async () => /stage follow/.test(lines[(await window.currentLine()) - 1] ?? ''));
      await window.select('scale 1..10 missing');
      await page.keyboard.type('scale 1..20 missing');
      await journey.filter({ hasText: /CX (?!45)\d+/ }).waitFor();
      await window.revert();
      await journey.filter({ hasText: 'CX 45' }).waitFor();
      await window.command('View: Show Explorer');
    },
  },
  {
    name: 'the index stands beside the file’s name',
    async body(ui) {
      const { page } = ui.window;
      await openText(ui);
      await ui.window.command('View: Show Explorer');
      const row = page.locator('.explorer-folders-view .monaco-list-row[aria-label^="cuisine.journey"]');
      await row.locator('.monaco-icon-label').waitFor();
      await waitUntil('the badge', async () =>
        row
          .locator('.monaco-icon-label, .monaco-icon-label *')
          .evaluateAll((all) => all.some((each) => /\b45\b/.test(getComputedStyle(each, '::after').content))),
      );
    },
  },
  {
    name: 'the status bar says the index, follows what is typed, and a click shows the panel',
    async body(ui) {
      const { window } = ui;
      const { page } = window;
      await openText(ui);
      await window.index.filter({ hasText: 'CX 45' }).waitFor();
      await window.select('scale 1..10 missing');
      await page.keyboard.type('scale 1..20 missing');
      await window.index.filter({ hasNotText: 'CX 45' }).waitFor();
      await window.revert();
      await window.index.filter({ hasText: 'CX 45' }).click();
      await window.stage('compare').waitFor();
    },
  },
  {
    name: 'the task "parcours: check" brings the diagnostics of files that are not open into the Problems view',
    async body(ui) {
      const { window, folder } = ui;
      const { page } = window;
      const closed = join(folder, 'referentiel.journey');
      const before = readFileSync(closed, 'utf8');
      await openText(ui);
      await window.command('View: Close Other Editors in Group');
      writeFileSync(closed, before.concat('\ntouchpoint fax "Fax" on nowhere\n'));
      try {
        const input = page.locator('.quick-input-widget input[type=text]');
        await page.keyboard.press('Control+P');
        await input.waitFor();
        await input.fill('task ');
        // Task types first, then the tasks of this extension.
        await page.locator('.quick-input-list .monaco-list-row[aria-label^="All parcours tasks"]').click();
        await page.locator('.quick-input-list .monaco-list-row[aria-label^="parcours: check"]').click();
        await page.locator('.xterm-accessibility, .terminal-wrapper').first().waitFor();
        await window.command('Problems: Focus on Problems View');
        const problem = page.locator('.markers-panel .monaco-list-row', { hasText: 'nowhere' });
        await problem.waitFor();
        await ui.photograph('vscode-task');
        await problem.dblclick();
        await page.locator('.tab.active', { hasText: 'referentiel.journey' }).waitFor();
        const lines = readFileSync(closed, 'utf8').split('\n');
        await waitUntil('the line of the problem', async () => /on nowhere/.test(lines[(await window.currentLine()) - 1] ?? ''));
      } finally {
        writeFileSync(closed, before);
      }
    },
  },
];
