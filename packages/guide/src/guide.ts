/** What is asked: the same for paper, CSV and XLSX. */
import { type Action, type Language, type Named, normalizeLabel, type Repository, type RepositoryStage } from '@parcours/model';

export interface Guide {
  readonly repository: Repository;
  /** All channels that the repository's file knows. */
  readonly channels: readonly Named[];
  readonly language: Language;
  /** How many visits there are to be room for, from 1. */
  readonly visits: number;
}

/** The stages with something to tick, each with the actions that have responses. */
export function stagesWithResponses({ repository }: Guide): RepositoryStage[] {
  return repository.stages
    .map((stage) => ({ ...stage, actions: stage.actions.filter(({ responses }) => responses.length > 0) }))
    .filter(({ actions }) => actions.length > 0);
}

export function isEmpty(guide: Guide): boolean {
  return stagesWithResponses(guide).length === 0;
}

/** Actions without any response: nothing could be ticked, so they are not asked. */
export function actionsWithoutResponses(repository: Repository): Action[] {
  return repository.stages.flatMap(({ actions }) => actions.filter(({ responses }) => responses.length === 0));
}

/** What people read. */
export function labelOf({ name, label }: Named): string {
  return label ?? name;
}

/** What is written into a cell: the label, as long as it means this thing and no other one beside it; else the name. */
export function unambiguousLabel(thing: Named, siblings: readonly Named[]): string {
  if (thing.label === null) return thing.name;
  const label = normalizeLabel(thing.label);
  const others = siblings.filter((each) => each !== thing && each.name !== thing.name);
  const taken = others.some(
    (other) => normalizeLabel(other.name) === label || (other.label !== null && normalizeLabel(other.label) === label),
  );
  return taken ? thing.name : thing.label;
}

/** Where an action can be observed, in words. */
export function observableChannels(action: Action, { channels }: Guide): Named[] {
  return channels.filter(({ name }) => action.channels.includes(name));
}
