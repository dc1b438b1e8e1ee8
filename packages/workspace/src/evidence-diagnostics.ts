import { quote } from '@parcours/language';
import {
  CODE,
  diagnoseElement,
  formatFixed,
  formatInterval,
  formatScore,
  formatShare,
  type JourneyReport,
  type Language,
  type Measured,
  type Model,
  type SegmentMixReport,
  type Stage,
  type StageReport,
  type Study,
  type Term,
  translateTerm,
  type UnlocatedDiagnostic,
} from '@parcours/model';
import { isExpertStudy, plausibilityFindings } from '@parcours/scoring';
import { gateDiagnostics } from './gate-diagnostics.ts';

/**
 * Diagnostics of the evidence: expert scores that the data refute, moments of truth without a measure, stages with too few respondents,
 * studies that disagree, initiatives without a gap, defaults that decide, gates. All figures come from the Report.
 *
 * @param asOf the day (YYYY-MM-DD) that is today; no figure depends on it.
 */
export function evidenceDiagnostics(model: Model, report: JourneyReport, language: Language, asOf: string): UnlocatedDiagnostic[] {
  return [...evidenceRules(model, report, language), ...doneInFuture(model, asOf)];
}

function* evidenceRules(model: Model, report: JourneyReport, language: Language): Generator<UnlocatedDiagnostic> {
  const studies = measuringStudies(model);
  if (studies.length === 0) {
    // A journey declared without a name is referenced by its quoted label.
    const name = model.name === model.label ? quote(model.name) : model.name;
    yield diagnoseElement('JRN0416', model.id, { journey: model.label ?? model.name, name });
  }
  yield* unmeasuredKpis(model);
  yield* initiatives(model, report, language);
  yield* disagreements(model, report, language);
  yield* pooledPeriods(model, report);
  yield* decidingDefaults(model, report);
  yield* segmentMixes(model, report, language);
  yield* narrowIntervals(model, report);
  yield* plausibilityFindings(model, report).map(({ diagnostic }) => diagnostic);
  yield* gateDiagnostics(model, report, language);
  const allRead = unreadStudies(model, report).length === 0;
  for (const [index, stage] of model.stages.entries()) {
    const stageReport = report.stages[index];
    if (!stageReport) continue;
    const title = stage.label ?? stage.name;
    const { measured } = stageReport;
    if (model.repository && allRead && stageReport.target === null && !model.repository.stages.some(({ name }) => name === stage.name)) {
      yield diagnoseElement('JRN0311', stage.id, { stage: title, repository: model.repository.label ?? model.repository.name });
    }
    if (!measured) {
      // Without any study there is one diagnostic for the journey, not one for each stage.
      if (stage.momentOfTruth && studies.length > 0 && !isMappedButUnread(model, report, stage))
        yield diagnoseElement('JRN0302', stage.id, { stage: title });
      continue;
    }
    yield* refutedClaims(model, report, stage, stageReport, language);
    if (measured.evidence === 'anecdotal' || measured.evidence === 'suppressed') {
      yield diagnoseElement('JRN0413', stage.id, {
        n: measured.n,
        effective: effectiveN(measured, language),
        stage: title,
        evidence: { term: measured.evidence },
      });
    }
  }
}

/** The effective n, where weights or clusters make it another than the number of respondents. */
function effectiveN({ n, effectiveN: effective }: Measured, language: Language): Term | string {
  const text = formatFixed(effective, language, 1);
  return text === formatFixed(n, language, 1) ? '' : { term: 'effective-n', values: { effective: text } };
}

/** The claims of experts that the data refute, in the text and in studies; those that the stage explains are reported as explained. */
function* refutedClaims(
  model: Model,
  { limits }: JourneyReport,
  stage: Stage,
  { measured, expert, expertRefuted, expertClaims }: StageReport,
  language: Language,
): Generator<UnlocatedDiagnostic> {
  // A suppressed mean is not published, not even to refute a claim: diagnostics end up in logs.
  if (!measured || measured.evidence === 'suppressed') return;
  const note = stage.notes.find(({ kind, text }) => kind === 'note' && text.trim() !== '')?.text ?? null;
  const figures = {
    stage: stage.label ?? stage.name,
    n: measured.n,
    effective: effectiveN(measured, language),
    mean: formatScore(measured.mean, language),
    interval: formatInterval(measured.low, measured.high, language),
  };
  if (expertRefuted && expert !== null && expert >= model.scale.min && expert <= model.scale.max) {
    const parameters = { ...figures, expert: formatScore(expert, language, Number.isInteger(expert) ? 0 : 2) };
    const at = stage.expertId ?? stage.id;
    yield note === null ? diagnoseElement('JRN0405', at, parameters) : diagnoseElement('JRN0446', at, { ...parameters, note });
  }
  for (const claim of expertClaims) {
    if (!claim.refuted || claim.n < limits.anonymous) continue;
    const study = model.studies.find(({ name }) => name === claim.study);
    const parameters = { ...figures, expert: formatScore(claim.mean, language), study: study?.label ?? claim.study };
    const related = study ? [study.id] : [];
    yield note === null
      ? diagnoseElement('JRN0445', stage.id, parameters, { related })
      : diagnoseElement('JRN0447', stage.id, { ...parameters, note }, { related });
  }
}

