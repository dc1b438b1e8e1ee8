/** What is asked: the same for paper, CSV and XLSX. */
import { type Action, type Language, type Named, type Repository, type RepositoryStage, tidy } from '@parcours/model';

export interface Guide {
  readonly repository: Repository;
  /** All channels that the repository's file knows. */
  readonly channels: readonly Named[];
  readonly language: Language;
  /** How many visits there are to be room for, from 1. */
  readonly visits: number;
}

/** The stages with something to tick, each with the actions that have responses. */
export function askedStages({ repository }: Guide): RepositoryStage[] {
  return repository.stages
    .map((stage) => ({ ...stage, actions: stage.actions.filter(({ responses }) => responses.length > 0) }))
    .filter(({ actions }) => actions.length > 0);
}

export function isEmpty(guide: Guide): boolean {
  return askedStages(guide).length === 0;
}

/** Actions without any response: nothing could be ticked, so they are not asked. */
export function unanswerable(repository: Repository): Action[] {
  return repository.stages.flatMap(({ actions }) => actions.filter(({ responses }) => responses.length === 0));
}

/** What people read. */
export function titleOf({ name, label }: Named): string {
  return label ?? name;
}

/** What is written into a cell: the label, as long as it means this thing and no other one beside it; else the name. */
export function cellOf(thing: Named, beside: readonly Named[]): string {
  if (thing.label === null) return thing.name;
  const label = tidy(thing.label);
  const others = beside.filter((each) => each !== thing && each.name !== thing.name);
  const taken = others.some((other) => tidy(other.name) === label || (other.label !== null && tidy(other.label) === label));
  return taken ? thing.name : thing.label;
}

/** Where an action can be observed, in words. */
export function channelsOf(action: Action, { channels }: Guide): Named[] {
  return channels.filter(({ name }) => action.channels.includes(name));
}
