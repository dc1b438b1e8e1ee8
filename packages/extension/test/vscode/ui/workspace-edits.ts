/** Edits that reach further than the line that is typed: rename with values, a folder that vanishes, text without a file, a git diff. */
import { cpSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { git } from '../test-folder.ts';
import { openPanel, openText, type UiTest, type UiTestContext } from '../ui-runner.ts';
import { waitUntil } from '../window.ts';

/** The rows of the view *Journeys*, with all journeys. */
async function journeyRows({ window }: UiTestContext) {
  await window.command('Parcours: Focus on Journeys View');
  return window.page.locator('.pane-body .monaco-list-row', { hasText: "J'achète ma cuisine" });
}

/** The tracked files that differ from the last commit. */
function changedFiles(folder: string): readonly string[] {
  return git(folder, 'diff', '--name-only', 'HEAD').split('\n').filter(Boolean);
}

/** Renames the stage `compare`, which answers name, to `browse`. */
export async function renameCompare({ window }: UiTestContext): Promise<void> {
  const { page } = window;
  await window.select('stage compare');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('F2');
  const box = page.locator('.rename-box input');
  await box.waitFor();
  await box.fill('browse');
  await page.keyboard.press('Enter');
  await window.textAppears('stage browse');
}

export const workspaceEdits: readonly UiTest[] = [
  {
    name: 'F2 on a stage that the answers name: its figures stay, its values are mapped; undone, the text is as before',
    async body(ui) {
      const { window, folder } = ui;
      const { page } = window;
      await openPanel(ui);
      const measured = (stage: string) => window.panel.locator(`svg [data-stage=${stage}][aria-label*="−1.08"]`);
      await measured('compare').waitFor();
      await window.index.filter({ hasText: 'CX 45' }).waitFor();
      await renameCompare(ui);
      await measured('browse').waitFor();
      await window.index.filter({ hasText: 'CX 45' }).waitFor();
      await window.select('stage "etape"');
      await window.textAppears('"compare" -> browse');
      // VS Code saves the files of a renaming by itself, a moment later.
      await waitUntil('both files saved', async () => changedFiles(folder).length === 2);
      await ui.photograph('rename-mapping');
      await page.keyboard.press('Control+Z');
      await measured('compare').waitFor();
      await waitUntil('the text of before', async () => !(await window.text()).includes('browse'));
      await window.index.filter({ hasText: 'CX 45' }).waitFor();
      // The file beside is undone a moment after the one that is shown.
      await page.locator('.tab.dirty[data-resource-name="referentiel.journey"]').waitFor();
      await window.saveAll();
      await waitUntil('the files of before', async () => changedFiles(folder).length === 0);
    },
  },
  {
    name: 'a folder of data deleted in the Explorer: its figures go and the panel says so; they are back with the folder',
    async body(ui) {
      const { window, folder } = ui;
      const { page } = window;
      const kept = `${folder}-data`;
      cpSync(join(folder, 'data'), kept, { recursive: true });
      try {
        await openPanel(ui);
        await window.index.filter({ hasText: 'CX 45' }).waitFor();
        await window.command('View: Show Explorer');
        await page.locator('.explorer-folders-view .monaco-list-row[aria-label^="data"]').click();
        await page.keyboard.press('Delete');
        await page
          .locator('.monaco-dialog-box')
          .getByRole('button', { name: /^(Delete|Move to Trash)/ })
          .click();
        await window.panel.locator('.missing', { hasText: 'visites-2026-03.csv was not found' }).waitFor();
        await window.index.filter({ hasNotText: 'CX 45' }).waitFor();
        await ui.photograph('deleted-folder');
      } finally {
        rmSync(join(folder, 'data'), { recursive: true, force: true });
        renameSync(kept, join(folder, 'data'));
      }
      await window.index.filter({ hasText: 'CX 45' }).waitFor();
      await window.panel.locator('.missing').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'text without a file stands in the folder of the window: it links data there, and goes when it is closed',
    async body(ui) {
      const { window } = ui;
      const { page } = window;
      await openText(ui);
      await window.command('View: Close All Editor Groups');
      await window.command('File: New Untitled Text File');
      await window.command('Change Language Mode');
      await page.locator('.quick-input-widget input[placeholder="Select Language Mode"]').waitFor();
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Customer Journey' }).first().click();
      await page.locator('.statusbar-item', { hasText: 'Customer Journey' }).waitFor();
      await window.focusEditor();
      await page.keyboard.insertText(UNTITLED);
      await page.locator('.codelens-decoration', { hasText: 'enchanting' }).first().waitFor();
      await page
        .locator('.editor-actions')
        .getByRole('button', { name: /Open Preview to the Side/ })
        .first()
        .click();
      await window.stage('sign').waitFor();
      await window.command('Parcours: Focus on Journeys View');
      const row = page.locator('.pane-body .monaco-list-row', { hasText: "J'essaie" });
      await row.waitFor();
      await ui.photograph('untitled');
      await window.focusEditor();
      await window.command('View: Revert and Close Editor');
      await row.waitFor({ state: 'detached' });
      await window.command('View: Close All Editor Groups');
    },
  },
  {
    name: 'a git diff: its old side counts nowhere, its new side as ever',
    async body(ui) {
      const { window, folder } = ui;
      const { page } = window;
      await openText(ui);
      const problems = page.locator('.statusbar-item', { has: page.locator('.codicon-error') }).first();
      const before = (await problems.textContent()) ?? '';
      await window.select('target +2.5');
      await page.keyboard.type('target +2.4');
      await window.saveAll();
      try {
        await window.command('Source Control: Focus on Changes View');
        await page.locator('.scm-view .monaco-list-row', { hasText: 'cuisine.journey' }).first().click();
        const sides = page.locator('.monaco-diff-editor');
        await sides.locator('.editor.original .view-line', { hasText: 'target +2.5' }).waitFor();
        await sides.locator('.editor.modified .view-line', { hasText: 'target +2.4' }).waitFor();
        await sides.locator('.editor.modified .squiggly-warning').first().waitFor();
        if ((await sides.locator('.editor.original [class*=squiggly]').count()) > 0) throw new Error('the old side has diagnostics');
        await ui.photograph('git-diff');
        const rows = await journeyRows(ui);
        await rows.first().waitFor();
        if ((await rows.count()) !== 1) throw new Error(`the journey is listed ${await rows.count()} times`);
        await waitUntil('the problems of before', async () => (await problems.textContent()) === before);
      } finally {
        git(folder, 'checkout', '--quiet', '--', 'cuisine.journey');
      }
      if (!readFileSync(join(folder, 'cuisine.journey'), 'utf8').includes('target +2.5')) throw new Error('the file is not restored');
      await window.command('View: Close All Editor Groups');
      await window.command('View: Show Explorer');
    },
  },
];

const UNTITLED = `channel store "Magasin"
journey trial "J'essaie" {
  stage sign "Je signe" channel store
}
observations answers "Réponses" of trial method survey date 2026-04
  from "data/enquete-2026-04.csv" {
  respondent "id"
  measure sign from "commande" scale 1..10 missing 99
}
`;
