import { describe, expect, test } from 'vitest';
import { AMBIGUOUS_DATE, parseDates } from '../../src/values/dates.ts';

const dates = (...cells: string[]) => parseDates(cells, null);

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
    ['12 mars 2026', '2026-03-12'],
    ['12. März 2026', '2026-03-12'],
    ['12-Mar-26', '2026-03-12'],
    ['March 12, 2026', '2026-03-12'],
    ['12/Mar/2026', '2026-03-12'],
    ['Mar 12, 2026', '2026-03-12'],
    ['mar. 12 mai 2026', '2026-05-12'],
    ['jeudi 12 mars 2026', '2026-03-12'],
    ['Donnerstag, 12. März 2026', '2026-03-12'],
    ['Thu, 12 Mar 2026 08:00:00 +0100', '2026-03-12'],
    ['12 FÉVR. 2026', '2026-02-12'],
    ['1. Jänner 2026', '2026-01-01'],
    ['avril 2026', '2026-04-01'],
    // ISO 8601: the year 2026 has 53 weeks, 2027 begins in one of 2026.
    ['2026-W01', '2025-12-29'],
    ['2026W15', '2026-04-06'],
    ['2026-W53-7', '2027-01-03'],
    ['2020-W53-5', '2021-01-01'],
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
    '12 marble 2026',
    'maxi 12/03/2026',
    '2025-W53',
    '2026-W00',
    '2026-W15-8',
    '2026-04-01 25:00',
    '2026-04-01 12:60',
    '1743510605',
    '1743510605250',
  ])('not a date: %s', (cell) => {
    expect(dates(cell)).toEqual([null]);
  });

  test('a cell of a million letters is none, at once', () => {
    for (const letter of ['T', ',', '1', 'm', ' ']) expect(dates(`2026-04-01${letter.repeat(1_000_000)}x`)).toEqual([null]);
  }, 2000);

  test('day and month that could change places are not guessed', () => {
    expect(dates('01/02/2026', '03-04-26')).toEqual([AMBIGUOUS_DATE, AMBIGUOUS_DATE]);
  });

  test('a cell that can be read in one way decides for its column, unless another one says otherwise', () => {
    expect(dates('01/02/2026', '13/02/2026')).toEqual(['2026-02-01', '2026-02-13']);
    expect(dates('01/02/2026', '02/13/2026')).toEqual(['2026-01-02', '2026-02-13']);
    expect(dates('01/02/2026', '02/13/2026', '13/02/2026')).toEqual([AMBIGUOUS_DATE, '2026-02-13', '2026-02-13']);
  });

  test('a declared order is law', () => {
    expect(parseDates(['01/02/2026', '13/02/2026', '2026-02-01', '01.02.26'], 'month-day-year')).toEqual([
      '2026-01-02',
      null,
      '2026-02-01',
      '2026-01-02',
    ]);
    expect(parseDates(['01/02/2026', '02/13/2026'], 'day-month-year')).toEqual(['2026-02-01', null]);
    expect(parseDates(['26/02/01', '2026/02/01'], 'year-month-day')).toEqual(['2026-02-01', '2026-02-01']);
  });
});
