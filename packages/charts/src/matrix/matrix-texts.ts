/** The texts of the importance–performance matrix, shared by all reports. */
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

/** Declared importance is 1 to 5, derived importance a correlation (−1 to 1). */
export function importanceText(value: number, matrix: Matrix, language: Language): string {
  return matrix.importance === 'declared' ? formatNumber(value, language) : formatFixed(value, language, 2);
}

export function importanceIntervalText({ importanceLow, importanceHigh }: MatrixPoint, language: Language): string | null {
  return importanceLow === null || importanceHigh === null ? null : formatInterval(importanceLow, importanceHigh, language);
}

/** The heading of a matrix; a derived one names its KPI. */
export function matrixName(journey: JourneyReport, matrix: Matrix, language: Language): string {
  const t = translator(messages, language);
  if (matrix.importance === 'declared') return t('matrix.declared');
  return t('matrix.derived', { kpi: journey.overallKpi === null ? '' : labelByName(journey.kpis, journey.overallKpi) });
}

/** How to read the matrix. */
export function matrixNote(journey: JourneyReport, matrix: Matrix, language: Language): string {
  const t = translator(messages, language);
  const note = t(`matrix.${matrix.importance}.note`, {
    kpi: journey.overallKpi === null ? '' : labelByName(journey.kpis, journey.overallKpi),
  });
  return namesQuadrants(matrix) ? note : `${note} ${t('matrix.no-quadrants')}`;
}

export function namesQuadrants({ points }: Matrix): boolean {
  return points.some(({ quadrant }) => quadrant !== null);
}

/** The quadrants by urgency. */
const QUADRANT_ORDER: readonly MatrixPoint['quadrant'][] = ['catch-up', 'concentrate', 'keep-up', 'low-priority', 'overkill', null];

/** The points by quadrant, in journey order within each. */
export function pointsByQuadrant({ points }: Matrix): MatrixPoint[] {
  return QUADRANT_ORDER.flatMap((quadrant) => points.filter((point) => point.quadrant === quadrant));
}

/**
 * What a point is called: its quadrant, empty where the matrix names none. A stage that counts as below the line of performance for its
 * proven gap alone is called short of its target. A less important stage that falls short has a priority in the gap table, and so is called
 * neither low priority nor overkill.
 */
export function quadrantText({ stages }: JourneyReport, matrix: Matrix, point: MatrixPoint, language: Language): string {
  const t = translator(messages, language);
  if (point.quadrant === null) return '';
  if (point.quadrant === 'concentrate' && point.performance >= matrix.performanceLine) return t('quadrant.important-short');
  if (point.quadrant === 'low-priority' || point.quadrant === 'overkill') {
    if (point.belowTarget) return t('quadrant.short');
    const gap = stages.find(({ name }) => name === point.stage)?.gap ?? null;
    if (gap !== null && gap.value > 0) return t('quadrant.short-unproven');
  }
  return t(`quadrant.${point.quadrant}`);
}

/** Says that there are too few measured stages for a matrix; null if there is a matrix, or if no importance is known. */
export function matrixUnavailableText({ matrices, stages }: JourneyReport, language: Language): string | null {
  const measured = stages.filter((stage) => stage.measured !== null);
  const weighed = measured.some(({ declares, derivedImportance }) => declares.importance || derivedImportance !== null);
  if (matrices.declared || matrices.derived || !weighed || measured.length >= MIN_MATRIX_POINTS) return null;
  return translator(messages, language)('matrix.few', { least: MIN_MATRIX_POINTS });
}

export function matrixPointAltText(journey: JourneyReport, matrix: Matrix, point: MatrixPoint, language: Language): string {
  const t = translator(messages, language);
  const interval = scoreIntervalText(point.performanceLow, point.performanceHigh, journey.scale, language);
  const parts = [
    t('colon', {
      name: t('importance'),
      value: [importanceText(point.importance, matrix, language), importanceIntervalText(point, language)].filter(Boolean).join(' '),
    }),
    t('colon', {
      name: t('measured'),
      value: [scoreText(point.performance, journey.scale, language), interval].filter(Boolean).join(' '),
    }),
    quadrantText(journey, matrix, point, language) || null,
    point.unstable && point.quadrant !== null ? t('matrix.unstable') : null,
  ];
  return `${t('colon', { name: labelByName(journey.stages, point.stage), value: parts.filter((text) => text !== null).join(', ') })}.`;
}
