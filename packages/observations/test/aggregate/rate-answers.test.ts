/** Answers of a rate that nobody declared: told, with what they count as. */
import { messageOf } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { undeclaredAnswers } from '../../src/index.ts';
import { kpi, model, rated, samples, study } from '../build.ts';

const journey = model(['order'], { bought: 'rate' });

function read(cells: readonly string[], success: string[], mapped: Readonly<Record<string, number>> = {}, missing: string[] = []) {
  const column = {
    ...rated('q', null, ...missing),
    labelValues: Object.entries(mapped).map(([cell, value]) => ({ cell, value })),
  };
  const of = study({ kpis: [kpi('bought', column, { success })] });
  const { samples: found, diagnostics } = samples(`q\n${cells.join('\n')}\n`, of, journey);
  return {
    told: diagnostics.map((each) => `${each.code} ${each.parameters.n}: ${each.parameters.examples}`),
    messages: diagnostics.map((each) => messageOf(each, 'en')),
    lines: diagnostics.map(({ dataLocation }) => dataLocation?.lines),
    values: found.kpis[0]?.values,
  };
}

test('"Yes" beside "yes" and "maybe": two of three successes, three failures nobody declared', () => {
  const { told, messages, lines, values } = read(['Yes', 'yes', 'No', 'maybe', 'Yes', 'yes '], ['Yes']);
  expect(told).toEqual(['JRN0451 2: "yes"', 'JRN0450 1: "maybe"']);
  expect(messages).toEqual([
    '2 cells of the column "q" spell a success otherwise, and count as no success: "yes" (first at line 3 of data/survey.csv). Add the spelling to "success".',
    '1 cell of the column "q" is neither a success nor a declared failure, and counts as no success: "maybe" (first at line 5 of data/survey.csv). Say what each is worth ({ "maybe" -> 0 }), or declare it with "missing".',
  ]);
  expect(lines).toEqual([[3, 7], [5]]);
  // As declared: 2 of 6.
  expect(values).toMatchObject({ values: [0, 1], counts: [4, 2] });
});

describe('nothing is told', () => {
  test.each([
    ['of one other answer: it is the opposite', ['Done', 'Left', 'Left'], ['Done'], {}, []],
    ['of the usual words for no', ['ja', 'nein', 'Nein', '0', 'no'], ['ja'], {}, []],
    ['of declared failures', ['Done', 'Left', 'Later'], ['Done'], { Left: 0, Later: 0 }, []],
    ['of missing codes', ['Done', 'Left', 'n/a'], ['Done'], {}, ['n/a']],
    ['of declared spellings', ['Yes', 'yes', 'No'], ['Yes', 'yes'], {}, []],
    ['without successes of its own, where the other cells are not counted', ['yes', 'YES', 'no'], [], {}, []],
  ])('%s', (_, cells, success, mapped, missing) => {
    expect(read(cells, success, mapped, missing).told).toEqual([]);
  });
});

describe('told', () => {
  test.each([
    ['two other answers', ['Done', 'Left', 'Later'], ['Done'], {}, ['JRN0450 2: "Left", "Later"']],
    ['one beside a usual no', ['Done', 'no', 'Later'], ['Done'], {}, ['JRN0450 1: "Later"']],
    ['one beside a declared failure', ['Done', 'Left', 'Later'], ['Done'], { Left: 0 }, ['JRN0450 1: "Later"']],
    ['a success in capitals', ['done', 'DONE', 'no'], ['done'], {}, ['JRN0451 1: "DONE"']],
    ['numbers beside 1 and 0', ['1', '0', '2', '9', '9'], ['1'], {}, ['JRN0450 3: "2", "9"']],
  ])('%s', (_, cells, success, mapped, told) => {
    expect(read(cells, success, mapped).told).toEqual(told);
  });
});

test('without successes of its own the words are known, and the others are not counted', () => {
  const { told, values } = read(['Yes', 'yes', 'No', 'maybe'], []);
  expect(told).toEqual(['JRN0404 1: "maybe"']);
  expect(values).toMatchObject({ values: [0, 1], counts: [1, 2] });
});

test('distinct cells are sorted as the file’s cells are', () => {
  expect(undeclaredAnswers(['Yes', 'yes', 'No', 'maybe', 'perhaps'], { labelValues: [{ cell: 'maybe', value: 0 }] }, ['Yes'])).toEqual({
    respelled: ['yes'],
    unlisted: ['perhaps'],
  });
});
