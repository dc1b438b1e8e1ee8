/** The figures of a journey one by one, as the Report has them. */
import {
  type Caveat,
  type Comparison,
  type GateReport,
  isSuppressed,
  type JourneyReport,
  type KpiReport,
  type Matrix,
  type StageReport,
} from '@parcours/model';

/** Absent and null alike: unknown, or it does not apply. */
export interface Figure {
  readonly subject: 'journey' | 'stage' | 'kpi' | 'segment' | 'study' | 'gate';
  readonly name: string;
  readonly label?: string | null;
  readonly study?: string | null;
  /** What a comparison is by: waves, segments … */
  readonly comparison?: Comparison['by'] | null;
  /** A group of the comparison; of a difference, the later or second one. */
  readonly group?: string | null;
  /** The first group of a difference: `group` − `comparedWith`. */
  readonly comparedWith?: string | null;
  readonly figure: string;
  readonly value?: number | null;
  readonly unit?: string | null;
  /** Of the 95 % interval. */
  readonly low?: number | null;
  readonly high?: number | null;
  readonly n?: number | null;
  readonly effectiveN?: number | null;
  /** A class, a verdict, a list, a reason. */
  readonly text?: string | null;
  /** Taken out by disclosure control. */
  readonly suppressed?: boolean;
}

const KPI_UNITS: Readonly<Record<KpiReport['kind'], string>> = {
  nps: 'points',
  csat: 'percent',
  ces: 'kpi-scale',
  rate: 'percent',
  time: 'hours',
  amount: 'amount',
};

/** Figures that do not apply are left out; those that apply and are unknown have no value. */
export function figuresOf(journey: JourneyReport): Figure[] {
  return [
    ...journeyFigures(journey),
    ...journey.stages.flatMap((stage) => stageFigures(stage)),
    ...journey.kpis.flatMap((kpi) => kpiFigures(kpi)),
    ...journey.segmentMix.flatMap(({ study, segments }) =>
      segments.flatMap(({ segment, respondents, declared, observed }) => [
        { subject: 'segment' as const, name: segment, study, figure: 'share_declared', value: declared, unit: 'share' },
        { subject: 'segment' as const, name: segment, study, figure: 'share_observed', value: observed, unit: 'share', n: respondents },
      ]),
    ),
    ...[...journey.studies, ...journey.experts, ...journey.benchmarks].flatMap(({ name, label, respondents, dropped }): Figure[] => [
      { subject: 'study', name, label, figure: 'respondents', value: respondents, unit: 'respondents' },
      ...dropped.map(({ reason, count }) => ({
        subject: 'study' as const,
        name,
        label,
        figure: 'rejected',
        value: count,
        unit: 'rows',
        text: reason,
      })),
    ]),
    ...journey.disagreements.flatMap(({ stage, studies: [first, second], adjustedP }): Figure[] => [
      {
        subject: 'stage',
        name: stage,
        study: second.name,
        comparedWith: first.name,
        figure: 'disagreement_p',
        value: adjustedP,
        unit: 'p',
      },
    ]),
    ...journey.gates.flatMap(gateFigures),
    ...matrixFigures('declared', journey.matrices.declared),
    ...matrixFigures('derived', journey.matrices.derived),
    ...journey.comparisons.flatMap((comparison) => comparisonFigures(journey, comparison)),
  ];
}

function journeyFigures(report: JourneyReport): Figure[] {
  const { name, label, score, scoreInterval, index, indexInterval, peakEnd, firstImpression } = report;
  const journey = { subject: 'journey', name, label } as const;
  return [
    { ...journey, figure: 'score', value: score, unit: 'scale', ...scoreInterval },
    { ...journey, figure: 'index', value: index, unit: 'points', ...indexInterval },
    { ...journey, figure: 'peak_end', value: peakEnd, unit: 'scale' },
    { ...journey, figure: 'importance_measured', value: report.importanceMeasured, unit: 'share' },
    { ...journey, figure: 'first_impression', value: firstImpression, unit: 'scale' },
    ...(report.scoreLowCoverage ? [{ ...journey, figure: 'interval_too_narrow', text: 'yes' }] : []),
    ...remarks(journey, report.caveats),
    ...report.questionedStages.map((stage): Figure => ({ ...journey, figure: 'questioned_stage', text: stage })),
  ];
}

