import type { Bounds, Column, LabelValue, RatedColumn } from '@parcours/model';

/** How a column is read, as the language writes it (with English keywords): `"Q1" scale 1..10 missing "99"`. */
export function ratedColumnText(column: RatedColumn, more: readonly string[] = []): string {
  const { scale, reversed, missing, labelValues } = column;
  return [
    columnText(column),
    ...(scale ? [`scale ${boundsText(scale, reversed)}`] : []),
    ...(missing.length > 0 ? [`missing ${missing.map(quoted).join(', ')}`] : []),
    ...more,
    ...labelValues.map(({ cell, value }: LabelValue) => `${quoted(cell)} -> ${value}`),
  ].join(' ');
}

export function columnText({ header, values }: Column): string {
  return [quoted(header), ...values.map(({ cell, name }) => `${quoted(cell)} -> ${name}`)].join(' ');
}

export function boundsText({ min, max }: Bounds, isReversed = false): string {
  return isReversed ? `${max}..${min}` : `${min}..${max}`;
}

export const quoted = (text: string): string => `"${text}"`;
