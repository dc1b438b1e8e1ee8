/** Gates against figures calculated by hand, and against the figures that the same report shows. */
import type { Gate, GateReport, JourneyReport, Model } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { controlDisclosure, scoreJourney, suppress } from '../src/index.ts';
import { kpi, kpiSample, model, samples, stage, stageSample, study, times } from './builders.ts';
import { generatedReport } from './generated-journeys.ts';

function gate(given: Partial<Gate> & Pick<Gate, 'scope' | 'figure'>): Gate {
  const comparison = given.figure === 'gap' ? 'at-most' : 'at-least';
  return { id: 'gate:1', text: 'require …', name: null, comparison, bound: 0, atLeastN: null, exception: null, ...given };
}

const STAGES = [
  // Twelve answers with the mean 1: a gap of 1 to the target 2.
  stage('pay', { target: 2, momentOfTruth: true, phase: 0 }),
  // Nine answers: one too few for any verdict.
  stage('few', { target: 2, phase: 0 }),
  stage('open', { phase: 1 }),
  stage('unmeasured', { target: 1 }),
];

const JOURNEY: Partial<Model> = {
  stages: STAGES,
  phases: ['before', 'after'].map((name, index) => ({ id: `phase:${name}`, name, label: null, index })),
  kpis: [kpi('nps'), kpi('ces')],
  studies: [study('poll')],
};

const POLL = samples('poll', {
  respondents: 12,
  stages: [
    stageSample('pay', [...times(6, 0), ...times(6, 2)]),
    stageSample('few', times(8, 1).concat(2)),
    stageSample('open', times(12, -1)),
  ],
  // Six promoters, three passives, three detractors: an NPS of 25.
  kpis: [kpiSample('nps', [...times(6, 10), ...times(3, 8), ...times(3, 0)])],
});

function judged(gates: readonly Gate[], asOf: string | null = null): readonly GateReport[] {
  return scoreJourney(model({ ...JOURNEY, gates }), [POLL], [], { file: 'a.journey', asOf }).gates;
}

const verdictOf = (one: Gate) => judged([one]).map(({ verdict, undecided }) => undecided ?? verdict);
const onStage = (name: string, given: Pick<Gate, 'figure'> & Partial<Gate>) => gate({ scope: 'stage', name, ...given });

describe('a gate on a stage', () => {
  test.each([
    ['gap', 1, 'passed'],
    ['gap', 0.999999, 'failed'],
    // Within 1e-9 of the scale’s width the bound is reached.
    ['gap', 1 - 1e-10, 'passed'],
    ['score', 1, 'passed'],
    ['score', 1.000001, 'failed'],
    ['n', 12, 'passed'],
    ['n', 13, 'failed'],
  ] as const)('%s, bound %d: %s', (figure, bound, verdict) => {
    expect(verdictOf(onStage('pay', { figure, bound }))).toEqual([verdict]);
  });

  test.each([
    // The mean 1 is enchanting from 1 on.
    ['pay', 'at-least', 'neutral', 'passed'],
    ['pay', 'at-least', 'enchanting', 'passed'],
    ['pay', 'is', 'neutral', 'failed'],
    ['open', 'at-least', 'neutral', 'failed'],
    ['open', 'is', 'disappointing', 'passed'],
  ] as const)('class of %s %s %s: %s', (name, comparison, bound, verdict) => {
    expect(verdictOf(onStage(name, { figure: 'class', comparison, bound }))).toEqual([verdict]);
  });

  test('a proven gap: the interval [0.336, 1.664] of the gap lies above 0', () => {
    const [found] = judged([onStage('pay', { figure: 'proven-gap', comparison: 'is', bound: null })]);
    expect(found).toMatchObject({ verdict: 'failed', actual: 1, n: 12, effectiveN: 12, neededN: 10 });
  });

  test.each([
    ['few', 'too-few'],
    ['open', 'no-target'],
    ['unmeasured', 'not-measured'],
  ])('the gap of %s is undecided: %s', (name, why) => {
    expect(verdictOf(onStage(name, { figure: 'gap', bound: 3 }))).toEqual([why]);
  });

  test('a gate may ask for more respondents than ten, not for fewer', () => {
    expect(verdictOf(onStage('pay', { figure: 'gap', bound: 3, atLeastN: 12 }))).toEqual(['passed']);
    expect(verdictOf(onStage('pay', { figure: 'gap', bound: 3, atLeastN: 13 }))).toEqual(['too-few']);
    expect(verdictOf(onStage('few', { figure: 'gap', bound: 3, atLeastN: 2 }))).toEqual(['too-few']);
  });

  test('nobody stands behind a stage that no study measures; without a study nothing is known', () => {
    expect(verdictOf(onStage('unmeasured', { figure: 'n', bound: 1 }))).toEqual(['failed']);
    const draft = model({ ...JOURNEY, studies: [], gates: [onStage('pay', { figure: 'n', bound: 1 })] });
    expect(scoreJourney(draft, [], [], { file: 'a.journey' }).gates[0]).toMatchObject({ verdict: 'undecided', actual: null });
  });
});

