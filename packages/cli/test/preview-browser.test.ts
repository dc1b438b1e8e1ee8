/** `parcours preview` as people see it, in Chromium. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../../webview/test/browser.ts';
import { project, useCommand } from './command.ts';
import { type PreviewProcess, startPreview } from './preview-process.ts';

const SCREENSHOTS = join(project, '.cache', 'screenshots');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(chromiumPath === undefined)(`in Chromium${chromiumPath ? '' : ' (skipped: it is not installed)'}`, () => {
  const command = useCommand();
  let browser: Browser;
  const running: PreviewProcess[] = [];

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    const args = ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP evil.example 127.0.0.1'];
    browser = await chromium.launch({ executablePath: chromiumPath, args });
  }, 60_000);
  afterEach(() => Promise.all(running.splice(0).map((each) => each.interrupt())));
  afterAll(() => browser.close());

  async function preview(line: readonly string[], folder = command.folder(join(project, 'examples', 'cuisine'))) {
    const started = await startPreview(command.script, line, folder);
    running.push(started);
    return { ...started, folder };
  }

  async function open(address: string, options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
    const page = await (await browser.newContext({ viewport: { width: 900, height: 900 }, ...options })).newPage();
    const complaints: string[] = [];
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(address);
    await page.locator('.curve svg.pc-curve').waitFor();
    return { page, complaints };
  }

  test.each([
    ['light', { colorScheme: 'light' }, 'fr'],
    ['dark', { colorScheme: 'dark' }, 'de'],
    ['light with more contrast', { colorScheme: 'light', contrast: 'more' }, 'en'],
    ['dark with more contrast', { colorScheme: 'dark', contrast: 'more' }, 'fr'],
    ['forced colours', { colorScheme: 'dark', forcedColors: 'active' }, 'de'],
  ] as const)(
    '%s: every tab can be read, and nothing is refused',
    async (theme, options, language) => {
      const { address } = await preview(['cuisine.journey', '--lang', language]);
      const { page, complaints } = await open(address, options);
      expect(await page.title()).toBe('cuisine.journey – Parcours');
      for (const tab of ['curve', 'compare', 'evidence', 'plan']) {
        await page.locator(`#tab-${tab}`).click();
        await page.locator(`#content[aria-labelledby=tab-${tab}]`).waitFor();
        await page.screenshot({ path: join(SCREENSHOTS, `preview-${tab}-${theme.replaceAll(' ', '-')}-${language}.png`) });
        expect(complaints).toEqual([]);
        // The page's policy lets no text become a script: axe comes by the debugging protocol.
        const violations = await page.evaluate(`${axe}; axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })
        .then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html).join(' ')))`);
        expect(violations).toEqual([]);
        complaints.length = 0;
      }
      await page.context().close();
    },
    60_000,
  );

  test('another file is chosen, and stays after a reload; without a choice the file changed last is followed', async () => {
    const { address, folder } = await preview(['.']);
    writeFileSync(join(folder, 'plan.journey'), 'journey plan "I plan" { stage draw "I draw a plan" }');
    const { page } = await open(address);
    await page.locator('h1', { hasText: 'I plan' }).waitFor();
    await page.getByLabel('File').selectOption('cuisine.journey');
    await page.locator('h1', { hasText: "J'achète ma cuisine" }).waitFor();
    await page.getByRole('combobox', { name: 'Channel' }).selectOption('web');
    await page.locator('.heading', { hasText: 'Site web' }).waitFor();
    await page.reload();
    await page.locator('.heading', { hasText: 'Site web' }).waitFor();
    expect(await page.getByLabel('File').inputValue()).toContain('cuisine.journey');
    await page.getByLabel('File').selectOption('');
    await page.locator('h1', { hasText: 'I plan' }).waitFor();
    writeFileSync(join(folder, 'plan.journey'), 'journey plan "I plan" { stage draw "I draw another" }');
    await page.locator('.curve', { hasText: /I draw/ }).waitFor();
    await page.context().close();
  }, 60_000);

  test('a stage is told by its line; a report is saved; the end is told', async () => {
    const started = await preview(['cuisine.journey']);
    const { page, complaints } = await open(started.address, { acceptDownloads: true });
    await page.locator('.curve svg [data-stage=advice]').first().click();
    const lines = readFileSync(join(started.folder, 'cuisine.journey'), 'utf8').split('\n');
    const line = lines.findIndex((each) => each.includes('stage advice')) + 1;
    await page.getByText(`It stands in cuisine.journey, line ${line}.`).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByText('It stands in').waitFor({ state: 'detached' });

    expect(await page.locator('.pc-studies button').count()).toBe(0);
    for (const [button, name, begins] of [
      ['Save as SVG', 'cuisine.svg', '<svg'],
      ['Save HTML report', 'cuisine.html', '<!doctype html>'],
    ] as const) {
      await page.locator('summary[aria-label="Compare and save"]').click();
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
      expect(download.suggestedFilename()).toBe(name);
      expect(
        readFileSync(await download.path(), 'utf8')
          .toLowerCase()
          .startsWith(begins),
      ).toBe(true);
    }
    expect(page.url()).toBe(started.address);
    expect(complaints).toEqual([]);

    await running.pop()?.interrupt();
    await page.getByText('The preview has ended').waitFor();
    await page.locator('.curve svg.pc-curve').waitFor();
    await page.context().close();
  }, 60_000);

  test('a tab that is not seen is not connected; shown again, it shows what has changed', async () => {
    const { address, folder } = await preview(['cuisine.journey']);
    const { page, complaints } = await open(address);
    const see = (hidden: boolean) =>
      page.evaluate((value) => {
        Object.defineProperty(document, 'hidden', { value, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);
    await see(true);
    const text = readFileSync(join(folder, 'cuisine.journey'), 'utf8').replace('Je compare les offres', 'Je choisis');
    writeFileSync(join(folder, 'cuisine.journey'), text);
    const { page: other } = await open(address);
    await other.locator('.curve', { hasText: /Je choisis/ }).waitFor();
    expect(await page.locator('.curve svg.pc-curve').textContent()).not.toContain('Je choisis');
    await see(false);
    await page.locator('.curve', { hasText: /Je choisis/ }).waitFor();
    expect(await page.locator('.notice').count()).toBe(0);
    expect(complaints).toEqual([]);
    await other.context().close();
    await page.context().close();
  }, 60_000);

  test('a name that was rebound to this machine, and a page elsewhere that knows the address, get nothing', async () => {
    const { address, port, token } = await preview(['cuisine.journey']);
    const page = await (await browser.newContext()).newPage();
    const rebound = await page.goto(`http://evil.example:${port}/${token}/`);
    expect([rebound?.status(), await rebound?.text()]).toEqual([403, expect.stringContaining('This preview answers on 127.0.0.1 only.')]);

    const elsewhere = createServer((_, response) =>
      response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>elsewhere</title>'),
    );
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const bound = elsewhere.address();
    const here = typeof bound === 'object' && bound ? bound.port : 0;
    for (const origin of [`http://evil.example:${here}`, `http://127.0.0.1:${here}`]) {
      await page.goto(origin);
      const got = await page.evaluate(async (target) => {
        const outcome = (promise: Promise<unknown>) => promise.then(String, () => 'refused');
        const loaded = (element: HTMLElement) =>
          outcome(
            new Promise((resolve, reject) => {
              element.addEventListener('load', () => resolve('loaded'));
              element.addEventListener('error', reject);
              document.body.append(element);
            }),
          );
        return {
          read: await outcome(fetch(target).then((response) => response.text())),
          write: await outcome(
            fetch(`${target}messages?session=x`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }),
          ),
          script: await loaded(Object.assign(document.createElement('script'), { src: `${target}panel.js` })),
          style: await loaded(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${target}panel.css` })),
          picture: await loaded(Object.assign(document.createElement('img'), { src: `${target}report.svg` })),
          events: await outcome(
            new Promise((resolve, reject) => {
              const events = new EventSource(`${target}events`);
              events.onopen = () => resolve('open');
              events.onerror = reject;
            }),
          ),
        };
      }, address);
      expect([origin, got]).toEqual([
        origin,
        { read: 'refused', write: 'refused', script: 'refused', style: 'refused', picture: 'refused', events: 'refused' },
      ]);
      const framed = page.waitForResponse(address);
      await page.evaluate((src) => void document.body.append(Object.assign(document.createElement('iframe'), { src })), address);
      expect((await framed).status()).toBe(403);
    }
    elsewhere.closeAllConnections();
    await new Promise((resolve) => elsewhere.close(resolve));
    await page.context().close();
  }, 60_000);
});
