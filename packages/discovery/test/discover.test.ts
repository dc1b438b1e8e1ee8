import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DiscoverOptions, discover } from '../src/index.ts';
import { log, logOf } from './build.ts';

const all: DiscoverOptions = { paths: 100, minCellSize: 0 };

describe('a log worked out by hand', () => {
  // Out of order in the file, two events of one time, a case of one event, a step that is repeated.
  const found = discover(
    log(`
      a: look web 0, quote web 2, order store 10
      b: quote web 3, look web 1, order store 3
      c: look web 5
      d: look app 0, quote phone 6, look web 7, quote phone 9
      e: look web 0, quote web 1, order store 4
    `),
    all,
  );

  test('cases, events, how long a case takes', () => {
    expect(found).toMatchObject({ cases: 5, events: 14 });
    expect([found.first, found.last].map((at) => at && new Date(at).toISOString())).toEqual([
      '2026-01-01T00:00:00.000Z',
      '2026-01-01T10:00:00.000Z',
    ]);
    // 10, 2, 0, 9, 4 hours: the median of five is the third; 0.9 · 5 = 4.5, so the fifth.
    expect(found.duration).toEqual({ n: 5, median: 4, p90: 10 });
  });

  test('paths, with b put in order of time and, at the same time, in the order of the file', () => {
    expect(found.paths).toEqual({
      count: 3,
      shown: [
        { activities: ['look', 'quote', 'order'], cases: 3, share: 0.6 },
        { activities: ['look'], cases: 1, share: 0.2 },
        { activities: ['look', 'quote', 'look', 'quote'], cases: 1, share: 0.2 },
      ],
      otherCases: 0,
    });
  });

  test('steps: volume, time to the next event, where cases end', () => {
    const [look, quote, order] = found.steps;
    expect(found.steps.map(({ activity }) => activity)).toEqual(['look', 'quote', 'order']);
    // look → next: a 2, b 2, d 6 and 2, e 1 hours. 0.9 · 5 = 4.5: the fifth.
    expect(look).toMatchObject({
      events: 6,
      cases: 5,
      share: 1,
      repeating: 1,
      starts: 5,
      ends: 1,
      endShare: 0.2,
      duration: { n: 5, median: 2, p90: 6 },
    });
    // quote → next: a 8, b 0, d 1, e 3 hours: the median is half way between 1 and 3; 0.9 · 4 = 3.6: the fourth.
    expect(quote).toMatchObject({
      events: 5,
      cases: 4,
      share: 0.8,
      repeating: 1,
      starts: 0,
      ends: 1,
      endShare: 0.25,
      duration: { n: 4, median: 2, p90: 8 },
    });
    expect(order).toMatchObject({ events: 3, cases: 3, share: 0.6, repeating: 0, ends: 3, endShare: 1, duration: null });
    expect(look?.channels).toEqual([
      { name: 'web', share: 5 / 6 },
      { name: 'app', share: 1 / 6 },
    ]);
  });

  test('changes of channel; again: the customer had done it before', () => {
    expect(found.switches).toEqual([
      { from: 'web', to: 'store', activity: 'order', switches: 3, cases: 3, share: 0.6, again: 0, ends: 3 },
      { from: 'phone', to: 'web', activity: 'look', switches: 1, cases: 1, share: 0.2, again: 1, ends: 0 },
      { from: 'app', to: 'phone', activity: 'quote', switches: 1, cases: 1, share: 0.2, again: 0, ends: 0 },
      { from: 'web', to: 'phone', activity: 'quote', switches: 1, cases: 1, share: 0.2, again: 1, ends: 1 },
    ]);
  });

  test('what fewer than the limit do is not told in detail', () => {
    const safe = discover(log('a: x web 0, y app 1\nb: x web 0, y app 2\nc: y app 0, x web 3'), { paths: 10, minCellSize: 2 });
    // The third case would be what the path of the two others leaves.
    expect(safe.paths).toEqual({ count: 2, shown: [], otherCases: 3 });
    expect(safe.switches?.map(({ from, to }) => [from, to])).toEqual([['web', 'app']]);
    expect(safe.steps.map(({ activity, duration }) => [activity, duration])).toEqual([
      ['x', null],
      ['y', null],
    ]);
  });

  test('rows without case, activity or time are counted with their lines', () => {
    const found = discover(
      logOf([
        ['a', 'x', '', 0],
        ['', 'x', '', 0],
        ['a', ' ', '', 0],
        ['b', 'x', '', Number.NaN],
      ]),
      all,
    );
    expect(found).toMatchObject({ cases: 1, events: 1, switches: null });
    expect(found.lost).toEqual([
      { reason: 'no-case', count: 1, lines: [3], examples: [] },
      { reason: 'no-activity', count: 1, lines: [4], examples: [] },
      { reason: 'no-time', count: 1, lines: [5], examples: [] },
    ]);
  });

  test('an empty log', () => {
    expect(discover(logOf([]), all)).toMatchObject({
      cases: 0,
      events: 0,
      first: null,
      duration: null,
      steps: [],
      paths: { count: 0, shown: [], otherCases: 0 },
    });
  });
});

