import type { Segment } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { momentsOf, postStratifySamples, scoreJourney, segmentMixReports, suppress } from '../src/index.ts';
import { group, kpiSample, model, samples, stage, stageSample, study, times } from './builders.ts';
import { expectFigures } from './figures.ts';

const segment = (name: string, share: number | null): Segment => ({ id: `segment:${name}`, name, label: null, share });
const SEGMENTS = [segment('a', 0.6), segment('b', 0.2), segment('c', 0.2), segment('d', null)];

/** Of segment a: 2 and 0, of b: −3 and −1, in equal numbers; the others answer 3. */
const poll = (a: number, b: number, others: number) => {
  const parts = [
    { segment: 'a', scores: [...times(a / 2, 2), ...times(a / 2, 0)] },
    { segment: 'b', scores: [...times(b / 2, -3), ...times(b / 2, -1)] },
    { segment: 'd', scores: times(others, 3) },
    { segment: null, scores: times(others, 3) },
  ].filter(({ scores }) => scores.length > 0);
  const of = (scores: readonly number[]) => ({ stages: [stageSample('one', scores)], kpis: [kpiSample('ces', scores)] });
  const all = parts.flatMap(({ scores }) => scores);
  const whole = samples('poll', { ...of(all), respondents: all.length, dimensions: ['segment'] });
  return {
    ...whole,
    file: { ...whole.file, rowsUsed: all.length },
    groups: parts.map(({ segment: name, scores }) => group({ segment: name, respondents: scores.length, ...of(scores) })),
  };
};

describe('weights by segment shares', () => {
  // declared 60/20, that is 75/25; sampled 20/80. By respondent: w 3.75 and 0.3125; numpy average, (Σw)²/Σw², Σw(x − m)²/(Σw − Σw²/Σw)
  const WEIGHTED = { mean: 0.25, n: 100, effectiveN: 34.5945945945946, sd: 1.6635798714630228, se: 0.28283915700787754 };

  test('give the mean, the effective n and the spread of the declared mix', () => {
    const { stages, kpis } = postStratifySamples(poll(20, 80, 0), SEGMENTS);
    for (const distribution of [stages[0]?.scores, kpis[0]?.values]) {
      const found = distribution && momentsOf(distribution);
      expectFigures(found, WEIGHTED);
    }
  });

  test('respondents of no segment with a share are left out, and counted', () => {
    const weighted = postStratifySamples(poll(20, 80, 7), SEGMENTS);
    expect(weighted).toMatchObject({ respondents: 100, weight: expect.closeTo(100, 9), file: { rowsUsed: 100 } });
    expect(weighted.dropped).toEqual([{ reason: 'no-segment', column: null, unit: 'row', count: 14, lines: [], examples: [] }]);
    expect(weighted.groups.map((each) => each.segment)).toEqual(['a', 'b']);
    expectFigures(momentsOf(weighted.stages[0]?.scores ?? { values: [], counts: [], weights: [], squares: [] }), { mean: WEIGHTED.mean });
  });

  test('are not given with fewer than five in a segment, nor without the segment, shares, or answers by respondent', () => {
    for (const [sample, segments] of [
      [poll(4, 80, 0), SEGMENTS],
      [{ ...poll(20, 80, 0), dimensions: [], groups: [] }, SEGMENTS],
      [poll(20, 80, 0), [segment('a', null), segment('b', null)]],
      [{ ...poll(20, 80, 0), stages: [stageSample('one', null, { summary: { n: 100, mean: 1, sd: 1 } })] }, SEGMENTS],
    ] as const) {
      expect(postStratifySamples(sample, segments)).toBe(sample);
    }
  });

  test('move the journey’s figures where the study asks for them, and no others', () => {
    const journey = (weightBySegmentShares: boolean) =>
      model({ stages: [stage('one', { target: 3 })], segments: SEGMENTS, studies: [study('poll', { weightBySegmentShares })] });
    const measured = (weighted: boolean) => scoreJourney(journey(weighted), [poll(20, 80, 0)], [], { file: 'a.journey' });
    expectFigures(measured(false).stages[0]?.measured, { mean: -1.4, n: 100, effectiveN: 100 });
    expectFigures(measured(true).stages[0]?.measured, { mean: 0.25, n: 100, effectiveN: WEIGHTED.effectiveN });
    expect([measured(false).stages[0]?.class, measured(true).stages[0]?.class]).toEqual(['disappointing', 'neutral']);
    expect([false, true].map((weighted) => measured(weighted).segmentMix[0])).toMatchObject([
      { isOff: true, weighted: false },
      { isOff: true, weighted: true },
    ]);
    const inside = scoreJourney(journey(true), [poll(20, 80, 0)], [], {
      file: 'a.journey',
      perimeter: { segment: 'a', persona: null, channel: null },
    });
    // within one segment all weights are equal
    expectFigures(inside.stages[0]?.measured, { mean: 1, n: 20, effectiveN: 20 });
  });
});

