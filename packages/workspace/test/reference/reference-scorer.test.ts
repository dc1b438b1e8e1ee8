/**
 * Generated journeys, read and scored by the product from their text and files, beside a second scorer that shares no code with it.
 * `JOURNEYS=2000 npx vitest run …` tries more of them.
 */
import { DEFAULT_VIEW, type JourneyReport } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { randomNumbers } from '../disclosure/generated-workspace.ts';
import { uriOf } from '../memory-host.ts';
import { openWorkspace } from '../open-workspace.ts';
import { filesOf, type GeneratedJourney, generateJourney } from './generate.ts';
import { type ReferenceReport, referenceReport } from './reference-scorer.ts';

const JOURNEYS = Number(process.env.JOURNEYS ?? 200);

async function reportOf(journey: GeneratedJourney): Promise<JourneyReport> {
  const { workspace, messages } = await openWorkspace(filesOf(journey));
  const errors = (await messages()).filter((line) => /JRN0[12]/.test(line));
  if (errors.length > 0) throw new Error(errors.join('\n'));
  const compare = journey.studies.some(({ wave }) => wave !== null) ? ('wave' as const) : null;
  const [evaluation] = await workspace.evaluateFile(uriOf('a.journey'), { ...DEFAULT_VIEW, compare });
  if (!evaluation) throw new Error('no journey');
  return evaluation.report;
}

/** The figures of the product in the form of the reference. */
function figuresOf(report: JourneyReport): Record<string, unknown> {
  const bounds = (of: { readonly low: number | null; readonly high: number | null } | null) => of && { low: of.low, high: of.high };
  const differences = report.comparisons.find(({ by }) => by === 'wave');
  return {
    score: report.score,
    index: report.index,
    scoreInterval: bounds(report.scoreInterval),
    peakEnd: report.peakEnd,
    firstImpression: report.firstImpression,
    stages: report.stages.map((stage) => ({
      name: stage.name,
      measured: stage.measured && {
        ...{ n: stage.measured.n, mean: stage.measured.mean, effectiveN: stage.measured.effectiveN },
        ...bounds(stage.measured),
        evidence: stage.measured.evidence,
      },
      studies: byName(stage.studies).map((study) => ({ name: study.name, n: study.n, mean: study.mean, sd: study.sd, ...bounds(study) })),
      class: stage.class,
      classUncertain: stage.classUncertain,
      basicsUnmet: stage.basicsUnmet,
      basicsFail: stage.basicsFail,
      expertRefuted: stage.expertRefuted,
      target: stage.target,
      gap: stage.gap && { value: stage.gap.value, ...bounds(stage.gap), proven: stage.gap.proven, aboveTarget: stage.gap.aboveTarget },
      priority: stage.priority,
      list: stage.list,
      rank: stage.rank,
    })),
    kpis: report.kpis.map((kpi) => ({
      ...{ name: kpi.name, n: kpi.n, value: kpi.value, effectiveN: kpi.effectiveN, ...bounds(kpi), verdict: kpi.verdict },
    })),
    waveDifferences: Object.fromEntries(
      (differences?.stages ?? []).flatMap(({ stage, differences: [found] }) =>
        found ? [[stage, { value: found.value, ...bounds(found), p: found.p, adjustedP: found.adjustedP, verdict: found.verdict }]] : [],
      ),
    ),
  };
}

const byName = <T extends { readonly name: string }>(all: readonly T[]): T[] => [...all].sort((a, b) => (a.name < b.name ? -1 : 1));

/** Paths at which two trees of figures differ by more than 1e-9 (relative above 1), with both values. */
function differencesOf(actual: unknown, wanted: unknown, path = ''): string[] {
  if (wanted === undefined && path === '/scoreInterval') return [];
  if (typeof actual === 'number' && typeof wanted === 'number') {
    const allowed = 1e-9 * Math.max(1, Math.abs(wanted));
    return Math.abs(actual - wanted) <= allowed ? [] : [`${path}: ${actual}, reference ${wanted}`];
  }
  if (wanted !== null && typeof wanted === 'object' && actual !== null && typeof actual === 'object') {
    const keys = new Set([...Object.keys(actual), ...Object.keys(wanted)]);
    return [...keys].flatMap((key) => differencesOf((actual as never)[key], (wanted as never)[key], `${path}/${key}`));
  }
  return Object.is(actual, wanted) ? [] : [`${path}: ${JSON.stringify(actual)}, reference ${JSON.stringify(wanted)}`];
}

const plain = ({ waveDifferences, stages, ...rest }: ReferenceReport) => ({
  ...rest,
  stages: stages.map((stage) => ({ ...stage, studies: byName(stage.studies) })),
  waveDifferences: Object.fromEntries(waveDifferences),
});

describe('generated journeys', () => {
  const BATCH = 20;
  test.each(Array.from({ length: Math.ceil(JOURNEYS / BATCH) }, (_, i) => i * BATCH))(
    'from %i on: the figures are those of the reference',
    async (first) => {
      for (let seed = first; seed < Math.min(JOURNEYS, first + BATCH); seed++) {
        const journey = generateJourney(randomNumbers(seed));
        const found = differencesOf(figuresOf(await reportOf(journey)), plain(referenceReport(journey)));
        expect(found, `journey ${seed}`).toEqual([]);
      }
    },
  );
});
