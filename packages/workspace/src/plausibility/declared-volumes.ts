/** Declared volumes that a linked event log contradicts (JRN0526). */
import { diagnoseElement, type Model } from '@parcours/model';
import { type PlausibilityFinding, wilson } from '@parcours/scoring';
import type { ReadStudy } from '../study-sample-cache.ts';

/** As for segment shares (method.md, 2.15): 30 cases, and ten points off. */
const MIN_CASES = 30;
const MIN_DIFFERENCE = 0.1;
/** The share of fewer cases tells of single ones: it is said to lie below theirs. */
const MIN_CELL = 5;

/** Stages whose declared volume lies outside the Wilson interval of the share of cases that pass them, and ten points off. */
export function* declaredVolumes(model: Model, studies: readonly ReadStudy[]): Generator<PlausibilityFinding> {
  for (const { study, samples } of studies) {
    const visits = samples?.visits;
    if (!visits || visits.cases < MIN_CASES || study.kind !== 'observations') continue;
    for (const stage of model.stages) {
      const cases = visits.stages.find((each) => each.stage === stage.name)?.cases ?? 0;
      // A stage that the log never names may be outside what it records.
      if (stage.volume === null || cases === 0) continue;
      const share = cases / visits.cases;
      const { low, high } = wilson(share, visits.cases);
      if ((stage.volume >= low && stage.volume <= high) || Math.abs(share - stage.volume) < MIN_DIFFERENCE) continue;
      const parameters = {
        declared: Math.round(stage.volume * 100),
        stage: stage.label ?? stage.name,
        study: study.label ?? study.name,
        observed: Math.round((Math.max(cases, MIN_CELL) / visits.cases) * 100),
        n: visits.cases,
      };
      yield {
        diagnostic: diagnoseElement('JRN0526', stage.id, parameters, { related: [study.id] }),
        figures: [{ of: 'stage', name: stage.name }],
        study: study.name,
      };
    }
  }
}
