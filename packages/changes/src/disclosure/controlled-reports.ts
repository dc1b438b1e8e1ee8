/** The reports of a journey in both versions as one output that may be passed on (method.md, 2.20). */
import type { JourneyReport } from '@parcours/model';
import { controlDisclosure } from '@parcours/scoring';
import type { TellingFigures } from './telling-figures.ts';

export interface ReportPair {
  readonly before: JourneyReport;
  readonly after: JourneyReport;
}

/** HEAD's report: small figures taken out. */
export function controlledHead(after: JourneyReport): JourneyReport {
  return withoutDetails(controlDisclosure(after));
}

/**
 * BASE's report: small figures taken out, and those that would tell of few beside HEAD's; with a stage, all that is computed over the stages
 * goes, since the others are shown.
 *
 * @param nameOf the name of a stage or KPI of BASE in HEAD.
 */
export function controlledBase(
  before: JourneyReport,
  telling: TellingFigures,
  nameOf: (of: 'stage' | 'kpi', name: string) => string,
): JourneyReport {
  const tells = (of: 'stage' | 'kpi', name: string) => telling[of === 'stage' ? 'stages' : 'kpis'].has(nameOf(of, name));
  const marked: JourneyReport = {
    ...before,
    stages: before.stages.map((stage) =>
      tells('stage', stage.name) ? { ...stage, secondarySuppressed: true, studiesSecondarySuppressed: true } : stage,
    ),
    kpis: before.kpis.map((kpi) => (tells('kpi', kpi.name) && kpi.value !== null ? { ...kpi, secondarySuppressed: true } : kpi)),
  };
  const controlled = withoutDetails(controlDisclosure(marked));
  return telling.stages.size + telling.kpis.size > 0 ? withoutJourneyFigures(controlled, telling.stages.size > 0) : controlled;
}

/**
 * Without what no change is told of: comments (the one that is new would be that of the respondent who is new), comparisons within the
 * version, studies that disagree, the mix of segments.
 */
function withoutDetails(report: JourneyReport): JourneyReport {
  const without = (studies: JourneyReport['studies']) =>
    studies.map((study) => ({ ...study, verbatims: { ...study.verbatims, first: [] } }));
  return {
    ...report,
    studies: without(report.studies),
    experts: without(report.experts),
    benchmarks: without(report.benchmarks),
    ...{ comparisons: [], disagreements: [], segmentMix: [] },
  };
}

const SUPPRESSED = { actual: null, verdict: 'undecided', undecided: 'suppressed' } as const;

/** Without what would give back the figures that are taken out, or is computed without them and so would look like a change. */
function withoutJourneyFigures(report: JourneyReport, hidesStages: boolean): JourneyReport {
  const ofStages = {
    ...{
      score: null,
      scoreInterval: null,
      index: null,
      indexInterval: null,
      peakEnd: null,
      firstImpression: null,
      importanceMeasured: null,
      scoreLowCoverage: false,
    },
    matrices: { declared: null, derived: null },
    gates: report.gates.map((gate) => (gate.subject.kind === 'index' ? { ...gate, ...SUPPRESSED } : gate)),
  };
  return {
    ...report,
    ...(hidesStages ? ofStages : {}),
    stages: report.stages.map((stage) => ({
      ...stage,
      ...(hidesStages ? { priority: null, factors: null, rank: null } : {}),
      derivedImportance: null,
      lastMeasured: null,
      expertClaims: [],
    })),
  };
}
