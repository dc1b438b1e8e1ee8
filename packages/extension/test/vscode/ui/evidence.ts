/** Linking files: a workbook, and a survey with a million rows. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatFixed, formatScore } from '@parcours/model';
import type { Locator } from 'playwright-core';
import { type InputLatency, observeInput, pressAndMeasure, typeAndMeasure } from '../input-latency.ts';
import { JOURNEY, type LargeSurveyWorkspace, ROWS, SURVEY, UNPACKING } from '../large-survey-workspace.ts';
import { openPanel, type UiTest, type UiTestContext } from '../ui-runner.ts';
import { waitUntil } from '../window.ts';

/** Measured latencies. */
export interface Latencies {
  /** Key press → drawn. */
  readonly idle: InputLatency[];
  readonly reading: InputLatency[];
  /** Key press → the server's diagnostic underlined or removed. */
  readonly diagnosticIdle: InputLatency[];
  readonly diagnosticReading: InputLatency[];
}

const LINE = '// a quick brown fox jumps over it';

/** The journey as on disk, with nothing linked, and the panel beside it. */
async function begin(ui: UiTestContext): Promise<void> {
  writeFileSync(join(ui.folder, 'shop.journey'), JOURNEY);
  // A list of suggestions that opens while lines are typed would consume their Enter.
  ui.vscode.settings({
    'editor.quickSuggestions': { other: 'off', strings: 'off', comments: 'off' },
    'editor.suggestOnTriggerCharacters': false,
  });
  await openPanel(ui, 'shop.journey', 'find');
}

/** Types lines at the end of the file. */
async function link({ window }: UiTestContext, lines: readonly string[]): Promise<void> {
  const { page } = window;
  await window.focusEditor();
  await page.keyboard.press('Control+End');
  for (const [at, line] of lines.entries()) {
    if (at > 0) await page.keyboard.press('Enter');
    await page.keyboard.type(line, { delay: 5 });
  }
}

/** VS Code's notification of the read. Under test no toasts are shown, only the list of notifications. */
function progress({ window }: UiTestContext): Locator {
  return window.page.locator('.notification-list-item', { hasText: 'Reading survey.csv' });
}

async function seeProgress(ui: UiTestContext): Promise<void> {
  if (!(await ui.window.page.locator('.notifications-center.visible').isVisible())) {
    await ui.window.command('Notifications: Show Notifications');
  }
  await progress(ui).waitFor();
  await ui.window.focusEditor();
}

async function measuredIn({ window }: UiTestContext, stage: 'find' | 'pay' | 'unpack', { expected }: LargeSurveyWorkspace): Promise<void> {
  const { n, mean } = expected[stage];
  const wanted = [formatScore(mean, 'en'), `n = ${formatFixed(n, 'en', 0)}`];
  let story = '';
  await waitUntil(`${wanted.join(', ')} of ${stage}`, async () => {
    story = ((await window.stage(stage).getAttribute('aria-label')) ?? '').replaceAll('\u00a0', ' ');
    return wanted.every((each) => story.includes(each));
  }).catch((error) => {
    throw new Error(`${error.message}; it says: ${story}`);
  });
}

/** Puts the cursor after a text. */
async function behind({ window }: UiTestContext, text: string): Promise<void> {
  await window.select(text);
  await window.page.keyboard.press('ArrowRight');
}

/** Breaks and repairs a name until the editor has shown both. */
async function breakAndMend(ui: UiTestContext, times: number): Promise<InputLatency[]> {
  const { page } = ui.window;
  const waits: InputLatency[] = [];
  for (let time = 0; time < times; time++) {
    waits.push(await pressAndMeasure(page, 'x', 'error'), await pressAndMeasure(page, 'Backspace', 'no error'));
  }
  return waits;
}

