import { type JourneyReport, perimeterOf, type Study } from '@parcours/model';
import { loadedStudies, selectPeriod, sortStudies } from '../journey/period.ts';
import { withSegmentWeights } from '../journey/post-stratify-samples.ts';
import { withoutScaleClashes } from '../kpi/scale-clashes.ts';
import { perimeterDepth } from './publishable-cell.ts';
import { type JourneyEvidence, planSecondarySuppression, waveSetName } from './secondary-suppression.ts';

export interface OutputEvidence {
  /** All other journeys of the output; each Model has a key of its own. */
  readonly beside: readonly JourneyEvidence[];
  /** Identifies the bytes of a study's file, equal for copies; undefined: its path does. */
  readonly contentOf: (study: Study) => string | undefined;
}

/**
 * The report with what must not be shown beside the other journeys of one output marked as well (see `planSecondarySuppression`): its
 * stages, its KPIs and its studies; not its comparisons.
 */
export function markSecondarySuppression(
  report: JourneyReport,
  { model, samples, benchmarks }: JourneyEvidence,
  { beside, contentOf }: OutputEvidence,
): JourneyReport {
  const perimeter = perimeterOf(report);
  const read = (found: typeof samples, studies: readonly Study[]) =>
    withSegmentWeights(withoutScaleClashes(found, model), studies, model.segments);
  const period = selectPeriod(model.studies, read(samples, model.studies), report.wave);
  const rivals = loadedStudies(sortStudies(model.benchmarks), read(benchmarks, model.benchmarks));
  const plan = planSecondarySuppression(model, {
    ...{ period, benchmarks: rivals, beside, contentOf },
    ...{ minCellSize: report.limits.anonymous, maxDepth: perimeterDepth(perimeter) },
  });
  const set = waveSetName(period.wave);
  return {
    ...report,
    stages: report.stages.map((stage) => ({
      ...stage,
      secondarySuppressed: stage.secondarySuppressed || plan.stage(stage.name, set, perimeter),
      studiesSecondarySuppressed: stage.studiesSecondarySuppressed || plan.stageStudies(stage.name, set, perimeter),
    })),
    kpis: report.kpis.map((kpi) => ({
      ...kpi,
      secondarySuppressed: kpi.secondarySuppressed || (kpi.value !== null && plan.kpi(kpi.name, set, perimeter)),
    })),
    studies: report.studies.map((study) => ({
      ...study,
      secondarySuppressed: study.secondarySuppressed || plan.studyRespondents(study.name, perimeter),
    })),
  };
}
