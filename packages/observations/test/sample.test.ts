/**
 * The design's sample workspace. `fixtures/` holds its two files byte for byte; the figures are those of its `expected.json`, which
 * were computed independently.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cellsOf, column, kpi, measure, model, moments, rated, repository, samples, stageOf, study, table } from './build.ts';

const fixture = (name: string) => table(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));

const kitchen = model(
  ['compare=Je compare les offres', 'advice', 'follow', 'order', 'fit'],
  { nps: 'nps', ces: 'ces' },
  {
    channels: ['web', 'store', 'phone', 'mail'].map((name) => ({ id: name, name, label: null })),
    repository: repository({
      compare: { 'price basic': { shown: 1, signup: -2, absent: -3 }, 'save delight': { anywhere: 2, web_only: 0, lost: -2 } },
      advice: { 'wait basic': { quick: 1, long: -2 }, 'listen performance': { tailored: 2, generic: -1 } },
      follow: { 'resume basic': { known: 1, unknown: -3 } },
    }),
  },
);

const visits = study({
  name: 'visits',
  respondent: column('visiteur'),
  stage: column('etape'),
  action: column('action'),
  response: column('reponse'),
  channel: column('canal'),
  verbatims: [{ column: column('commentaire'), stage: null }],
});

const survey = study({
  respondent: column('id'),
  measures: [
    measure('advice', rated('conseil', [1, 10], '99')),
    measure('order', rated('commande', [1, 10], '99')),
    measure('fit', rated('pose', [1, 10], '99')),
  ],
  kpis: [kpi('nps', rated('reco', [0, 10])), kpi('ces', rated('effort', [1, 7]))],
});

describe('mystery visits: a long file in Windows-1252', () => {
  const read = fixture('visites-2026-03.csv');
  const { samples: found, diagnostics } = samples(read, visits, kitchen);

  test('n, mean and standard deviation of each stage', () => {
    const figures = found.stages.map(({ stage, scores }) => [stage, scores && moments(scores)]);
    expect(figures).toEqual([
      ['compare', { n: 12, mean: expect.closeTo(-1.0833333333333333, 12), sd: expect.closeTo(2.1933093855190746, 12) }],
      ['advice', { n: 12, mean: expect.closeTo(0.25, 12), sd: expect.closeTo(2.0056737702645644, 12) }],
      ['follow', { n: 11, mean: expect.closeTo(-1.5454545454545454, 12), sd: expect.closeTo(2.018099916438052, 12) }],
    ]);
  });

  test('the share of respondents who met an unmet basic', () => {
    const shares = found.stages.map(({ basics }) => basics && basics.unmet / basics.observed);
    expect(shares).toEqual([0.5833333333333334, 0.5833333333333334, 0.6363636363636364]);
  });

  test('provenance', () => {
    expect(diagnostics).toEqual([]);
    expect(found.dropped).toEqual([]);
    expect(found.respondents).toBe(12);
    expect(found.file).toMatchObject({ encoding: 'windows-1252', delimiter: ';', rows: 59, rowsUsed: 59, bytes: 2018 });
  });

  test('verbatims keep quotes, delimiters and newlines', () => {
    expect(found.verbatims.first.find(({ line }) => line === 2)).toEqual({
      stage: 'compare',
      respondent: 'V01',
      score: -3,
      text: 'Prix "à partir de", puis surprise ; j\'abandonne',
      line: 2,
      count: 1,
    });
    expect(found.verbatims.first.filter(({ text }) => text.includes('\n'))).toHaveLength(1);
    const lines = readFileSync(new URL('fixtures/visites-2026-03.csv', import.meta.url), 'latin1')
      .split('\r\n')
      .join('\n')
      .split('\n');
    for (const { respondent, line } of found.verbatims.first) expect(lines[line - 1]).toMatch(new RegExp(`^${respondent};`));
  });
});

describe('a survey: a wide file in UTF-8 with a mark, decimal commas', () => {
  const read = fixture('enquete-2026-04.csv');
  const { samples: found, diagnostics } = samples(read, survey, kitchen);

  test('n, mean and standard deviation of each stage', () => {
    const figures = found.stages.map(({ stage, scores }) => [stage, scores && moments(scores)]);
    expect(figures).toEqual([
      ['advice', { n: 36, mean: expect.closeTo(0.5740740740740741, 12), sd: expect.closeTo(1.0855796816217185, 12) }],
      ['order', { n: 40, mean: expect.closeTo(1.325, 12), sd: expect.closeTo(0.9622134383049847, 12) }],
      ['fit', { n: 30, mean: expect.closeTo(-0.011111111111111138, 12), sd: expect.closeTo(1.4128131045735177, 12) }],
    ]);
  });

  test('KPIs', () => {
    const [nps, ces] = found.kpis;
    const share = (low: number, high: number) =>
      nps?.values.values.reduce((sum, value, i) => (value >= low && value <= high ? sum + (nps.values.counts[i] ?? 0) : sum), 0) ?? 0;
    expect((100 * (share(9, 10) - share(0, 6))) / 40).toBe(-7.5);
    expect(ces && moments(ces.values)).toMatchObject({ n: 40, mean: 4.825 });
  });

  test('answers that are missing are counted and are no problem', () => {
    expect(diagnostics).toEqual([]);
    expect(found.dropped.map(({ reason, column: header, count }) => [reason, header, count])).toEqual([
      ['missing-code', 'pose', 10],
      ['empty', 'conseil', 4],
    ]);
    expect(found.file).toMatchObject({ encoding: 'utf-8', delimiter: ';', decimal: ',', rows: 40, rowsUsed: 40 });
    expect(cellsOf(read, 'commande')[0]).toBe('7,5');
    expect(stageOf(found, 'fit').basics).toBeNull();
  });
});
