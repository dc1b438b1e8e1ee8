/** Every picture and table as a stored file: a gallery to look at, and a test that nothing changes unseen. */
import type { JourneyReport } from '@parcours/model';
import { expect, test } from 'vitest';
import {
  chartStyles,
  comparisonCurve,
  emotionCurve,
  gapTable,
  htmlReport,
  kpiTiles,
  markdownReport,
  matrixChart,
  svgReport,
  terminalReport,
  toMarkup,
  trendChart,
  waveCurve,
} from '../src/index.ts';
import { compared, fourWaves } from './fixtures/compared.ts';
import { kitchen } from './fixtures/kitchen.ts';
import { variants } from './fixtures/variants.ts';

const stored = (text: string, name: string) => expect(text).toMatchFileSnapshot(`gallery/${name}`);
const report = { journeys: [kitchen] };

for (const [name, journey] of Object.entries(variants)) {
  test(`the curve of ${name}`, () => stored(svgReport({ journeys: [journey] }, { language: 'en' }), `${name}.svg`));
  test(`the terminal of ${name}`, () => stored(terminalReport({ journeys: [journey] }, { language: 'en', columns: 100 }), `${name}.txt`));
  test(`the Markdown of ${name}`, () => stored(markdownReport({ journeys: [journey] }, { language: 'en' }), `${name}.md`));
}

test('another version behind the curve', () => {
  const before = {
    ...kitchen,
    stages: kitchen.stages.map((stage) =>
      stage.name === 'advice' && stage.measured
        ? { ...stage, name: 'counsel', target: 1.5, measured: { ...stage.measured, mean: stage.measured.mean - 1 } }
        : stage,
    ),
  };
  const ghost = { report: before, label: 'HEAD', stages: new Map([['advice', 'counsel']]) };
  const annotations = new Map([['advice', ['+1.00', 'real change']]]);
  return stored(`${toMarkup(emotionCurve(kitchen, { language: 'en', standalone: true, ghost, annotations }))}\n`, 'ghost.svg');
});

test('a curve of which nothing is suppressed', () => {
  const journey = { ...kitchen, limits: { ...kitchen.limits, anonymous: 0 } };
  return stored(svgReport({ journeys: [journey] }, { language: 'de', width: 621 }), 'confidential.svg');
});

for (const theme of ['dark', 'high-contrast', 'auto', 'host'] as const) {
  test(`the curve in ${theme}`, () => stored(svgReport(report, { language: 'fr', theme }), `theme-${theme}.svg`));
}

for (const language of ['en', 'fr', 'de'] as const) {
  test(`the page in ${language}`, () => stored(htmlReport(report, { language, generated: '2026-05-04' }), `report-${language}.html`));
  test(`the terminal in ${language}`, () => stored(terminalReport(report, { language }), `terminal-${language}.txt`));
}

for (const theme of ['light', 'dark', 'high-contrast'] as const) {
  for (const language of ['en', 'fr'] as const) {
    const options = { language, theme, standalone: true };
    for (const [i, comparison] of compared.comparisons.entries()) {
      test(`comparison ${i} in ${theme}, ${language}`, () =>
        stored(
          toMarkup((comparison.by === 'wave' ? waveCurve : comparisonCurve)(compared, comparison, options)),
          `comparison-${comparison.by}-${theme}-${language}.svg`,
        ));
    }
    test(`the trend in ${theme}, ${language}`, () =>
      stored(toMarkup(trendChart(compared, fourWaves, options)), `trend-${theme}-${language}.svg`));
    for (const matrix of [compared.matrices.declared, compared.matrices.derived]) {
      if (!matrix) continue;
      test(`${matrix.importance} matrix in ${theme}, ${language}`, () =>
        stored(toMarkup(matrixChart(compared, matrix, options)), `matrix-${matrix.importance}-${theme}-${language}.svg`));
    }
  }
}

