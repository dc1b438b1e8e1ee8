/** The content of an observation guide, shared by its page, CSV and XLSX outputs. */
import { type Action, type Language, type Named, normalizeLabel, type Repository, type RepositoryStage } from '@parcours/model';

export interface Guide {
  readonly repository: Repository;
  /** All channels in scope of the repository's file. */
  readonly channels: readonly Named[];
  readonly language: Language;
  /** Number of visits, at least 1. */
  readonly visits: number;
}

/** Stages and actions with responses; others are left out. */
export function stagesWithResponses({ repository }: Guide): RepositoryStage[] {
  return repository.stages
    .map((stage) => ({ ...stage, actions: stage.actions.filter(({ responses }) => responses.length > 0) }))
    .filter(({ actions }) => actions.length > 0);
}

export function isEmpty(guide: Guide): boolean {
  return stagesWithResponses(guide).length === 0;
}

/** Actions without responses: they cannot be observed. */
export function actionsWithoutResponses(repository: Repository): Action[] {
  return repository.stages.flatMap(({ actions }) => actions.filter(({ responses }) => responses.length === 0));
}

/** The label, or the name if there is none. */
export function labelOf({ name, label }: Named): string {
  return label ?? name;
}

/** The text of a cell: the label if it is unambiguous among its siblings, else the name. */
export function unambiguousLabel(thing: Named, siblings: readonly Named[]): string {
  if (thing.label === null) return thing.name;
  const label = normalizeLabel(thing.label);
  const others = siblings.filter((each) => each !== thing && each.name !== thing.name);
  const isAmbiguous = others.some(
    (other) => normalizeLabel(other.name) === label || (other.label !== null && normalizeLabel(other.label) === label),
  );
  return isAmbiguous ? thing.name : thing.label;
}

/** The channels on which an action can be observed. */
export function observableChannels(action: Action, { channels }: Guide): Named[] {
  return channels.filter(({ name }) => action.channels.includes(name));
}
