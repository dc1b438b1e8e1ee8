/** Service and waiting times, the XES lifecycle, and times finer than a millisecond: logs worked out by hand. */
import { DEFAULT_DIALECT } from '@parcours/model';
import { isFault, readTable, timestampCells } from '@parcours/observations';
import { describe, expect, test } from 'vitest';
import { type Discovery, discover, type EventLog, eventLogFromTable, suggestLogColumns, XesReader } from '../src/index.ts';

type Row = Readonly<Record<string, string>>;

const all = { paths: 100, minCellSize: 0 };

function valid(log: ReturnType<XesReader['finish']>): EventLog {
  if ('fault' in log) throw new Error(`${log.role}: ${log.fault}`);
  return log;
}

/** Rows with a column `case`, as XES. */
function xes(rows: readonly Row[]): EventLog {
  const traces = Map.groupBy(rows, (row) => row['case:concept:name'] ?? '');
  const reader = new XesReader();
  reader.push('<log>');
  for (const [name, events] of traces) {
    reader.push(`<trace><string key="concept:name" value="${name}"/>`);
    for (const { 'case:concept:name': _, ...event } of events) {
      const attributes = Object.entries(event).filter(([, value]) => value !== '');
      reader.push(`<event>${attributes.map(([key, value]) => `<string key="${key}" value="${value}"/>`).join('')}</event>`);
    }
    reader.push('</trace>');
  }
  reader.push('</log>');
  return valid(reader.finish());
}

/** The same rows as CSV, with other names for the columns if given. */
function csv(rows: readonly Row[], names: Readonly<Record<string, string>> = {}): EventLog {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [keys.map((key) => names[key] ?? key), ...rows.map((row) => keys.map((key) => row[key] ?? ''))];
  const table = readTable(new TextEncoder().encode(lines.map((cells) => cells.join(',')).join('\n')), 'log.csv', DEFAULT_DIALECT);
  if (isFault(table)) throw new Error(table.code);
  const columns = suggestLogColumns(table.columns);
  const cells = (header: string | null) => table.cells[table.columns.indexOf(header ?? '')] ?? null;
  const [cases, activities, times, starts] = [cells(columns.case), cells(columns.activity), cells(columns.time), cells(columns.start)];
  if (!cases || !activities || !times) throw new Error('columns');
  return valid(
    eventLogFromTable(
      {
        ...{ cases, activities, times: timestampCells(times), starts: starts && timestampCells(starts), lines: table.lines },
        ...{ channels: cells(columns.channel), transitions: cells(columns.lifecycle), instances: cells(columns.instance), rejected: [] },
      },
      null,
    ),
  );
}

const PM4PY = (key: string, activity: string, transition: string, minute: string, more: Row = {}): Row => ({
  'case:concept:name': key,
  'concept:name': activity,
  'time:timestamp': `2026-01-01 10:${minute.padStart(2, '0')}:00+00:00`,
  'lifecycle:transition': transition,
  ...more,
});

const PLAIN = {
  'case:concept:name': 'Case',
  'concept:name': 'Activity',
  'time:timestamp': 'Timestamp',
  'lifecycle:transition': 'lifecycle',
  'org:channel': 'channel',
  'concept:instance': 'Activity instance ID',
  start_timestamp: 'Start time',
};

/** Without what depends on lines. */
const figures = (log: EventLog): Discovery => {
  const found = discover(log, all);
  return { ...found, lost: found.lost.map((each) => ({ ...each, lines: [] })) };
};
const step = (log: EventLog, activity: string) => discover(log, all).steps.find((each) => each.activity === activity);
const minutes = (n: number | undefined) => (n === undefined ? undefined : Math.round(n * 60 * 1e9) / 1e9);
const times = (log: EventLog, activity: string) => {
  const found = step(log, activity);
  return [found?.service, found?.waiting].map((each) => each && [each.n, minutes(each.median)]);
};

