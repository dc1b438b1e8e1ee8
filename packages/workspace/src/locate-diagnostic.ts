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

/** A diagnostic of a study's file; its ids are relative to the study. */
export interface StudyDiagnostic extends Omit<UnlocatedDiagnostic, 'dataLocation'> {
  /** Where in the text of the file it shows. */
  readonly dataRanges: readonly Location[];
}

/** A diagnostic at the location of its element. */
export function locateDiagnostic(diagnostic: UnlocatedDiagnostic, model: Model, sourceMap: SourceMap): Diagnostic {
  const { code, severity, subject, parameters, suggestion, related } = diagnostic;
  const at = locationOf(sourceMap, subject) ?? topOf(model.uri);
  const locations = related.flatMap((id) => locationOf(sourceMap, id) ?? []);
  return { code, severity, at, subject, parameters, related: locations, suggestion };
}

/** The same for a diagnostic of a study's file, which also shows there. */
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