/**
 * The figures below come from an independent program, written in Python with nothing but its standard library:
 *
 *   x = 12345; events = []
 *   for i in range(20000):
 *       for _ in range(4): x = (1103515245 * x + 12345) % 2**31
 *       case = (x >> 8) % 1500; x = (1103515245 * x + 12345) % 2**31
 *       act = 'ABCDEF'[min(5, (x >> 10) % 9)]; x = (1103515245 * x + 12345) % 2**31
 *       chan = 'wps'[(x >> 12) % 3]; x = (1103515245 * x + 12345) % 2**31
 *       events.append((case, (x >> 8) % 5000, i, act, chan))
 *   by = {}
 *   for case, hour, i, act, chan in sorted(events): by.setdefault(case, []).append((act, chan, hour))
 *
 * then `collections.Counter` of the joined activities, `statistics.median` and, for the 90th percentile, sorted()[ceil(0.9 n) − 1] or the
 * mean of it and the next one where 0.9 n is whole.
 */
test('agrees with an independent program on 20,000 events', () => {
  let x = 12345n;
  const next = () => {
    x = (1103515245n * x + 12345n) % 2147483648n;
    return Number(x);
  };
  const events = Array.from({ length: 20_000 }, () => {
    for (let skip = 0; skip < 3; skip++) next();
    const key = (next() >> 8) % 1500;
    const activity = 'ABCDEF'[Math.min(5, (next() >> 10) % 9)] as string;
    const channel = 'wps'[(next() >> 12) % 3] as string;
    return [String(key), activity, channel, (next() >> 8) % 5000] as const;
  });
  const found = discover(logOf(events), { paths: 3, minCellSize: 0 });
  expect({
    cases: found.cases,
    paths: found.paths.count,
    shown: found.paths.shown.map((path) => [path.activities.join(''), path.cases]),
    duration: found.duration,
    steps: found.steps.map(({ activity, events, cases, starts, ends, duration }) => [
      activity,
      events,
      cases,
      starts,
      ends,
      duration?.n,
      duration?.median,
      duration?.p90,
    ]),
    switches: found.switches?.reduce((sum, { switches }) => sum + (switches ?? 0), 0),
    again: found.switches?.reduce((sum, { again }) => sum + (again ?? 0), 0),
  }).toEqual(ORACLE);
});

