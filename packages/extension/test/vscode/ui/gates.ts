/** Gates as tests of the Test Explorer. */
import { openText, type UiTest } from '../ui-runner.ts';

export const gates: readonly UiTest[] = [
  {
    name: 'the Test Explorer: gates that pass, fail with expected and actual, are undecided or excepted with the reason; a click leads to the text',
    async body(ui) {
      const { window } = ui;
      const { page } = window;
      await openText(ui);
      await window.command('Testing: Focus on Test Explorer View');
      const rows = page.locator('.test-explorer .monaco-list-row');
      const journey = rows.filter({ hasText: "J'achète ma cuisine" });
      await journey.locator('.monaco-tl-twistie').click();
      await window.command('Test: Run All Tests');
      const row = (text: string) => rows.filter({ hasText: text });
      await row('require stage advice').locator('.codicon-testing-failed-icon').waitFor();
      await row('require stage fit').locator('.codicon-testing-passed-icon').waitFor();
      await row('require kpi nps').locator('.codicon-testing-skipped-icon').waitFor();
      await row('require kpi nps').filter({ hasText: 'undecided' }).waitFor();
      await row('require stage order').filter({ hasText: 'New till in March' }).waitFor();
      await ui.photograph('gates-explorer');
      await row('require stage advice').dblclick();
      await window.textAppears('require stage advice');
      await window.command('Test: Peek Output');
      await page.locator('.test-output-peek, .peekview-widget').first().waitFor();
      await ui.photograph('gates-failed');
      await page.keyboard.press('Escape');
      await window.command('View: Show Explorer');
    },
  },
];
