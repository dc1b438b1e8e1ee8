import {
  ALL_RESPONDENTS,
  COMPARE_BY,
  type CompareBy,
  DEFAULT_LIMITS,
  type EvidenceLimits,
  type InitiativeReport,
  isConfidential,
  type JourneyReport,
  type MissingStudy,
  type Model,
  type Named,
  type NamedReport,
  type Perimeter,
  type Persona,
  type PersonaReport,
  type Problem,
  type Samples,
  type Study,
  type StudyReport,
} from '@parcours/model';
import { compareGroups } from '../comparison/compare-groups.ts';
import { studyDisagreements } from '../comparison/study-disagreements.ts';
import { perimeterDepth } from '../disclosure/publishable-cell.ts';
import { type JourneyEvidence, planSecondarySuppression, waveSetName } from '../disclosure/secondary-suppression.ts';
import { suppress } from '../disclosure/suppress.ts';
import { evaluateGates } from '../gates/evaluate-gates.ts';
import { withoutScaleClashes } from '../kpi/scale-clashes.ts';
import type { PlausibilityFinding } from '../plausibility/finding.ts';
import { withPlausibilityCaveats } from '../plausibility/plausibility.ts';
import { overallKpi } from '../respondent/overall-kpi.ts';
import { declaredMatrix, derivedMatrix } from '../stage/matrix.ts';
import { stagesToMeasure } from '../stage/stages-to-measure.ts';
import { type ColumnCaveat, kpisWithCaveats, stagesWithCaveats } from './caveats.ts';
import { indexInterval, journeyScores } from './journey-scores.ts';
import { lastMeasured } from './last-measured.ts';
import { namesPresent, studiesInPerimeter } from './perimeter.ts';
import { isExpertStudy, type LoadedStudy, loadedStudies, selectPeriod, sortStudies } from './period.ts';
import { pooledPeriods } from './pooled-periods.ts';
import { segmentMixReports, withSegmentWeights } from './post-stratify-samples.ts';
import { rankAgainstBenchmarks } from './rank-against-benchmarks.ts';
import { consolidationOf, overallKpiOf, scoreStudies } from './score-studies.ts';
import { hasLowScoreCoverage, intervalOfScore } from './scored-studies.ts';

export interface ScoringOptions {
  /** The journey's file, relative to the workspace, with `/`. */
  readonly file: string;
  /** The wave to show; by default, or where the journey has no such wave, the latest one (see `selectPeriod`). */
  readonly wave?: string | null;
  /** Whose figures; default: all respondents. A name that the journey does not declare restricts nothing. */
  readonly perimeter?: Perimeter;
  /** Comparisons beside that with the benchmarks; default: none. */
  readonly compare?: readonly CompareBy[];
  /** Comparison of waves: the wave that `wave` is compared with; default: the one before. */
  readonly versus?: string | null;
  /** The Samples of the benchmarks, in any order. */
  readonly benchmarks?: readonly Samples[];
  /** The other journeys of one output, so that no figure tells of few beside theirs; default: none. */
  readonly beside?: readonly JourneyEvidence[];
  /** Identifies the bytes of a study's file, equal for copies; undefined, and by default: the file's path. */
  readonly contentOf?: (study: Study) => string | undefined;
  /** Smallest n of each evidence level; default 5, 10 and 30. */
  readonly limits?: EvidenceLimits;
  /** Errors that withhold figures, in the order to report them; default: none. */
  readonly problems?: readonly Problem[];
  /** The day (YYYY-MM-DD) as of which the exceptions of gates are judged; by default those with an end do not count. */
  readonly asOf?: string | null;
  /** Diagnostics of the studies' columns, in the order to report them; default: none. */
  readonly caveats?: readonly ColumnCaveat[];
  /** Plausibility findings about the studies' files beside each other, in the order to report them; default: none. */
  readonly findings?: readonly PlausibilityFinding[];
}

/**
 * Computes every figure of one journey from its text (`model`) and the Samples of its studies (method.md, section 2).
 *
 * Studies are ordered by date and name, so that neither file order nor row order changes a digit. Samples of studies, stages or KPIs that the model does not declare are
 * ignored; so is a KPI that a study measures on a second scale. Expert scores, studies of experts and benchmarks enter no measured figure.
 *
 * Nothing is suppressed here: see `suppress`. Never throws on well-typed input.
 *
 * @param read the Samples of the studies, in any order.
 * @param missing the studies that could not be read, of any wave, in any order.
 */
