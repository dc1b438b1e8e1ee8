/** The importance–performance matrix as a table. */
import { type JourneyReport, type Matrix, translator } from '@parcours/model';
import { h, type VNode } from '../markup/element.ts';
import { messages } from '../messages.ts';
import { dataCell, detailLine, numberCell, rowHeading, type TableOptions, tableElement } from '../tables/table.ts';
import { scoreIntervalText, scoreText } from '../text/format-figures.ts';
import { labelByName } from '../text/labels.ts';
import { importanceIntervalText, importanceText, matrixName, pointsByQuadrant, quadrantText } from './matrix-texts.ts';

/** Rows by quadrant; they carry `data-stage`. */
export function matrixTable(journey: JourneyReport, matrix: Matrix, { language }: TableOptions): VNode {
  const t = translator(messages, language);
  const headings = [
    { text: t('stage') },
    { text: t('importance'), number: true },
    { text: t('measured'), number: true },
    { text: t('quadrant') },
  ];
  const rows = pointsByQuadrant(matrix).map((point) => {
    const number = journey.stages.findIndex(({ name }) => name === point.stage) + 1;
    return h('tr', { 'data-stage': point.stage }, [
      rowHeading([h('span', { class: 'pc-ordinal' }, `${number} `), labelByName(journey.stages, point.stage)], { class: 'pc-stage-cell' }),
      numberCell([importanceText(point.importance, matrix, language), detailLine(importanceIntervalText(point, language))]),
      numberCell([
        scoreText(point.performance, journey.scale, language),
        detailLine(scoreIntervalText(point.performanceLow, point.performanceHigh, journey.scale, language)),
      ]),
      dataCell([
        quadrantText(journey, matrix, point, language) || '–',
        point.unstable && point.quadrant !== null && detailLine(`≈ ${t('matrix.unstable')}`),
      ]),
    ]);
  });
  const lines = h('tr', { class: 'pc-total' }, [
    rowHeading(t('matrix.lines')),
    numberCell(importanceText(Math.round(matrix.importanceLine * 100) / 100, matrix, language)),
    numberCell(scoreText(matrix.performanceLine, journey.scale, language)),
    dataCell(''),
  ]);
  return tableElement('matrix', matrixName(journey, matrix, language), headings, [h('tbody', {}, rows), h('tbody', {}, lines)]);
}