function stageFigures(report: StageReport): Figure[] {
  const { name, label, measured, lastMeasured, expectation, gap, derivedImportance } = report;
  const stage = { subject: 'stage', name, label } as const;
  const isTakenOut = isSuppressed(report);
  const when = (figure: Omit<Figure, 'subject' | 'name'>, applies: unknown): Figure[] =>
    applies === null || applies === false ? [] : [{ ...stage, ...figure }];
  return [
    { ...stage, figure: 'score', value: measured?.mean, unit: 'scale', ...estimate(measured), suppressed: isTakenOut },
    ...remarks(stage, report.caveats),
    ...when({ figure: 'class', text: report.class }, report.class),
    ...when({ figure: 'class_uncertain', text: 'yes' }, report.classUncertain),
    ...when({ figure: 'class_capped_by_basics', text: 'yes' }, report.cappedByBasics),
    ...when({ figure: 'interval_too_narrow', text: 'yes' }, measured?.lowCoverage ?? false),
    ...when({ figure: 'evidence', text: measured?.evidence }, measured),
    ...report.studies.flatMap(({ name: study, mean, sd, shares, leftOut, ...others }) => [
      { ...stage, study, figure: 'score', value: mean, unit: 'scale', ...estimate(others), text: leftOut ? 'left-out' : null },
      ...when({ study, figure: 'sd', value: sd, unit: 'scale' }, sd),
      ...when({ study, figure: 'interval_too_narrow', text: 'yes' }, others.lowCoverage),
      ...when({ study, figure: 'share_disappointing', value: shares?.disappointing, unit: 'share' }, shares),
      ...when({ study, figure: 'share_neutral', value: shares?.neutral, unit: 'share' }, shares),
      ...when({ study, figure: 'share_enchanting', value: shares?.enchanting, unit: 'share' }, shares),
    ]),
    ...when({ figure: 'claim', value: report.expert, unit: 'scale', text: refuted(report.expertRefuted) }, report.expert),
    ...report.expertClaims.flatMap(({ study, mean, n, sd, refuted: isRefuted }) => [
      { ...stage, study, figure: 'claim', value: mean, unit: 'scale', n, text: refuted(isRefuted) },
      ...when({ study, figure: 'claim_sd', value: sd, unit: 'scale' }, sd),
    ]),
    ...when({ figure: 'expectation', value: expectation?.mean, unit: 'scale', ...estimate(expectation) }, expectation),
    ...when(
      { figure: 'last_measured', value: lastMeasured?.mean, unit: 'scale', ...estimate(lastMeasured), text: lastMeasured?.wave },
      lastMeasured,
    ),
    ...when({ figure: 'target', value: report.target, unit: 'scale', text: report.targetFrom }, report.target),
    ...when(
      {
        ...{ figure: 'gap', value: gap?.value, unit: 'scale', low: gap?.low, high: gap?.high, n: gap?.pairs },
        text: gap?.proven ? 'proven' : gap?.aboveTarget ? 'above-target' : null,
      },
      gap,
    ),
    { ...stage, figure: 'importance', value: report.importance, text: report.declares.importance ? 'declared' : 'default' },
    { ...stage, figure: 'volume', value: report.volume, unit: 'share', text: report.declares.volume ? 'declared' : 'default' },
    { ...stage, figure: 'moment_of_truth', text: report.momentOfTruth ? 'yes' : 'no' },
    ...when(
      {
        ...{ figure: 'basics_unmet', value: report.basicsUnmet, unit: 'share', n: report.basicsObserved },
        text: report.basicsFail ? 'basics-fail' : null,
      },
      report.basicsUnmet,
    ),
    ...when({ figure: 'priority', value: report.priority, unit: 'points', text: report.list }, report.priority),
    ...when({ figure: 'rank', value: report.rank, text: report.rankUnstable ? 'unstable' : null }, report.rank),
    ...when(
      {
        ...{ figure: 'derived_importance', value: derivedImportance?.value, unit: 'correlation' },
        ...{ low: derivedImportance?.low, high: derivedImportance?.high, n: derivedImportance?.n },
      },
      derivedImportance,
    ),
  ];
}

function kpiFigures(report: KpiReport): Figure[] {
  const { name, label, kind, parts } = report;
  const unit = KPI_UNITS[kind];
  const kpi = { subject: 'kpi', name, label } as const;
  const when = (figure: Omit<Figure, 'subject' | 'name'>, applies: unknown): Figure[] =>
    applies === null || applies === false ? [] : [{ ...kpi, ...figure }];
  return [
    { ...kpi, figure: kind, value: report.value, unit, ...estimate(report), text: report.verdict, suppressed: isSuppressed(report) },
    ...remarks(kpi, report.caveats),
    ...when({ figure: 'evidence', text: report.evidence }, report.evidence),
    ...when({ figure: 'interval_too_narrow', text: 'yes' }, report.lowCoverage),
    ...when({ figure: 'target', value: report.target, unit, text: `${report.better}-is-better` }, report.target),
    ...when({ figure: 'p90', value: report.p90, unit }, report.p90),
    ...when({ figure: 'within', value: report.withinShare, unit: 'share' }, report.withinShare),
    ...when({ figure: 'promoters', value: parts?.promoters, unit: 'respondents' }, parts),
    ...when({ figure: 'passives', value: parts?.passives, unit: 'respondents' }, parts),
    ...when({ figure: 'detractors', value: parts?.detractors, unit: 'respondents' }, parts),
    ...when({ figure: 'wald_interval', unit, low: report.wald?.low, high: report.wald?.high }, report.wald),
  ];
}

