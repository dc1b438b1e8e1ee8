import { normalizeLabel } from './normalize-label.ts';

/**
 * Names an element of a Model: a path of `kind:name` steps, such as `journey:kitchen/stage:advice`. An id is unchanged by edits
 * elsewhere in the text. A second element of one kind and name has the suffix `#2`.
 */
export type ElementId = string;

/** Within a study: the study itself. */
export const STUDY_ID: ElementId = '.';

/** Within a study: the link to its file. */
export const STUDY_FILE_ID: ElementId = 'file';

/** @param name the name, else the label; `%`, `/` and `#` are percent-encoded. */
export function elementId(container: ElementId | null, kind: string, name: string): ElementId {
  const step = `${kind}:${normalizeLabel(name).replace(/[%/#]/g, encodeURIComponent)}`;
  return container === null ? step : `${container}/${step}`;
}

/** The id in the Model of what is called `id` within a study, such as a column. */
export function idInModel(study: ElementId, id: ElementId): ElementId {
  return id === STUDY_ID ? study : `${study}/${id}`;
}

/** Gives each element an id of its own: those that are taken get the next ordinal. */
export class UniqueIds {
  readonly #taken = new Set<ElementId>();
  /** The last ordinal of an id that was asked for more than once. */
  readonly #ordinals = new Map<ElementId, number>();

  add(id: ElementId): ElementId {
    let [unique, ordinal] = [id, this.#ordinals.get(id) ?? 1];
    while (this.#taken.has(unique)) unique = `${id}#${++ordinal}`;
    if (ordinal > 1) this.#ordinals.set(id, ordinal);
    this.#taken.add(unique);
    return unique;
  }
}
