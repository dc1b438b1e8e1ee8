import type { JourneyReport, Samples, StageReport } from '@parcours/model';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreJourney, suppress } from '../src/index.ts';
import { answers, kpi, kpiSample, model, samples, stage, stageSample, study, times, verbatim as verbatimOf } from './builders.ts';
import { kitchen, kitchenSamples } from './kitchen.ts';

const verbatim = (at: string | null, text: string) => verbatimOf(text, { stage: at, respondent: 'R1', score: -2.75 });
const texts = (report: JourneyReport) => report.studies.map(({ verbatims }) => verbatims.first.map(({ text }) => text));

const journey = model({
  stages: [
    stage('many', { target: 3, importance: 1 }),
    stage('few', { target: 3, expert: 3, importance: 5 }),
    stage('mixed', { target: 2 }),
  ],
  kpis: [kpi('nps', { target: 40 }), kpi('ces', { target: 5 })],
  studies: [study('poll', { date: '2026-01' }), study('talks', { date: '2026-02' })],
});

const poll = samples('poll', {
  respondents: 12,
  stages: [stageSample('many', times(12, 1)), stageSample('few', [-2, -3, -3, -1]), stageSample('mixed', times(12, 0))],
  kpis: [kpiSample('nps', [10, 10, 0]), kpiSample('ces', [4, 5, 5, 6, 7])],
  verbatims: {
    count: 9,
    first: [verbatim(null, 'general'), verbatim('many', 'of many'), verbatim('few', 'of few'), verbatim('mixed', 'of mixed')],
  },
});

const talks = samples('talks', {
  respondents: 3,
  stages: [stageSample('mixed', [2, 3, 3])],
  verbatims: { count: 2, first: [verbatim(null, 'said in a talk'), verbatim('mixed', 'of three')] },
});

const full = scoreJourney(journey, [poll, talks], [], { file: 'a.journey' });
const safe = suppress(full);
const [many, few, mixed] = safe.stages as [StageReport, StageReport, StageReport];

describe('suppress', () => {
  test('removes all measured figures of a stage with too few; declarations stay', () => {
    expect(few).toEqual({
      ...full.stages[1],
      ...{
        class: null,
        classUncertain: false,
        cappedByBasics: false,
        basicsUnmet: null,
        measured: null,
        primarySuppressed: true,
        studies: [],
        expertRefuted: null,
        // What is asked about its target could tell of its figure.
        caveats: [],
      },
      ...{ gap: null, priority: null, factors: null, list: null, catchUpReasons: [], rank: null, rankUnstable: false },
    });
    expect(few).toMatchObject({ target: 3, targetFrom: 'declared', expert: 3, importance: 5 });
  });

  test('removes a target from their expectations', () => {
    const expectation = { expected: answers([3, 2, 3]), paired: answers([3, 2, 3]), difference: answers([1, 1, 2]), clusters: null };
    const read = [samples('poll', { stages: [stageSample('few', [2, 1, 1], { expectation })] })];
    const report = scoreJourney({ ...journey, stages: [stage('few')] }, read, [], { file: 'a.journey' });
    expect(report.stages[0]).toMatchObject({ targetFrom: 'expectation' });
    expect(suppress(report).stages[0]).toMatchObject({ target: null, targetFrom: null, gap: null });
  });

  test('removes all studies of a stage where one is too small: it could be computed from the others', () => {
    expect(mixed.measured).toEqual(full.stages[2]?.measured);
    expect(mixed.primarySuppressed).toBe(false);
    expect(mixed.studies).toEqual([]);
    expect(many.studies).toHaveLength(1);
  });

  test('computes the journey’s figures and priorities without the suppressed stage', () => {
    const without = scoreJourney(journey, [{ ...poll, stages: poll.stages.filter(({ stage: name }) => name !== 'few') }, talks], [], {
      file: 'a.journey',
    });
    expect(safe.score).not.toBe(full.score);
    for (const figure of ['score', 'index', 'peakEnd'] as const) expect(safe[figure]).toBe(without[figure]);
    expect(safe.stages.map(({ priority }) => priority)).toEqual(without.stages.map(({ priority }) => priority));
  });

  test('keeps the n and target of a KPI with too few', () => {
    const hidden = { value: null, low: null, high: null, verdict: null, wald: null, parts: null, primarySuppressed: true };
    expect(safe.kpis[0]).toMatchObject({ n: 3, target: 40, ...hidden });
    expect(safe.kpis[1]).toEqual(full.kpis[1]);
  });

  test('keeps verbatims only of enough respondents, and never with respondent or score', () => {
    expect(texts(safe)).toEqual([['general', 'of many'], []]);
    expect(safe.studies.map(({ verbatims }) => verbatims.count)).toEqual([9, 2]);
    expect(JSON.stringify(safe)).not.toContain('R1');
    expect(JSON.stringify(safe)).not.toContain('-2.75');
  });

  test('does not change its argument', () => {
    expect(full.stages[1]?.measured?.n).toBe(4);
    expect(texts(full)[1]).toEqual(['said in a talk', 'of three']);
  });

  test('follows the limits of the report; a limit of 1 removes only the respondents', () => {
    const limits = { anonymous: 1, tentative: 10, solid: 30 };
    const open = scoreJourney(journey, [poll, talks], [], { file: 'a.journey', limits });
    const shown = suppress(open);
    expect(shown.stages).toEqual(open.stages);
    expect(texts(shown)).toEqual(texts(open));
  });

  test('removes everything measured with a limit above every n', () => {
    const report = suppress(
      scoreJourney(kitchen, kitchenSamples, [], { file: 'a.journey', limits: { anonymous: 100, tentative: 200, solid: 300 } }),
    );
    expect(report).toMatchObject({ score: null, index: null, peakEnd: null });
    expect(
      report.stages.every(
        ({ primarySuppressed, measured, gap, rank, studies }) => primarySuppressed && !measured && !gap && !rank && studies.length === 0,
      ),
    ).toBe(true);
    expect(report.kpis.every(({ primarySuppressed, value }) => primarySuppressed && value === null)).toBe(true);
    expect(texts(report)).toEqual([[], []]);
  });
});

