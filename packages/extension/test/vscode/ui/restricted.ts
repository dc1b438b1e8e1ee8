/** A folder that the user does not trust. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { git } from '../test-folder.ts';
import { openText, type UiTest } from '../ui-runner.ts';
import { renameCompare } from './workspace-edits.ts';

export const restricted: readonly UiTest[] = [
  {
    name: 'Restricted Mode: git is not used, which is said; a journey is still compared with a file',
    async body(ui) {
      const { window, folder } = ui;
      const { page } = window;
      await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
      const journey = join(folder, 'cuisine.journey');
      writeFileSync(join(folder, 'before.journey'), readFileSync(journey, 'utf8').replace('target +2.5', 'target +1'));
      await window.openFile('cuisine.journey');
      await window.index.waitFor();
      await window.command('Parcours: Compare with…');
      const input = page.locator('.quick-input-widget');
      await input.locator('input[placeholder*="Restricted Mode"]').waitFor();
      await ui.photograph('restricted-compare');
      await input.locator('.monaco-list-row', { hasText: 'Another file…' }).click();
      await input.locator('input[type=text]').fill(join(folder, 'before.journey'));
      await page.keyboard.press('Enter');
      await window.panel.locator('.changes [data-element]', { hasText: '+2.5' }).first().waitFor();
      await window.command('Parcours: Show or Hide HEAD behind the Curve');
      await window.panel.getByRole('tab', { name: 'Changes' }).waitFor();
    },
  },
  {
    name: 'Restricted Mode: the figures of linked files are there, and a rename keeps them',
    async body(ui) {
      const { window, folder } = ui;
      await window.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
      await openText(ui);
      await window.index.filter({ hasText: 'CX 45' }).waitFor();
      await window.page.locator('.codelens-decoration', { hasText: 'gap +4.08 (proven)' }).first().waitFor();
      try {
        await renameCompare(ui);
        await window.page.locator('.codelens-decoration', { hasText: 'gap +4.08 (proven)' }).first().waitFor();
        await window.select('stage "etape"');
        await window.textAppears('"compare" -> browse');
        await window.index.filter({ hasText: 'CX 45' }).waitFor();
      } finally {
        await window.saveAll();
        git(folder, 'checkout', '--quiet', '--', '.');
      }
    },
  },
];
