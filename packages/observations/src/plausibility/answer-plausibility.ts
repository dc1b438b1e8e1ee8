/** Answers that contradict how their column is declared: codes that are answers, values apart, scales that are not used. */
import { type Bounds, diagnoseElement, type RatedColumn, type UnlocatedDiagnostic } from '@parcours/model';
import type { StudyContext } from '../aggregate/study-context.ts';
import { excerpt } from '../excerpt.ts';
import type { DictionaryColumn } from '../table/dictionary-column.ts';
import { MISSING, type NumericCells, VALUE } from '../values/numeric-cells.ts';
import { countCells } from './count-cells.ts';

/** With fewer answers a column says nothing about its scale. */
const MIN_ANSWERS = 10;

/** A distinct answer as the file holds it, and how many gave it. */
interface Answer {
  readonly value: number;
  readonly n: number;
}

/** A rated column as the file holds it. */
export interface ParsedColumn {
  readonly column: RatedColumn;
  readonly cells: DictionaryColumn;
  readonly parsed: NumericCells;
  /** The number that a cell holds, before it is mapped; NaN for texts. */
  readonly read: (cell: string) => number;
  /** Whether the values are times, whose unit is the column's. */
  readonly isTime: boolean;
}

/** Reports implausible answers of a column (JRN0510–0512). @param rows used rows, ascending. */
export function reportImplausibleAnswers({ table, signal }: StudyContext, parsed: ParsedColumn, rows: Uint32Array): UnlocatedDiagnostic[] {
  const { column, cells } = parsed;
  const counts = countCells(table, cells, rows, signal);
  const answers = answersOf(parsed, counts);
  const n = answers.reduce((sum, each) => sum + each.n, 0);
  const missing = missingWithinScale(parsed, counts);
  if (n < MIN_ANSWERS) return missing;
  const apart = valueApart(answers, n, column.scale, parsed.isTime);
  if (apart !== null) return [...missing, reportApart(column, apart, answers)];
  const { scale } = column;
  return [...missing, ...(scale ? unusedScale(column, scale, answers, n) : [])];
}

/** The distinct answers, ascending. Texts that are mapped to numbers say nothing of codes and scales. */
function answersOf({ column, cells, parsed, read }: ParsedColumn, counts: Float64Array): Answer[] {
  const mapped = new Set(column.labelValues.map(({ cell }) => cell));
  const found = new Map<number, number>();
  for (const [code, cell] of cells.values.entries()) {
    const n = counts[code] as number;
    if (n === 0 || parsed.statuses[code] !== VALUE || mapped.has(cell)) continue;
    const value = read(cell);
    if (!Number.isNaN(value)) found.set(value, (found.get(value) ?? 0) + n);
  }
  return [...found].sort(([a], [b]) => a - b).map(([value, n]) => ({ value, n }));
}

/** Codes declared missing that are answers on the scale (JRN0510). */
function missingWithinScale({ column, cells, parsed, read }: ParsedColumn, counts: Float64Array): UnlocatedDiagnostic[] {
  const { scale, missing } = column;
  if (!scale || missing.length === 0) return [];
  const found = new Map<number, number>();
  for (const [code, cell] of cells.values.entries()) {
    const n = counts[code] as number;
    const value = n > 0 && parsed.statuses[code] === MISSING ? read(cell) : Number.NaN;
    if (value >= scale.min && value <= scale.max) found.set(value, (found.get(value) ?? 0) + n);
  }
  if (found.size === 0) return [];
  const codes = [...found.keys()].sort((a, b) => a - b).join(', ');
  const n = [...found.values()].reduce((sum, each) => sum + each, 0);
  return [diagnoseElement('JRN0510', column.id, { n, column: nameOf(column), codes, scale: writtenScale(column) })];
}

/** Numbers that files use for "no answer", beside the ends of a scale. */
const CODES: ReadonlySet<number> = new Set([
  -99, -98, -97, -9, -8, -1, 0, 66, 77, 88, 95, 96, 97, 98, 99, 666, 777, 888, 997, 998, 999, 9999,
]);
/** How many times all others a code lies beyond, where no scale says how far answers go. */
const TIMES_BEYOND = 5;

/** A share of the scale that nobody chose, between a value and all others, from which the value stands apart. */
const GAP_OF_SCALE = 0.4;
/** The same for the two- and three-digit codes, which no scale has as its end. */
const GAP_OF_CODE = 0.1;
const MIN_APART = 3;
/** Of a slider. */
const STEP = 5;
const MIN_SHARE_APART = 0.05;

/**
 * A value at an end of the answers that is a usual code for "no answer", that several gave, and that lies far from all others; null
 * without one. Of an even distribution no such gap is left: with ten answers on the width of the scale, the chance that none of them lies
 * in 40 % of it is 0.6 % (0.6¹⁰).
 */
