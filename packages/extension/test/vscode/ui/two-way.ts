/** Text and panel show and change each other, by mouse and by keyboard alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPanel, type UiTest, type UiTestContext } from '../ui-runner.ts';
import { waitUntil } from '../window.ts';

/** Waits until the cursor is in a line of the file that matches. */
async function lineIs({ window, folder }: UiTestContext, pattern: RegExp): Promise<void> {
  const lines = readFileSync(join(folder, 'cuisine.journey'), 'utf8').split('\n');
  await waitUntil(`a line like ${pattern}`, async () => pattern.test(lines[(await window.currentLine()) - 1] ?? ''));
}

export const twoWay: readonly UiTest[] = [
  {
    name: 'the stage under the cursor is marked in the panel; "show in panel" shows a study on its tab; a row of the plan leads to the initiative',
    async body(ui) {
      const { window } = ui;
      await openPanel(ui);
      await window.select('Je commande');
      await window.panel.locator('svg [data-stage=order].pc-selected').waitFor();
      await window.select('observations visits');
      await window.page.locator('.codelens-decoration a', { hasText: '59 observations used' }).first().click();
      await window.panel.locator('tr[data-study=visits].pc-selected').waitFor();
      await window.panel.getByRole('tab', { name: 'Plan' }).click();
      await window.panel.locator('tr[data-initiative=wait] td').first().click();
      await lineIs(ui, /initiative wait/);
      await window.panel.locator('tr[data-initiative=resume] button').focus();
      await window.page.keyboard.press('Enter');
      await lineIs(ui, /initiative resume/);
    },
  },
  {
    name: 'a figure shows what stands behind it; a click or Enter peeks at its rows',
    async body(ui) {
      const { window } = ui;
      const peek = window.page.locator('.peekview-widget');
      await openPanel(ui);
      await window.stage('order').hover();
      await window.panel.locator('#figure-popover', { hasText: 'enquete-2026-04.csv' }).waitFor();
      await ui.photograph('two-way-figure');
      await window.panel.locator('[data-figure=order]').click();
      await peek.locator('.peekview-title', { hasText: 'enquete-2026-04.csv' }).waitFor();
      await ui.photograph('two-way-rows');
      await window.page.keyboard.press('Escape');
      await peek.waitFor({ state: 'detached' });
      await window.panel.locator('[data-figure=compare]').focus();
      await window.page.keyboard.press('Enter');
      await peek.locator('.peekview-title', { hasText: 'visites-2026-03.csv' }).waitFor();
      await window.page.keyboard.press('Escape');
      await peek.waitFor({ state: 'detached' });
    },
  },
  {
    name: 'a target is moved by the arrow keys, and dragged; each is one step of undo',
    async body(ui) {
      const { window } = ui;
      const { keyboard, mouse } = window.page;
      await openPanel(ui);
      await window.select('target +2.5');
      const handle = window.panel.locator('[id="edit-target-advice"]');
      const undo = async () => {
        await window.focusEditor();
        await keyboard.press('Control+Z');
        await window.textAppears('target +2.5 volume 55%');
      };
      await handle.focus();
      await keyboard.press('ArrowDown');
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
      await window.textAppears('target +2.3 volume 55%');
      await undo();
      await handle.scrollIntoViewIfNeeded();
      const { x = 0, y = 0 } = (await handle.boundingBox()) ?? {};
      await mouse.move(x + 5, y + 5);
      await mouse.down();
      await mouse.move(x + 5 - 60, y + 5, { steps: 4 });
      await mouse.up();
      await window.textAppears('target +1.5 volume 55%');
      await undo();
      await window.revert();
    },
  },
];
