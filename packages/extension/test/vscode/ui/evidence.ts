/** Linking files: a workbook, and a survey with millions of rows. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatFixed, formatScore } from '@parcours/model';
import type { Locator } from 'playwright-core';
import { awaitReading, type InputLatency, observeInput, observeReading, pressAndMeasure, typeAndMeasure } from '../input-latency.ts';
import { JOURNEY, type LargeSurveyWorkspace, SURVEY, UNPACKING } from '../large-survey-workspace.ts';
import { openPanel, type UiTest, type UiTestContext } from '../ui-runner.ts';
import { READING_TIMEOUT_MS, waitUntil } from '../window.ts';

/** Measured latencies. */
export interface Latencies {
  /** Key press → drawn. */
  readonly idle: InputLatency[];
  readonly reading: InputLatency[];
  /** Key press → the server's diagnostic underlined or removed. */
  readonly diagnosticIdle: InputLatency[];
  readonly diagnosticReading: InputLatency[];
}

const TILL = 'touchpoint till "Till" on store';
const LINE = '// a quick brown fox jumps over it';

/** The text becomes what is typed, at any speed: a list of suggestions would consume an Enter, and brackets and quotes are closed once. */
export const PLAIN_TYPING = {
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
  'editor.autoSurround': 'never',
  'editor.quickSuggestions': { other: 'off', strings: 'off', comments: 'off' },
  'editor.suggestOnTriggerCharacters': false,
};

/** The journey as on disk, with nothing linked, and the panel beside it. */
async function begin(ui: UiTestContext): Promise<void> {
  writeFileSync(join(ui.folder, 'shop.journey'), JOURNEY);
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

/** Opens the list of notifications and observes it, before something is read: it may be read before one can look. */
async function watchProgress(ui: UiTestContext): Promise<void> {
  const { page } = ui.window;
  await awaitNoProgress(ui);
  const list = page.locator('.notifications-center.visible');
  await waitUntil('the list of notifications', async () => {
    if (!(await list.isVisible())) await ui.window.command('Notifications: Show Notifications');
    return list.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );
  });
  await observeReading(page);
  await ui.window.focusEditor();
}

/** Observes the notices of the panel, before one appears. @returns whether one with the text has been there. */
async function watchPanel({ window }: UiTestContext, text: string): Promise<() => Promise<boolean>> {
  const body = window.panel.locator('body');
  await body.evaluate((element, wanted) => {
    const look = () => {
      const found = [...element.querySelectorAll('.notice')].some(({ textContent }) => textContent?.includes(wanted));
      if (found) element.dataset.noticed = wanted;
    };
    new MutationObserver(look).observe(element, { childList: true, characterData: true, subtree: true });
  }, text);
  return () => body.evaluate((element, wanted) => element.dataset.noticed === wanted, text);
}

async function awaitNoProgress(ui: UiTestContext): Promise<void> {
  await progress(ui).first().waitFor({ state: 'detached', timeout: READING_TIMEOUT_MS });
}

const PAYING = 'pay from "paying" scale 1..10';
const PAYING_OTHERWISE = 'pay from "paying" scale 0..10';

/** Maps the grades of paying in another way, or as before, so that the file is read again; waits until one sees it being read. */
async function readOtherwise(ui: UiTestContext): Promise<void> {
  const [from, to] = (await ui.window.text()).includes(PAYING) ? [PAYING, PAYING_OTHERWISE] : [PAYING_OTHERWISE, PAYING];
  await watchProgress(ui);
  await ui.window.select(from);
  await ui.window.page.keyboard.type(to);
  await awaitReading(ui.window.page);
}

async function mapPayingAsBefore(ui: UiTestContext): Promise<void> {
  if ((await ui.window.text()).includes(PAYING)) return;
  await ui.window.select(PAYING_OTHERWISE);
  await ui.window.page.keyboard.type(PAYING);
}

/** Measures while the file is read; where it is read before anything could be measured, it is read once more. */
async function measureWhileReading(ui: UiTestContext, measure: () => Promise<InputLatency[]>): Promise<InputLatency[]> {
  const found: InputLatency[] = [];
  await waitUntil(
    'something drawn while the file was read',
    async () => {
      found.push(...(await measure()).filter((each) => each.reading));
      if (found.length === 0) await readOtherwise(ui);
      return found.length > 0;
    },
    READING_TIMEOUT_MS,
  );
  return found;
}

