/** Declarations that no answer of a column matches, or that all do, and scales that run downwards: the figure is right as declared, and perhaps not meant. */
import {
  type Bounds,
  type Column,
  diagnoseElement,
  type Filter,
  type Kpi,
  nearNames,
  normalizeLabel,
  type RatedColumn,
  type UnlocatedDiagnostic,
} from '@parcours/model';
import { excerpt } from '../../excerpt.ts';
import { confirmsDownwardScale } from '../../plausibility/label-order.ts';
import type { DictionaryColumn } from '../../table/dictionary-column.ts';
import { MAX_EXAMPLES, type Table } from '../../table/table.ts';
import { mapCells } from '../../values/name-index.ts';
import { cellMatcher } from '../../values/number-notation.ts';
import { type NumericCells, VALUE } from '../../values/numeric-cells.ts';

/** With fewer answers, that none is in the boxes, or all are a success, is no surprise. */
const MIN_ANSWERS = 10;

/** The answers of a column in the used rows: how many, which distinct cells, and how many satisfy a predicate. */
function answersOf(
  { duplicates }: Table,
  { values, codes }: DictionaryColumn,
  { statuses, numbers }: NumericCells,
  rows: Uint32Array,
  matches: (value: number) => boolean,
) {
  const cells = new Set<string>();
  let [n, matched] = [0, 0];
  for (const row of rows) {
    const code = codes[row] as number;
    if (statuses[code] !== VALUE) continue;
    const times = duplicates ? (duplicates.counts[row] as number) : 1;
    n += times;
    if (matches(numbers[code] as number)) matched += times;
    else cells.add(values[code] as string);
  }
  return { n, matched, cells: [...cells].sort().slice(0, MAX_EXAMPLES) };
}

/**
 * Reports that no answer of a rate is a declared success (JRN0280), or that all of ten or more are (JRN0287). Where one spells a success
 * otherwise, that is reported (JRN0451).
 *
 * @param rows used rows, ascending.
 */
export function reportUnmatchedSuccess(
  table: Table,
  column: RatedColumn,
  success: readonly string[],
  cells: DictionaryColumn,
  parsed: NumericCells,
  rows: Uint32Array,
): UnlocatedDiagnostic[] {
  const { n, matched, cells: others } = answersOf(table, cells, parsed, rows, (value) => value > 0);
  const words = new Set(success.map((word) => normalizeLabel(word).toLowerCase()));
  if (n >= MIN_ANSWERS && matched === n)
    return [diagnoseElement('JRN0287', column.id, { n, column: `"${excerpt(column.header)}"`, success: listOf(success) })];
  if (n === 0 || matched > 0 || others.some((cell) => words.has(normalizeLabel(cell).toLowerCase()))) return [];
  const parameters = { n, column: `"${excerpt(column.header)}"`, success: listOf(success), examples: listOf(others) };
  return [diagnoseElement('JRN0280', column.id, parameters)];
}

/** Reports that none of ten or more answers to a csat is in its boxes (JRN0281). @param rows used rows, ascending. */
export function reportUnmatchedBoxes(
  table: Table,
  { name, label }: Kpi,
  boxes: Bounds,
  column: RatedColumn,
  cells: DictionaryColumn,
  parsed: NumericCells,
  rows: Uint32Array,
): UnlocatedDiagnostic[] {
  const [low, high] = [Math.min(boxes.min, boxes.max), Math.max(boxes.min, boxes.max)];
  const { n, matched } = answersOf(table, cells, parsed, rows, (value) => value >= low && value <= high);
  if (n < MIN_ANSWERS || matched > 0) return [];
  const values = [...cells.values.keys()].filter((code) => parsed.statuses[code] === VALUE).map((code) => parsed.numbers[code] as number);
  return [
    diagnoseElement('JRN0281', column.id, {
      n,
      kpi: label ?? name,
      boxes: `${boxes.min}..${boxes.max}`,
      column: `"${excerpt(column.header)}"`,
      min: Math.min(...values),
      max: Math.max(...values),
    }),
  ];
}

/** Reports that a scale is declared downwards (JRN0282), so that its lowest answer is the best, unless its labels say so too. */
export function reportDownwardScale(column: RatedColumn): UnlocatedDiagnostic[] {
  const { scale, reversed } = column;
  if (!scale || !reversed || confirmsDownwardScale(column)) return [];
  const parameters = { column: `"${excerpt(column.header)}"`, scale: `${scale.max}..${scale.min}`, best: scale.min, worst: scale.max };
  return [diagnoseElement('JRN0282', column.id, parameters)];
}

/**
 * Reports declared values that hold a list between one pair of quotes (JRN0286): no cell has the whole text, and cells have its parts.
 *
 * @param declared of `missing`, `success` or `where`.
 */
export function reportListsInOneText(
  column: Column,
  declared: readonly string[],
  { values }: DictionaryColumn,
  read: (cell: string) => number,
): UnlocatedDiagnostic[] {
  return declared.flatMap((text) => {
    const parts = [...new Set(text.split(/[,;]/).map((part) => part.trim()))];
    if (parts.length < 2 || parts.includes('') || values.some(cellMatcher([text], read))) return [];
    const found = parts.filter((part) => values.some(cellMatcher([part], read)));
    // Codes of missing answers are rare: one of the listed numbers may well be in no cell.
    const areThere = found.length === parts.length || (found.length > 0 && parts.every((part) => /^-?\d{2,}$/.test(part)));
    if (!areThere) return [];
    const parameters = { found: `"${excerpt(text)}"`, column: `"${excerpt(column.header)}"`, written: listOf(parts) };
    return [diagnoseElement('JRN0286', column.id, parameters)];
  });
}

/** Reports values of a `where` that no cell of its column has (JRN0284), and lists between one pair of quotes (JRN0286). */
export function reportUnmatchedFilter(
  { column, values }: Filter,
  cells: DictionaryColumn,
  read: (cell: string) => number,
): UnlocatedDiagnostic[] {
  const mapped = new Set(mapCells(cells.values, column));
  const unmatched = values.filter((value) => !mapped.has(normalizeLabel(value)) && !cells.values.some(cellMatcher([value], read)));
  const lists = reportListsInOneText(column, unmatched, cells, read);
  // Sorted: an engine that counts groups knows no order of the rows.
  const others = [...new Set(cells.values.map(normalizeLabel))].filter((cell) => cell !== '').sort();
  const near = unmatched.flatMap((value) => nearNames(value, others));
  const examples = [...new Set([...near, ...others])].slice(0, MAX_EXAMPLES);
  if (unmatched.length === lists.length || examples.length === 0) return lists;
  const parameters = { column: `"${excerpt(column.header)}"`, values: listOf(unmatched), examples: listOf(examples) };
  return [...lists, diagnoseElement('JRN0284', column.id, parameters)];
}

function listOf(texts: readonly string[]): string {
  return texts.map((text) => `"${excerpt(text)}"`).join(', ');
}
