/** Segments, personas, channels: a group says what a file that holds nothing else would say. */
import type { GroupSample, Samples } from '@parcours/model';
import { scoreJourney } from '@parcours/scoring';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { column, kpi, measure, model, rated, repository, samples, stageOf, study } from '../build.ts';

const named = (name: string, label: string | null = null) => ({ id: name, name, label });
const segments = [
  { ...named('old', 'Loyal'), share: null },
  { ...named('new'), share: null },
];
const personas = [
  { ...named('lea'), segment: 'old', goals: [], frustrations: [], quotes: [] },
  { ...named('max'), segment: 'new', goals: [], frustrations: [], quotes: [] },
];
const channels = [named('web'), named('phone')];
const journey = model(['one', 'two'], { nps: 'nps' }, { segments, personas, channels });

const of = (found: Samples, group: Partial<Pick<GroupSample, 'segment' | 'persona' | 'channel'>>) => {
  const wanted = { segment: null, persona: null, channel: null, ...group };
  const one = found.groups.find((each) => (['segment', 'persona', 'channel'] as const).every((key) => each[key] === wanted[key]));
  if (!one) throw new Error(`no group ${JSON.stringify(group)}`);
  return one;
};

describe('a wide file', () => {
  const text = 'id;group;way;one;nps\n1;A;W;4;9\n2;A;P;2;3\n3;B;W;5;10\n4;;W;1;0\n5;A;;3;\n6;B;X;5;8\n';
  const survey = study({
    respondent: column('id'),
    segment: column('group', { A: 'old', B: 'new' }),
    channel: column('way', { W: 'web', P: 'phone' }),
    measures: [measure('one', rated('one', [1, 5]))],
    kpis: [kpi('nps', rated('nps', [0, 10]))],
  });
  const { samples: found, messages } = samples(text, survey, journey);

  test('tells segments and channels; who names none is in no segment', () => {
    expect(found.dimensions).toEqual(['segment', 'channel']);
    expect(found.groups.map(({ segment, channel, respondents, rowsUsed }) => [segment, channel, respondents, rowsUsed])).toEqual([
      [null, null, 1, 1],
      [null, 'web', 1, 1],
      ['old', null, 3, 3],
      ['old', 'web', 1, 1],
      ['old', 'phone', 1, 1],
      ['new', null, 2, 2],
      ['new', 'web', 1, 1],
    ]);
  });

  test('a cell that names nothing is told', () => {
    expect(messages).toEqual([expect.stringContaining('1 value of the column "way"')]);
  });

  test('the sums against the overall KPI are of those who gave both', () => {
    // scores on −3..3 (1.5 a point from 3): 1.5, −1.5, 3, −3; NPS 9, 3, 10, 0; Q5 gave no NPS; 6: 3 and 8
    expect(stageOf(found, 'one').overall).toEqual({ n: 5, weight: 5, square: 5, x: 3, y: 30, xx: 31.5, xy: 63, yy: 254 });
    expect(of(found, { segment: 'old' }).stages[0]?.overall).toMatchObject({ n: 2, x: 0, y: 12, xy: 9 });
  });
});

describe('a long file', () => {
  const text =
    'id;who;step;way;mark\n1;lea;one;web;5\n1;;one;phone;1\n1;;two;web;3\n2;max;one;web;2\n2;max;one;phone;4\n3;lea;one;web;4\n3;max;one;web;4\n';
  const visits = study({
    respondent: column('id'),
    persona: column('who'),
    stage: column('step'),
    channel: column('way'),
    score: rated('mark', [1, 5]),
  });
  const { samples: found } = samples(text, visits, journey);

  test('one row that names the persona is enough, and the persona tells the segment', () => {
    expect(found.dimensions).toEqual(['segment', 'persona', 'channel']);
    // 1: the mean of 5 and 1 is 3, that is 0
    expect(of(found, { segment: 'old', persona: 'lea' }).stages[0]?.scores?.values).toEqual([0]);
    expect(of(found, { segment: 'new', persona: 'max' }).respondents).toBe(1);
  });

  test('a respondent who is said to be two is neither, and counted', () => {
    expect(of(found, {})).toMatchObject({ respondents: 1 });
    expect(found.dropped).toEqual([{ reason: 'contradictory', column: 'who', unit: 'cell', count: 1, lines: [8], examples: [] }]);
  });

  test('a channel holds the rows on it; respondents on two channels are paired', () => {
    expect(
      of(found, { segment: 'old', persona: 'lea', channel: 'web' }).stages.map(({ stage, scores }) => [stage, scores?.values]),
    ).toEqual([
      ['one', [3]],
      ['two', [0]],
    ]);
    expect(of(found, { segment: 'old', persona: 'lea' }).channelPairs).toEqual([
      { of: 'stage', name: 'one', channels: ['web', 'phone'], sums: { n: 1, weight: 1, square: 1, x: 3, y: -3, xx: 9, xy: -9, yy: 9 } },
    ]);
  });
});

