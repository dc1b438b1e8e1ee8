import { quote } from '@parcours/language';
import { type Diagnostic, diagnose, formatInterval, formatScore, type JourneyReport, type Language, type Model } from '@parcours/model';

/**
 * What the evidence says of the text: claims that the data refute, moments of truth that nothing measures, stages with too few
 * respondents. Read off the Report, never computed beside it.
 */
export function evidenceFindings(model: Model, report: JourneyReport, language: Language): Diagnostic[] {
  return [...check(model, report, language)];
}

function* check(model: Model, report: JourneyReport, language: Language): Generator<Diagnostic> {
  if (model.studies.length === 0) {
    // A journey without a name of its own is referred to by its quoted label.
    const name = model.name === model.label ? quote(model.name) : model.name;
    yield diagnose('JRN0416', model.at, { journey: model.label ?? model.name, name });
  }
  for (const [index, stage] of model.stages.entries()) {
    const found = report.stages[index];
    if (!found) continue;
    const title = stage.label ?? stage.name;
    const { measured } = found;
    if (!measured) {
      // Without any study there is one finding for the journey, not one for each stage.
      if (stage.momentOfTruth && model.studies.length > 0) yield diagnose('JRN0302', stage.at, { stage: title });
      continue;
    }
    // A mean of fewer respondents than the anonymity limit is not told, not even to refute a claim: findings end up in logs.
    if (found.expertRefuted && found.expert !== null && measured.evidence !== 'suppressed') {
      yield diagnose('JRN0405', stage.expertAt ?? stage.at, {
        expert: formatScore(found.expert, language, Number.isInteger(found.expert) ? 0 : 2),
        stage: title,
        n: measured.n,
        mean: formatScore(measured.mean, language),
        interval: formatInterval(measured.low, measured.high, language),
      });
    }
    if (measured.evidence === 'anecdotal' || measured.evidence === 'suppressed') {
      yield diagnose('JRN0413', stage.at, { n: measured.n, stage: title, evidence: { term: measured.evidence } });
    }
  }
}