/** The journey's own studies that are missing; benchmarks say nothing about the journey itself. */
function unreadStudies(model: Model, { missing }: JourneyReport): JourneyReport['missing'] {
  return missing.filter(({ name }) => model.studies.some((study) => study.name === name));
}

/** Whether a study maps the stage but cannot be read: then the diagnostic is that of the study. */
function isMappedButUnread(model: Model, report: JourneyReport, stage: Stage): boolean {
  const unread = new Set(report.missing.map(({ name }) => name));
  return measuringStudies(model).some(
    (study) => study.measures.some((measure) => measure.stage === stage.name) || (study.stage !== null && unread.has(study.name)),
  );
}

/** Experts claim; only customers measure. */
function measuringStudies({ studies }: Model): Study[] {
  return studies.filter((study) => !isExpertStudy(study));
}

function* unmeasuredKpis(model: Model): Generator<UnlocatedDiagnostic> {
  const { kpis } = model;
  const studies = measuringStudies(model);
  if (studies.length === 0) return;
  const measured = new Set(studies.flatMap((study) => study.kpis.map(({ kpi }) => kpi)));
  for (const kpi of kpis) if (!measured.has(kpi.name)) yield diagnoseElement('JRN0316', kpi.id, { name: kpi.label ?? kpi.name });
}

/** Initiatives on stages without a gap. Nothing is concluded while studies are missing. */
function* initiatives(model: Model, report: JourneyReport, language: Language): Generator<UnlocatedDiagnostic> {
  if (measuringStudies(model).length === 0 || unreadStudies(model, report).length > 0) return;
  for (const initiative of model.initiatives) {
    if (initiative.status === 'done' || initiative.status === 'dropped') continue;
    const index = model.stages.findIndex(({ name }) => name === initiative.stage);
    const [stage, stageReport] = [model.stages[index], report.stages[index]];
    const why = stage && stageReport ? reasonWithoutGap(stageReport, language) : null;
    if (!stage || !why) continue;
    const title = stage.label ?? stage.name;
    yield diagnoseElement(
      'JRN0419',
      initiative.id,
      { initiative: initiative.label ?? initiative.name, stage: title, why },
      { related: [stage.id] },
    );
  }
}

/** Initiatives that are done, and due on a day, a month or a year that has not begun. */
function* doneInFuture({ initiatives }: Model, asOf: string): Generator<UnlocatedDiagnostic> {
  for (const { id, label, name, status, due } of initiatives) {
    if (status === 'done' && due !== null && due > asOf.slice(0, due.length))
      yield diagnoseElement('JRN0544', id, { initiative: label ?? name, due });
  }
}

function reasonWithoutGap({ measured, target, gap }: StageReport, language: Language): Term | null {
  if (!measured) return { term: 'no-gap.unmeasured' };
  if (!gap || target === null) return { term: 'no-gap.no-target' };
  if (gap.value > 0 || measured.evidence === 'suppressed') return null;
  return {
    term: gap.aboveTarget ? 'no-gap.above' : 'no-gap.met',
    values: { measured: formatScore(measured.mean, language), target: formatScore(target, language) },
  };
}

/** The studies of each wave that disagree at a stage. */
function* disagreements(model: Model, report: JourneyReport, language: Language): Generator<UnlocatedDiagnostic> {
  for (const { stage: name, wave, studies } of report.disagreements) {
    const stage = model.stages.find((each) => each.name === name);
    if (!stage) continue;
    const title = stage.label ?? stage.name;
    const [first, second] = studies.map((each) => {
      const study = model.studies.find((other) => other.name === each.name);
      return {
        id: study?.id,
        name: study?.label ?? each.name,
        mean: formatScore(each.mean, language),
        interval: formatInterval(each.low, each.high, language),
      };
    });
    if (!first || !second) continue;
    yield diagnoseElement(
      'JRN0420',
      stage.id,
      {
        stage: wave === null ? title : { term: 'stage-in-wave', values: { stage: title, wave } },
        first: first.name,
        firstMean: first.mean,
        firstInterval: first.interval,
        second: second.name,
        secondMean: second.mean,
        secondInterval: second.interval,
      },
      { related: [first, second].flatMap(({ id }) => id ?? []) },
    );
  }
}

