/** Pictures that carry their journey. */
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { extensionRoot } from '../../../scripts/build.ts';
import { openText, type UiTest } from '../ui-runner.ts';

const COMMAND = join(extensionRoot, 'dist', 'node', 'parcours.js');

export const pictures: readonly UiTest[] = [
  {
    name: 'a picture that carries its journey is shown, leads to the text, and says when it is out of date',
    async body(ui) {
      const { window, folder } = ui;
      const { page } = window;
      const picture = join(folder, 'cuisine.journey.svg');
      rmSync(picture, { force: true });
      execFileSync(process.execPath, [COMMAND, 'report', 'cuisine.journey', '-o', 'cuisine.journey.svg'], { cwd: folder });
      if (!existsSync(picture)) throw new Error('the picture was not written');
      await openText(ui);
      await window.command('View: Close All Editor Groups');
      await page.locator('.explorer-folders-view .monaco-list-row[aria-label^="cuisine.journey.svg"]').dblclick();
      await page.locator('.tab.active', { hasText: 'cuisine.journey.svg' }).waitFor();
      const { panel } = window;
      await panel.getByText('This picture shows what the files say.').waitFor();
      await panel.locator('img').waitFor();
      await ui.photograph('picture');
      await panel.getByRole('link', { name: 'Open the text' }).click();
      await page.locator('.tab.active', { hasText: /^cuisine\.journey$/ }).waitFor();
      await page.keyboard.press('Control+End');
      await page.keyboard.press('Enter');
      await page.keyboard.type('// later');
      await panel.getByText('Out of date: 1 of the files behind this picture has changed').waitFor();
      await window.command('File: Revert File');
      rmSync(picture);
      await window.command('View: Close All Editor Groups');
    },
  },
];
