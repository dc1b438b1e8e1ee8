import type { Diagnostic, JourneyReport, Model, SourceMap } from '@parcours/model';
import { locateDiagnostic, locateInStudy } from './locate-diagnostic.ts';
import type { ScoredJourney } from './score-linked-journey.ts';
import type { ReadStudy } from './study-sample-cache.ts';

/** A journey scored against its linked files. */
export interface Evaluation {
  readonly model: Model;
  readonly report: JourneyReport;
  /** Diagnostics of the evidence, in whichever files the model's studies and stages are declared. */
  readonly diagnostics: readonly Diagnostic[];
  /** Display paths of the files that are still being read. Their studies are listed as missing. */
  readonly pendingFiles: readonly string[];
}

/** An evaluation with the studies that it was scored from. */
export interface JourneyEvaluation extends Evaluation {
  readonly studies: readonly ReadStudy[];
}

/** Locates the diagnostics of a scored journey where its elements are written now. */
export function evaluationOf(model: Model, sourceMap: SourceMap, studies: readonly ReadStudy[], scored: ScoredJourney): Evaluation {
  const ofStudies = studies.flatMap(({ study, diagnostics }) => diagnostics.map((each) => locateInStudy(each, study.id, model, sourceMap)));
  const ofReport = scored.evidence.map((each) => locateDiagnostic(each, model, sourceMap));
  const pendingFiles = studies.flatMap(({ pendingPath }) => pendingPath ?? []);
  return { model, report: scored.report, diagnostics: [...ofStudies, ...ofReport], pendingFiles };
}