/** Cancels the read in VS Code's notification; where the file has been read before that, it is read once more. */
async function cancelReading(ui: UiTestContext, cancelled: Locator): Promise<void> {
  const { window } = ui;
  await waitUntil(
    'a cancelled read',
    async () => {
      if (await cancelled.isVisible()) return true;
      const button = progress(ui).first().getByRole('button', { name: 'Cancel' });
      if (await button.isVisible()) await button.click({ timeout: 5_000 }).catch(() => {});
      else if (/n\s=\s\d/.test((await window.stage('find').getAttribute('aria-label')) ?? '')) await readOtherwise(ui);
      return false;
    },
    READING_TIMEOUT_MS,
  );
}

async function measuredIn({ window }: UiTestContext, stage: 'find' | 'pay' | 'unpack', { expected }: LargeSurveyWorkspace): Promise<void> {
  const { n, mean } = expected[stage];
  const wanted = [formatScore(mean, 'en'), `n = ${formatFixed(n, 'en', 0)}`];
  let story = '';
  await waitUntil(
    `${wanted.join(', ')} of ${stage}`,
    async () => {
      story = ((await window.stage(stage).getAttribute('aria-label')) ?? '').replaceAll('\u00a0', ' ');
      return wanted.every((each) => story.includes(each));
    },
    READING_TIMEOUT_MS,
  ).catch((error) => {
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
      name: 'millions of rows linked by typing: progress, an editor that answers meanwhile, and the right figures',
      async body(ui) {
        const { window } = ui;
        const { page } = window;
        await begin(ui);
        await observeInput(page);
        await link(ui, ['']);
        const idle = await typeAndMeasure(page, LINE);
        await behind(ui, TILL);
        const diagnosticIdle = await breakAndMend(ui, 5);
        await window.revert();

        await watchProgress(ui);
        const wasNoticed = await watchPanel(ui, 'Reading survey.csv');
        await link(ui, SURVEY);
        await awaitReading(page);
        await page.screenshot({ path: ui.screenshotPath('evidence-reading') });
        await waitUntil('the notice in the panel', wasNoticed);
        const reading = await measureWhileReading(ui, async () => {
          await page.keyboard.press('Control+Home');
          await page.keyboard.press('Control+Shift+Enter');
          const waits = await typeAndMeasure(page, LINE);
          await page.keyboard.press('Control+Shift+K');
          return waits;
        });
        await mapPayingAsBefore(ui);
        await measuredIn(ui, 'find', shop);
        await measuredIn(ui, 'pay', shop);
        await awaitNoProgress(ui);
        await window.panel.locator('.notice').first().waitFor({ state: 'detached' });
        await window.panel.getByRole('tab', { name: 'Evidence' }).click();
        const row = window.panel.locator('tr[data-study=survey]');
        await row.filter({ hasText: formatFixed(shop.rows, 'en', 0) }).waitFor();
        // VS Code stops refreshing lenses when its editor loses the focus, and continues when it has it again.
        await window.focusEditor();
        await window.page.locator('.codelens-decoration', { hasText: `${formatFixed(shop.rows, 'en', 0)} observations used` }).waitFor();
        await ui.photograph('evidence-read');
        await row.filter({ hasText: 'read without DuckDB' }).waitFor();

        // With another mapping the file is read again, and errors are still reported.
        await window.panel.getByRole('tab', { name: 'Curve' }).click();
        await readOtherwise(ui);
        const diagnosticReading = await measureWhileReading(ui, async () => {
          await behind(ui, TILL);
          return breakAndMend(ui, 5);
        });
        tell({ idle, reading, diagnosticIdle, diagnosticReading });
        await mapPayingAsBefore(ui);
        await measuredIn(ui, 'pay', shop);
        await window.revert();
      },
    },
    {
      name: 'cancelled: the panel says so and offers to read it again, the editor goes on',
      async body(ui) {
        const { window } = ui;
        const { page } = window;
        await begin(ui);
        await observeInput(page);
        await watchProgress(ui);
        await link(ui, SURVEY);
        // The server answers in order: then it knows all that was typed, and does not read for it what has just been cancelled.
        await behind(ui, TILL);
        await breakAndMend(ui, 1);
        const notice = window.panel.locator('.notice', { hasText: 'survey.csv was cancelled' });
        await cancelReading(ui, notice);
        await awaitNoProgress(ui);
        await ui.photograph('evidence-cancelled');
        await window.select('"I pay"');
        await page.keyboard.type('"I pay cash"');
        await window.panel.locator('svg', { hasText: 'cash' }).first().waitFor();
        await notice.waitFor();
        await notice.getByRole('button', { name: 'Read it again' }).click();
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
