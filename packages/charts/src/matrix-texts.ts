/** What the importance–performance matrix says, in words. */
import {
  formatFixed,
  formatInterval,
  formatNumber,
  type JourneyReport,
  type Language,
  LEAST_MATRIX_POINTS,
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
  const say = speaker(words, language);
  const note = say(`matrix.${matrix.importance}.note`, {
    kpi: journey.overallKpi === null ? '' : labelIn(journey.kpis, journey.overallKpi),
  });
  const short = matrix.points.filter(isShort).map(({ stage }) => labelIn(journey.stages, stage));
  return short.length === 0 ? note : `${note} ${say('matrix.short', { stages: short.join(' · ') })}`;
}

const isShort = ({ quadrant, short }: MatrixPoint) => quadrant === 'overkill' && short;

/** What the quadrant says of a point; what is proven to fall short of its target is never called too much. */
export function quadrantText(point: MatrixPoint, language: Language): string {
  return speaker(words, language)(isShort(point) ? 'quadrant.short' : `quadrant.${point.quadrant}`);
}

/** Why there is no matrix, where only a few more measured stages would give one; else null. */
export function tooFewForMatrix({ matrices, stages }: JourneyReport, language: Language): string | null {
  const measured = stages.filter((stage) => stage.measured !== null);
  const weighed = measured.some(({ declares, derivedImportance }) => declares.importance || derivedImportance !== null);
  if (matrices.declared || matrices.derived || !weighed || measured.length >= LEAST_MATRIX_POINTS) return null;
  return speaker(words, language)('matrix.few', { least: LEAST_MATRIX_POINTS });
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
    quadrantText(point, language),
    point.unstable ? say('matrix.unstable') : null,
  ];
  return `${say('colon', { name: labelIn(journey.stages, point.stage), value: told.filter((text) => text !== null).join(', ') })}.`;
}
