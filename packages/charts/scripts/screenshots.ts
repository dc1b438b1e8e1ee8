/** Pictures of the pictures: `node packages/charts/scripts/screenshots.ts OUTDIR` renders everything in a browser, for the eye, and runs axe. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { comparisonCurve, htmlReport, matrixChart, svgReport, toMarkup, trendChart } from '../src/index.ts';
import { compared, fourWaves } from '../test/fixtures/compared.ts';
import { kitchen } from '../test/fixtures/kitchen.ts';
import { variants } from '../test/fixtures/variants.ts';

const out = process.argv[2];
if (!out) throw new Error('usage: screenshots.ts OUTDIR [WORD]');
const only = process.argv[3] ?? '';
mkdirSync(out, { recursive: true });

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browser = await chromium.launch({
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

interface Shot {
  readonly name: string;
  readonly content: string;
  readonly width: number;
  readonly scheme?: 'light' | 'dark';
  readonly audit?: boolean;
  readonly media?: 'print';
}

const SLICE = 1250;

const languages = ['en', 'fr', 'de'] as const;
const shots: Shot[] = [
  ...(['light', 'dark', 'high-contrast', 'host'] as const).map((theme) => ({
    name: `curve-${theme}`,
    content: svgReport({ journeys: [kitchen] }, { language: 'fr', width: 960, theme }),
    width: 980,
  })),
  ...[360, 720, 1400].map((width) => ({
    name: `curve-${width}`,
    content: svgReport({ journeys: [kitchen] }, { language: 'de', width }),
    width: Math.max(width, 680),
  })),
  ...(['light', 'dark', 'high-contrast', 'host'] as const).flatMap((theme) =>
    [340, 960].flatMap((width) => [
      ...compared.comparisons.map((comparison) => ({
        name: `comparison-${comparison.by}-${theme}-${width}`,
        content: toMarkup(comparisonCurve(compared, comparison, { language: 'fr', width, theme, standalone: true })),
        width: Math.max(width, 520),
      })),
      {
        name: `trend-${theme}-${width}`,
        content: toMarkup(trendChart(compared, fourWaves, { language: 'fr', width, theme, standalone: true })),
        width: Math.max(width, 520),
      },
      ...[compared.matrices.declared, compared.matrices.derived].flatMap((matrix) =>
        matrix
          ? [
              {
                name: `matrix-${matrix.importance}-${theme}-${width}`,
                content: toMarkup(matrixChart(compared, matrix, { language: 'fr', width, theme, standalone: true })),
                width: Math.min(width, 760),
              },
            ]
          : [],
      ),
    ]),
  ),
  ...([360, 1400] as const).flatMap((width) =>
    (['light', 'dark'] as const).map((scheme) => ({
      name: `verdicts-${width}-${scheme}`,
      content: htmlReport({ journeys: [variants.verdicts] }, { language: 'fr' }),
      width,
      scheme,
      audit: true,
    })),
  ),
  ...([360, 1400] as const).map((width) => ({
    name: `compared-${width}`,
    content: htmlReport({ journeys: [compared] }, { language: 'fr' }),
    width,
    audit: true,
  })),
  ...Object.entries(variants).map(([name, journey], at) => ({
    name: `variant-${name}`,
    content: svgReport({ journeys: [journey] }, { language: languages[at % 3] ?? 'en', width: 960 }),
    width: name === 'fortyStages' ? 4200 : 980,
  })),
  ...([360, 820, 1400] as const).flatMap((width) =>
    (['fr', 'de'] as const).map((language) => ({
      name: `report-${language}-${width}`,
      content: htmlReport({ journeys: [kitchen] }, { language, generated: '2026-05-04' }),
      width,
      scheme: width === 820 ? ('dark' as const) : ('light' as const),
      audit: true,
    })),
  ),
  { name: 'report-print', content: htmlReport({ journeys: [kitchen] }, { language: 'de' }), width: 703, media: 'print' },
  {
    name: 'report-many',
    content: htmlReport({ journeys: Object.values(variants) }, { language: 'en', title: 'All variants' }),
    width: 1200,
    audit: true,
  },
];

for (const shot of shots.filter((each) => each.name.includes(only))) await take(browser, shot);
await browser.close();

async function take(browser: Browser, shot: Shot): Promise<void> {
  const context = await browser.newContext({
    colorScheme: shot.scheme ?? 'light',
    viewport: { width: shot.width, height: 600 },
    bypassCSP: true,
  });
  const page = await context.newPage();
  if (shot.media) await page.emulateMedia({ media: shot.media });
  await page.setContent(shot.content.startsWith('<svg') ? `<!doctype html><body style="margin:0">${shot.content}` : shot.content);
  // In slices, so that they are seen at their size.
  const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
  for (let y = 0; y < Math.min(height, 12 * SLICE); y += SLICE) {
    const name = height > SLICE ? `${shot.name}-${y / SLICE + 1}` : shot.name;
    const clip = { x: 0, y, width: shot.width, height: Math.min(SLICE, height - y) };
    await page.screenshot({ path: join(out ?? '.', `${name}.png`), fullPage: true, clip });
  }
  if (shot.audit) {
    await page.evaluate(axe);
    const found = (await page.evaluate('axe.run()')) as { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
    for (const each of found.violations)
      console.log(
        shot.name,
        each.id,
        each.impact,
        each.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)),
      );
  }
  const sideways = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  if (shot.audit && Number(sideways) > 0) console.log(shot.name, `scrolls sideways by ${sideways}px`);
  await context.close();
}
