/** Measures input latency in the editor window. */
import type { Page } from 'playwright-core';

/** The latency of one key press. */
export interface InputLatency {
  readonly ms: number;
  /** Whether VS Code was showing the progress of a read. */
  readonly reading: boolean;
}

declare global {
  interface Window {
    /** What to wait for in the first editor: a text, an error underline, or no error. */
    parcoursWait?: { wanted: string | 'error' | 'no error'; pressed: number; seen: InputLatency | null };
    /** How many notifications of the read have been shown at once, at most. */
    parcoursReading?: { most: number };
  }
}

/** Starts observing the first editor. */
export async function observeInput(page: Page): Promise<void> {
  await page.evaluate(() => {
    if (window.parcoursWait) return;
    const wait = { wanted: '', pressed: 0, seen: null as InputLatency | null };
    window.parcoursWait = wait;
    const editor = document.querySelector('.editor-group-container .monaco-editor') as Element;
    const isThere = () => {
      const errors = editor.querySelector('.squiggly-error') !== null;
      if (wait.wanted === 'error') return errors;
      if (wait.wanted === 'no error') return !errors;
      return (editor.querySelector('.view-lines')?.textContent ?? '').replaceAll('\u00a0', ' ').includes(wait.wanted);
    };
    const isReading = () =>
      // Without a percentage the read may have ended.
      [...document.querySelectorAll('.notification-list-item')].some(({ textContent }) => /survey\.csv: \d+%/.test(textContent ?? ''));
    window.addEventListener('keydown', ({ timeStamp }) => (wait.pressed ||= timeStamp), true);
    new MutationObserver(() => {
      const { pressed } = wait;
      if (pressed === 0 || wait.seen || !isThere()) return;
      wait.pressed = 0;
      const reading = isReading();
      // It is drawn one frame later.
      requestAnimationFrame(() => {
        wait.seen = { ms: performance.now() - pressed, reading };
      });
    }).observe(editor, { childList: true, characterData: true, attributes: true, subtree: true });
  });
}

/** Starts counting the notifications of the read; a short one is counted as well. */
export async function observeReading(page: Page): Promise<void> {
  await page.evaluate(() => {
    const isObserved = window.parcoursReading !== undefined;
    const reading = { most: 0 };
    window.parcoursReading = reading;
    if (isObserved) return;
    new MutationObserver(() => {
      const shown = [...document.querySelectorAll('.notification-list-item')].filter(({ textContent }) =>
        textContent?.includes('Reading survey.csv'),
      );
      if (window.parcoursReading) window.parcoursReading.most = Math.max(window.parcoursReading.most, shown.length);
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
}

/** Waits until a notification of the read has been shown. @throws if two were shown at once. */
export async function awaitReading(page: Page): Promise<void> {
  await page.waitForFunction(() => (window.parcoursReading?.most ?? 0) > 0);
  const most = await page.evaluate(() => window.parcoursReading?.most);
  if (most !== 1) throw new Error(`${most} notifications of one file at once`);
}

/** Presses a key and measures the time until its effect is visible. */
export async function pressAndMeasure(page: Page, key: string, wanted: string): Promise<InputLatency> {
  await page.evaluate((each) => {
    Object.assign(window.parcoursWait ?? {}, { wanted: each, pressed: 0, seen: null });
  }, wanted);
  await page.keyboard.press(key);
  const seen = await page.waitForFunction(() => window.parcoursWait?.seen);
  return (await seen.jsonValue()) as InputLatency;
}

/** Types a text at the cursor, key by key. */
export async function typeAndMeasure(page: Page, text: string): Promise<InputLatency[]> {
  const waits: InputLatency[] = [];
  for (let length = 1; length <= text.length; length++) {
    waits.push(
      await pressAndMeasure(page, text[length - 1] === ' ' ? 'Space' : (text[length - 1] as string), text.slice(0, length).trimEnd()),
    );
    // The next key is pressed only when the editor is idle again.
    await page.evaluate(() => new Promise<void>((resolve) => requestIdleCallback(() => resolve())));
  }
  return waits;
}
