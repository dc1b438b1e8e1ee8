/** What the index rests on: the importance that was measured, and the stages that an earlier wave measured. */
import { diagnoseElement, type JourneyReport, type Model } from '@parcours/model';
import { aboutJourney, aboutStage, type PlausibilityFinding, titleOf } from './finding.ts';

/** Below this share of the importance the index is about less than half of what counts. */
const MIN_IMPORTANCE_MEASURED = 0.5;
const TOLERANCE = 1e-9;

/** An index over less than half of the importance, and each stage that an earlier wave measured and the wave shown does not. */
export function* indexBasisFindings(model: Model, report: JourneyReport): Generator<PlausibilityFinding> {
  const { importanceMeasured: share, stages } = report;
  const shown = model.studies.filter(({ wave }) => wave === null || wave === report.wave);
  // What cannot be read is an error of its own, and hides what is measured.
  const unread = new Set(report.missing.map(({ name }) => name));
  if (share === null || report.problems.length > 0 || shown.some(({ name }) => unread.has(name))) return;
  if (share < MIN_IMPORTANCE_MEASURED - TOLERANCE) {
    const measured = stages.filter((stage) => stage.measured !== null).length;
    yield aboutJourney(
      diagnoseElement('JRN0530', model.id, { journey: titleOf(model), share: Math.round(share * 100), measured, n: stages.length }),
    );
  }
  for (const [index, { name, lastMeasured }] of stages.entries()) {
    const stage = model.stages[index];
    if (!stage || lastMeasured === null || report.wave === null) continue;
    if (shown.some(({ measures }) => measures.some((measure) => measure.stage === name))) continue;
    yield aboutStage(name, diagnoseElement('JRN0531', stage.id, { stage: titleOf(stage), earlier: lastMeasured.wave, wave: report.wave }));
  }
}