describe('what a gate is about', () => {
  const subjects = (given: Pick<Gate, 'scope'> & Partial<Gate>) =>
    judged([gate({ figure: 'score', bound: -3, ...given })]).map(({ subject }) => subject.name ?? subject.kind);

  test('each stage, each moment of truth, the stages of a phase, one stage', () => {
    expect(subjects({ scope: 'every-stage' })).toEqual(['pay', 'few', 'open', 'unmeasured']);
    expect(subjects({ scope: 'moments-of-truth' })).toEqual(['pay']);
    expect(subjects({ scope: 'phase', name: 'before' })).toEqual(['pay', 'few']);
    expect(subjects({ scope: 'stage', name: 'open' })).toEqual(['open']);
  });

  test('nothing that the journey has: one entry, undecided', () => {
    const [found, ...more] = judged([gate({ scope: 'phase', name: 'later', figure: 'score' })]);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ subject: { kind: 'none' }, verdict: 'undecided', undecided: 'no-subject' });
  });

  test('a KPI, in its unit and in both directions', () => {
    const nps = (comparison: Gate['comparison'], bound: number) =>
      verdictOf(gate({ scope: 'kpi', name: 'nps', figure: 'kpi', comparison, bound }));
    expect(nps('at-least', 25)).toEqual(['passed']);
    expect(nps('at-least', 25.1)).toEqual(['failed']);
    expect(nps('at-most', 25)).toEqual(['passed']);
    expect(nps('at-most', 24.9)).toEqual(['failed']);
    expect(verdictOf(gate({ scope: 'kpi', name: 'ces', figure: 'kpi', bound: 1 }))).toEqual(['not-measured']);
  });

  test('the index, by its smallest stage', () => {
    const only = (name: string) => model({ ...JOURNEY, stages: STAGES.filter((one) => one.name === name), gates: [INDEX] });
    const [decided] = scoreJourney(only('pay'), [POLL], [], { file: 'a.journey' }).gates;
    // The mean 1 on −3..3 is 66.7 of 100.
    expect(decided).toMatchObject({ verdict: 'passed', n: 12 });
    expect(decided?.actual).toBeCloseTo(100 * (4 / 6), 9);
    const [few] = scoreJourney(only('few'), [POLL], [], { file: 'a.journey' }).gates;
    expect(few).toMatchObject({ verdict: 'undecided', undecided: 'too-few', n: 9 });
    // Twelve equal answers have no interval.
    const [equal] = scoreJourney(only('open'), [POLL], [], { file: 'a.journey' }).gates;
    expect(equal).toMatchObject({ verdict: 'undecided', undecided: 'not-estimable' });
  });
});

const INDEX = gate({ scope: 'index', figure: 'index', bound: 60 });

test('nothing passes while an error withholds evidence', () => {
  const options = { file: 'a.journey', problems: [{ code: 'JRN0402', parameters: {} }] };
  const [found] = scoreJourney(model({ ...JOURNEY, gates: [onStage('pay', { figure: 'gap', bound: 3 })] }), [POLL], [], options).gates;
  expect(found).toMatchObject({ verdict: 'undecided', undecided: 'incomplete', actual: 1 });
});

test.each([
  ['2027-01', '2027-01-31', true],
  ['2027-01', '2027-02-01', false],
  ['2027', '2027-12-31', true],
  ['2027', '2028-01-01', false],
  ['2027-01-15', '2027-01-15', true],
  ['2027-01-15', '2027-01-16', false],
  [null, '2099-01-01', true],
  // Without a day nothing is known of the end.
  ['2027-01', null, false],
])('an exception until %s holds on %s: %s', (until, asOf, active) => {
  const [found] = judged([onStage('pay', { figure: 'gap', bound: 0, exception: { reason: 'why', until } })], asOf);
  expect(found).toMatchObject({ verdict: 'failed', exception: { reason: 'why', until, active } });
});

