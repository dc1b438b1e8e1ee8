/** Rows on channels that their stage does not have, or that a rupture declares impossible. */
import { type Model, messageOf, type Stage } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { column, model, rated, samples, stageOf, study } from '../build.ts';

const CHANNELS = ['web', 'store', 'phone'].map((name) => ({ id: `channel:${name}`, name, label: name === 'phone' ? 'Hotline' : null }));
const TOUCHPOINTS = [
  { id: 'touchpoint:site', name: 'site', label: null, channel: 'web', owner: null },
  { id: 'touchpoint:fair', name: 'fair', label: null, channel: null, owner: null },
];

function journey(order: Partial<Stage>): Model {
  const all = model(['order=I order', 'pay=I pay'], {}, { channels: CHANNELS, touchpoints: TOUCHPOINTS });
  return { ...all, stages: all.stages.map((stage) => (stage.name === 'order' ? { ...stage, ...order } : stage)) };
}

const long = study({ respondent: column('id'), stage: column('stage'), channel: column('on'), score: rated('score', [1, 7]) });
const FILE = 'id;stage;on;score\nA;order;web;4\nB;order;phone;5\nC;order;store;6\nD;order;phone;7\nE;order;;7\nF;pay;phone;7\n';

function told(order: Partial<Stage>, of = long) {
  const { diagnostics, samples: found } = samples(FILE, of, journey(order));
  return { messages: diagnostics.map((each) => messageOf(each, 'en')), lines: diagnostics.map((each) => each.dataLocation?.lines), found };
}

describe('a channel that the stage does not have', () => {
  test('is told with count, channels and first rows; the rows count', () => {
    const { messages, lines, found } = told({ channels: ['web'] });
    expect(messages).toEqual([
      '3 rows of data/survey.csv at the stage I order are on a channel that the stage does not have: "store", "Hotline" (first at line 3).',
    ]);
    expect(lines).toEqual([[3, 4, 5]]);
    expect(stageOf(found, 'order').used).toBe(5);
  });

  test('a stage without channels has those of its touchpoints', () => {
    expect(told({ touchpoints: ['site'] }).messages).toHaveLength(1);
  });

  test.each([
    ['it has all of them', { channels: ['web', 'store', 'phone'] }],
    ['it names none', {}],
    ['one of its touchpoints may be on any', { touchpoints: ['site', 'fair'] }],
  ])('nothing is told where %s', (_, order) => {
    expect(told(order).messages).toEqual([]);
  });

  test('nor in a wide file, where the channel is the respondent’s', () => {
    const wide = study({
      respondent: column('id'),
      channel: column('on'),
      measures: [{ stage: 'order', column: rated('score', [1, 7]), expectation: null }],
    });
    expect(told({ channels: ['web'] }, wide).messages).toEqual([]);
  });
});

describe('a channel that a rupture declares impossible', () => {
  test('is told, even where the stage has the channel', () => {
    const ruptures = [{ from: 'phone', to: null, text: 'Nobody can order by phone' }];
    const { messages, lines } = told({ channels: ['web', 'store', 'phone'], ruptures });
    expect(messages).toEqual([
      '2 rows of data/survey.csv at the stage I order are on the channel Hotline, although a rupture says that it is impossible there: Nobody can order by phone (first at line 3).',
    ]);
    expect(lines).toEqual([[3, 5]]);
  });

  test('a switch on which the case is lost forbids no channel', () => {
    const ruptures = [{ from: 'phone', to: 'web', text: 'The cart is lost' }];
    expect(told({ channels: ['web', 'store', 'phone'], ruptures }).messages).toEqual([]);
  });
});
