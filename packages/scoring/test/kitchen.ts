/** The kitchen journey: its Model and its Samples, aggregated here by a second, naive reading of the method (2.1 and 2.2). */
import type { Model, Repository, Samples, StagePair } from '@parcours/model';
import { basics, kpi, kpiSample, model, samples, stage, stageSample, study, verbatim } from './builders.ts';

const GUIDE: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>> = {
  compare: { price: { shown: 1, signup: -2, absent: -3 }, save: { anywhere: 2, web_only: 0, lost: -2 } },
  advice: { wait: { quick: 1, long: -2 }, listen: { tailored: 2, generic: -1 } },
  follow: { resume: { known: 1, unknown: -3 } },
};

const optimal: Repository = {
  id: 'repository:optimal',
  name: 'optimal',
  label: null,
  stages: Object.entries(GUIDE).map(([name, actions]) => ({
    id: `repository:optimal/stage:${name}`,
    name,
    label: null,
    actions: Object.entries(actions).map(([action, responses]) => ({
      id: `repository:optimal/stage:${name}/action:${action}`,
      name: action,
      label: null,
      kano: action === 'save' ? 'delight' : action === 'listen' ? 'performance' : 'basic',
      channels: [],
      responses: Object.entries(responses).map(([response, score]) => ({ id: response, name: response, label: null, score })),
    })),
  })),
};

export const kitchen: Model = model({
  name: 'kitchen',
  repository: optimal,
  kpis: [kpi('nps', { target: 40 }), kpi('ces', { target: 5.5 })],
  stages: [
    stage('compare', { expert: 2, volume: 0.8, importance: 4 }),
    stage('advice', { expert: 1, target: 2.5, volume: 0.55, importance: 5, momentOfTruth: true }),
    stage('follow', { expert: 0, volume: 0.3, importance: 5, momentOfTruth: true }),
    stage('order', { expert: 1, target: 2, volume: 0.22 }),
    stage('fit', { target: 2, volume: 0.2, importance: 5, momentOfTruth: true }),
  ],
  studies: [
    study('survey', { method: 'survey', date: '2026-04', weight: 1 }),
    study('visits', { method: 'mystery-visit', date: '2026-03', weight: 2 }),
  ],
});

/** A visitor a line: the responses met at compare (2), advice (2) and follow (1); the last one gave up before following. */
const VISITS = `
signup lost long tailored unknown
absent web_only quick tailored unknown
shown web_only long tailored known
absent web_only long tailored unknown
signup lost long generic unknown
shown lost long tailored unknown
signup lost quick generic known
shown web_only long generic unknown
shown anywhere quick tailored known
signup anywhere quick tailored unknown
shown web_only long tailored known
signup lost quick generic`;

/** conseil commande pose reco effort; "-" is an empty cell, 99 is declared missing. */
const SURVEY = `
- 7.5 99 5 6|6 7.5 7 8 4|6 9 4 9 4|6.5 7 5.5 4 7|2.5 9.5 99 9 5|3.5 7 7.5 3 5|7.5 8 5 10 7|8 7 8.5 6 4
6 4.5 99 10 4|8.5 6.5 5.5 7 7|3.5 9.5 4 7 4|7.5 8.5 7.5 4 4|9.5 7.5 99 9 5|- 7.5 5.5 8 4|6.5 8.5 2.5 7 5|7.5 10 1 5 3
3.5 8.5 99 6 4|6 6.5 7.5 6 5|8.5 7.5 8 9 6|8 4.5 4.5 7 4|7.5 9 99 3 4|5.5 9 7.5 10 5|6.5 8.5 5.5 4 3|7 6.5 5.5 9 4
5.5 4.5 99 5 4|6 8.5 3 9 4|- 9.5 2 7 3|4.5 7.5 4 8 6|7 6.5 99 8 7|6.5 6.5 6 6 4|8 5.5 2 10 5|7 6.5 6 1 5
6.5 7.5 99 6 3|4 8.5 7 7 4|8.5 6.5 5 7 7|6 5.5 6.5 9 5|7 7.5 99 6 4|4.5 6.5 4 9 5|6.5 7.5 7 4 7|- 10 10 9 7`;

