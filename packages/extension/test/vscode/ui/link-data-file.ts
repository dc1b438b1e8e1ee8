/** A new user links a file to a journey, from nothing to figures, by quick fixes. */
import { formatFixed, formatScore } from '@parcours/model';
import { EXPECTED, FORM, GRADE_COLUMNS, JOURNEY_FILE, SPREADSHEET, type StageFigure } from '../linked-exports.ts';
import { openText, type UiTest, type UiTestContext } from '../ui-runner.ts';
import { waitUntil } from '../window.ts';

/** Opens the journey, and the panel by the lens above it. */
async function open(ui: UiTestContext): Promise<void> {
  const { window } = ui;
  await openText(ui, JOURNEY_FILE);
  await window.page.locator('.codelens-decoration a', { hasText: 'non mesuré · montrer dans le panneau' }).first().click();
  await window.stage('comparer').waitFor();
}

/** Selects a text and opens the quick fixes there; a list from before the server has read everything is closed again. */
async function openFixes({ window }: UiTestContext, text: string, title: string): Promise<void> {
  const { page } = window;
  await window.select(text);
  const item = page.locator('.action-widget .monaco-list-row', { hasText: title });
  await waitUntil(`the quick fix “${title}”`, async () => {
    await page.keyboard.press('Control+.');
    return item
      .first()
      .waitFor({ timeout: 5_000 })
      .then(
        () => true,
        async () => {
          await page.keyboard.press('Escape');
          return false;
        },
      );
  });
}

async function accept({ window }: UiTestContext, title: string): Promise<void> {
  await window.page.locator('.action-widget .monaco-list-row', { hasText: title }).first().click();
}

/** Links a file by the quick fix, which is the first one. */
async function linkFile(ui: UiTestContext, file: string): Promise<void> {
  await openFixes(ui, 'parcours cuisine', file);
  const first = (await ui.window.page.locator('.action-widget .monaco-list-row.action').first().textContent()) ?? '';
  if (!first.startsWith('Lier ')) throw new Error(`the first quick fix is “${first}”`);
  await accept(ui, file);
  await ui.window.textAppears('observations');
}

/** Waits until the panel and the text have the mean and the number of respondents of every stage. */
async function figuresShown({ window }: UiTestContext, figures: readonly StageFigure[]): Promise<void> {
  const plain = (text: string | null) => (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
  for (const { stage, n, mean } of figures) {
    const score = formatScore(mean, 'fr');
    const wanted = [score, `n = ${formatFixed(n, 'fr', 0)}`].map(plain);
    let story = '';
    await waitUntil(`${wanted.join(', ')} of ${stage}`, async () => {
      story = plain(await window.stage(stage).getAttribute('aria-label'));
      return wanted.every((each) => story.includes(each));
    }).catch((error) => {
      throw new Error(`${error.message}; it says: ${story}`);
    });
    await window.textAppears(plain(`${score} · n ${formatFixed(n, 'fr', 0)}`));
  }
}

/** @param tell takes how long the way lasted, in seconds, with the pictures. */
export function linkDataFile(tell: (what: string, seconds: number) => void): readonly UiTest[] {
  return [
    {
      name: 'a form tool’s export linked by quick fix: from nothing to figures',
      async body(ui) {
        const { window } = ui;
        const begun = performance.now();
        await open(ui);
        await window.panel.locator('.hint', { hasText: 'corrections rapides' }).waitFor();
        await linkFile(ui, FORM);
        await figuresShown(ui, EXPECTED.form);
        tell('from opening a journey to the figures of a form’s export', (performance.now() - begun) / 1000);
        await ui.photograph('link-form');
        await window.revert();
        await openFixes(ui, 'parcours cuisine', FORM);
        await ui.photograph('link-offered');
        await window.page.keyboard.press('Escape');
      },
    },
    {
      name: 'a spreadsheet (ODS) linked by quick fix: its scale is asked and declared by quick fix, then there are figures',
      async body(ui) {
        const { window } = ui;
        const begun = performance.now();
        await open(ui);
        await linkFile(ui, SPREADSHEET);
        for (const column of GRADE_COLUMNS) {
          await openFixes(ui, column, '1..10');
          await accept(ui, '1..10');
        }
        await figuresShown(ui, EXPECTED.spreadsheet);
        tell('from opening a journey to the figures of a spreadsheet', (performance.now() - begun) / 1000);
        await ui.photograph('link-spreadsheet');
        await window.revert();
      },
    },
  ];
}
