/** What has changed since another version: Compare with…, HEAD behind the curve, marks, and what is staged. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { git } from '../test-folder.ts';
import { openPanel, openText, type UiTest, type UiTestContext } from '../ui-runner.ts';
import { appears, waitUntil } from '../window.ts';
import { THEME_CLASSES, THEMES } from './themes.ts';

const SURVEY = join('data', 'enquete-2026-04.csv');

/** Edits an answer on disk and stages the file, by its button in the view of git. */
export async function stageAnswers({ window, folder }: UiTestContext): Promise<void> {
  const { page } = window;
  const path = join(folder, SURVEY);
  writeFileSync(path, readFileSync(path, 'utf8').replace('R002;6;', 'R002;10;'));
  await window.command('Source Control: Focus on Changes View');
  const row = page.locator('.scm-view .monaco-list-row', { hasText: 'enquete-2026-04.csv' }).first();
  await row.hover();
  await row.locator('.action-label[aria-label^="Stage Changes"]').click();
}

async function choose({ window }: UiTestContext, command: string, choice: string): Promise<void> {
  // Until the title is there, the rows are those of the command palette.
  const title = window.page.locator('.quick-input-titlebar', { hasText: 'Compare with…' });
  await waitUntil(command, async () => {
    await window.page.keyboard.press('Escape');
    await window.command(command);
    return appears(title);
  });
  await window.page.locator('.quick-input-list .monaco-list-row', { hasText: choice }).first().click();
}

/** Ends the comparison of another test. */
async function compareNothing({ window }: UiTestContext): Promise<void> {
  if ((await window.panel.getByRole('tab', { name: 'Changes' }).count()) === 0) return;
  await window.panel.getByRole('tab', { name: 'Changes' }).click();
  const ghost = window.panel.getByRole('checkbox');
  if (await ghost.isChecked()) await ghost.click();
  if ((await window.panel.getByRole('button', { name: 'Stop comparing' }).count()) > 0) {
    await window.panel.getByRole('button', { name: 'Stop comparing' }).click();
  }
  await window.panel.getByRole('tab', { name: 'Changes' }).waitFor({ state: 'detached' });
}

