import { quote } from '@parcours/language';
import {
  diagnoseElement,
  formatInterval,
  formatScore,
  type JourneyReport,
  type Language,
  type Model,
  type Stage,
  type StageReport,
  type StageStudy,
  type Term,
  type UnlocatedDiagnostic,
} from '@parcours/model';

/**
 * What the evidence says of the text: claims that the data refute, moments of truth that nothing measures, stages with too few
 * respondents, studies that disagree, initiatives where nothing is short. Read off the Report, never computed beside it.
 */
export function evidenceDiagnostics(model: Model, report: JourneyReport, language: Language): UnlocatedDiagnostic[] {
  return [...evidenceRules(model, report, language)];
}

function* evidenceRules(model: Model, report: JourneyReport, language: Language): Generator<UnlocatedDiagnostic> {
  if (model.studies.length === 0) {
    // A journey without a name of its own is referred to by its quoted label.
    const name = model.name === model.label ? quote(model.name) : model.name;
    yield diagnoseElement('JRN0416', model.id, { journey: model.label ?? model.name, name });
  }
  yield* unmeasuredKpis(model);
  yield* initiatives(model, report, language);
  for (const [index, stage] of model.stages.entries()) {
    const found = report.stages[index];
    if (!found) continue;
    const title = stage.label ?? stage.name;
    const { measured } = found;
    const allRead = unreadStudies(model, report).length === 0;
    if (model.repository && allRead && found.target === null && !model.repository.stages.some(({ name }) => name === stage.name)) {
      yield diagnoseElement('JRN0311', stage.id, { stage: title, repository: model.repository.label ?? model.repository.name });
    }
    yield* disagreement(model, report, stage, found, language);
    if (!measured) {
      // Without any study there is one finding for the journey, not one for each stage.
      if (stage.momentOfTruth && model.studies.length > 0 && !isMappedButUnread(model, report, stage))
        yield diagnoseElement('JRN0302', stage.id, { stage: title });
      continue;
    }
    // A mean of fewer respondents than the anonymity limit is not told, not even to refute a claim: findings end up in logs.
    // Nor does an interval without width refute anything: a handful who all answer alike says little of the others.
    const convincing = measured.evidence !== 'suppressed' && measured.low !== measured.high;
    if (found.expertRefuted && found.expert !== null && convincing && found.expert >= model.scale.min && found.expert <= model.scale.max) {
      yield diagnoseElement('JRN0405', stage.expertId ?? stage.id, {
        expert: formatScore(found.expert, language, Number.isInteger(found.expert) ? 0 : 2),
        stage: title,
        n: measured.n,
        mean: formatScore(measured.mean, language),
        interval: formatInterval(measured.low, measured.high, language),
      });
    }
    if (measured.evidence === 'anecdotal' || measured.evidence === 'suppressed') {
      yield diagnoseElement('JRN0413', stage.id, { n: measured.n, stage: title, evidence: { term: measured.evidence } });
    }
  }
}

/** A benchmark that cannot be read leaves nothing open about the journey itself. */
function unreadStudies(model: Model, { missing }: JourneyReport): JourneyReport['missing'] {
  return missing.filter(({ name }) => model.studies.some((study) => study.name === name));
}

/** Whether the text does measure the stage, but from a file or column that cannot be read: that is what has to be mended. */
function isMappedButUnread(model: Model, report: JourneyReport, stage: Stage): boolean {
  const unread = new Set(report.missing.map(({ name }) => name));
  return model.studies.some(
    (study) => study.measures.some((measure) => measure.stage === stage.name) || (study.stage !== null && unread.has(study.name)),
  );
}

function* unmeasuredKpis({ kpis, studies }: Model): Generator<UnlocatedDiagnostic> {
  if (studies.length === 0) return;
  const measured = new Set(studies.flatMap((study) => study.kpis.map(({ kpi }) => kpi)));
  for (const kpi of kpis) if (!measured.has(kpi.name)) yield diagnoseElement('JRN0316', kpi.id, { name: kpi.label ?? kpi.name });
}

/** Initiatives on stages that need none, as far as anybody knows. Where nothing is linked, or cannot be read, that is what is said. */
function* initiatives(model: Model, report: JourneyReport, language: Language): Generator<UnlocatedDiagnostic> {
  if (model.studies.length === 0 || unreadStudies(model, report).length > 0) return;
  for (const initiative of model.initiatives) {
    if (initiative.status === 'done' || initiative.status === 'dropped') continue;
    const index = model.stages.findIndex(({ name }) => name === initiative.stage);
    const [stage, found] = [model.stages[index], report.stages[index]];
    const why = stage && found ? reasonWithoutGap(found, language) : null;
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

function reasonWithoutGap({ measured, target, gap }: StageReport, language: Language): Term | null {
  if (!measured) return { term: 'no-gap.unmeasured' };
  if (!gap || target === null) return { term: 'no-gap.no-target' };
  if (gap.value > 0 || measured.evidence === 'suppressed') return null;
  return { term: 'no-gap.met', values: { measured: formatScore(measured.mean, language), target: formatScore(target, language) } };
}

/** The two studies of the period whose intervals lie farthest apart, if they do. */
function* disagreement(
  model: Model,
  report: JourneyReport,
  stage: Stage,
  { studies }: StageReport,
  language: Language,
): Generator<UnlocatedDiagnostic> {
  const lowest = extremeStudy(studies, report, ({ high }) => -(high ?? Number.NaN));
  const highest = extremeStudy(studies, report, ({ low }) => low ?? Number.NaN);
  if (!lowest || !highest || lowest === highest || (lowest.high ?? 0) >= (highest.low ?? 0)) return;
  const study = (name: string) => model.studies.find((each) => each.name === name);
  // In the order of the Report, by date.
  const [first, second] = studies.indexOf(lowest) < studies.indexOf(highest) ? [lowest, highest] : [highest, lowest];
  yield diagnoseElement(
    'JRN0420',
    stage.id,
    {
      stage: stage.label ?? stage.name,
      first: study(first.name)?.label ?? first.name,
      firstMean: formatScore(first.mean, language),
      firstInterval: formatInterval(first.low, first.high, language),
      second: study(second.name)?.label ?? second.name,
      secondMean: formatScore(second.mean, language),
      secondInterval: formatInterval(second.low, second.high, language),
    },
    { related: [first, second].flatMap(({ name }) => study(name)?.id ?? []) },
  );
}

/** Of the studies that may be told, the one with the largest figure. An interval without width contradicts nothing. */
function extremeStudy(studies: readonly StageStudy[], { limits }: JourneyReport, figure: (study: StageStudy) => number): StageStudy | null {
  const publishable = studies.filter((study) => study.n >= limits.anonymous && study.low !== null && study.low !== study.high);
  return publishable.reduce<StageStudy | null>((best, study) => (best && figure(best) >= figure(study) ? best : study), null);
}