const ORACLE = {
  cases: 1500,
  paths: 1500,
  shown: [
    ['AAAFBFCFFC', 1],
    ['AABBAAFAEDFDEDCC', 1],
    ['AABEFAFFBFEFFCF', 1],
  ],
  duration: { n: 1500, median: 4390.5, p90: 4785.0 },
  steps: [
    ['F', 8873, 1497, 675, 668, 8205, 245, 802],
    ['A', 2254, 1193, 164, 161, 2093, 240, 778],
    ['B', 2229, 1187, 164, 168, 2061, 237, 787],
    ['D', 2274, 1170, 177, 168, 2106, 238.0, 783],
    ['E', 2216, 1150, 159, 164, 2052, 241.0, 809],
    ['C', 2154, 1138, 161, 171, 1983, 234, 779],
  ],
  switches: 12339,
  again: 8462,
};

describe('any log', () => {
  const event = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('x', 'y', 'z'), fc.constantFrom('web', 'app', ''), fc.nat(9));

  test('agrees with a naive implementation', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 120 }), (events) => {
        // Of events of one hour the order is not known (order-known.test.ts).
        fc.pre(new Set(events.map(([, , , hour]) => hour)).size !== 1);
        const found = discover(logOf(events), all);
        const cases = new Map<string, (typeof events)[number][]>();
        for (const each of events) cases.set(each[0], [...(cases.get(each[0]) ?? []), each]);
        const ordered = [...cases.values()].map((list) =>
          list
            .map((each, at) => ({ each, at }))
            .sort((p, q) => p.each[3] - q.each[3] || p.at - q.at)
            .map(({ each }) => each),
        );
        const paths = new Map<string, number>();
        for (const list of ordered) {
          const path = list.map(([, activity]) => activity).join(' ');
          paths.set(path, (paths.get(path) ?? 0) + 1);
        }
        expect(new Map(found.paths.shown.map((path) => [path.activities.join(' '), path.cases]))).toEqual(paths);
        for (const step of found.steps) {
          const own = ordered.filter((list) => list.some(([, activity]) => activity === step.activity));
          const waits = ordered.flatMap((list) =>
            list.flatMap(([, activity, , hour], at) =>
              activity === step.activity && list[at + 1] ? [(list[at + 1]?.[3] ?? 0) - hour] : [],
            ),
          );
          expect(step).toMatchObject({
            cases: own.length,
            events: events.filter(([, activity]) => activity === step.activity).length,
            ends: ordered.filter((list) => list.at(-1)?.[1] === step.activity).length,
            starts: ordered.filter((list) => list[0]?.[1] === step.activity).length,
            repeating: own.filter((list) => list.filter(([, activity]) => activity === step.activity).length > 1).length,
          });
          expect(step.duration).toEqual(
            waits.length === 0 ? null : { n: waits.length, median: naiveQuantile(waits, 5), p90: naiveQuantile(waits, 9) },
          );
        }
        const switched = ordered.flatMap((list) =>
          list.flatMap(([, , channel], at) =>
            at > 0 && channel !== '' && list[at - 1]?.[2] !== '' && list[at - 1]?.[2] !== channel ? [1] : [],
          ),
        );
        expect((found.switches ?? []).reduce((sum, { switches }) => sum + (switches ?? 0), 0)).toBe(switched.length);
      }),
    );
  });

  test('long cases are put in order too', () => {
    const hours = Array.from({ length: 500 }, (_, at) => (at * 337) % 500);
    const found = discover(logOf(hours.map((hour) => ['a', `s${String(hour).padStart(3, '0')}`, '', hour])), all);
    expect(found.paths.shown[0]?.activities).toEqual(hours.map((_, at) => `s${String(at).padStart(3, '0')}`));
    expect(found.steps.map(({ activity }) => activity)).toEqual(found.paths.shown[0]?.activities);
  });
});

function naiveQuantile(values: readonly number[], tenths: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const reached = (sorted.length * tenths) / 10;
  if (!Number.isInteger(reached)) return sorted[Math.ceil(reached) - 1] as number;
  return ((sorted[reached - 1] as number) + (sorted[Math.min(reached, sorted.length - 1)] as number)) / 2;
}
