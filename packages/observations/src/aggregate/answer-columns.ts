/** Parses the columns of a study that hold ratings and KPIs. */
import {
  type Bounds,
  type Column,
  diagnoseElement,
  type Kpi,
  normalizeLabel,
  type RatedColumn,
  type UnlocatedDiagnostic,
} from '@parcours/model';
import { rescale } from '@parcours/scoring/respondent';
import { excerpt } from '../excerpt.ts';
import { reportImplausibleAnswers } from '../plausibility/answer-plausibility.ts';
import type { AnsweringColumn } from '../plausibility/equal-columns.ts';
import { reportExpectationScale } from '../plausibility/expectation-scale.ts';
import { reportLabelOrder } from '../plausibility/label-order.ts';
import { type NamedMeasure, reportOpposedColumns } from '../plausibility/opposed-columns.ts';
import { parseNumericCells, parseRateCells } from '../values/numeric-cells.ts';
import { NumericColumn, reportMissingScale, worstToBest } from '../values/numeric-column.ts';
import { headingAnswers, reportHeadingAnswers } from './data-quality/heading-answers.ts';
import { reportUndeclaredAnswers } from './data-quality/rate-answers.ts';
import {
  reportDownwardScale,
  reportListsInOneText,
  reportUnmatchedBoxes,
  reportUnmatchedSuccess,
} from './data-quality/unmatched-answers.ts';
import type { KpiColumn, MeasureColumns, RatingColumn } from './parsed-columns.ts';
import type { StudyContext } from './study-context.ts';

const NPS = { min: 0, max: 10 };
const NON_NEGATIVE = { min: 0, max: Number.POSITIVE_INFINITY };

/** A rating column; null if it is missing from the file or has no scale. */
export function ratingColumn(
  context: StudyContext,
  rows: Uint32Array,
  column: Column,
  rated: RatedColumn,
  unit: 'row' | 'cell',
): RatingColumn | null {
  const { columns, notation, rejects, diagnostics } = context;
  const cells = columns.find(column);
  if (!cells) return null;
  const scale = worstToBest(rated);
  if (!scale) {
    if (column === rated) diagnostics.push(reportMissingScale(cells, rated, rows, notation, rejects));
    return null;
  }
  const read = notation.parser(cells, scale);
  if (column === rated) diagnostics.push(...reportDownwardScale(rated), ...reportListsInOneText(rated, rated.missing, cells, read));
  const parsed = parseNumericCells(cells.values, rated, scale, read, (answer) => answer);
  if (column === rated)
    diagnostics.push(
      ...reportImplausibleAnswers(context, { column: rated, cells, parsed, read, isTime: false }, rows),
      ...reportLabelOrder(rated, false),
    );
  return { cells: new NumericColumn(cells, parsed, { column, unit, bounds: scale }, rejects), scale };
}

/** @param answering is given each column with its answers. */
export function measureColumns(context: StudyContext, rows: Uint32Array, answering: AnsweringColumn[] = []): MeasureColumns[] {
  const named: NamedMeasure[] = [];
  const measures = context.study.measures.flatMap(({ stage, column, expectation }) => {
    const index = context.model.stages.findIndex(({ name }) => name === stage);
    const rating = index < 0 ? null : ratingColumn(context, rows, column, column, 'cell');
    if (!rating) return [];
    const expected = expectation && ratingColumn(context, rows, expectation, column, 'cell');
    const measure = { stage: index, rating, expectation: expected };
    if (expectation && expected)
      context.diagnostics.push(...reportExpectationScale(context, column, rating, { column: expectation, rating: expected }, rows));
    const declared = context.model.stages[index];
    if (declared) {
      const { name, label } = declared;
      const add = (of: AnsweringColumn['of'], { id, header }: Column, { cells }: RatingColumn) =>
        answering.push({ id, header: normalizeLabel(header), cells, of, name, title: label ?? name });
      add('stage', column, rating);
      if (expectation && expected) add('expectation', expectation, expected);
    }
    const turned = `${rating.scale.max}..${rating.scale.min}`;
    named.push({ measure, header: normalizeLabel(column.header), id: column.id, turned });
    return [measure];
  });
  context.diagnostics.push(...reportOpposedColumns(context, named, rows));
  return measures;
}

/**
 * The KPI columns, and the KPIs that they measure. A column that is missing or lacks a scale is reported and left out.
 *
 * @param answering the columns of measures; is given those of the KPIs.
 */
