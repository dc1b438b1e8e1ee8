/** Declarations that no answer of a column matches, and scales that run downwards: the figure is right as declared, and perhaps not meant. */
import { type Bounds, diagnoseElement, type Kpi, normalizeLabel, type RatedColumn, type UnlocatedDiagnostic } from '@parcours/model';
import { excerpt } from '../excerpt.ts';
import type { DictionaryColumn } from '../table/dictionary-column.ts';
import { MAX_EXAMPLES } from '../table/table.ts';
import { type NumericCells, VALUE } from '../values/numeric-cells.ts';

/** With fewer answers, that none is in the boxes is no surprise. */
const MIN_ANSWERS = 10;

/** The answers of a column in the used rows: how many, which distinct cells, and how many satisfy a predicate. */
function answersOf(
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
    n++;
    if (matches(numbers[code] as number)) matched++;
    else if (cells.size < MAX_EXAMPLES) cells.add(values[code] as string);
  }
  return { n, matched, cells: [...cells] };
}

/**
 * Reports that no answer of a rate is a declared success (JRN0280). Where one spells a success otherwise, that is reported (JRN0451).
 *
 * @param rows used rows, ascending.
 */
export function reportUnmatchedSuccess(
  column: RatedColumn,
  success: readonly string[],
  cells: DictionaryColumn,
  parsed: NumericCells,
  rows: Uint32Array,
): UnlocatedDiagnostic[] {
  const { n, matched, cells: others } = answersOf(cells, parsed, rows, (value) => value > 0);
  const words = new Set(success.map((word) => normalizeLabel(word).toLowerCase()));
  if (n === 0 || matched > 0 || others.some((cell) => words.has(normalizeLabel(cell).toLowerCase()))) return [];
  const list = (texts: readonly string[]) => texts.map((text) => `"${excerpt(text)}"`).join(', ');
  const parameters = { n, column: `"${excerpt(column.header)}"`, success: list(success), examples: list(others) };
  return [diagnoseElement('JRN0280', column.id, parameters)];
}

/** Reports that none of ten or more answers to a csat is in its boxes (JRN0281). @param rows used rows, ascending. */
export function reportUnmatchedBoxes(
  { name, label }: Kpi,
  boxes: Bounds,
  column: RatedColumn,
  cells: DictionaryColumn,
  parsed: NumericCells,
  rows: Uint32Array,
): UnlocatedDiagnostic[] {
  const [low, high] = [Math.min(boxes.min, boxes.max), Math.max(boxes.min, boxes.max)];
  const { n, matched } = answersOf(cells, parsed, rows, (value) => value >= low && value <= high);
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

/** Reports that a scale is declared downwards (JRN0282): its lowest answer is the best. */
export function reportDownwardScale(column: RatedColumn): UnlocatedDiagnostic[] {
  const { scale, reversed } = column;
  if (!scale || !reversed) return [];
  const parameters = { column: `"${excerpt(column.header)}"`, scale: `${scale.max}..${scale.min}`, best: scale.min, worst: scale.max };
  return [diagnoseElement('JRN0282', column.id, parameters)];
}
