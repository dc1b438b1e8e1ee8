/** A folder that the user does not trust. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UiTest } from '../ui-runner.ts';

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
];