test('without a column that tells there are no groups', () => {
  const { samples: found } = samples('one\n4\n', study({ measures: [measure('one', rated('one', [1, 5]))] }), journey);
  expect([found.dimensions, found.groups]).toEqual([[], []]);
});

describe('any file', () => {
  const guide = repository({
    one: { 'ask basic': { yes: 1, no: -2 }, 'listen performance': { well: 2 } },
    two: { 'pay basic': { easy: 1 } },
  });
  const long = model(['one', 'two'], { nps: 'nps' }, { segments, channels, repository: guide });
  const answers: readonly (readonly [string, string, string])[] = [
    ['one', 'ask', 'yes'],
    ['one', 'ask', 'no'],
    ['one', 'listen', 'well'],
    ['two', 'pay', 'easy'],
  ];
  const row = fc.record({
    id: fc.integer({ min: 1, max: 6 }),
    way: fc.constantFrom('web', 'phone', ''),
    answer: fc.constantFrom(...answers),
    nps: fc.constantFrom('', '0', '7', '10'),
    said: fc.constantFrom('', 'so', 'or so'),
  });
  const segmentOf = (id: number) => (id % 3 === 0 ? '' : id % 3 === 1 ? 'old' : 'new');
  const visits = study({
    respondent: column('id'),
    segment: column('group'),
    channel: column('way'),
    verbatims: [{ column: column('said'), stage: null }],
    weightColumn: column('weight'),
    stage: column('step'),
    action: column('action'),
    response: column('response'),
    kpis: [kpi('nps', rated('nps', [0, 10]))],
  });
  type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;
  const file = (rows: readonly Row[]) =>
    `id;group;way;weight;step;action;response;nps;said\n${rows
      .map(({ id, way, answer, nps, said }) => [id, segmentOf(id), way, 1 + (id % 2) / 2, ...answer, nps, said].join(';'))
      .join('\n')}\n`;

  test('each group is what a file of its rows alone gives, and the order of the rows changes nothing', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 25 }), (rows) => {
        const { samples: found } = samples(file(rows), visits, long);
        const unspoken = (groups: readonly GroupSample[]) => groups.map((group) => ({ ...group, verbatims: group.verbatims.count }));
        expect(unspoken(samples(file(rows.toReversed()), visits, long).samples.groups)).toEqual(unspoken(found.groups));
        for (const { segment, persona, channel, channelPairs, verbatims, ...group } of found.groups) {
          const theirs = rows.filter(({ id, way }) => segmentOf(id) === (segment ?? '') && (channel === null || way === channel));
          const { samples: alone } = samples(file(theirs), visits, long);
          expect(group).toEqual({
            respondents: alone.respondents,
            weight: alone.weight,
            square: alone.square,
            scored: alone.scored,
            stagePairs: alone.stagePairs,
            panel: alone.panel,
            rowsUsed: alone.file.rowsUsed,
            stages: alone.stages,
            kpis: alone.kpis,
          });
          const quoted = ({ verbatims: { count, first } }: Pick<GroupSample, 'verbatims'>) => [
            count,
            first.map(({ text, stage, respondent }) => [text, stage, respondent]),
          ];
          // A respondent's score is of all their rows, on whatever channel.
          if (channel === null) expect(quoted({ verbatims })).toEqual(quoted(alone));
          else expect(verbatims.count).toBe(alone.verbatims.count);
        }
        const all = found.groups.filter(({ channel }) => channel === null);
        expect(all.reduce((sum, { respondents }) => sum + respondents, 0)).toBe(found.respondents);
      }),
      { numRuns: 150 },
    );
  });
});