describe('one log as XES and as a table', () => {
  const rows = [
    PM4PY('1', 'quote', 'schedule', '0', { 'org:channel': 'web' }),
    PM4PY('1', 'quote', 'start', '2', { 'org:channel': 'web' }),
    PM4PY('2', 'order', 'start', '5', { 'org:channel': 'phone' }),
    PM4PY('1', 'quote', 'complete', '10', { 'org:channel': 'web' }),
    PM4PY('2', 'order', 'COMPLETE', '6', { 'org:channel': 'phone' }),
    PM4PY('1', 'order', 'start', '20', { 'org:channel': 'shop' }),
    PM4PY('1', 'order', 'complete', '25', { 'org:channel': 'shop', medium: 'paper' }),
    PM4PY('3', '', 'complete', '1'),
    PM4PY('3', 'order', 'ate_abort', '9'),
    PM4PY('4', 'order', '', '9', { start_timestamp: '2026-01-01 10:01:00+00:00' }),
    PM4PY('4', 'call', 'complete', '30', { start_timestamp: '2026-01-01 10:31:00+00:00' }),
    PM4PY('5', 'call', 'complete', '30', { 'time:timestamp': 'soon' }),
  ];

  test('gives the same figures, whatever the columns are called and the order of the cases', () => {
    const expected = JSON.stringify(figures(xes(rows)));
    expect(JSON.stringify(figures(csv(rows)))).toBe(expected);
    expect(JSON.stringify(figures(csv(rows, PLAIN)))).toBe(expected);
    const byCase = [...rows].sort((a, b) => Number(b['case:concept:name']) - Number(a['case:concept:name']));
    expect(JSON.stringify(figures(csv(byCase)))).toBe(expected);
  });

  test('worked out by hand', () => {
    const found = discover(xes(rows), all);
    expect(found).toMatchObject({
      cases: 3,
      events: 5,
      paths: {
        shown: [
          { activities: ['order'], cases: 1 },
          { activities: ['order', 'call'], cases: 1 },
          { activities: ['quote', 'order'], cases: 1 },
        ],
      },
      switches: [{ from: 'web', to: 'shop', activity: 'order' }],
    });
    expect(found.lost.map(({ reason, count }) => [reason, count])).toEqual([
      ['no-activity', 1],
      ['bad-time', 1],
      ['bad-start', 1],
      ['lifecycle', 2],
    ]);
    expect(times(xes(rows), 'quote')).toEqual([[1, 8], null]);
    // Service: 1, 5 and, by its column, 8 minutes; only case 1 has an activity before: from 10:10 to 10:20.
    expect(times(xes(rows), 'order')).toEqual([
      [3, 5],
      [1, 10],
    ]);
    expect(times(xes(rows), 'call')).toEqual([null, null]);
  });
});