test('the mix is not judged in a journey for one segment, unless its figures are weighted', () => {
  const mixOf = (weightBySegmentShares: boolean, of: { segment?: string; persona?: string }) => {
    const persona = { id: 'persona:p', name: 'p', label: null, segment: 'b', goals: [], frustrations: [], quotes: [] };
    const journey = { segments: SEGMENTS, personas: [persona], studies: [study('poll', { weightBySegmentShares })] };
    return scoreJourney(model({ ...journey, ...of }), [poll(20, 80, 0)], [], { file: 'a.journey' }).segmentMix.length;
  };
  expect([mixOf(false, {}), mixOf(false, { segment: 'b' }), mixOf(false, { persona: 'p' }), mixOf(true, { segment: 'b' })]).toEqual([
    1, 0, 0, 1,
  ]);
});

describe('the mix of segments of a study', () => {
  test('is reported beside the declared shares', () => {
    const [mix] = segmentMixReports([{ study: study('poll'), samples: poll(20, 80, 7) }], SEGMENTS);
    // declared 60/20/20 of 100; the others are in no segment with a share. stats.chisquare([20, 80, 0], [60, 20, 20])
    expect(mix).toMatchObject({ study: 'poll', df: 2, isOff: true, weighted: false, missing: ['c'], tooSmall: [], outside: 14 });
    expect(mix?.segments.map((each) => [each.segment, each.respondents])).toEqual([
      ['a', 20],
      ['b', 80],
      ['c', 0],
    ]);
    expectFigures(mix, { chiSquare: 226.66666666666666 });
    expectFigures(
      mix?.segments.map(({ declared }) => declared),
      [0.6, 0.2, 0.2],
    );
    expectFigures(
      mix?.segments.map(({ observed }) => observed),
      [0.2, 0.8, 0],
    );
  });

  test('names segments with too few, and is not tested below thirty', () => {
    const [mix] = segmentMixReports([{ study: study('poll', { weightBySegmentShares: true }), samples: poll(4, 20, 0) }], SEGMENTS);
    expect(mix).toMatchObject({ chiSquare: null, df: null, p: null, isOff: false, weighted: false, tooSmall: ['a'] });
  });

  test('is not reported of a study that chooses segments by its `where`, unless it is weighted', () => {
    const column = (header: string) => ({ id: header, header, values: [] });
    const mixes = (filter: string, given: Parameters<typeof study>[1]) =>
      segmentMixReports(
        [{ study: study('poll', { where: [{ column: column(filter), values: ['b'] }], ...given }), samples: poll(20, 80, 0) }],
        SEGMENTS,
      );
    expect(mixes('group ', { segment: column('group') })).toEqual([]);
    expect(mixes('who', { persona: column('who') })).toEqual([]);
    expect(mixes('region', { segment: column('group') })).toHaveLength(1);
    expect(mixes('group', { segment: column('group'), weightBySegmentShares: true })).toHaveLength(1);
  });

  test('is not shown in exports where it counts fewer than five of a segment', () => {
    const journey = model({ stages: [stage('one')], segments: SEGMENTS, studies: [study('poll', { weightBySegmentShares: true })] });
    const mix = (a: number) => suppress(scoreJourney(journey, [poll(a, 80, 0)], [], { file: 'a.journey' })).segmentMix[0];
    expect(mix(4)).toMatchObject({ segments: [], chiSquare: null, df: null, p: null, weighted: false, tooSmall: ['a'], isOff: true });
    expect(mix(6)?.segments.map(({ respondents }) => respondents)).toEqual([6, 80, 0]);
  });

  test('is not reported where the file does not know the segment, or no share is declared', () => {
    const unknown = { ...poll(20, 80, 0), dimensions: [] };
    expect(segmentMixReports([{ study: study('poll'), samples: unknown }], SEGMENTS)).toEqual([]);
    expect(segmentMixReports([{ study: study('poll'), samples: poll(20, 80, 0) }], [segment('a', null)])).toEqual([]);
  });
});