export function scoreJourney(
  model: Model,
  read: readonly Samples[],
  missing: readonly MissingStudy[],
  options: ScoringOptions,
): JourneyReport {
  const limits = options.limits ?? DEFAULT_LIMITS;
  const samples = withoutScaleClashes(read, model);
  const caveats = options.caveats ?? [];
  const perimeter = declaredPerimeter(model, options.perimeter ?? ALL_RESPONDENTS);
  const period = selectPeriod(model.studies, withSegmentWeights(samples, model.studies, model.segments), options.wave ?? null);
  const benchmarks = loadedStudies(
    sortStudies(model.benchmarks.filter((study) => !isExpertStudy(study))),
    withSegmentWeights(withoutScaleClashes(options.benchmarks ?? [], model), model.benchmarks, model.segments),
  );
  const { studies, excluded } = studiesInPerimeter(period.studies, perimeter);
  const others = studiesInPerimeter(benchmarks, perimeter);
  const compareBy = COMPARE_BY.filter((by) => (by === 'benchmark' ? benchmarks.length > 0 : options.compare?.includes(by)));
  const comparesGroups = compareBy.some((by) => by !== 'wave' && by !== 'benchmark' && perimeter[by] === null);
  const suppression = planSecondarySuppression(model, {
    ...{ period, benchmarks, beside: options.beside ?? [], contentOf: options.contentOf ?? (() => undefined) },
    ...{ minCellSize: limits.anonymous, maxDepth: perimeterDepth(perimeter) + (comparesGroups ? 1 : 0) },
  });
  const experts = loadedStudies(sortStudies(model.studies.filter(isExpertStudy)), samples);
  const scores = scoreStudies(model, studies, perimeter, limits, waveSetName(period.wave), suppression, experts);
  const wanted = { wave: options.wave ?? null, versus: options.versus ?? null };
  const pooled = pooledPeriods(model, studies);
  const comparisons = compareBy.flatMap(
    (by) => compareGroups(by, { model, period, benchmarks, perimeter, limits, suppression, wanted }) ?? [],
  );
  const stages = rankAgainstBenchmarks(lastMeasured(scores.stages, { model, period, perimeter, suppression }), comparisons);
  const journey = journeyScores(stages, model.scale);
  const interval = intervalOfScore(journey.score, scores, studies);
  const declares = model.stages.some(({ importance }, i) => importance !== null && stages[i]?.measured);

  const personas = firstByName(model.personas);
  const segment = model.segment ?? (model.persona === null ? null : (personas.get(model.persona)?.segment ?? null));
  const report: JourneyReport = {
    name: model.name,
    label: model.label,
    file: options.file,
    persona: model.persona === null ? null : personaReport(model.persona, personas.get(model.persona)),
    segment: namedReference(segment, firstByName(model.segments)),
    scenario: model.scenario,
    objectives: model.objectives,
    scale: model.scale,
    limits,
    ...journey,
    scoreInterval: interval,
    indexInterval: interval && indexInterval(interval, model.scale),
    caveats: [],
    questionedStages: [],
    scoreLowCoverage: interval !== null && hasLowScoreCoverage(scores),
    consolidation: consolidationOf(studies),
    wave: period.wave,
    waves: period.waves,
    perimeter: {
      segment: namedReference(perimeter.segment, firstByName(model.segments)),
      persona: namedReference(perimeter.persona, personas),
      channel: namedReference(perimeter.channel, firstByName(model.channels)),
    },
    choices: {
      segment: namesPresent(period.all, 'segment', model.segments).map(namedReport),
      persona: namesPresent(period.all, 'persona', model.personas).map(namedReport),
      channel: namesPresent(period.all, 'channel', model.channels).map(namedReport),
    },
    excludedStudies: [...excluded, ...others.excluded],
    phases: model.phases.map(namedReport),
    channels: model.channels.map(namedReport),
    touchpoints: model.touchpoints.map(({ name, label, owner }) => ({ name, label, owner })),
    owners: model.owners.map(namedReport),
    segments: model.segments.map(namedReport),
    stages: stagesWithCaveats(stages, model, studies, pooled, caveats),
    kpis: kpisWithCaveats(scores.kpis, model, studies, pooled, caveats),
    matrices: { declared: declares ? declaredMatrix(stages, model.scale) : null, derived: derivedMatrix(stages, model.scale) },
    overallKpi: overallKpiOfStudies(model, studies),
    comparisons,
    studies: studies.map((read) => ({
      ...studyReport(read),
      secondarySuppressed: suppression.studyRespondents(read.study.name, perimeter),
    })),
    benchmarks: others.studies.map((read) => ({
      ...studyReport(read),
      secondarySuppressed: suppression.studyRespondents(read.study.name, perimeter),
    })),
    experts: experts.map((read) => ({ ...studyReport(read), secondarySuppressed: false })),
    // A journey for one segment is not about the mix of all.
    segmentMix: segmentMixReports(
      selectPeriod(model.studies, samples, period.wave).all.filter(({ study }) => segment === null || study.weightBySegmentShares),
      model.segments,
      (study) => suppression.studyRespondents(study, ALL_RESPONDENTS),
    ),
    disagreements: studyDisagreements(model, period, perimeter, limits, suppression),
    pooledPeriods: pooled,
    missing: sortMissingStudies(model, missing),
    stagesToMeasure: stagesToMeasure(stages),
    problems: options.problems ?? [],
    initiatives: model.initiatives.map(initiativeReport),
    gates: [],
    asOf: model.gates.some(({ exception }) => exception?.until) ? (options.asOf ?? null) : null,
  };
  return withGates(withPlausibilityCaveats(model, report, options.findings ?? []), model, options.asOf ?? null);
}