describe('the lifecycle of XES', () => {
  test('suspended time is no service; a second suspension, one that is never resumed', () => {
    const log = csv([
      ...[PM4PY('1', 'a', 'start', '0'), PM4PY('1', 'a', 'suspend', '10'), PM4PY('1', 'a', 'resume', '15')],
      ...[PM4PY('1', 'a', 'suspend', '20'), PM4PY('1', 'a', 'complete', '30')],
      ...[PM4PY('1', 'b', 'start', '34'), PM4PY('1', 'b', 'complete', '40')],
    ]);
    expect(times(log, 'a')).toEqual([[1, 15], null]);
    expect(times(log, 'b')).toEqual([
      [1, 6],
      [1, 4],
    ]);
    expect(log.rejected).toEqual([]);
  });

  test.each([
    ['ate_abort', 3],
    ['withdraw', 3],
  ])('%s ends an execution without a step: the next one has its own start', (transition, count) => {
    const log = csv([
      ...[PM4PY('1', 'x', 'complete', '0'), PM4PY('1', 'a', 'assign', '0'), PM4PY('1', 'a', 'start', '1')],
      ...[PM4PY('1', 'a', transition, '5'), PM4PY('1', 'a', 'start', '7'), PM4PY('1', 'a', 'complete', '9')],
    ]);
    expect(times(log, 'a')).toEqual([
      [1, 2],
      [1, 7],
    ]);
    expect(log.rejected).toEqual([{ reason: 'lifecycle', count, lines: [3, 4, 5], examples: [] }]);
  });

  test('pi_abort ends all that the case has begun; skipped activities are no steps', () => {
    const log = csv([
      ...[PM4PY('1', 'a', 'start', '0'), PM4PY('1', 'b', 'start', '1'), PM4PY('1', 'case', 'pi_abort', '2')],
      ...[PM4PY('1', 'a', 'complete', '3'), PM4PY('1', 'c', 'manualskip', '4'), PM4PY('2', 'a', 'autoskip', '4')],
    ]);
    expect(discover(log, all)).toMatchObject({ cases: 1, events: 1, paths: { shown: [{ activities: ['a'] }] } });
    expect(step(log, 'a')?.service).toBeNull();
    expect(log.rejected).toMatchObject([{ reason: 'lifecycle', count: 5 }]);
  });

  test('two executions at once: by their instance, else the one begun first is completed first', () => {
    const rows = [
      ...[PM4PY('1', 'a', 'start', '0', { 'concept:instance': 'i' }), PM4PY('1', 'a', 'start', '10', { 'concept:instance': 'j' })],
      ...[PM4PY('1', 'a', 'complete', '11', { 'concept:instance': 'j' }), PM4PY('1', 'a', 'complete', '40', { 'concept:instance': 'i' })],
    ];
    const spans = (log: EventLog) => [...(log.service ?? [])].map((time) => time / 60_000);
    expect(spans(csv(rows))).toEqual([1, 40]);
    expect(spans(xes(rows))).toEqual([1, 40]);
    expect(spans(csv(rows.map(({ 'concept:instance': _, ...row }) => row)))).toEqual([11, 30]);
  });

  test('an activity that begins before the previous one is completed waits for nothing', () => {
    const log = csv([
      ...[PM4PY('1', 'a', 'start', '0'), PM4PY('1', 'b', 'start', '5')],
      ...[PM4PY('1', 'a', 'complete', '10'), PM4PY('1', 'b', 'complete', '12')],
    ]);
    expect(times(log, 'b')).toEqual([
      [1, 7],
      [1, 0],
    ]);
  });

  test('starts in one notation, ends in another', () => {
    const row = { ...PM4PY('1', 'a', 'complete', '1'), start_timestamp: '2026-01-01 10:00:00' };
    expect(() => csv([row])).toThrow('start: zones');
  });
});

describe('finer than a millisecond', () => {
  test.each([
    ['ISO', (at: number) => `2026-01-01T10:00:00.${String(123_456_000 + at).padStart(9, '0')}Z`],
    ['ISO, before 1970', (at: number) => `1969-01-01T10:00:00.${String(123_456_000 + at).padStart(9, '0')}Z`],
    ['local', (at: number) => `01.04.2026 10:00:00.${String(999_999_000 + at).padStart(9, '0')}`],
    ['nanoseconds since 1970', (at: number) => String(1_767_261_600_123_456_000n + BigInt(at))],
    ['microseconds since 1970', (at: number) => String(1_767_261_600_123_456n + BigInt(at))],
    ['seconds since 1970', (at: number) => `1767261600.${String(123_456_000 + at).padStart(9, '0')}`],
  ])('%s: the order is kept, in short cases and long ones', (_, timeAt) => {
    for (const length of [20, 50, 999]) {
      const rows = Array.from({ length }, (_each, at) => ({
        'case:concept:name': '1',
        'concept:name': `a${(at * 7) % length}`,
        'time:timestamp': timeAt((at * 7) % length),
      }));
      const expected = [...new Set(rows.map((row) => row['concept:name']))].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
      for (const log of [csv(rows), xes(rows)]) expect(discover(log, all).steps.map(({ activity }) => activity)).toEqual(expected);
    }
  });

  test('durations have the fractions', () => {
    const rows = ['000000001', '000000251', '999999999'].map((fraction, at) => ({
      ...{ 'case:concept:name': '1', 'concept:name': `a${at}`, 'time:timestamp': `2026-01-01T10:00:00.${fraction}Z` },
    }));
    const found = discover(xes(rows), all);
    expect((found.steps[0]?.duration?.median ?? 0) * 3.6e12).toBeCloseTo(250, 6);
    expect((found.duration?.median ?? 0) * 3.6e12).toBeCloseTo(999_999_998, 3);
  });
});

