/** The importance–performance matrix as a table: what the picture shows, exactly. */
import { type JourneyReport, type Matrix, type Quadrant, speaker } from '@parcours/model';
import { h, type Tree } from './element.ts';
import { scoreInterval, scoreText } from './figures.ts';
import { labelIn } from './labels.ts';
import { importanceInterval, importanceText, matrixName, quadrantText } from './matrix-texts.ts';
import { cell, figure, rowHead, sub, type TableOptions, table } from './table.ts';
import { words } from './words.ts';

/** What to do first stands first. */
export const QUADRANTS: readonly Quadrant[] = ['concentrate', 'keep-up', 'low-priority', 'overkill'];

/** Rows carry `data-stage`. */
export function matrixTable(journey: JourneyReport, matrix: Matrix, { language }: TableOptions): Tree {
  const say = speaker(words, language);
  const headings = [
    { text: say('stage') },
    { text: say('importance'), number: true },
    { text: say('measured'), number: true },
    { text: say('quadrant') },
  ];
  const rows = QUADRANTS.flatMap((quadrant) => matrix.points.filter((point) => point.quadrant === quadrant)).map((point) => {
    const number = journey.stages.findIndex(({ name }) => name === point.stage) + 1;
    return h('tr', { 'data-stage': point.stage }, [
      rowHead([h('span', { class: 'pc-ordinal' }, `${number} `), labelIn(journey.stages, point.stage)], { class: 'pc-stage-cell' }),
      figure([importanceText(point.importance, matrix, language), sub(importanceInterval(point, language))]),
      figure([
        scoreText(point.performance, journey.scale, language),
        sub(scoreInterval(point.performanceLow, point.performanceHigh, journey.scale, language)),
      ]),
      cell([quadrantText(point, language), point.unstable && sub(`≈ ${say('matrix.unstable')}`)]),
    ]);
  });
  const means = h('tr', { class: 'pc-whole' }, [
    rowHead(say('matrix.means')),
    figure(importanceText(Math.round(matrix.importanceMean * 100) / 100, matrix, language)),
    figure(scoreText(matrix.performanceMean, journey.scale, language)),
    cell(''),
  ]);
  return table('matrix', matrixName(journey, matrix, language), headings, [h('tbody', {}, rows), h('tbody', {}, means)]);
}