/** What questions the figures of a subject: the codes of the diagnostics, whose pages explain them. */
function remarks(subject: Pick<Figure, 'subject' | 'name' | 'label'>, caveats: readonly Caveat[]): Figure[] {
  return caveats.map(({ code, study }) => ({ ...subject, study, figure: 'remark', text: code }));
}

/** What a gate requires of one stage, KPI or the index; its statement is the label. */
function gateFigures({
  text,
  subject,
  figure,
  comparison,
  bound,
  actual,
  n,
  effectiveN,
  verdict,
  undecided,
  exception,
}: GateReport): Figure[] {
  const gate = { subject: 'gate', name: subject.name ?? subject.kind, label: text } as const;
  const remark = undecided ?? (exception?.active ? 'excepted' : null);
  const numberOf = (value: typeof actual | typeof bound) => (typeof value === 'number' ? value : null);
  const textOf = (value: typeof actual | typeof bound) => (typeof value === 'string' ? value : null);
  return [
    { ...gate, figure: 'verdict', text: remark === null ? verdict : `${verdict} (${remark})` },
    { ...gate, figure, value: numberOf(actual), n, effectiveN, text: textOf(actual) },
    { ...gate, figure: 'bound', value: numberOf(bound), text: textOf(bound) ?? comparison },
  ];
}

function matrixFigures(importance: Matrix['importance'], matrix: Matrix | null): Figure[] {
  return (matrix?.points ?? []).flatMap(({ stage, quadrant, unstable }): Figure[] =>
    quadrant === null
      ? []
      : [{ subject: 'stage', name: stage, figure: `quadrant_${importance}`, text: unstable ? `${quadrant} (unstable)` : quadrant }],
  );
}

function comparisonFigures({ name, label, stages, kpis }: JourneyReport, comparison: Comparison): Figure[] {
  const { by, groups, index } = comparison;
  const groupName = (at: number) => groups[at]?.name;
  const difference = (each: {
    from: number;
    to: number;
    value: number;
    low: number | null;
    high: number | null;
    adjustedP: number | null;
    verdict: string | null;
    undecided: string | null;
  }) => {
    const pair = { comparison: by, group: groupName(each.to), comparedWith: groupName(each.from) };
    return [
      { ...pair, figure: 'difference', value: each.value, low: each.low, high: each.high, text: each.verdict ?? each.undecided },
      ...(each.adjustedP === null ? [] : [{ ...pair, figure: 'difference_p', value: each.adjustedP, unit: 'p' }]),
    ];
  };
  return [
    ...groups.flatMap((group, at): Figure[] => {
      const journey = { subject: 'journey', name, label, comparison: by, group: group.name } as const;
      return [
        { ...journey, figure: 'respondents', value: group.respondents, unit: 'respondents' },
        { ...journey, figure: 'score', value: group.score, unit: 'scale' },
        { ...journey, figure: 'index', value: group.index, unit: 'points', low: index?.cells[at]?.low, high: index?.cells[at]?.high },
      ];
    }),
    ...(index?.differences ?? []).flatMap((each) =>
      difference(each).map(
        (figure): Figure => ({ subject: 'journey', name, label, unit: 'points', ...figure, figure: `index_${figure.figure}` }),
      ),
    ),
    ...comparison.stages.flatMap(({ stage, cells, differences }) => {
      const subject = { subject: 'stage', name: stage, label: stages.find((each) => each.name === stage)?.label } as const;
      return [
        ...cells.map((cell, at): Figure => {
          const figures = { figure: 'score', value: cell.measured?.mean, unit: 'scale', ...estimate(cell.measured), text: cell.class };
          return { ...subject, comparison: by, group: groupName(at), ...figures, suppressed: isSuppressed(cell) };
        }),
        ...differences.flatMap(difference).map((figure): Figure => ({ ...subject, unit: 'scale', ...figure })),
      ];
    }),
    ...comparison.kpis.flatMap(({ kpi, cells, differences }) => {
      const report = kpis.find((each) => each.name === kpi);
      const subject = { subject: 'kpi', name: kpi, label: report?.label, unit: report && KPI_UNITS[report.kind] } as const;
      return [
        ...cells.map((cell, at): Figure => {
          const figures = { figure: report?.kind ?? 'value', value: cell.value, ...estimate(cell) };
          return { ...subject, comparison: by, group: groupName(at), ...figures, suppressed: isSuppressed(cell) };
        }),
        ...differences.flatMap(difference).map((figure): Figure => ({ ...subject, ...figure })),
      ];
    }),
  ];
}

function estimate(
  figure: { readonly n: number; readonly effectiveN: number; readonly low: number | null; readonly high: number | null } | null,
): Pick<Figure, 'n' | 'effectiveN' | 'low' | 'high'> {
  return figure === null ? {} : { n: figure.n, effectiveN: figure.effectiveN, low: figure.low, high: figure.high };
}

function refuted(isRefuted: boolean | null): string | null {
  return isRefuted === null ? null : isRefuted ? 'refuted' : 'not-refuted';
}
