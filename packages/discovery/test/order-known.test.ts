import { describe, expect, test } from 'vitest';
import { conformance, discover } from '../src/index.ts';
import { log } from './build.ts';

const all = { paths: 10, minCellSize: 0 };

// The hours of `log` count from midnight of 1 January 2026.
describe('days without times', () => {
  const sameDay = log('a: order web 0, quote store 0, look web 0\nb: order web 24, quote web 24, look web 24');

  test('give no paths, switches, starts, ends or durations', () => {
    const found = discover(sameDay, all);
    expect(found).toMatchObject({ isOrderKnown: false, duration: null, switches: null, paths: { count: 0, shown: [], otherCases: 2 } });
    expect(
      found.steps.map(({ activity, cases, starts, ends, endShare, duration }) => [activity, cases, starts, ends, endShare, duration]),
    ).toEqual([
      ['look', 2, null, null, null, null],
      ['order', 2, null, null, null, null],
      ['quote', 2, null, null, null, null],
    ]);
  });

  test('say nothing of following a journey or going back', () => {
    const stages = ['look', 'quote', 'order'].map((name) => ({ id: name, name, label: null, volume: null, cells: [], aliases: [] }));
    expect(conformance(sameDay, stages, 0)).toMatchObject({ follow: null, complete: null, back: null, deviations: [], unknown: 0 });
  });

  test('tell the order where no case has two activities on a day, or one in twenty at most', () => {
    expect(discover(log('a: look web 0, quote web 24\nb: look web 24, quote web 72'), all)).toMatchObject({ isOrderKnown: true });
    const apart = Array.from({ length: 19 }, (_, i) => `c${i}: look web 0, quote web 24`);
    expect(discover(log([...apart, 'x: look web 0, quote web 0'].join('\n')), all).isOrderKnown).toBe(true);
    expect(discover(log([...apart.slice(1), 'x: look web 0, quote web 0'].join('\n')), all).isOrderKnown).toBe(false);
  });

  test('are none where one event has a time', () => {
    expect(discover(log('a: look web 0, quote web 0\nb: look web 9'), all).isOrderKnown).toBe(true);
  });
});
