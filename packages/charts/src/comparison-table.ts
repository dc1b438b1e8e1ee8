/** Groups side by side: a column each, and what the differences are worth. */

import { type Comparison, formatFixed, type JourneyReport, type Provenance, speaker, term } from '@parcours/model';
import { cellTexts, comparisonName, differenceText, kpiOf } from './comparison-texts.ts';
import { type Child, h, type Tree } from './element.ts';
import { holeText, kpiDigits, kpiInterval, kpiText, scoreText } from './figures.ts';
import { labelOf } from './labels.ts';
import { provenanceText } from './provenance-table.ts';
import { cell, classGlyph, figure, rowHead, sub, type TableOptions, table } from './table.ts';
import { words } from './words.ts';

/** Rows of stages carry `data-stage`. */
export function comparisonTable(journey: JourneyReport, comparison: Comparison, { language }: TableOptions): Tree {
  const say = speaker(words, language);
  const from = (sources: readonly Provenance[]) => ({ title: provenanceText(journey, sources, language) || null });
  const headings = [
    { text: say('stage') },
    ...comparison.groups.map((group) => ({ text: labelOf(group), number: true })),
    { text: say('compare.differences') },
  ];
  const differences = (list: Comparison['stages'][number]['differences'], digits?: number): Child =>
    list.length === 0
      ? '–'
      : list.map((each) =>
          h('span', { class: `pc-sub pc-${each.verdict ?? 'unknown'}` }, differenceText(comparison, each, language, digits)),
        );
  const stages = comparison.stages.map((stage) => {
    const at = journey.stages.findIndex(({ name }) => name === stage.stage);
    const found = journey.stages[at];
    return h('tr', { 'data-stage': stage.stage }, [
      rowHead([h('span', { class: 'pc-ordinal' }, `${at + 1} `), found ? labelOf(found) : stage.stage], { class: 'pc-stage-cell' }),
      stage.cells.map((each) => {
        const texts = cellTexts(journey, each, language);
        return texts.mean === null
          ? figure(h('em', {}, texts.hole))
          : figure(
              [
                each.class && classGlyph(each.class),
                each.class && h('span', { class: 'pc-hidden' }, `${term(each.class, language)} `),
                texts.mean,
                sub(texts.interval),
                sub(texts.n),
              ],
              from(each.sources),
            );
      }),
      cell(differences(stage.differences), { class: 'pc-differences' }),
    ]);
  });
  const whole = h('tr', { class: 'pc-whole' }, [
    rowHead(say('score')),
    comparison.groups.map(({ score, index, respondents }) =>
      figure(
        score === null
          ? '–'
          : [
              scoreText(score, journey.scale, language),
              index !== null && sub(say('colon', { name: say('index'), value: formatFixed(index, language, 1) })),
              sub(say('compare.respondents', { n: respondents })),
            ],
      ),
    ),
    cell(''),
  ]);
  const kpis = comparison.kpis.map((each) => {
    const kpi = kpiOf(journey, each.kpi);
    return h('tr', { 'data-kpi': each.kpi }, [
      rowHead([kpi ? labelOf(kpi) : each.kpi, kpi && sub(term(kpi.kind, language))]),
      each.cells.map(({ n, value, low, high, ...cell }) =>
        value === null || !kpi
          ? figure(h('em', {}, holeText(journey, cell, language)))
          : figure([kpiText(value, kpi, language), sub(kpiInterval(low, high, kpi, language)), sub(say('n', { n }))], from(cell.sources)),
      ),
      cell(differences(each.differences, kpi && kpiDigits(kpi)), { class: 'pc-differences' }),
    ]);
  });
  const caption = say('compare.caption', { by: comparisonName(comparison, language), journey: labelOf(journey) });
  return table('comparison', caption, headings, [
    h('tbody', {}, stages),
    h('tbody', {}, whole),
    ...(kpis.length > 0 ? [h('tbody', {}, kpis)] : []),
  ]);
}
