/** A column that is read as a stage and as the overall KPI: what it says of the stage's importance is about itself. */
import { diagnoseElement, idInModel, type JourneyReport, type Model } from '@parcours/model';
import { overallColumnOf, overallKpiOf } from '../journey/score-studies.ts';
import { type PlausibilityFinding, titleOf } from './finding.ts';

export function* columnsReadTwice(model: Model, report: JourneyReport): Generator<PlausibilityFinding> {
  const shown = new Set(report.studies.map(({ name }) => name));
  for (const study of model.studies) {
    const kpi = overallKpiOf(model.kpis, study);
    if (!kpi || !shown.has(study.name)) continue;
    for (const stage of model.stages) {
      const column = overallColumnOf(model.kpis, study, stage.name);
      if (!column) continue;
      const parameters = { column: `"${column.header}"`, stage: titleOf(stage), kpi: titleOf(kpi) };
      yield {
        diagnostic: diagnoseElement('JRN0523', idInModel(study.id, column.id), parameters),
        figures: [{ of: 'stage', name: stage.name }],
        study: study.name,
      };
    }
  }
}