for (const language of ['en', 'fr', 'de'] as const) {
  test(`comparisons on a page in ${language}`, () =>
    stored(htmlReport({ journeys: [compared] }, { language }), `compared-${language}.html`));
  test(`comparisons in Markdown, ${language}`, () =>
    stored(markdownReport({ journeys: [compared] }, { language }), `compared-${language}.md`));
  test(`comparisons in a terminal, ${language}`, () =>
    stored(terminalReport({ journeys: [compared] }, { language }), `compared-${language}.txt`));
}

test('the matrix in words, for those who do not see it', () => {
  const { derived } = compared.matrices;
  const markup = derived ? toMarkup(matrixChart(compared, derived, { language: 'en' })) : '';
  expect(markup).toContain(
    'Je compare les offres: Importance: 0.41 [+0.19, +0.63], Measured: −1.08 [−1.68, −0.48], concentrate here, its interval crosses a line.',
  );
  expect([...markup.matchAll(/data-stage="(\w+)"/g)].map((match) => match[1])).toEqual(['compare', 'advice', 'order', 'fit']);
});

test('the narrow curve', () => stored(svgReport(report, { language: 'de', width: 360 }), 'narrow.svg'));
test('several journeys in one picture', () => stored(svgReport({ journeys: [kitchen, variants.hole] }, { language: 'fr' }), 'several.svg'));
test('several journeys on one page', () =>
  stored(
    htmlReport({ journeys: [kitchen, variants.hole, variants.hostile] }, { language: 'en', title: 'Three journeys' }),
    'several.html',
  ));
test('a terminal with colours and without Unicode', () =>
  stored(terminalReport(report, { language: 'en', columns: 72, colour: true, unicode: false }), 'terminal-colour.txt'));

test('the same Report gives the same bytes', () => {
  const copy = structuredClone(report);
  expect(htmlReport(copy, { language: 'de' })).toBe(htmlReport(report, { language: 'de' }));
});

test('hosts find stages and sort keys by data attributes', () => {
  const markup = toMarkup(gapTable(kitchen, { language: 'en', sort: 'gap', selected: 'order' }));
  expect([...markup.matchAll(/data-stage="(\w+)"/g)].map((match) => match[1])).toEqual(['compare', 'follow', 'advice', 'fit', 'order']);
  expect(markup).toContain('<tr data-stage="order" class="pc-selected">');
  expect(markup).toContain('data-sort="gap" aria-sort="descending"');
  expect(toMarkup(kpiTiles(kitchen, { language: 'en' }))).toContain('data-kpi="nps"');
});

test('durations are shown in days, with their target and their promise', () => {
  const [first] = kitchen.kpis;
  if (!first) throw new Error('the kitchen has KPIs');
  const delay = {
    ...first,
    name: 'delay',
    kind: 'time' as const,
    value: 336,
    low: 300,
    high: 401,
    target: 504,
    wald: null,
    parts: null,
    p90: 2.5,
  };
  const journey = { ...kitchen, kpis: [delay] };
  const texts = [
    toMarkup(kpiTiles(journey, { language: 'fr' })),
    markdownReport({ journeys: [journey] }, { language: 'fr' }),
    terminalReport({ journeys: [journey] }, { language: 'fr' }),
  ];
  for (const text of texts) {
    expect(text).toContain('14\u00a0j');
    expect(text).toContain('21\u00a0j');
  }
  expect(texts[1]).toContain('2,5\u00a0h');
});

test('stylesheets read the same in HTML and in XML, and fetch nothing', () => {
  for (const theme of ['light', 'dark', 'high-contrast', 'auto', 'host'] as const) {
    expect(chartStyles(theme)).not.toMatch(/[<&]|url\(|@import/);
  }
});

test('a trend stands on the page from three waves on, and not for other groups', () => {
  const page = (comparisons: JourneyReport['comparisons']) => htmlReport({ journeys: [{ ...compared, comparisons }] }, { language: 'en' });
  expect(page([fourWaves])).toContain('over the waves');
  expect(page(compared.comparisons)).not.toContain('over the waves');
});
