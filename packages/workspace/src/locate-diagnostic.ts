import {
  type Diagnostic,
  type ElementId,
  idInModel,
  type Location,
  locationOf,
  type Model,
  type SourceMap,
  type UnlocatedDiagnostic,
} from '@parcours/model';

/** A diagnostic of a study's data file. Its ids are relative to the study. */
export interface StudyDiagnostic extends Omit<UnlocatedDiagnostic, 'dataLocation'> {
  /** Ranges in the data file that it is about. */
  readonly dataRanges: readonly Location[];
}

/** Locates a diagnostic at its element; at the top of the journey's file if the element is unknown. */
export function locateDiagnostic(diagnostic: UnlocatedDiagnostic, model: Model, sourceMap: SourceMap): Diagnostic {
  const { code, severity, subject, parameters, suggestion, related } = diagnostic;
  const at = locationOf(sourceMap, subject) ?? topOf(model.uri);
  const locations = related.flatMap((id) => locationOf(sourceMap, id) ?? []);
  return { code, severity, at, subject, parameters, related: locations, suggestion, accepted: null };
}

/** Locates a diagnostic of a data file at its element in the study, with the ranges in the data file as related locations. */
export function locateInStudy(diagnostic: StudyDiagnostic, study: ElementId, model: Model, sourceMap: SourceMap): Diagnostic {
  const { dataRanges, ...rest } = diagnostic;
  const subject = idInModel(study, rest.subject);
  const related = rest.related.map((id) => idInModel(study, id));
  const located = locateDiagnostic({ ...rest, subject, related }, model, sourceMap);
  return { ...located, related: [...located.related, ...dataRanges] };
}

function topOf(uri: string): Location {
  return { uri, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } };
}