describe('whatever the data', () => {
  const sample = (name: string) => fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 9 }).map((scores) => stageSample(name, scores));
  const read = (name: string): fc.Arbitrary<Samples> => {
    return fc
      .tuple(sample('many'), sample('few'), sample('mixed'), fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 9 }))
      .map(([a, b, c, nps]) => {
        const first = [verbatim(null, 'x'), verbatim('many', 'x'), verbatim('few', 'x')];
        const kpis = [kpiSample('nps', nps)];
        return samples(name, { respondents: 5, stages: [a, b, c], kpis, verbatims: { count: 3, first } });
      });
  };

  test('no figure of too few is left, nor one that discloses it; suppression is idempotent', () => {
    fc.assert(
      fc.property(read('poll'), read('talks'), (one, other) => {
        const report = scoreJourney(journey, [one, other], [], { file: 'a.journey' });
        const found = suppress(report);
        for (const [i, { measured, studies, primarySuppressed }] of found.stages.entries()) {
          const before = report.stages[i] as StageReport;
          expect(primarySuppressed).toBe(before.measured !== null && before.measured.n < 5);
          expect(measured === null || measured.n >= 5).toBe(true);
          expect(studies.length === 0 || studies.length === before.studies.length).toBe(true);
          expect(studies.every(({ n }) => n >= 5)).toBe(true);
        }
        expect(
          found.kpis.every(({ n, value, low, high, parts }) => n >= 5 || [value, low, high, parts].every((figure) => figure === null)),
        ).toBe(true);
        // the hidden stages can be anything: what is left is the same
        const hidden = new Set(found.stages.filter(({ primarySuppressed }) => primarySuppressed).map(({ name }) => name));
        const moved = [one, other].map((study) => ({
          ...study,
          stages: study.stages.map((at) => (hidden.has(at.stage) && at.scores ? { ...at, scores: answers(times(at.used, 3)) } : at)),
        }));
        expect(suppress(scoreJourney(journey, moved, [], { file: 'a.journey' }))).toEqual(found);
        expect(suppress(found)).toEqual(found);
      }),
    );
  });
});
