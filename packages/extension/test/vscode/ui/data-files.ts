/** Problems in a data file, shown in that file. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openText, type UiTest } from '../ui-runner.ts';
import { waitUntil } from '../window.ts';

export const dataFiles: readonly UiTest[] = [
  {
    name: 'a cell that is no number is underlined in the survey file; a click leads there, and it goes when it is mended',
    async body(ui) {
      const { window, folder } = ui;
      const { page } = window;
      const path = join(folder, 'data', 'enquete-2026-04.csv');
      const before = readFileSync(path, 'utf8');
      await openText(ui);
      writeFileSync(path, before.replace('R002;6;', 'R002;bien;'));
      try {
        await window.command('Problems: Focus on Problems View');
        const rows = page.locator('.markers-panel .monaco-list-row');
        const problem = rows.filter({ hasText: /"bien".*Ln 3, Col 6/ });
        // The list draws only the rows in sight, and other problems may stand above.
        await page.locator('.markers-panel').hover();
        await waitUntil('the problem of the survey', async () => {
          if (await problem.isVisible()) return true;
          await page.mouse.wheel(0, 200);
          return false;
        });
        await problem.dblclick();
        await page.locator('.tab.active', { hasText: 'enquete-2026-04.csv' }).waitFor();
        await waitUntil('the row of the problem', async () => (await window.currentLine()) === 3);
        await page.locator('.squiggly-warning').first().waitFor();
        await ui.photograph('vscode-data-file');
      } finally {
        writeFileSync(path, before);
      }
      await page.locator('.squiggly-warning').first().waitFor({ state: 'detached' });
    },
  },
];
