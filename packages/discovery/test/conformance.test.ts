import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conformance, LOG_ROLES, type StageActivities, suggestLogColumns } from '../src/index.ts';
import { log, logOf } from './build.ts';

const stage = (name: string, label: string | null = null, alsoCalled: string[] = []): StageActivities => ({
  id: `stage:${name}`,
  name,
  label,
  volume: null,
  cells: [],
  aliases: alsoCalled,
});
const journey = [stage('look', 'Je regarde', ['comparator']), { ...stage('quote'), volume: 0.5 }, stage('order')];

describe('a log held against a journey', () => {
  const found = conformance(
    log(`
      a: look - 0, quote - 1, order - 2
      b: comparator - 0, quote - 1, look - 2, quote - 3
      c: look - 0, order - 1
      d: quote - 0, chat - 1, chat - 2
      e: chat - 0
      f: look - 0, look - 1
    `),
    journey,
    0,
  );

  test('who follows it', () => {
    // a, c (without the quote) and f (only the beginning, twice); b goes back, d and e do something else.
    expect(found).toMatchObject({ cases: 6, follow: 3, complete: 1, back: 1, unknown: 2 });
  });

  test('stage by stage', () => {
    expect(
      found.stages.map(({ name, activities, cases, declared, skipped, ends }) => [name, activities, cases, declared, skipped, ends]),
    ).toEqual([
      ['look', ['comparator', 'look'], 4, null, 1, 1],
      ['quote', ['quote'], 3, 0.5, 1, 2],
      ['order', ['order'], 2, null, 0, 2],
    ]);
  });

  test('what deviates, and what no stage knows', () => {
    expect(found.deviations).toEqual([{ from: 'quote', to: 'Je regarde', cases: 1 }]);
    expect(found.unknownActivities).toEqual([{ activity: 'chat', events: 3, cases: 2, near: null }]);
  });

  test('a name that two stages share means neither', () => {
    const twins = conformance(log('a: wait - 0'), [stage('s1', 'wait'), stage('s2', 'wait')], 0);
    expect(twins.unknownActivities.map(({ activity }) => activity)).toEqual(['wait']);
    expect(conformance(log('a: wait - 0'), [stage('wait', 'other'), stage('s2', 'wait')], 0).stages.map(({ cases }) => cases)).toEqual([
      1, 0,
    ]);
  });

  test('agrees with a naive implementation', () => {
    const event = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('look', 'quote', 'order', 'chat'), fc.constant(''), fc.nat(9));
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        // Of events of one hour the order is not known (order-known.test.ts).
        fc.pre(new Set(events.map(([, , , hour]) => hour)).size !== 1);
        const cases = Map.groupBy(
          events.map((each, at) => ({ each, at })),
          ({ each }) => each[0],
        );
        const lists = [...cases.values()].map((list) =>
          list.sort((p, q) => p.each[3] - q.each[3] || p.at - q.at).map(({ each }) => ['look', 'quote', 'order'].indexOf(each[1])),
        );
        const known = (list: number[]) => list.filter((at) => at >= 0);
        const back = (list: number[]) => known(list).some((at, i, all) => i > 0 && at < (all[i - 1] as number));
        const follows = lists.filter((list) => !list.includes(-1) && !back(list));
        expect(conformance(logOf(events), journey, 0)).toMatchObject({
          follow: follows.length,
          complete: follows.filter((list) => new Set(list).size === 3).length,
          back: lists.filter(back).length,
          unknown: lists.filter((list) => list.includes(-1)).length,
        });
      }),
    );
  });
});

const NO_COLUMNS = Object.fromEntries(LOG_ROLES.map((role) => [role, null]));

test.each([
  [
    ['Case ID', 'Activity', 'Complete Timestamp', 'Resource'],
    ['Case ID', 'Activity', 'Complete Timestamp', null],
  ],
  [
    ['case:concept:name', 'concept:name', 'time:timestamp', 'channel'],
    ['case:concept:name', 'concept:name', 'time:timestamp', 'channel'],
  ],
  [
    ['N° dossier', 'Étape', 'Horodatage', 'Canal'],
    ['N° dossier', 'Étape', 'Horodatage', 'Canal'],
  ],
  [
    ['Vorgangsnummer', 'Aktivität', 'Zeitstempel', 'Kanal'],
    ['Vorgangsnummer', 'Aktivität', 'Zeitstempel', 'Kanal'],
  ],
  [
    ['client', 'dossier', 'action', 'date'],
    ['dossier', 'action', 'date', null],
  ],
  [
    ['a', 'b'],
    [null, null, null, null],
  ],
])('usual columns of %s', (headers, [key, activity, time, channel]) => {
  expect(suggestLogColumns(headers)).toEqual({ ...NO_COLUMNS, case: key, activity, time, channel });
});

test('starts, ends and the lifecycle', () => {
  const plain = ['case', 'activity', 'start', 'end', 'lifecycle'];
  expect(suggestLogColumns(plain)).toEqual({
    ...NO_COLUMNS,
    case: 'case',
    activity: 'activity',
    start: 'start',
    time: 'end',
    lifecycle: 'lifecycle',
  });
  const pm4py = [
    'start_timestamp',
    'lifecycle:transition',
    'concept:instance',
    'org:channel',
    'time:timestamp',
    'concept:name',
    'case:concept:name',
  ];
  const [start, lifecycle, instance, channel, time, activity, key] = pm4py;
  expect(suggestLogColumns(pm4py)).toEqual({ case: key, activity, time, channel, start, lifecycle, instance });
  // Alone, a start is the time of the event.
  expect(suggestLogColumns(['case', 'activity', 'start_timestamp'])).toMatchObject({ time: 'start_timestamp', start: null });
});

test('a column that was chosen for one role is not proposed for another', () => {
  expect(suggestLogColumns(['date', 'timestamp', 'event'], { activity: 'timestamp' })).toEqual({
    ...NO_COLUMNS,
    activity: 'timestamp',
    time: 'date',
  });
});
