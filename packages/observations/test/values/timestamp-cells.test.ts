import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveTimestamps, type TimestampCells, timestampCells } from '../../src/values/timestamp-cells.ts';
import { TimestampColumn } from '../../src/values/timestamp-column.ts';

type Order = Parameters<typeof resolveTimestamps>[1];

/** As a delimited text is read: what is regular by its bytes. */
function byBytes(values: readonly string[]): TimestampCells {
  const instants = new TimestampColumn();
  for (const value of values) instants.addText(value);
  return instants.finish();
}

/** As all other files are: by the text of the cells alone. */
function byText(values: readonly string[]): TimestampCells {
  return timestampCells({ values, codes: Uint32Array.from(values, (_, at) => at) });
}

function timesOf(cells: TimestampCells, order: Order) {
  const read = resolveTimestamps(cells, order);
  return 'fault' in read ? read : [...cells.times].map((at) => (at >= 0 ? at : (read.times[-1 - at] as number)));
}

function read(values: string[], order: Order = null) {
  const times = timesOf(byBytes(values), order);
  expect(times).toEqual(timesOf(byText(values), order));
  return 'fault' in times ? times : times.map((time) => (Number.isNaN(time) ? null : new Date(time).toISOString()));
}

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
  ['2026-04-01T12:30:05.123456789', '2026-04-01T12:30:05.123Z'],
  ['2026-04-01T12:30:05+02', '2026-04-01T10:30:05.000Z'],
  ['2026-04-01T12:30:05+02:00[Europe/Paris]', '2026-04-01T10:30:05.000Z'],
  ['20260401T123005Z', '2026-04-01T12:30:05.000Z'],
  ['20260401123005', '2026-04-01T12:30:05.000Z'],
  ['04/25/2026 3:15 PM', '2026-04-25T15:15:00.000Z'],
  ['04/25/2026 12:00:01 a.m.', '2026-04-25T00:00:01.000Z'],
  ['5 juin 2026 à 14 h 30', '2026-06-05T14:30:00.000Z'],
  ['3. März 2026, 14.30 Uhr', '2026-03-03T14:30:00.000Z'],
  ['Wed, 01 Apr 2026 12:00:00 GMT', '2026-04-01T12:00:00.000Z'],
  ['2026-04-01T10:00:00 CEST', '2026-04-01T08:00:00.000Z'],
  ['2026/01/12 3:45:10 PM UTC+1', '2026-01-12T14:45:10.000Z'],
  ['2026/01/12 12:05:10 AM GMT+5:30', '2026-01-11T18:35:10.000Z'],
  ['Jan 12, 2026 3:45:10 PM EST', '2026-01-12T20:45:10.000Z'],
  ['2026-01-12 15:45:10 −05:00', '2026-01-12T20:45:10.000Z'],
  ['Mon Jan 12 2026 15:45:10 GMT+0100 (Central European Standard Time)', '2026-01-12T14:45:10.000Z'],
  ['Mi., 1.4.2026 7:05', '2026-04-01T07:05:00.000Z'],
  ['1969-12-31T23:00:00', '1969-12-31T23:00:00.000Z'],
  ['1743510605', '2025-04-01T12:30:05.000Z'],
  ['1743510605.25', '2025-04-01T12:30:05.250Z'],
  ['1743510605250', '2025-04-01T12:30:05.250Z'],
  ['1743510605250000', '2025-04-01T12:30:05.250Z'],
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
  '1743500',
  '2026040112',
  '2026-04',
  '2026-W15',
  '2026-04-01T10:00:00 XYZ',
  '2026-04-01 10:00 IST',
  '13:00 PM',
  '32.01.2026',
  '2026-04-01Tx2:30:05',
])('"%s" is no time', (text) => {
  expect(read([text])).toEqual([null]);
});

test('day or month first is settled by another cell, or by what is declared, and else asked', () => {
  expect(read(['01/02/2026', '13/02/2026'])).toEqual(['2026-02-01T00:00:00.000Z', '2026-02-13T00:00:00.000Z']);
  expect(read(['01/02/2026', '02/13/2026'])).toEqual(['2026-01-02T00:00:00.000Z', '2026-02-13T00:00:00.000Z']);
  expect(read(['01/02/2026', '13/02/2026'], 'month-day-year')).toEqual(['2026-01-02T00:00:00.000Z', null]);
  expect(read(['01/02/2026 10:00', '03/04/2026'])).toEqual({ fault: 'ambiguous', examples: ['01/02/2026 10:00', '03/04/2026'] });
  expect(read(['01/02/2026', '13/02/2026', '02/13/2026'])).toEqual({ fault: 'ambiguous', examples: ['01/02/2026'] });
});

test.each([
  ['a zone for some', ['2026-04-01T12:30:05Z', '2026-04-01T12:30:05'], 'zones'],
  ['seconds since 1970 beside local times', ['1743510605', '2026-04-01'], 'zones'],
  ['seconds and milliseconds', ['1743510605', '1743510605250'], 'epochs'],
])('%s: not trusted', (_, values, fault) => {
  expect(read(values)).toMatchObject({ fault });
});

test('seconds since 1970 are in UTC, as other times with a zone are', () => {
  expect(read(['1743510605', '2025-04-01T14:30:05+02:00'])).toEqual(['2025-04-01T12:30:05.000Z', '2025-04-01T12:30:05.000Z']);
});

const two = (most: number) => fc.integer({ min: 0, max: most }).map((figure) => String(figure).padStart(2, '0'));

test('the quick way by bytes and the careful way by text read the same, days that do not exist included', () => {
  const time = fc
    .tuple(
      fc.integer({ min: 1960, max: 2100 }),
      ...[two(13), two(32)],
      fc.constantFrom('T', ' '),
      ...[two(25), two(61), two(61)],
      fc.constantFrom('', '.5', ',250', '.123456789', '.'),
      fc.constantFrom('', 'Z', '+02:00', '-0130', '+5', 'X'),
    )
    .map(([y, mo, d, t, h, mi, s, f, z]) => `${y}-${mo}-${d}${t}${h}:${mi}:${s}${f}${z}`);
  fc.assert(
    fc.property(time, (text) => {
      const [quick, careful] = [timesOf(byBytes([text]), null), timesOf(byText([text]), null)];
      expect(quick).toEqual(careful);
      // The engine's own reader of ISO dates, where it may be asked.
      const plain = /^(.{10})[T ](.{8})(\.\d+)?(Z|[+-]\d\d:\d\d)$/.exec(text);
      if (!plain || !Array.isArray(quick) || Number.isNaN(quick[0])) return;
      expect(Math.floor(quick[0] as number)).toBe(Date.parse(`${plain[1]}T${plain[2]}${plain[3] ?? ''}${plain[4]}`));
    }),
    { numRuns: 3000 },
  );
});
