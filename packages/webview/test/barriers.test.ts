/** No barrier in any view of the panel: a page for each theme, each in another language and width. `scripts/barriers.ts` tries them all. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriersOf } from './barriers.ts';
import { chromiumPath, type PanelBrowser, startPanelBrowser } from './browser.ts';

if (!chromiumPath) console.warn('SKIPPED the barriers of the panel: no chromium was found (CHROMIUM names one)');

describe.skipIf(!chromiumPath)('axe finds no barrier, and nothing scrolls sideways', () => {
  let browser: PanelBrowser;
  beforeAll(async () => {
    browser = await startPanelBrowser();
  });
  afterAll(() => browser?.close());

  test.each([
    { theme: 'light', language: 'en', widths: [1000] },
    { theme: 'dark', language: 'fr', widths: [621] },
    { theme: 'hc-dark', language: 'de', widths: [320] },
    { theme: 'hc-light', language: 'de', widths: [621] },
  ] as const)('$theme, $language, $widths', async (options) => expect(await barriersOf(browser, options)).toEqual([]), 60_000);
});
