import { normalizeLabel } from '../strings/normalize-label.ts';

/**
 * Names an element of a Model: a path of `kind:name` steps, such as `journey:kitchen/stage:advice`. An id is unchanged by edits
 * elsewhere in the text. A second element of one kind and name has the suffix `#2`.
 */
export type ElementId = string;

/** Within a study: the study itself. */
export const STUDY_ID: ElementId = '.';

/** Within a study: the link to its file. */
export const STUDY_FILE_ID: ElementId = 'file';

/** What neither normalising nor encoding would change: nearly all names and labels. */
const PLAIN = /^(?:[!"$&-.0-~]+(?: [!"$&-.0-~]+)*)?$/;

/** How an id contains a name: normalised; `%`, `/` and `#` are percent-encoded. */
export function nameInElementId(name: string): string {
  return PLAIN.test(name) ? name : normalizeLabel(name).replace(/[%/#]/g, encodeURIComponent);
}

/** @param name the name, else the label. */
export function elementId(container: ElementId | null, kind: string, name: string): ElementId {
  const step = `${kind}:${nameInElementId(name)}`;
  return container === null ? step : `${container}/${step}`;
}

/** The id in the Model of what is called `id` within a study, such as a column. */
export function idInModel(study: ElementId, id: ElementId): ElementId {
  return id === STUDY_ID ? study : `${study}/${id}`;
}

/** The id, or the next of its ordinals that is not taken. */
export function uniqueId(id: ElementId, taken: ReadonlyMap<ElementId, unknown>): ElementId {
  let unique = id;
  for (let ordinal = 2; taken.has(unique); ordinal++) unique = `${id}#${ordinal}`;
  return unique;
}
