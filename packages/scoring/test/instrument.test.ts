import type { Kpi, Measure, RatedColumn, Repository, Study } from '@parcours/model';
import { expect, test } from 'vitest';
import { instrumentOf } from '../src/index.ts';
import { kpi, study } from './builders.ts';

const column = (given: Partial<RatedColumn> = {}): RatedColumn => ({
  ...{ id: 'x', header: 'x', values: [], scale: { min: 1, max: 5 }, reversed: false, missing: [], labelValues: [] },
  ...given,
});
const measure = (given: Partial<RatedColumn> = {}, stage = 'one'): Measure => ({ stage, column: column(given), expectation: null });

const repository = (score: number): Repository => ({
  ...{ id: 'r', name: 'r', label: null },
  stages: [
    {
      ...{ id: 's', name: 'one', label: null },
      actions: [
        {
          ...{ id: 'a', name: 'ask', label: null, kano: 'basic', channels: [] },
          responses: [{ id: 'b', name: 'answered', label: null, score }],
        },
      ],
    },
  ],
});

const keyOf = (given: Partial<Study>, model: { readonly kpis?: readonly Kpi[]; readonly repository?: Repository } = {}, name = 'one') =>
  instrumentOf(study('any', given), { of: name === 'one' ? 'stage' : 'kpi', name }, { kpis: [], repository: null, ...model });

const survey: Partial<Study> = { method: 'survey', timing: 'hot', measures: [measure()] };

test('names, columns, missing codes and other stages do not matter', () => {
  const same: Partial<Study>[] = [
    { ...survey, name: 'later', date: '2027', wave: 'W2', where: [], measures: [measure({ header: 'Q7', missing: ['9'] })] },
    { ...survey, measures: [measure(), measure({ scale: { min: 0, max: 10 } }, 'two')] },
    { ...survey, measures: [{ ...measure(), expectation: { id: 'e', header: 'e', values: [] } }] },
    { ...survey, kpis: [{ kpi: 'nps', column: column(), success: [], hours: 1 }], segment: { id: 's', header: 's', values: [] } },
  ];
  for (const each of same) expect(keyOf(each)).toBe(keyOf(survey));
});

test('method, hot or cold, ratings or responses, scale, direction and mapped answers do', () => {
  const long: Partial<Study> = { ...survey, measures: [], stage: { id: 's', header: 's', values: [] } };
  const different: Partial<Study>[] = [
    survey,
    { ...survey, method: 'interview' },
    { ...survey, timing: 'cold' },
    { ...survey, timing: null },
    { ...survey, measures: [measure({ scale: { min: 1, max: 10 } })] },
    { ...survey, measures: [measure({ reversed: true })] },
    { ...survey, measures: [measure({ labelValues: [{ cell: 'good', value: 5 }] })] },
    { ...survey, measures: [measure({ labelValues: [{ cell: 'good', value: 4 }] })] },
    { ...survey, measures: [measure(), measure()] },
    { ...long, response: column() },
    { ...long, score: column(), response: column() },
  ];
  const keys = different.map((each) => keyOf(each, { repository: repository(2) }));
  expect(new Set(keys).size).toBe(different.length);
});

test('ratings are the same in a wide, a long and an aggregated file', () => {
  const long: Partial<Study> = { ...survey, measures: [], stage: { id: 's', header: 's', values: [] } };
  expect(keyOf({ ...long, score: column() })).toBe(keyOf(survey));
  expect(keyOf({ ...long, mean: column(), n: column(), sd: column(), aggregated: true })).toBe(keyOf(survey));
});

test('the order of a mapping does not matter, nor the spaces around its cells', () => {
  const [good, bad] = [
    { cell: 'Good', value: 5 },
    { cell: 'bad', value: 1 },
  ];
  expect(keyOf({ measures: [measure({ labelValues: [good, bad] })] })).toBe(
    keyOf({ measures: [measure({ labelValues: [bad, { ...good, cell: 'Good ' }] })] }),
  );
});

test('responses: the actions and scores of the repository', () => {
  const visits: Partial<Study> = { method: 'mystery-visit', stage: column(), response: column() };
  const [two, three] = [{ repository: repository(2) }, { repository: repository(3) }];
  expect(keyOf(visits, two)).toBe(keyOf({ ...visits, response: column({ header: 'réponse' }) }, two));
  expect(keyOf(visits, two)).not.toBe(keyOf(visits, three));
  expect(keyOf(survey, two)).toBe(keyOf(survey, three));
  // a stage that the repository does not hold has no responses
  const rated: Partial<Study> = { ...visits, score: column() };
  expect(keyOf(rated)).toBe(keyOf({ ...rated, response: null }));
});

test('KPIs: boxes and what counts as a success', () => {
  const asked = (name: string, success: string[] = [], hours = 1): Partial<Study> => {
    return { method: 'survey', kpis: [{ kpi: name, column: column(), success, hours }] };
  };
  const boxes = (min: number) => ({ kpis: [kpi('csat', { boxes: { min, max: 5 } })] });
  expect(keyOf(asked('csat'), boxes(4), 'csat')).not.toBe(keyOf(asked('csat'), boxes(5), 'csat'));
  const rate = { kpis: [kpi('rate')] };
  expect(keyOf(asked('rate', ['yes', 'oui']), rate, 'rate')).toBe(keyOf(asked('rate', ['oui', ' yes']), rate, 'rate'));
  expect(keyOf(asked('rate', ['yes']), rate, 'rate')).not.toBe(keyOf(asked('rate', ['yes', 'maybe']), rate, 'rate'));
  // minutes and hours are both times
  const time = { kpis: [kpi('time')] };
  expect(keyOf(asked('time', [], 1), time, 'time')).toBe(keyOf(asked('time', [], 1 / 60), time, 'time'));
});