test('a file of given means is parted by the columns that name a segment or a channel', () => {
  const given = study({
    aggregated: true,
    stage: column('step'),
    segment: column('group'),
    channel: column('way'),
    mean: rated('m', [-3, 3]),
    n: rated('n', null),
    sd: rated('sd', null),
  });
  const text = 'step;group;way;m;n;sd\none;old;web;1.2;20;0.8\none;old;phone;0.4;30;1.1\none;new;web;2;10;0.5\ntwo;new;;1;8;\n';
  const { samples: found } = samples(text, given, journey);
  expect(found.dimensions).toEqual(['segment', 'channel']);
  const told = (group: Parameters<typeof of>[1]) => of(found, group).stages.map(({ stage, summary: mean, used }) => [stage, mean, used]);
  expect(told({ segment: 'old', channel: 'web' })).toEqual([['one', { n: 20, mean: expect.closeTo(1.2, 12), sd: 0.8 }, 1]]);
  expect(told({ segment: 'new' })).toEqual([
    ['one', { n: 10, mean: 2, sd: 0.5 }, 1],
    ['two', { n: 8, mean: 1, sd: null }, 1],
  ]);
  expect(of(found, { segment: 'new' })).toMatchObject({ respondents: 10, rowsUsed: 2 });
  // numpy: mu = Σn·m/Σn; sqrt((Σ(n − 1)·sd² + Σn·(m − mu)²)/(Σn − 1))
  expect(stageOf(found, 'one').summary).toEqual({
    n: 60,
    mean: expect.closeTo(0.9333333333333333, 12),
    sd: expect.closeTo(1.0957029578090098, 12),
  });
});

test('answers to a KPI on two channels are paired as figures whose mean is the KPI', () => {
  const calls = study({ respondent: column('id'), channel: column('way'), kpis: [kpi('nps', rated('nps', [0, 10]))] });
  const { samples: found } = samples('id;way;nps\n1;web;9\n1;phone;6\n2;web;10\n2;phone;9\n3;web;3\n', calls, journey);
  // promoter 100, detractor −100: (100, −100) and (100, 100)
  expect(of(found, {}).channelPairs).toEqual([
    { of: 'kpi', name: 'nps', channels: ['web', 'phone'], sums: { n: 2, weight: 2, square: 2, x: 200, y: 0, xx: 20000, xy: 0, yy: 20000 } },
  ]);
});

test('KPIs of channels are compared with regard to who answered on both', () => {
  const web = new Map([9, 10, 7, 3, 9, 10, 8, 6, 9, 10].map((nps, i) => [i + 1, nps]));
  const phone = new Map([8, 5, 2, 9, 7, 0, 6, 9, 3].map((nps, i) => [i + 6, nps]));
  const rows = (way: string, answers: ReadonlyMap<number, number>) => [...answers].map(([id, nps]) => `${id};${way};${nps}\n`).join('');
  const calls = study({ respondent: column('id'), channel: column('way'), kpis: [kpi('nps', rated('nps', [0, 10]))] });
  const { samples: found } = samples(`id;way;nps\n${rows('web', web)}${rows('phone', phone)}`, calls, journey);
  const asked = { ...journey, studies: [calls] };
  const [comparison] = scoreJourney(asked, [found], [], { file: 'a.journey', compare: ['channel'] }).comparisons;
  // Python: shares after 0.75 + 1.5 + 0.75 more respondents, se² = (p + d − (p − d)²)/(n + 3); φ = r of the 5 pairs·5/√(10·9);
  // d ± norm.ppf(.975)·√(se₁² + se₂² − 2φ·se₁·se₂). The value is that of the figures shown
  expect(comparison?.kpis[0]?.differences).toMatchObject([
    {
      ...{ from: 0, to: 1, paired: 5, verdict: null },
      value: expect.closeTo(-73.33333333333334, 9),
      low: expect.closeTo(-103.52936187474899, 9),
      high: expect.closeTo(-8.009099663712554, 9),
      p: expect.closeTo(0.022100354136178835, 9),
    },
  ]);
});
