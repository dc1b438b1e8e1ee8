/** A new user in an empty folder. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { UiTest } from '../ui-runner.ts';

export const firstSteps: readonly UiTest[] = [
  {
    name: 'no journey yet: the view says so; the walkthrough writes a first one, which is drawn and listed',
    async body(ui) {
      const { window, folder } = ui;
      const { page } = window;
      await page.locator('.activitybar .action-item .action-label[aria-label^="Parcours"]').first().click();
      const welcome = page.locator('.welcome-view-content', { hasText: 'There is no journey in this folder yet' });
      await welcome.waitFor();
      await ui.photograph('vscode-no-journey');
      await welcome.getByRole('button', { name: 'What Parcours Does' }).click();
      const steps = page.locator('.getting-started-step');
      await steps.nth(3).waitFor();
      await steps.filter({ hasText: 'See the curve move' }).click();
      await page.locator('.getting-started-media img[srcset*="curve.en."]').first().waitFor();
      await ui.photograph('vscode-walkthrough');
      await steps.filter({ hasText: 'Write a journey' }).click();
      await page.getByRole('button', { name: 'Write a First Journey' }).last().click();
      await page.locator('.tab', { hasText: 'passport.journey' }).first().waitFor();
      await window.stage('hand_in').waitFor();
      await page
        .locator('.pane-body .monaco-list-row', { hasText: 'I renew my passport' })
        .filter({ hasText: /CX \d+ · n ≥ 12 · tentative/ })
        .waitFor();
      for (const file of ['passport.journey', 'survey.csv']) {
        if (!existsSync(join(folder, 'passport', file))) throw new Error(`${file} is not written`);
      }
      await page.locator('.codelens-decoration', { hasText: 'gap +2.88' }).first().waitFor();
      await ui.photograph('vscode-first-journey');
    },
  },
];