export function evidence(shop: LargeSurveyWorkspace, tell: (latencies: Latencies) => void): readonly UiTest[] {
  return [
    {
      name: 'a workbook linked by typing: its figures are in the panel, with where they come from',
      async body(ui) {
        const { window } = ui;
        await begin(ui);
        await link(ui, UNPACKING);
        await measuredIn(ui, 'unpack', shop);
        await window.panel.getByRole('tab', { name: 'Evidence' }).click();
        await window.panel.locator('tr[data-study=visits]', { hasText: 'unpacking.xlsx' }).waitFor();
        await ui.photograph('evidence-workbook');
        await window.revert();
      },
    },
    {
      name: 'a million rows linked by typing: progress, an editor that answers meanwhile, and the right figures',
      async body(ui) {
        const { window } = ui;
        const { page } = window;
        await begin(ui);
        await observeInput(page);
        await link(ui, ['']);
        const idle = await typeAndMeasure(page, LINE);
        await behind(ui, 'touchpoint till "Till" on store');
        const diagnosticIdle = await breakAndMend(ui, 5);
        await window.revert();

        await link(ui, SURVEY);
        await seeProgress(ui);
        await page.screenshot({ path: ui.screenshotPath('evidence-reading') });
        await window.panel.locator('.notice', { hasText: 'Reading survey.csv' }).waitFor();
        await page.keyboard.press('Control+Home');
        await page.keyboard.press('Control+Shift+Enter');
        const reading = (await typeAndMeasure(page, LINE)).filter((each) => each.reading);
        // Everything drawn so far was drawn before the file had been read.
        if (reading.length === 0) throw new Error('no key was drawn while the file was read');
        await measuredIn(ui, 'find', shop);
        await measuredIn(ui, 'pay', shop);
        await progress(ui).waitFor({ state: 'detached' });
        await window.panel.locator('.notice').waitFor({ state: 'detached' });
        await window.panel.getByRole('tab', { name: 'Evidence' }).click();
        const row = window.panel.locator('tr[data-study=survey]');
        await row.filter({ hasText: formatFixed(ROWS, 'en', 0) }).waitFor();
        // VS Code stops refreshing lenses when its editor loses the focus, and continues when it has it again.
        await window.focusEditor();
        await window.page.locator('.codelens-decoration', { hasText: `${formatFixed(ROWS, 'en', 0)} observations used` }).waitFor();
        await ui.photograph('evidence-read');
        // Each row is a respondent: DuckDB is not used, and the report says so.
        await window.select('respondent "answer"');
        await page.keyboard.press('Delete');
        await row.filter({ hasText: 'read without DuckDB, which is not installed' }).waitFor();
        await page.keyboard.type('respondent "answer"');
        await row.filter({ hasNotText: 'DuckDB' }).waitFor();

        // With another mapping the file is read again, and errors are still reported.
        await window.panel.getByRole('tab', { name: 'Curve' }).click();
        await window.select('missing 10');
        await page.keyboard.type('missing 9');
        await behind(ui, 'touchpoint till "Till" on store');
        await seeProgress(ui);
        const diagnosticReading = (await breakAndMend(ui, 5)).filter((each) => each.reading);
        if (diagnosticReading.length === 0) throw new Error('no diagnostic came while the file was read');
        tell({ idle, reading, diagnosticIdle, diagnosticReading });
        // The list of notifications would consume an Escape.
        await progress(ui).waitFor({ state: 'detached' });
        await window.select('missing 9');
        await page.keyboard.type('missing 10');
        await measuredIn(ui, 'find', shop);
        await window.revert();
      },
    },
    {
      name: 'cancelled: the panel says so and offers to read it again, the editor goes on',
      async body(ui) {
        const { window } = ui;
        const { page } = window;
        await begin(ui);
        await link(ui, SURVEY);
        await seeProgress(ui);
        await progress(ui).getByRole('button', { name: 'Cancel' }).click();
        await progress(ui).waitFor({ state: 'detached' });
        const notice = window.panel.locator('.notice', { hasText: 'survey.csv was cancelled' });
        await notice.waitFor();
        await ui.photograph('evidence-cancelled');
        await window.select('"I pay"');
        await page.keyboard.type('"I pay cash"');
        await window.panel.locator('svg', { hasText: 'cash' }).first().waitFor();
        await notice.waitFor();
        await notice.getByRole('button', { name: 'Read it again' }).click();
        await seeProgress(ui);
        await measuredIn(ui, 'find', shop);
        await notice.waitFor({ state: 'detached' });
        await window.revert();
      },
    },
    {
      name: 'a linked file that vanishes is missed, and read when it is there again',
      async body(ui) {
        const { window, folder } = ui;
        await begin(ui);
        await link(ui, UNPACKING);
        await measuredIn(ui, 'unpack', shop);
        const [here, away] = [join(folder, 'unpacking.xlsx'), join(folder, 'elsewhere')];
        rmSync(away, { force: true });
        renameSync(here, away);
        await window.panel.locator('.missing', { hasText: 'unpacking.xlsx was not found' }).waitFor();
        await ui.photograph('evidence-vanished');
        renameSync(away, here);
        await measuredIn(ui, 'unpack', shop);
        await window.panel.locator('.missing').waitFor({ state: 'detached' });
        await window.revert();
      },
    },
  ];
}
