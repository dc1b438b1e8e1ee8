/** What the value labels of a file with a dictionary say of a column: which names its cells stand for, and which codes are a scale. */
import type { Bounds, Named } from '@parcours/model';
import { foldLabel } from '../table/summary-label.ts';
import { NameIndex } from '../values/name-index.ts';
import { isLikertText, isNoAnswer, likertOrder, likertScale } from './likert-scale.ts';

/** Labels by cell. */
export type ValueLabels = ReadonlyMap<string, string>;

/** The scale that labels state. */
export interface LabelledScale {
  /** Of the codes. */
  readonly scale: Bounds;
  /** Whether the smallest code is the best answer. */
  readonly isDescending: boolean;
  /** The labelled codes of its steps, ascending. */
  readonly steps: readonly (readonly [code: string, label: string])[];
}

/** A scale of two codes is a yes or no. */
const MIN_SPAN = 2;
const YES = /^(yes|oui|ja)$/;
const NO = /^(no|non|nein)$/;

/** By cell: what its label names, by name or by label, whatever the case and the accents. */
export function namesByLabel<T extends Pick<Named, 'name' | 'label'>>(labels: ValueLabels, targets: readonly T[]): Map<string, T> {
  const index = new NameIndex(
    targets.map(({ name, label }) => ({ name: foldLabel(name), label: label === null ? null : foldLabel(label) })),
  );
  return new Map(
    [...labels].flatMap(([cell, label]) => {
      const target = targets[index.find(foldLabel(label))];
      return target ? [[cell, target] as const] : [];
    }),
  );
}

/**
 * The scale of the codes whose labels are steps of a verbal scale: all of them, or its ends. Null if the labels do not show both ends, or if
 * their order is not that of the codes.
 */
export function labelledScale(labels: ValueLabels): LabelledScale | null {
  const codes = [...labels].filter(([cell, label]) => /^-?\d+$/.test(cell) && !isNoAnswer(label)).sort(([a], [b]) => Number(a) - Number(b));
  return scaleOf(codes) ?? scaleOf(codes.filter(([, label]) => isLikertText(label)));
}

function scaleOf(steps: LabelledScale['steps']): LabelledScale | null {
  const [min, max] = [Number(steps[0]?.[0]), Number(steps.at(-1)?.[0])];
  if (!(max - min >= MIN_SPAN)) return null;
  const texts = steps.map(([, label]) => label);
  const isAscending = rises(texts, max - min + 1);
  if (!isAscending && !rises(texts.toReversed(), max - min + 1)) return null;
  return { scale: { min, max }, isDescending: !isAscending, steps };
}

/** Whether texts go from the worst to the best end of a scale. */
function rises(texts: readonly string[], codes: number): boolean {
  const order = likertOrder(texts);
  if (order) return order.sides[0] === -1 && order.sides.at(-1) === 1 && order.texts.every((text, at) => text === texts[at]);
  const named = likertScale(texts);
  return named !== null && named.scale.max === codes && named.values.every(([text, value], at) => text === texts[at] && value === at + 1);
}

/** Whether labels make categories of cells: each has one, and none of them is a step of a scale or repeats the number of its code. */
export function areCategories(cells: readonly string[], labels: ValueLabels): boolean {
  const named = cells.map((cell) => labels.get(cell));
  return (
    cells.length > 0 && named.every((label, at) => label !== undefined && !isLikertText(label) && !repeatsCode(cells[at] as string, label))
  );
}

function repeatsCode(code: string, label: string): boolean {
  const number = /^-?\d+(?![-–\d]|\s*[-–]\s*\d)/.exec(label)?.[0];
  return number !== undefined && Number(number) === Number(code);
}

/** The cells labelled "yes", if all others are labelled "no"; null: the labels say something else. */
export function yesCells(cells: readonly string[], labels: ValueLabels): string[] | null {
  const said = cells.map((cell) => foldLabel(labels.get(cell) ?? ''));
  const yes = cells.filter((_, at) => YES.test(said[at] as string));
  return yes.length > 0 && said.every((text) => YES.test(text) || NO.test(text)) ? yes : null;
}
