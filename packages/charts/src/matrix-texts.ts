/** What the importance–performance matrix says, in words. */
import {
  formatFixed,
  formatInterval,
  formatNumber,
  type JourneyReport,
  type Language,
  type Matrix,
  type MatrixPoint,
  speaker,
} from '@parcours/model';
import { scoreInterval, scoreText } from './figures.ts';
import { labelIn } from './labels.ts';
import { words } from './words.ts';

/** Declared: 1 to 5. Derived: a correlation. */
export function importanceText(value: number, matrix: Matrix, language: Language): string {
  return matrix.importance === 'declared' ? formatNumber(value, language) : formatFixed(value, language, 2);
}

export function importanceInterval({ importanceLow, importanceHigh }: MatrixPoint, language: Language): string | null {
  return importanceLow === null || importanceHigh === null ? null : formatInterval(importanceLow, importanceHigh, language);
}

export function matrixName(journey: JourneyReport, matrix: Matrix, language: Language): string {
  const say = speaker(words, language);
  if (matrix.importance === 'declared') return say('matrix.declared');
  return say('matrix.derived', { kpi: journey.overallKpi === null ? '' : labelIn(journey.kpis, journey.overallKpi) });
}

/** How the picture is to be read. */
export function matrixNote(journey: JourneyReport, matrix: Matrix, language: Language): string {
  return speaker(words, language)(`matrix.${matrix.importance}.note`, {
    kpi: journey.overallKpi === null ? '' : labelIn(journey.kpis, journey.overallKpi),
  });
}

export function pointStory(journey: JourneyReport, matrix: Matrix, point: MatrixPoint, language: Language): string {
  const say = speaker(words, language);
  const interval = scoreInterval(point.performanceLow, point.performanceHigh, journey.scale, language);
  const told = [
    say('colon', {
      name: say('importance'),
      value: [importanceText(point.importance, matrix, language), importanceInterval(point, language)].filter(Boolean).join(' '),
    }),
    say('colon', {
      name: say('measured'),
      value: [scoreText(point.performance, journey.scale, language), interval].filter(Boolean).join(' '),
    }),
    say(`quadrant.${point.quadrant}`),
    point.unstable ? say('matrix.unstable') : null,
  ];
  return `${say('colon', { name: labelIn(journey.stages, point.stage), value: told.filter((text) => text !== null).join(', ') })}.`;
}