function valueApart(answers: readonly Answer[], n: number, scale: Bounds | null, isTime: boolean): Answer | null {
  const [first, second, ...more] = answers;
  const [last, beforeLast] = [answers.at(-1), answers.at(-2)];
  if (!first || !second || !last || !beforeLast || more.length === 0) return null;
  const isMany = (answer: Answer) => answer.n >= MIN_APART && answer.n >= MIN_SHARE_APART * n && answer.n <= n / 2;
  const isBeyond = CODES.has(last.value) && last.value >= TIMES_BEYOND * Math.max(beforeLast.value, 1) && isMany(last);
  if (!scale && isBeyond) return last;
  // Nothing takes no time at all: 0 is no duration beside others of hours or days.
  if (isTime) return first.value === 0 && second.value >= (last.value - second.value) / 4 && isMany(first) ? first : null;
  if (!scale) return null;
  const width = scale.max - scale.min;
  const areSteps = (answer: Answer) => answers.every(({ value }) => value === answer.value || value % STEP === 0);
  const isApart = (answer: Answer, next: Answer) => {
    const isEnd = answer.value === scale.min || answer.value === scale.max;
    const gap = Math.abs(answer.value - next.value) / width;
    return CODES.has(answer.value) && isMany(answer) && gap >= (isEnd || Math.abs(answer.value) < 10 ? GAP_OF_SCALE : GAP_OF_CODE);
  };
  // Beside answers in steps of five, as of a slider, 99 is none.
  const offStep = answers.find((answer) => CODES.has(answer.value) && answer.value % STEP !== 0 && isMany(answer) && areSteps(answer));
  if (offStep && width >= 20 * STEP) return offStep;
  if (isApart(last, beforeLast)) return last;
  return isApart(first, second) ? first : null;
}

function reportApart(column: RatedColumn, { value, n }: Answer, answers: readonly Answer[]): UnlocatedDiagnostic {
  const others = answers.filter((each) => each.value !== value);
  return diagnoseElement('JRN0511', column.id, {
    n,
    column: nameOf(column),
    examples: `"${value}"`,
    min: others[0]?.value ?? value,
    max: others.at(-1)?.value ?? value,
  });
}

/** The scales that people are asked on, by their best answer. */
const USUAL_SCALES: readonly (readonly [min: number, max: number])[] = [
  [0, 1],
  [1, 5],
  [1, 7],
  [0, 10],
  [1, 10],
];
/** A shorter scale is told from a bad experience by its end, which many reach and nobody passes. */
const MIN_ANSWERS_AT_END = 30;
const MIN_SHARE_AT_END = 0.1;
/** Of the shorter scale. */
const MIN_SPREAD = 0.75;

/**
 * Answers that all lie on a usual shorter scale (JRN0512): one a fifth as wide as the declared one, or, from 30 answers on, one whose three
 * quarters they span, with a tenth of them at its end.
 */
function unusedScale(column: RatedColumn, scale: Bounds, answers: readonly Answer[], n: number): UnlocatedDiagnostic[] {
  const [least, most] = [answers[0], answers.at(-1)];
  if (!least || !most) return [];
  const shorter = USUAL_SCALES.filter(
    ([min, max]) =>
      min >= scale.min && max < scale.max && least.value >= min && most.value <= max && (max - min) * 2 <= scale.max - scale.min + 1,
  );
  const fits = shorter.filter(([min, max]) => {
    if (max - min <= (scale.max - scale.min) / 5) return true;
    return (
      n >= MIN_ANSWERS_AT_END &&
      most.value - least.value >= MIN_SPREAD * (max - min) &&
      most.value === max &&
      most.n >= MIN_SHARE_AT_END * n &&
      answers.every(({ value }) => Number.isInteger(value))
    );
  });
  const [first] = fits;
  if (!first) return [];
  const alike = fits.filter(([, max]) => max === first[1]);
  return [
    diagnoseElement('JRN0512', column.id, {
      answers: { term: 'on-scale.answers', values: { n } },
      column: nameOf(column),
      min: least.value,
      max: most.value,
      scale: writtenScale(column),
      asked: alike.map(([min, max]) => (column.reversed ? `${max}..${min}` : `${min}..${max}`)).join(', '),
    }),
  ];
}

function nameOf({ header }: RatedColumn): string {
  return `"${excerpt(header)}"`;
}

/** As it is declared: `5..1` downwards. */
function writtenScale({ scale, reversed }: RatedColumn): string {
  return scale ? (reversed ? `${scale.max}..${scale.min}` : `${scale.min}..${scale.max}`) : '';
}