/** At the last of the studies that are pooled over different dates. */
function* pooledPeriods(model: Model, { pooledPeriods: all }: JourneyReport): Generator<UnlocatedDiagnostic> {
  for (const { studies } of all) {
    const found = studies.flatMap(({ name, date }) => {
      const study = model.studies.find((each) => each.name === name);
      return study ? [{ id: study.id, title: `${study.label ?? name} (${date})` }] : [];
    });
    const last = found.at(-1);
    if (!last) continue;
    const parameters = { studies: found.map(({ title }) => title).join(', ') };
    yield diagnoseElement('JRN0453', last.id, parameters, { related: found.slice(0, -1).map(({ id }) => id) });
  }
}

/** The defaults that decide about the rank of a stage where other stages say a value. */
function* decidingDefaults(model: Model, report: JourneyReport): Generator<UnlocatedDiagnostic> {
  for (const [index, { caveats }] of report.stages.entries()) {
    const stage = model.stages[index];
    for (const { code, parameters } of caveats) {
      if (!stage || code !== CODE['default-decides'] || parameters.default === undefined) continue;
      yield diagnoseElement('JRN0454', stage.id, { stage: stage.label ?? stage.name, default: parameters.default });
    }
  }
}

/** Figures whose interval is too narrow, since nearly all answers are the same extreme one. */
function* narrowIntervals(model: Model, report: JourneyReport): Generator<UnlocatedDiagnostic> {
  const figures = [
    ...model.stages.map((stage, index) => ({ element: stage, isNarrow: report.stages[index]?.measured?.lowCoverage === true })),
    ...model.kpis.map((kpi, index) => ({ element: kpi, isNarrow: report.kpis[index]?.lowCoverage === true })),
  ];
  for (const { element, isNarrow } of figures) {
    if (isNarrow) yield diagnoseElement('JRN0465', element.id, { figure: element.label ?? element.name });
  }
}

/** Studies whose respondents are not mixed as the segments are declared, and what becomes of weights by segment shares. */
function* segmentMixes(model: Model, report: JourneyReport, language: Language): Generator<UnlocatedDiagnostic> {
  const unread = new Set(report.missing.map(({ name }) => name));
  const labelOf = (name: string) => {
    const segment = model.segments.find((each) => each.name === name);
    return segment?.label ?? name;
  };
  const listOf = (names: readonly string[]) => names.map(labelOf).join(', ');
  for (const study of model.studies) {
    if (study.kind !== 'observations' || study.method === 'expert') continue;
    const title = study.label ?? study.name;
    const mix = report.segmentMix.find((each) => each.study === study.name);
    if (mix?.isOff && !mix.weighted) {
      const segments = mix.segments
        .map(({ segment, observed, declared }) => {
          const values = {
            segment: labelOf(segment),
            observed: formatShare(observed, language),
            declared: formatShare(declared, language),
          };
          return translateTerm({ term: 'segment-shares', values }, language);
        })
        .join(', ');
      yield diagnoseElement('JRN0444', study.id, { study: title, segments, p: formatPValue(mix.p ?? 0, language) });
    }
    if (!study.weightBySegmentShares || unread.has(study.name)) continue;
    if (!mix?.weighted) yield diagnoseElement('JRN0460', study.id, { study: title, reason: reasonUnweighted(model, study, mix, listOf) });
    else if (mix.missing.length > 0) yield diagnoseElement('JRN0461', study.id, { study: title, segments: listOf(mix.missing) });
  }
}

function reasonUnweighted(
  model: Model,
  study: Study,
  mix: SegmentMixReport | undefined,
  listOf: (names: readonly string[]) => string,
): Term {
  if (model.segments.every(({ share }) => share === null)) return { term: 'unweighted.no-shares' };
  if (study.aggregated) return { term: 'unweighted.summary' };
  if (!mix || mix.tooSmall.length === 0) return { term: 'unweighted.no-segment' };
  return { term: 'unweighted.too-small', values: { segments: listOf(mix.tooSmall) } };
}

/** Below 0.001 the bound is enough. */
function formatPValue(p: number, language: Language): string {
  return p < 0.001 ? `< ${formatFixed(0.001, language, 3)}` : `= ${formatFixed(p, language, 3)}`;
}
