import { expect, test } from 'vitest';
import { readTimes } from '../src/read-times.ts';

const read = (values: string[], order: Parameters<typeof readTimes>[1] = null) =>
  [...readTimes(values, order).times].map((time) => (Number.isNaN(time) ? null : new Date(time).toISOString()));

test.each([
  ['2026-04-01T12:30:05', '2026-04-01T12:30:05.000Z'],
  ['2026-04-01 12:30:05', '2026-04-01T12:30:05.000Z'],
  ['2026-04-01', '2026-04-01T00:00:00.000Z'],
  ['2026-04-01T12:30', '2026-04-01T12:30:00.000Z'],
  ['2026-04-01T12:30:05.250+02:00', '2026-04-01T10:30:05.250Z'],
  ['2026-04-01T12:30:05,5Z', '2026-04-01T12:30:05.500Z'],
  ['2026-04-01T00:30:00-0130', '2026-04-01T02:00:00.000Z'],
  ['2024-02-29T23:59:59', '2024-02-29T23:59:59.000Z'],
  ['2026/04/01 7:05', '2026-04-01T07:05:00.000Z'],
  ['01.02.2026 12:30', '2026-02-01T12:30:00.000Z'],
  ['31/12/2026 08h15', '2026-12-31T08:15:00.000Z'],
  ['12/31/2026', '2026-12-31T00:00:00.000Z'],
])('%s', (text, time) => {
  expect(read([text])).toEqual([time]);
});

test.each([
  '',
  'yesterday',
  '2026-02-30',
  '2025-02-29T10:00:00',
  '2026-13-01',
  '2026-04-01T24:00:00',
  '2026-04-01T12:60:00',
  '1743500000',
  '32.01.2026',
  '2026-04-01Tx2:30:05',
])('"%s" is no time', (text) => {
  expect(read([text])).toEqual([null]);
});

test('day or month first is settled by another cell, or by what is declared, and else asked', () => {
  expect(read(['01/02/2026', '13/02/2026'])).toEqual(['2026-02-01T00:00:00.000Z', '2026-02-13T00:00:00.000Z']);
  expect(read(['01/02/2026', '02/13/2026'])).toEqual(['2026-01-02T00:00:00.000Z', '2026-02-13T00:00:00.000Z']);
  expect(read(['01/02/2026', '13/02/2026'], 'month-day-year')).toEqual(['2026-01-02T00:00:00.000Z', null]);
  expect(readTimes(['01/02/2026', '03/04/2026'], null).ambiguous).toEqual(['01/02/2026', '03/04/2026']);
  expect(readTimes(['01/02/2026', '13/02/2026', '02/13/2026'], null).ambiguous).toHaveLength(3);
});

test('zones are counted', () => {
  expect(readTimes(['2026-04-01T12:30:05Z', '2026-04-01T12:30:05', '2026-04-01'], null)).toMatchObject({ zoned: 1, local: 2 });
});

test('the quick way and the careful way read the same', () => {
  for (let month = 1; month <= 12; month++) {
    for (const day of [1, 9, 10, 28]) {
      const text = `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T23:05:09`;
      expect(read([text])).toEqual(read([`${text}.000`]));
    }
  }
});