describe('figures of few cases', () => {
  const hour = (at: number) => `2026-01-01T${String(at).padStart(2, '0')}:00:00Z`;
  const event = (key: number, activity: string, at: number, channel = 'web') => ({
    ...{ case: `c${key}`, activity, time: hour(at), channel },
  });

  test('one case with many transitions is one case', () => {
    const one = Array.from({ length: 12 }, (_, at) => event(1, at % 2 ? 'b' : 'a', at));
    const found = discover(csv(one), { paths: 10, minCellSize: 5 });
    expect(found).toMatchObject({ cases: 1, duration: null, steps: [], suppressedSteps: ['a', 'b'], paths: { shown: [] }, switches: [] });
    expect([found.first, found.last]).toEqual([Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 1)]);
  });

  test('a step of ten cases, of which one has most of the durations', () => {
    const rows = Array.from({ length: 10 }, (_, key) => [event(key, 'a', 0), event(key, 'b', 1 + key)]).flat();
    expect(discover(csv(rows), { paths: 10, minCellSize: 5 }).steps[0]?.duration).toEqual({ n: 10, median: 5.5, p90: null });
    const again = Array.from({ length: 12 }, (_, at) => event(1, 'a', 11 + at));
    expect(discover(csv([...rows, ...again]), { paths: 10, minCellSize: 5 }).steps[0]?.duration).toBeNull();
  });

  test.each([
    [49, false],
    [50, true],
  ])('the 90th percentile of %i cases', (n, isShown) => {
    const rows = Array.from({ length: n }, (_, key) => [event(key, 'a', 0), event(key, 'b', 1 + (key < 45 ? key % 9 : key - 35))]).flat();
    const { steps, duration } = discover(csv(rows), { paths: 10, minCellSize: 5 });
    expect([steps[0]?.duration?.p90 !== null, duration?.p90 !== null]).toEqual([isShown, isShown]);
  });

  test.each([
    ['nine cases', Array.from({ length: 9 }, (_, key) => key), false],
    ['ten cases', Array.from({ length: 10 }, (_, key) => key), true],
    ['five of twelve above it', [1, 1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6], true],
    ['four of twelve above it', [1, 1, 1, 1, 1, 1, 1, 1, 3, 4, 5, 6], false],
  ])('the median of %s', (_, hours, isShown) => {
    const rows = hours.flatMap((at, key) => [event(key, 'a', 0), event(key, 'b', at)]);
    const { steps, duration } = discover(csv(rows), { paths: 10, minCellSize: 5 });
    expect([steps[0]?.duration !== null, duration !== null]).toEqual([isShown, isShown]);
  });

  test('a 90th percentile that the longest times share', () => {
    // 60 cases: 50 of 1 h and ten of 9 h, of which none lies above the 90th percentile.
    const rows = Array.from({ length: 60 }, (_, key) => [event(key, 'a', 0), event(key, 'b', key < 50 ? 1 + (key % 4) : 9)]).flat();
    expect(discover(csv(rows), { paths: 10, minCellSize: 5 }).steps[0]?.duration).toEqual({ n: 60, median: 3, p90: null });
  });

  test('the channel of one customer is not told, nor by what the others leave', () => {
    const rows = Array.from({ length: 20 }, (_, key) => event(key, 'a', 0, key === 0 ? 'phone' : key < 8 ? 'shop' : 'web'));
    expect(discover(csv(rows), { paths: 10, minCellSize: 5 }).steps[0]?.channels).toEqual([{ name: 'web', share: 0.6 }]);
  });

  test('ends and repetitions of few, and the next larger part that would tell them', () => {
    // 30 cases: 20 end with b, 7 with c, 3 with a; 2 of them do a twice.
    const rows = Array.from({ length: 30 }, (_, key) => [
      ...(key < 2 ? [event(key, 'a', 0)] : []),
      event(key, 'a', 1),
      ...(key < 3 ? [] : [event(key, key < 23 ? 'b' : 'c', 2)]),
    ]).flat();
    const found = discover(csv(rows), { paths: 10, minCellSize: 5 });
    expect(found.steps.map(({ activity, cases, ends, repeating }) => [activity, cases, ends, repeating])).toEqual([
      ['a', 30, null, null],
      ['b', 20, 20, 0],
      ['c', 7, null, 0],
    ]);
    expect(found.steps.map(({ events, duration }) => [events, duration?.n ?? null])).toEqual([
      [null, null],
      [20, null],
      [null, null],
    ]);
  });
});