export const comparison: readonly UiTest[] = [
  {
    name: 'Compare with HEAD: the panel lists what is typed, unsaved; a click leads to the text; the tree is marked',
    async body(ui) {
      const { window, folder } = ui;
      const { page } = window;
      await openPanel(ui);
      await compareNothing(ui);
      await window.select('target +2.5');
      await page.keyboard.type('target +1');
      await choose(ui, 'Parcours: Compare with…', 'HEAD');
      const { panel } = window;
      await panel.getByRole('heading', { name: 'What you edit, compared with HEAD' }).waitFor();
      const entry = panel.locator('.changes [data-element]', { hasText: '+2.5' }).first();
      await entry.waitFor();
      await ui.photograph('comparison-changes');
      await entry.click();
      const lines = readFileSync(join(folder, 'cuisine.journey'), 'utf8').split('\n');
      await waitUntil('the stage in the text', async () => /stage advice/.test(lines[(await window.currentLine()) - 1] ?? ''));

      await window.command('Parcours: Focus on Journeys View');
      const rows = page.locator('.pane-body .monaco-list-row');
      const journey = rows.filter({ hasText: "J'achète ma cuisine" });
      await journey.locator('.monaco-icon-label[aria-label*="Changed since HEAD"], .monaco-icon-label').first().waitFor();
      await journey.locator('.monaco-tl-twistie').click();
      const stage = rows.filter({ hasText: 'Je me fais conseiller' });
      await waitUntil('the mark of the stage', async () =>
        stage
          .locator('.monaco-icon-label, .monaco-icon-label *')
          .evaluateAll((all) => all.some((each) => /"M"/.test(getComputedStyle(each, '::after').content))),
      );
      await ui.photograph('comparison-tree');
      await journey.locator('.monaco-tl-twistie').click();
      await window.command('View: Show Explorer');
      await window.focusEditor();
      await window.revert();
      await panel.locator('.changes [data-element]').first().waitFor({ state: 'detached' });
      await compareNothing(ui);
    },
  },
  {
    name: 'Compare with a tag and with a file, from the list of the command',
    async body(ui) {
      const { window, folder } = ui;
      await openPanel(ui);
      await compareNothing(ui);
      const journey = join(folder, 'cuisine.journey');
      const before = join(folder, 'before.journey');
      writeFileSync(before, readFileSync(journey, 'utf8').replace('target +2.5', 'target +0.5'));
      await choose(ui, 'Parcours: Compare with…', 'v1');
      await window.panel.getByRole('heading', { name: 'What you edit, compared with v1' }).waitFor();
      // VS Code's own dialog looks the path up while it is filled in, and may take an Enter for the folder.
      await waitUntil('the comparison with a file', async () => {
        await choose(ui, 'Parcours: Compare with…', 'Another file…');
        await window.page.locator('.quick-input-widget input[type=text]').fill(before);
        await window.page.keyboard.press('Enter');
        return appears(window.panel.getByRole('heading', { name: 'What you edit, compared with before.journey' }));
      });
      await window.panel.locator('.changes [data-element]', { hasText: '+0.5' }).first().waitFor();
      await compareNothing(ui);
      rmSync(before);
    },
  },
  {
    name: 'HEAD behind the curve while one types; it is still there when the window is loaded again',
    async body(ui) {
      const { window } = ui;
      const { page } = window;
      await openPanel(ui);
      await compareNothing(ui);
      await window.command('Parcours: Show or Hide HEAD behind the Curve');
      await window.panel.getByRole('tab', { name: 'Curve' }).click();
      const ghost = window.panel.locator('svg .pc-ghost .pc-line').first();
      await ghost.waitFor();
      const before = await ghost.getAttribute('d');
      const drawn = await window.drawing('order');
      await window.select('measure order from "commande" scale 1..10');
      await page.keyboard.type('measure order from "commande" scale 1..20');
      await waitUntil('another drawing', async () => (await window.drawing('order')) !== drawn);
      if ((await ghost.getAttribute('d')) !== before) throw new Error('HEAD has moved');
      await ui.photograph('comparison-ghost');
      await window.revert();
      await window.untilStored('"parcours.ghost":true');
      await ui.reload();
      await openPanel(ui);
      await window.panel.locator('svg .pc-ghost').first().waitFor();
      await window.command('Parcours: Show or Hide HEAD behind the Curve');
      await window.panel.locator('svg .pc-ghost').first().waitFor({ state: 'detached' });
    },
  },
  {
    name: 'staging answers that were edited: the status bar says so, a notification once; a click shows what they change',
    async body(ui) {
      const { window, folder } = ui;
      const { page } = window;
      await openText(ui);
      try {
        await stageAnswers(ui);
        const item = page.locator('.statusbar-item', { hasText: 'Staged: journey changes' });
        await item.waitFor();
        await window.command('Notifications: Show Notifications');
        await page.locator('.notification-list-item', { hasText: 'Staged:' }).waitFor();
        await ui.photograph('comparison-staged');
        await item.click();
        await window.panel.getByRole('heading', { name: 'What is staged, compared with HEAD' }).waitFor();
        await window.panel.locator('.changes [data-file], .changes', { hasText: 'enquete-2026-04.csv' }).first().waitFor();
        await ui.photograph('comparison-staged-changes');
      } finally {
        git(folder, 'reset', '--quiet', '--hard');
      }
      await page.locator('.statusbar-item', { hasText: 'Staged:' }).waitFor({ state: 'detached' });
      await window.command('Notifications: Clear All Notifications');
      await window.command('View: Show Explorer');
      await compareNothing(ui);
    },
  },
  ...(['hc-dark', 'hc-light'] as const).map(
    (theme): UiTest => ({
      name: `the tab Changes in the theme ${theme}`,
      async body(ui) {
        const { window, vscode } = ui;
        vscode.settings({ 'workbench.colorTheme': THEMES[theme] });
        try {
          // A window reads all settings when it is loaded.
          await ui.reload();
          await openPanel(ui);
          await compareNothing(ui);
          await window.select('target +2.5');
          await window.page.keyboard.type('target +1');
          await choose(ui, 'Parcours: Compare with…', 'HEAD');
          await window.panel.locator('.changes [data-element]', { hasText: '+2.5' }).first().waitFor();
          await window.panel.locator(`body.${THEME_CLASSES[theme]}`).waitFor();
          await ui.photograph(`comparison-changes-${theme}`);
          await window.focusEditor();
          await window.revert();
          await compareNothing(ui);
        } finally {
          vscode.settings({});
        }
      },
    }),
  ),
];