export function kpiColumns(context: StudyContext, rows: Uint32Array, answering: AnsweringColumn[]): { kpis: KpiColumn[]; kpiList: Kpi[] } {
  const { table, study, model, columns, notation, rejects, diagnostics } = context;
  const kpiList: Kpi[] = [];
  const kpis = study.kpis.flatMap(({ kpi: name, column, success, hours }): KpiColumn[] => {
    const declared = model.kpis.find((kpi) => kpi.name === name);
    const cells = declared && columns.find(column);
    if (!declared || !cells) return [];
    const { kind } = declared;
    const scale = worstToBest(column);
    if (!scale && kind !== 'rate' && kind !== 'time' && kind !== 'amount') {
      diagnostics.push(reportMissingScale(cells, column, rows, notation, rejects));
      return [];
    }
    if (kind === 'csat' && scale && declared.boxes && !isTopOf(declared.boxes, scale)) {
      diagnostics.push(reportBoxes(declared, declared.boxes, column, scale));
      const tally = rejects.tally('not-the-top', column, 'cell');
      for (const row of rows) if (cells.values[cells.codes[row] as number] !== '') tally.add(row, '');
      return [];
    }
    const bounds = kind === 'rate' ? null : (scale ?? (kind === 'time' ? NON_NEGATIVE : null));
    const read = notation.parser(cells, scale);
    const map = (value: number) => {
      if (kind === 'nps' && scale) return rescale(value, scale, NPS);
      return kind === 'time' ? inHours(value, hours) : value;
    };
    const parsed =
      kind === 'rate' ? parseRateCells(cells.values, column, success, read) : parseNumericCells(cells.values, column, bounds, read, map);
    if (kind === 'rate' && success.length > 0) {
      const headings = headingAnswers(table, cells, parsed, rows);
      diagnostics.push(...reportHeadingAnswers(table, column, cells, rows, headings));
      const lists = reportListsInOneText(column, success, cells, read);
      diagnostics.push(...(lists.length > 0 ? lists : reportUnmatchedSuccess(table, column, success, cells, parsed, rows)));
      reportUndeclaredAnswers(context, { kpi: name, column, success, hours }, cells, parsed, rows, headings);
    }
    if (kind === 'csat' && declared.boxes)
      diagnostics.push(...reportUnmatchedBoxes(table, declared, declared.boxes, column, cells, parsed, rows));
    diagnostics.push(...reportDownwardScale(column), ...reportListsInOneText(column, column.missing, cells, read));
    if (kind !== 'rate')
      diagnostics.push(...reportImplausibleAnswers(context, { column, cells, parsed, read, isTime: kind === 'time' }, rows));
    diagnostics.push(...reportLabelOrder(column, declared.better === 'lower' && !column.reversed));
    let kpi = kpiList.findIndex((known) => known.name === name);
    if (kpi < 0) kpi = kpiList.push(declared) - 1;
    const numbers = new NumericColumn(cells, parsed, { column, unit: 'cell', bounds }, rejects);
    answering.push({
      id: column.id,
      header: normalizeLabel(column.header),
      cells: numbers,
      of: 'kpi',
      name,
      title: declared.label ?? name,
    });
    return [{ kpi, cells: numbers }];
  });
  return { kpis, kpiList };
}

/** Minutes are divided by 60: times 1/60 they would miss whole hours by rounding. */
function inHours(value: number, hoursPerUnit: number): number {
  const unitsPerHour = Math.round(1 / hoursPerUnit);
  return unitsPerHour >= 1 && Math.abs(unitsPerHour * hoursPerUnit - 1) <= TOLERANCE ? value / unitsPerHour : value * hoursPerUnit;
}

/** Relative to the scale's width. */
const TOLERANCE = 1e-9;

/** Whether the boxes reach from within the scale to its best answer, which is the bound declared last. */
function isTopOf(boxes: Bounds, scale: Bounds): boolean {
  const towardsBest = Math.sign(scale.max - scale.min);
  const tolerance = TOLERANCE * Math.abs(scale.max - scale.min);
  const [first, last] = [boxes.min, boxes.max].sort((a, b) => (a - b) * towardsBest) as [number, number];
  return Math.abs(last - scale.max) <= tolerance && (first - scale.min) * towardsBest > tolerance;
}

function reportBoxes({ name, label }: Kpi, boxes: Bounds, column: RatedColumn, scale: Bounds): UnlocatedDiagnostic {
  return diagnoseElement('JRN0442', column.id, {
    kpi: label ?? name,
    boxes: `${boxes.min}..${boxes.max}`,
    column: `"${excerpt(column.header)}"`,
    scale: `${scale.min}..${scale.max}`,
  });
}
