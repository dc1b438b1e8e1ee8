/** What the importance–performance matrix says, in words. */
import {
  formatFixed,
  formatInterval,
  formatNumber,
  type JourneyReport,
  type Language,
  type Matrix,
  type MatrixPoint,
  MIN_MATRIX_POINTS,
  translator,
} from '@parcours/model';
import { messages } from '../messages.ts';
import { scoreIntervalText, scoreText } from '../text/format-figures.ts';
import { labelByName } from '../text/labels.ts';

/** Declared: 1 to 5. Derived: a correlation. */
export function importanceText(value: number, matrix: Matrix, language: Language): string {
  return matrix.importance === 'declared' ? formatNumber(value, language) : formatFixed(value, language, 2);
}

export function importanceIntervalText({ importanceLow, importanceHigh }: MatrixPoint, language: Language): string | null {
  return importanceLow === null || importanceHigh === null ? null : formatInterval(importanceLow, importanceHigh, language);
}

export function matrixName(journey: JourneyReport, matrix: Matrix, language: Language): string {
  const say = translator(messages, language);
  if (matrix.importance === 'declared') return say('matrix.declared');
  return say('matrix.derived', { kpi: journey.overallKpi === null ? '' : labelByName(journey.kpis, journey.overallKpi) });
}

/** How the picture is to be read. */
export function matrixNote(journey: JourneyReport, matrix: Matrix, language: Language): string {
  const say = translator(messages, language);
  const note = say(`matrix.${matrix.importance}.note`, {
    kpi: journey.overallKpi === null ? '' : labelByName(journey.kpis, journey.overallKpi),
  });
  const short = matrix.points.filter(isBelowTarget).map(({ stage }) => labelByName(journey.stages, stage));
  return short.length === 0 ? note : `${note} ${say('matrix.short', { stages: short.join(' · ') })}`;
}

const isBelowTarget = ({ quadrant, belowTarget: short }: MatrixPoint) => quadrant === 'overkill' && short;

/** What the quadrant says of a point; what is proven to fall short of its target is never called too much. */
export function quadrantText(point: MatrixPoint, language: Language): string {
  return translator(messages, language)(isBelowTarget(point) ? 'quadrant.short' : `quadrant.${point.quadrant}`);
}

/** Why there is no matrix, where only a few more measured stages would give one; else null. */
export function matrixUnavailableText({ matrices, stages }: JourneyReport, language: Language): string | null {
  const measured = stages.filter((stage) => stage.measured !== null);
  const weighed = measured.some(({ declares, derivedImportance }) => declares.importance || derivedImportance !== null);
  if (matrices.declared || matrices.derived || !weighed || measured.length >= MIN_MATRIX_POINTS) return null;
  return translator(messages, language)('matrix.few', { least: MIN_MATRIX_POINTS });
}

export function matrixPointAltText(journey: JourneyReport, matrix: Matrix, point: MatrixPoint, language: Language): string {
  const say = translator(messages, language);
  const interval = scoreIntervalText(point.performanceLow, point.performanceHigh, journey.scale, language);
  const told = [
    say('colon', {
      name: say('importance'),
      value: [importanceText(point.importance, matrix, language), importanceIntervalText(point, language)].filter(Boolean).join(' '),
    }),
    say('colon', {
      name: say('measured'),
      value: [scoreText(point.performance, journey.scale, language), interval].filter(Boolean).join(' '),
    }),
    quadrantText(point, language),
    point.unstable ? say('matrix.unstable') : null,
  ];
  return `${say('colon', { name: labelByName(journey.stages, point.stage), value: told.filter((text) => text !== null).join(', ') })}.`;
}
