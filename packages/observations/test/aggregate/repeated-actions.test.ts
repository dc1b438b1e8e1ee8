/** Several responses of one respondent to one action are summed, and told unless something sets them apart. */
import { messageOf, type Study } from '@parcours/model';
import { expect, test } from 'vitest';
import { column, model, repository, samples, stageOf, study } from '../build.ts';

const journey = model(
  ['compare', 'order'],
  {},
  {
    channels: [
      { id: 'channel:web', name: 'web', label: null },
      { id: 'channel:store', name: 'store', label: null },
    ],
    repository: repository({
      compare: { 'price basic': { shown: 1, absent: -3 }, 'save delight': { kept: 1 } },
      order: { 'price basic': { shown: 1 } },
    }),
  },
);
const long = (more: Partial<Study> = {}) =>
  study({ respondent: column('id'), stage: column('stage'), action: column('action'), response: column('response'), ...more });

const file = (...rows: readonly string[]) => `id;stage;action;response;who;day;on\n${rows.join('\n')}\n`;
const TWICE = file(
  'A;compare;price;shown;x;2026-03-01;web',
  'B;compare;price;shown;x;2026-03-01;web',
  'A;compare;price;absent;y;2026-03-02;store',
  'A;compare;price;absent;y;2026-03-02;store',
);

function told(text: string, of: Study) {
  return samples(text, of, journey).diagnostics.map((each) => messageOf(each, 'en'));
}

test('two further responses: their scores are added', () => {
  const { samples: found, diagnostics } = samples(TWICE, long(), journey);
  expect(diagnostics.map((each) => messageOf(each, 'en'))).toEqual([
    '2 rows of data/survey.csv give one action of one respondent a further response, whose score is added to that of the first: "price" (first at line 4). If several observers or dates explain it, name their columns with "observer" or "date".',
  ]);
  expect(diagnostics[0]?.dataLocation?.lines).toEqual([4, 5]);
  // A: 1 − 3 − 3, clamped; B: 1.
  expect(stageOf(found, 'compare').scores?.values).toEqual([-3, 1]);
});

test.each([
  ['observers', { observer: column('who') }],
  ['dates', { dateColumn: column('day') }],
  ['channels', { channel: column('on') }],
])('several %s explain the second, not the same again', (_, more) => {
  expect(told(TWICE, long(more)).map((message) => message.slice(0, 6))).toEqual(['1 row ']);
});

test('another action, or the action of another stage, is another response', () => {
  const rows = file('A;compare;price;shown;;;', 'A;compare;save;kept;;;', 'A;order;price;shown;;;', 'B;compare;price;shown;;;');
  expect(told(rows, long())).toEqual([]);
});

test('the action is that of the response where no column names it', () => {
  expect(told(file('A;compare;;shown;;;', 'A;compare;;absent;;;'), long({ action: null }))).toHaveLength(1);
});