/** A gate says the same wherever it is shown: it is judged by the figures that may be passed on. */
function withGates(report: JourneyReport, model: Model, asOf: string | null): JourneyReport {
  if (model.gates.length === 0) return report;
  const judged = { ...report, gates: evaluateGates(model, report, asOf) };
  return isConfidential(report) ? judged : { ...report, gates: suppress(judged).gates };
}

/** The first overall KPI, in the order of the text, that some study has; where none has one, the first declared. */
function overallKpiOfStudies({ kpis }: Model, studies: readonly LoadedStudy[]): string | null {
  const used = new Set(studies.map(({ study }) => overallKpiOf(kpis, study)?.name));
  return (kpis.find(({ name }) => used.has(name)) ?? overallKpi(kpis))?.name ?? null;
}

/** The perimeter without names that the journey does not declare. */
function declaredPerimeter(model: Model, { segment, persona, channel }: Perimeter): Perimeter {
  const known = (name: string | null, list: readonly Named[]) => (list.some((each) => each.name === name) ? name : null);
  return { segment: known(segment, model.segments), persona: known(persona, model.personas), channel: known(channel, model.channels) };
}

function firstByName<T extends Named>(all: readonly T[]): Map<string, T> {
  const found = new Map<string, T>();
  for (const one of all) if (!found.has(one.name)) found.set(one.name, one);
  return found;
}

function namedReport({ name, label }: Named): NamedReport {
  return { name, label };
}

/** A persona that the text does not declare has a name only. */
function personaReport(name: string, declared: Persona | undefined): PersonaReport {
  const { label = null, goals = [], frustrations = [], quotes = [] } = declared ?? {};
  return { name, label, goals, frustrations, quotes };
}

/** A name that the text does not declare has no label; the language reports it. */
function namedReference(name: string | null, declared: ReadonlyMap<string, Named>): NamedReport | null {
  return name === null ? null : { name, label: declared.get(name)?.label ?? null };
}

function studyReport({ study, samples }: LoadedStudy): Omit<StudyReport, 'secondarySuppressed'> {
  return {
    name: study.name,
    label: study.label,
    method: study.method,
    date: study.date,
    wave: study.wave,
    weight: study.weight,
    weightBySegmentShares: study.weightBySegmentShares,
    timing: study.timing,
    panel: study.panel,
    where: study.where.map(({ column, values }) => ({ column: column.header, values })),
    respondents: samples.respondents,
    file: samples.file,
    dropped: samples.dropped,
    verbatims: samples.verbatims,
  };
}

function sortMissingStudies(model: Model, missing: readonly MissingStudy[]): MissingStudy[] {
  const positions = new Map<string, number>();
  for (const [i, study] of sortStudies([...model.studies, ...model.benchmarks]).entries()) positions.set(study.name, i);
  const positionOf = ({ name }: MissingStudy) => positions.get(name) ?? positions.size;
  return [...missing].sort((a, b) => positionOf(a) - positionOf(b) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function initiativeReport(initiative: Model['initiatives'][number]): InitiativeReport {
  const { name, label, stage, owner, due, effort, impact, status, segment, channel } = initiative;
  return { name, label, stage, owner, due, effort, impact, status, segment, channel, caveats: [] };
}
