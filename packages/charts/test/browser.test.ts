/** In a real browser: SVG files are XML, mounted trees equal their markup, and the page has no barrier. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chartStyles, emotionCurve, gapTable, htmlReport, studiesTable, svgReport, toMarkup } from '../src/index.ts';
import { kitchen } from './fixtures/kitchen.ts';
import { variants } from './fixtures/variants.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
});
afterAll(() => browser?.close());

test('every SVG file is well-formed XML', async () => {
  const page = await browser.newPage();
  for (const [name, journey] of Object.entries(variants)) {
    for (const theme of ['light', 'auto', 'host'] as const) {
      const svg = svgReport({ journeys: [journey] }, { language: 'fr', theme });
      const fault = await page.evaluate(
        (text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror')?.textContent ?? null,
        svg,
      );
      expect(fault, name).toBe(null);
    }
  }
  await page.close();
});

test('a mounted tree is the same as its markup, under a policy that allows neither inline styles nor scripts', async () => {
  const bundle = await build({
    stdin: {
      contents: "export { mount } from './src/markup/element.ts'",
      resolveDir: new URL('..', import.meta.url).pathname,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'charts',
  });
  const code = bundle.outputFiles[0]?.text ?? '';
  const page = await browser.newPage();
  const refused: string[] = [];
  page.on('console', (message) => refused.push(message.text()));
  await page.setContent(
    `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-n'; script-src 'unsafe-eval' 'nonce-n'"><style nonce="n">${chartStyles('host')}</style><body></body><script nonce="n">${code};window.charts=charts</script>`,
  );
  for (const journey of [kitchen, variants.hostile, variants.hole]) {
    for (const tree of [
      emotionCurve(journey, { language: 'de', theme: 'host' }),
      gapTable(journey, { language: 'de' }),
      studiesTable(journey, { language: 'de' }),
    ]) {
      const same = await page.evaluate(
        ({ tree, markup }) => {
          const { charts } = window as unknown as { charts: { mount(tree: unknown, document: Document): Element } };
          const mounted = charts.mount(tree, document);
          document.body.replaceChildren(mounted);
          const parsed = new DOMParser().parseFromString(`<body>${markup}</body>`, 'text/html').body.firstElementChild;
          parsed?.removeAttribute('xmlns');
          for (const each of parsed?.querySelectorAll('svg') ?? []) each.removeAttribute('xmlns');
          return mounted.isEqualNode(parsed) ? '' : mounted.outerHTML;
        },
        { tree, markup: toMarkup(tree) },
      );
      expect(same).toBe('');
    }
  }
  expect(refused).toEqual([]);
  await page.close();
});

test('the host’s colours reach the marks', async () => {
  const page = await browser.newPage();
  await page.setContent(
    `<style>html { --vscode-charts-red: rgb(1, 2, 3) } ${chartStyles('host')}</style>${toMarkup(emotionCurve(kitchen, { language: 'en', theme: 'host' }))}`,
  );
  expect(await page.evaluate("getComputedStyle(document.querySelector('.pc-band.pc-disappointing')).fill")).toBe('rgb(1, 2, 3)');
  await page.close();
});

test('no text of the curve leaves the picture or runs into another', async () => {
  const page = await browser.newPage();
  for (const [name, journey] of Object.entries(variants)) {
    for (const width of [360, 960, 1400]) {
      await page.setContent(svgReport({ journeys: [journey] }, { language: 'de', width }));
      const faults = (await page.evaluate(`(() => {
        const frame = document.querySelector('svg').getBoundingClientRect();
        const texts = [...document.querySelectorAll('svg text')].map((each) => ({ text: each.textContent, box: each.getBoundingClientRect() }));
        const out = texts.filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1).map(({ text }) => 'outside: ' + text);
        const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 5;
        texts.forEach((a, i) => texts.slice(i + 1).forEach((b) => { if (over(a.box, b.box)) out.push('overlap: ' + a.text + ' / ' + b.text); }));
        return out;
      })()`)) as string[];
      expect(faults, `${name} at ${width}`).toEqual([]);
    }
  }
  await page.close();
});

test('the page has no barrier that axe knows, in light and in dark', async () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const journeys of [[kitchen], [kitchen, { ...variants.hole, label: 'B' }], [variants.nothingMeasured]]) {
      const page = await browser.newPage({ colorScheme, bypassCSP: true });
      await page.setContent(htmlReport({ journeys }, { language: 'fr' }));
      await page.evaluate(axe);
      const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string; nodes: { html: string }[] }[] };
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      const sideways = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      expect(sideways).toBe(0);
      await page.close();
    }
  }
});

test('on a wide screen curve and gaps are shown whole, twelve stages of them, and a lone tile stays a tile', async () => {
  const stages = Array.from({ length: 12 }, (_, at) => ({
    ...(kitchen.stages[at % kitchen.stages.length] as (typeof kitchen.stages)[number]),
    name: `s${at}`,
    label: 'Ich kläre eine Unstimmigkeit',
  }));
  const journey = { ...kitchen, stages, kpis: kitchen.kpis.slice(0, 1), comparisons: [] };
  const page = await browser.newPage();
  for (const width of [1200, 1600]) {
    await page.setViewportSize({ width, height: 1000 });
    await page.setContent(htmlReport({ journeys: [journey] }, { language: 'de' }));
    const hidden = await page.evaluate(
      `['.pr-curve .pc-scroll', '.pc-scroll:has(> .pc-gaps)'].map((of) => { const { scrollWidth, clientWidth } = document.querySelector(of); return scrollWidth - clientWidth; })`,
    );
    expect(hidden, `${width}`).toEqual([0, 0]);
    const drawn = await page.evaluate(
      `[...document.querySelectorAll('.pr-curve .pc-curve')].find((each) => each.checkVisibility()).querySelectorAll('.pc-stage > text').values().map((each) => each.textContent).toArray().join(' ')`,
    );
    expect(drawn).toContain('Unstimm');
    expect(drawn).not.toContain('…');
    expect(await page.evaluate("document.querySelector('[data-kpi]').getBoundingClientRect().width")).toBeLessThan(400);
  }
  await page.close();
});
