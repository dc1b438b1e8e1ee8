/** Every numeric limit, on both sides of it: one that moves by one is noticed. */
import { describe, expect, test } from 'vitest';
import { conformance, discover, type StageActivities } from '../src/index.ts';
import { log, logOf } from './build.ts';

/** Three cases that switch channels and go back; one that does something else. */
const LOG = log(`
  a: look web 0, order store 2, look web 3
  b: look web 0, order store 2, look web 3
  c: look web 0, order store 2, look web 3
  d: call phone 1, call phone 4
`);

const stage = (name: string): StageActivities => ({ id: `stage:${name}`, name, label: null, volume: null, cells: [], aliases: [] });

describe('what fewer cases than the minimum cell size do is suppressed', () => {
  const shown = (minCellSize: number) => discover(LOG, { paths: 10, minCellSize });

  test('paths', () => {
    expect(shown(3).paths).toMatchObject({ count: 2, shown: [], otherCases: 4 });
    expect(shown(1).paths).toMatchObject({ count: 2, shown: [{ cases: 3 }, { cases: 1 }], otherCases: 0 });
    expect(shown(4).paths).toMatchObject({ count: 2, shown: [], otherCases: 4 });
  });

  test('channel switches', () => {
    expect(shown(3).switches).toHaveLength(2);
    expect(shown(4).switches).toEqual([]);
  });

  test('durations', () => {
    // 3, 3, 3 and 3 hours: none above the median.
    expect(shown(1).duration).toBeNull();
    const of = (...hours: number[]) => log(hours.map((at, key) => `c${key}: look web 0, order web ${at}`).join('\n'));
    expect(discover(of(1, 2, 3, 4), { paths: 1, minCellSize: 2 }).duration).toMatchObject({ n: 4, median: 2.5 });
    expect(discover(of(1, 2, 3), { paths: 1, minCellSize: 2 }).duration).toBeNull();
    expect(discover(of(1, 2, 2, 3), { paths: 1, minCellSize: 2 }).duration).toBeNull();
  });

  test('deviations from the journey', () => {
    const deviations = (minCellSize: number) => conformance(LOG, [stage('look'), stage('order')], minCellSize).deviations;
    expect(deviations(3)).toEqual([{ from: 'order', to: 'look', cases: 3 }]);
    expect(deviations(4)).toEqual([]);
  });
});

test('as many paths are shown as are asked for', () => {
  expect(discover(LOG, { paths: 1, minCellSize: 0 }).paths.shown).toHaveLength(1);
  expect(discover(LOG, { paths: 2, minCellSize: 0 }).paths.shown).toHaveLength(2);
});

test('five lines of rejected events are kept', () => {
  const rejected = (n: number) =>
    discover(logOf([['a', 'x', '', 0], ...Array.from({ length: n }, () => ['', 'x', '', 0] as const)]), { paths: 1, minCellSize: 0 }).lost;
  expect(rejected(5)).toMatchObject([{ reason: 'no-case', count: 5, lines: [3, 4, 5, 6, 7] }]);
  expect(rejected(6)).toMatchObject([{ reason: 'no-case', count: 6, lines: [3, 4, 5, 6, 7] }]);
});

test.each([32, 33])('a case of %i events is sorted by time, whichever way it is sorted', (length) => {
  const events = Array.from({ length }, (_, at) => ['a', `x${at}`, '', length - at] as const);
  const [path] = discover(logOf(events), { paths: 1, minCellSize: 0 }).paths.shown;
  expect(path?.activities).toEqual(events.map(([, activity]) => activity).toReversed());
});
