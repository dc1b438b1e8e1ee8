/** Textual answers in a numeric column; their values must be declared and are never guessed. */
import { type Bounds, normalizeLabel, type RatedColumn } from '@parcours/model';
import { cellMatcher, numberShape, within } from './number-notation.ts';

const LABELLED = /^([+\-−]?\d{1,4}(?:[.,]\d{1,3})?)[\s.)\]:=–—-]+[(["'«]?\s*\p{L}/u;

/**
 * The leading number of a label: 1 of `1 - Very dissatisfied`, 10 of `10 (très probable)`.
 *
 * @param bounds of the declared scale; without one, a leading number may mean anything (`3 days`).
 * @returns null if there is no number within the bounds.
 */
export function leadingNumber(cell: string, bounds: Bounds | null): number | null {
  const found = LABELLED.exec(cell)?.[1];
  if (found === undefined || !bounds || !Number.isFinite(bounds.max - bounds.min)) return null;
  const number = Number(found.replace('−', '-').replace(',', '.'));
  return within(number, bounds) ? number : null;
}

/** Distinct cells, normalised and in order of first appearance, that are neither numbers nor missing-value codes nor mapped. */
export function nonNumericAnswers(
  values: readonly string[],
  { missing, labelValues }: Pick<RatedColumn, 'missing' | 'labelValues'>,
): string[] {
  const isMissing = cellMatcher(missing, () => Number.NaN);
  const mapped = new Set(labelValues.map(({ cell }) => normalizeLabel(cell)));
  const texts = values
    .map(normalizeLabel)
    .filter((text) => text !== '' && !isMissing(text) && !mapped.has(text) && numberShape(text) === null);
  return [...new Set(texts)];
}