const SCORES: Readonly<Record<string, number>> = {
  ...{ shown: 1, signup: -2, absent: -3, anywhere: 2, web_only: 0, lost: -2 },
  ...{ quick: 1, long: -2, tailored: 2, generic: -1, known: 1, unknown: -3 },
};

const met = VISITS.trim()
  .split('\n')
  .map((line) => line.split(' '));

function scoreOf(responses: readonly string[]): number {
  const sum = responses.reduce((total, response) => total + (SCORES[response] as number), 0);
  return Math.max(-3, Math.min(3, sum));
}

function visited(name: string, from: number, to: number, basic: number) {
  const there = met.filter((responses) => responses.length >= to);
  const scores = there.map((responses) => scoreOf(responses.slice(from, to)));
  const unmet = there.filter((responses) => (SCORES[responses[basic] as string] as number) < 0).length;
  return stageSample(name, scores, { basics: basics(there.length, unmet), used: there.length * (to - from) });
}

const cells = SURVEY.trim()
  .split(/[|\n]/)
  .map((line) => line.split(' '));

const column = (index: number) =>
  cells
    .map((row) => row[index] as string)
    .filter((cell) => cell !== '-' && cell !== '99')
    .map(Number);

const rated = (name: string, index: number) =>
  stageSample(
    name,
    column(index).map((rating) => ((rating - 1) * 6) / 9 - 3),
  );

/** Respondents a row, measured stages a column: compare, advice, follow of the visits; advice, order, fit of the survey. */
export const kitchenRespondents: readonly [(number | null)[][], (number | null)[][]] = [
  met.map((responses) =>
    [
      [0, 2],
      [2, 4],
      [4, 5],
    ].map(([from = 0, to = 0]) => (responses.length < to ? null : scoreOf(responses.slice(from, to)))),
  ),
  cells.map((row) => row.slice(0, 3).map((cell) => (cell === '-' || cell === '99' ? null : ((Number(cell) - 1) * 6) / 9 - 3))),
];

/** Of the respondents with both stages. */
function stagePairs(rows: readonly (readonly (number | null)[])[], names: readonly string[]): StagePair[] {
  return names.flatMap((second, t) =>
    names.slice(0, t).map((first, s): StagePair => {
      const both = rows.flatMap((row) => {
        const [x, y] = [row[s] ?? null, row[t] ?? null];
        return x === null || y === null ? [] : [[x, y] as const];
      });
      const sum = (term: (x: number, y: number) => number) => both.reduce((total, [x, y]) => total + term(x, y), 0);
      const squares = { xx: sum((x) => x * x), xy: sum((x, y) => x * y), yy: sum((_, y) => y * y) };
      const n = both.length;
      return { stages: [first, second], sums: { n, weight: n, square: n, x: sum((x) => x), y: sum((_, y) => y), ...squares } };
    }),
  );
}

export const kitchenSamples: readonly Samples[] = [
  samples('survey', {
    respondents: 40,
    stages: [rated('advice', 0), rated('order', 1), rated('fit', 2)],
    stagePairs: stagePairs(kitchenRespondents[1], ['advice', 'order', 'fit']),
    kpis: [kpiSample('nps', column(3)), kpiSample('ces', column(4))],
    verbatims: {
      count: 2,
      first: [
        verbatim('Trop long', { respondent: 'R001', score: -2 }),
        verbatim('Poseur en retard', { stage: 'fit', respondent: 'R002', score: -2, line: 3 }),
      ],
    },
  }),
  samples('visits', {
    respondents: 12,
    stages: [visited('compare', 0, 2, 0), visited('advice', 2, 4, 2), visited('follow', 4, 5, 4)],
    stagePairs: stagePairs(kitchenRespondents[0], ['compare', 'advice', 'follow']),
    verbatims: { count: 1, first: [verbatim('Prix « à partir de »', { stage: 'compare', respondent: 'V01', score: -2 })] },
  }),
];