test('the day is in the report where an exception has an end, and only there', () => {
  const reported = (until: string | null) =>
    scoreJourney(model({ ...JOURNEY, gates: [onStage('pay', { figure: 'gap', exception: { reason: 'why', until } })] }), [POLL], [], {
      file: 'a.journey',
      asOf: '2026-11-27',
    }).asOf;
  expect(reported('2027')).toBe('2026-11-27');
  expect(reported(null)).toBeNull();
});

describe('a gate tells nothing of too few', () => {
  const few = samples('poll', { respondents: 4, stages: [stageSample('pay', [1, 1, 1, 0])], kpis: [kpiSample('nps', [10, 10, 0])] });
  const gates = [
    onStage('pay', { figure: 'score', bound: 0 }),
    onStage('pay', { figure: 'n', bound: 1 }),
    gate({ scope: 'kpi', name: 'nps', figure: 'kpi', bound: 0 }),
    INDEX,
  ];

  test('not in the report itself, nor in exports', () => {
    const report = scoreJourney(model({ ...JOURNEY, gates }), [few], [], { file: 'a.journey' });
    for (const each of report.gates) expect(each).toMatchObject({ verdict: 'undecided', undecided: 'suppressed', actual: null });
    expect(controlDisclosure(report).gates).toEqual(report.gates);
  });

  test('what is rounded stays on its side of the bound', () => {
    // A stage of 12, one study of which has 9: its figures are rounded. The mean is 0.375.
    const parts = [
      samples('poll', { respondents: 23, stages: [stageSample('pay', [...times(15, 0), ...times(8, 1)])] }),
      samples('talks', { respondents: 9, stages: [stageSample('pay', [...times(5, 0), ...times(4, 1)])] }),
    ];
    const journey = model({
      ...JOURNEY,
      studies: [study('poll'), study('talks')],
      gates: [onStage('pay', { figure: 'score', bound: 0.377 }), onStage('pay', { figure: 'score', bound: 0.374 })],
    });
    const { gates: found } = controlDisclosure(scoreJourney(journey, parts, [], { file: 'a.journey' }));
    expect(found.map(({ verdict, actual }) => [verdict, actual])).toEqual([
      ['failed', 0.37],
      ['passed', 0.38],
    ]);
  });
});

/** What the report shows of the figure that a gate tests. */
function shownFigure({ subject, figure }: GateReport, report: JourneyReport): number | string | null {
  if (subject.kind === 'index') return report.index;
  if (subject.kind === 'kpi') return report.kpis.find(({ name }) => name === subject.name)?.value ?? null;
  const found = report.stages.find(({ name }) => name === subject.name);
  if (!found?.measured) return figure === 'n' && found ? 0 : null;
  const { measured, gap } = found;
  return (
    { score: measured.mean, class: found.class, n: Math.min(measured.n, measured.effectiveN) }[figure as 'score' | 'class' | 'n'] ??
    gap?.value ??
    null
  );
}

test('no verdict contradicts the figure that the same report shows, exact or as it may be passed on', () => {
  const verdicts = new Set<string>();
  for (let seed = 1; seed <= 200; seed++) {
    const exact = generatedReport(seed);
    for (const report of [exact, suppress(exact), controlDisclosure(exact)])
      for (const each of report.gates) {
        const where = `seed ${seed}, ${each.figure} of ${each.subject.name}`;
        verdicts.add(each.undecided ?? each.verdict);
        const { verdict, actual, bound, comparison } = each;
        if (actual === null) {
          expect(verdict, where).toBe('undecided');
          continue;
        }
        const shown = shownFigure(each, report);
        if (typeof actual === 'number' && typeof shown === 'number') expect(Math.abs(actual - shown), where).toBeLessThan(0.011);
        else expect(actual, where).toBe(shown);
        if (verdict === 'undecided') continue;
        expect(Math.min(each.n ?? 0, each.effectiveN ?? 0) + 1e-9, where).toBeGreaterThanOrEqual(each.neededN);
        if (each.figure === 'proven-gap') {
          const gap = report.stages.find(({ name }) => name === each.subject.name)?.gap;
          expect(verdict, where).toBe(gap?.proven ? 'failed' : 'passed');
        } else if (typeof actual === 'number' && typeof bound === 'number') {
          const reaches = comparison === 'at-most' ? actual <= bound + 1e-6 : actual >= bound - 1e-6;
          expect(verdict, where).toBe(reaches ? 'passed' : 'failed');
        }
      }
  }
  expect([...verdicts].sort()).toEqual([
    'failed',
    'no-subject',
    'no-target',
    'not-estimable',
    'not-measured',
    'passed',
    'suppressed',
    'too-few',
  ]);
});
