/** The comparison table: a column per group, and the differences with their verdicts. */

import { type Comparison, formatFixed, type JourneyReport, kpiDigits, type Provenance, translateTerm, translator } from '@parcours/model';
import { type Child, h, type VNode } from '../markup/element.ts';
import { messages } from '../messages.ts';
import { provenanceText } from '../tables/provenance-table.ts';
import { classGlyph, dataCell, detailLine, numberCell, rowHeading, type TableOptions, tableElement } from '../tables/table.ts';
import { kpiIntervalText, kpiValueText, missingText, scoreText } from '../text/format-figures.ts';
import { labelOf } from '../text/labels.ts';
import { cellTexts, comparisonName, type DifferenceLine, differenceLines, indexLines, kpiByName } from './comparison-texts.ts';

/** Rows of stages carry `data-stage`, rows of KPIs `data-kpi`. */
export function comparisonTable(journey: JourneyReport, comparison: Comparison, { language }: TableOptions): VNode {
  const t = translator(messages, language);
  const from = (sources: readonly Provenance[]) => ({ title: provenanceText(journey, sources, language) || null });
  const headings = [
    { text: t('stage') },
    ...comparison.groups.map((group) => ({ text: labelOf(group), number: true })),
    { text: t('compare.differences') },
  ];
  const differences = (lines: readonly DifferenceLine[]): Child =>
    lines.length === 0 ? '–' : lines.map(({ text, verdict }) => h('span', { class: `pc-detail pc-${verdict ?? 'unknown'}` }, text));
  const stages = comparison.stages.map((stage) => {
    const at = journey.stages.findIndex(({ name }) => name === stage.stage);
    const found = journey.stages[at];
    return h('tr', { 'data-stage': stage.stage }, [
      rowHeading([h('span', { class: 'pc-ordinal' }, `${at + 1} `), found ? labelOf(found) : stage.stage], { class: 'pc-stage-cell' }),
      stage.cells.map((each) => {
        const texts = cellTexts(journey, each, language);
        return texts.mean === null
          ? numberCell(h('em', {}, texts.missing))
          : numberCell(
              [
                each.class && classGlyph(each.class),
                each.class && h('span', { class: 'pc-hidden' }, `${translateTerm(each.class, language)} `),
                texts.mean,
                detailLine(texts.interval),
                detailLine(texts.n),
              ],
              from(each.sources),
            );
      }),
      dataCell(differences(differenceLines(comparison, stage, language)), { class: 'pc-differences' }),
    ]);
  });
  const index = indexLines(comparison, language);
  const whole = h('tr', { class: 'pc-total' }, [
    rowHeading(t('score')),
    comparison.groups.map(({ score, index, respondents }) =>
      numberCell(
        score === null
          ? '–'
          : [
              scoreText(score, journey.scale, language),
              index !== null && detailLine(t('colon', { name: t('index'), value: formatFixed(index, language, 1) })),
              detailLine(t('compare.respondents', { n: respondents })),
            ],
      ),
    ),
    dataCell(index.length === 0 ? '' : [detailLine(t('index')), differences(index)], {
      class: 'pc-differences',
    }),
  ]);
  const kpis = comparison.kpis.map((each) => {
    const kpi = kpiByName(journey, each.kpi);
    return h('tr', { 'data-kpi': each.kpi }, [
      rowHeading([kpi ? labelOf(kpi) : each.kpi, kpi && detailLine(translateTerm(kpi.kind, language))]),
      each.cells.map(({ n, value, low, high, ...cell }) =>
        value === null || !kpi
          ? numberCell(h('em', {}, missingText(journey, cell, language)))
          : numberCell(
              [kpiValueText(value, kpi, language), detailLine(kpiIntervalText(low, high, kpi, language)), detailLine(t('n', { n }))],
              from(cell.sources),
            ),
      ),
      dataCell(differences(differenceLines(comparison, each, language, kpi && kpiDigits(kpi.kind))), { class: 'pc-differences' }),
    ]);
  });
  const caption = t('compare.caption', { by: comparisonName(comparison, language), journey: labelOf(journey) });
  return tableElement('comparison', caption, headings, [
    h('tbody', {}, stages),
    h('tbody', {}, whole),
    ...(kpis.length > 0 ? [h('tbody', {}, kpis)] : []),
  ]);
}
