import { describe, expect, test } from 'vitest';
import { AMBIGUOUS_DATE, readDates } from '../src/dates.ts';

const dates = (...cells: string[]) => readDates(cells, null);

describe('dates', () => {
  test.each([
    ['2026-04-01', '2026-04-01'],
    ['2026-04-01T23:30:00Z', '2026-04-01'],
    ['2026-04-01 08:05', '2026-04-01'],
    ['2026/4/1', '2026-04-01'],
    ['20260401', '2026-04-01'],
    ['2026-04', '2026-04-01'],
    ['01.04.2026', '2026-04-01'],
    ['1.4.26', '2026-04-01'],
    ['31.12.1999', '1999-12-31'],
    ['25/04/2026', '2026-04-25'],
    ['04/25/2026', '2026-04-25'],
    ['04/25/2026 3:15 PM', '2026-04-25'],
    ['4/4/2026', '2026-04-04'],
    ['1 avril 2026', '2026-04-01'],
    ['1er août 2026', '2026-08-01'],
    ['3. März 2026', '2026-03-03'],
    ['12-mai-26', '2026-05-12'],
    ['April 1st, 2026', '2026-04-01'],
    ['24. Dez. 2026', '2026-12-24'],
    ['5 juil. 2026', '2026-07-05'],
    ['5 June 2026', '2026-06-05'],
    ['5 juin 2026 14h30', '2026-06-05'],
    ['29.02.2024', '2024-02-29'],
  ])('%s', (cell, iso) => {
    expect(dates(cell)).toEqual([iso]);
  });

  test.each([
    '',
    '31.02.2026',
    '29.02.2026',
    '2026-13-01',
    '32/01/2026',
    '00/00/0000',
    'yesterday',
    '46113',
    '1 mois 2026',
    '1/2',
    '12:30',
    '1.234.56',
  ])('not a date: %s', (cell) => {
    expect(dates(cell)).toEqual([null]);
  });

  test('day and month that could change places are not guessed', () => {
    expect(dates('01/02/2026', '03-04-26')).toEqual([AMBIGUOUS_DATE, AMBIGUOUS_DATE]);
  });

  test('a cell that can be read in one way decides for its column, unless another one says otherwise', () => {
    expect(dates('01/02/2026', '13/02/2026')).toEqual(['2026-02-01', '2026-02-13']);
    expect(dates('01/02/2026', '02/13/2026')).toEqual(['2026-01-02', '2026-02-13']);
    expect(dates('01/02/2026', '02/13/2026', '13/02/2026')).toEqual([AMBIGUOUS_DATE, '2026-02-13', '2026-02-13']);
  });

  test('a declared order is law', () => {
    expect(readDates(['01/02/2026', '13/02/2026', '2026-02-01', '01.02.26'], 'month-day-year')).toEqual([
      '2026-01-02',
      null,
      '2026-02-01',
      '2026-01-02',
    ]);
    expect(readDates(['01/02/2026', '02/13/2026'], 'day-month-year')).toEqual(['2026-02-01', null]);
    expect(readDates(['26/02/01', '2026/02/01'], 'year-month-day')).toEqual(['2026-02-01', '2026-02-01']);
  });
});
