import type { LinkFault } from '@parcours/engines';
import { type Declaration, type JourneyFiles, type LoweredJourney, lowerJourneys, relatedJourneys } from '@parcours/language';
import { idInModel, type Location, locationOf, type Model, type Named, normalizeLabel, type Study } from '@parcours/model';
import {
  mapsColumns,
  NAMING_ROLES,
  type NamedCells,
  type NamingRole,
  namedCells,
  type Table,
  withHeaderTags,
} from '@parcours/observations';
import type { LinkedFiles } from './linked-files.ts';

/** A cell of a linked file that names something else once texts are edited. */
export interface CellChange {
  readonly role: NamingRole;
  readonly header: string;
  /** Where the column is written before the edits; null: in the header of the file only. */
  readonly at: Location | null;
  /** As the file has it, white space normalised. */
  readonly cell: string;
  /** What it named, as that is called after the edits; null: nothing, while it does afterwards. */
  readonly target: Named | null;
}

/** The cells of a study's file that name something else. */
export interface StudyCellChanges {
  /** Before the edits. */
  readonly study: Study;
  readonly cells: readonly CellChange[];
  /** The columns that only tags in the file's header declare: a value mapping needs them in the text. */
  readonly taggedColumns: readonly { readonly role: string; readonly header: string }[];
}

/** A linked file whose cells are not known. */
export interface UnreadStudy {
  readonly study: Study;
  readonly fault: LinkFault;
}

export interface CellChanges {
  readonly changed: readonly StudyCellChanges[];
  readonly unread: readonly UnreadStudy[];
}

/**
 * The cells of linked files that name something else after edits than before, and the files that cannot be read to know. Of each study
 * those of one role are given: what a cell of an action names depends on the stage of its row, so stages come first.
 *
 * @param edited URIs of the files whose texts differ.
 */
export async function cellChanges(
  before: JourneyFiles,
  after: JourneyFiles,
  edited: readonly string[],
  linked: LinkedFiles,
): Promise<CellChanges> {
  const changed: StudyCellChanges[] = [];
  const unread: UnreadStudy[] = [];
  for (const [one, other] of journeyPairs(before, after, edited)) {
    for (const [study, edited] of studyPairs(one.model, other.model)) {
      if (!study.file || namingOf(study, one.model) === namingOf(edited, other.model)) continue;
      const table = await tableOf(study, linked);
      if ('code' in table) {
        unread.push({ study, fault: table });
        continue;
      }
      const found = changesOf(table, { study, lowered: one }, { study: edited, lowered: other });
      if (found.cells.length > 0) changed.push(found);
    }
  }
  return { changed, unread };
}

/** The journeys that the files can be about, before and after. */
function journeyPairs(before: JourneyFiles, after: JourneyFiles, edited: readonly string[]): [LoweredJourney, LoweredJourney][] {
  const affected = new Set(edited.flatMap((uri) => before.dependentsOf(uri)));
  const journeys = [...new Set([...affected].flatMap((file) => relatedJourneys(before, file)))];
  const pairs = journeys.flatMap((journey): [Declaration, Declaration][] => {
    const at = journey.file.declarations.filter(({ kind }) => kind === 'journey').indexOf(journey);
    const same = after.get(journey.file.uri)?.declarations.filter(({ kind }) => kind === 'journey')[at];
    return same ? [[journey, same]] : [];
  });
  const lowered = (files: JourneyFiles, side: 0 | 1) =>
    lowerJourneys(
      files,
      pairs.map((pair) => pair[side]),
    );
  const [ones, others] = [lowered(before, 0), lowered(after, 1)];
  return ones.flatMap((one, at): [LoweredJourney, LoweredJourney][] => {
    const other = others[at];
    return other ? [[one, other]] : [];
  });
}

function studyPairs(before: Model, after: Model): [Study, Study][] {
  const all = ({ studies, benchmarks }: Model) => [...studies, ...benchmarks];
  const others = all(after);
  return all(before).flatMap((study, at): [Study, Study][] => {
    const other = others[at];
    return other ? [[study, other]] : [];
  });
}

/** Equal for two sides whose cells name the same, whatever they are. */
function namingOf(study: Study, model: Model): string {
  const isTagged = !mapsColumns(study);
  const roles = NAMING_ROLES.filter((role) => isTagged || study[role] !== null);
  const words = (list: readonly Named[]) => list.map(({ name, label }) => [name, label]);
  const { stages, touchpoints, channels, segments, personas, repository } = model;
  const byRole: Record<NamingRole, () => unknown> = {
    stage: () => words(stages),
    touchpoint: () => words(touchpoints),
    channel: () => words(channels),
    segment: () => words(segments),
    persona: () => words(personas),
    action: () => repository?.stages.map((stage) => [stage.name, stage.label, words(stage.actions)]),
    response: () => repository?.stages.map(({ actions }) => actions.map((action) => [action.name, words(action.responses)])),
  };
  return JSON.stringify(roles.map((role) => [role, study[role]?.header, study[role]?.values, byRole[role]()]));
}

async function tableOf({ uri, file, dialect, ...study }: Study, linked: LinkedFiles): Promise<Table | LinkFault> {
  const located = await linked.locate(uri, file?.path ?? '');
  if (!('uri' in located)) return located;
  const headers = NAMING_ROLES.flatMap((role) => study[role]?.header ?? []);
  return linked.columns(located, dialect, headers.length > 0 ? headers : null);
}

interface Side {
  readonly study: Study;
  readonly lowered: LoweredJourney;
}

function changesOf(table: Table, before: Side, after: Side): StudyCellChanges {
  const [one, other] = [before.lowered.model, after.lowered.model];
  const isTagged = !mapsColumns(before.study) && !mapsColumns(after.study);
  const words = wordsOf([one, other], [before.study, after.study]);
  const beforeCells = namedCells(table, withHeaderTags(before.study, table.columns, one), one, words);
  const tagged = withHeaderTags(after.study, table.columns, other);
  const changed = firstChanges(before, beforeCells, namedCells(table, tagged, other, words), other);
  if (!isTagged || changed.length === 0) return { study: before.study, cells: changed, taggedColumns: [] };
  // The columns are to be written into the study, where nothing maps their cells yet.
  const written = { ...tagged };
  for (const role of NAMING_ROLES) written[role] = tagged[role] && { ...tagged[role], values: [] };
  const cells: CellChange[] = [];
  for (const role of NAMING_ROLES) {
    const own = allChanges(before, beforeCells, namedCells(table, written, other, words), other).filter((each) => each.role === role);
    const values = own.flatMap(({ cell, target }) => (target ? [{ cell, name: target.name }] : []));
    written[role] = written[role] && { ...written[role], values };
    cells.push(...own);
  }
  return { study: before.study, cells, taggedColumns: taggedColumnsOf(tagged) };
}

function taggedColumnsOf({ respondent, dateColumn, verbatims, ...study }: Study): { role: string; header: string }[] {
  const columns = [
    ['respondent', respondent],
    ...NAMING_ROLES.map((role) => [role, study[role]] as const),
    ['date', dateColumn],
    ['verbatim', verbatims[0]?.column ?? null],
  ] as const;
  return columns.flatMap(([role, column]) => (column ? [{ role, header: column.header }] : []));
}

/** The cells that can name something, before or after. */
function wordsOf(models: readonly Model[], studies: readonly Study[]): Set<string> {
  const named = models.flatMap(({ stages, touchpoints, channels, segments, personas, repository }): Named[] => {
    const ofRepository = (repository?.stages ?? []).flatMap((stage) => [
      stage,
      ...stage.actions.flatMap((action) => [action, ...action.responses]),
    ]);
    return [...stages, ...touchpoints, ...channels, ...segments, ...personas, ...ofRepository];
  });
  const mapped = studies.flatMap((study) => NAMING_ROLES.flatMap((role) => (study[role]?.values ?? []).map(({ cell }) => cell)));
  return new Set([...named.flatMap(({ name, label }) => [name, label ?? name]), ...mapped].map(normalizeLabel));
}

/** The changes of the first role that has some. */
function firstChanges(before: Side, cells: readonly NamedCells[], edited: readonly NamedCells[], model: Model): CellChange[] {
  const all = allChanges(before, cells, edited, model);
  return all.filter(({ role }) => role === all[0]?.role);
}

/** By role. */
function allChanges({ study, lowered }: Side, cells: readonly NamedCells[], edited: readonly NamedCells[], model: Model): CellChange[] {
  const renamed = counterparts(lowered.model, model);
  return cells.flatMap(({ role, column, isClassifier, cells: before }) => {
    const after = edited.find((each) => each.role === role)?.cells;
    return [...before].flatMap(([cell, named]): CellChange[] => {
      const others = after?.get(cell) ?? [];
      const at = named.findIndex((one, at) => {
        const [expected, actual] = [one && (renamed.get(one) ?? null), others[at] ?? null];
        return isClassifier ? (expected === null) !== (actual === null) : expected !== actual;
      });
      if (at < 0) return [];
      const target = named[at];
      const where = locationOf(lowered.sourceMap, idInModel(study.id, column.id));
      return [{ role, header: column.header, at: where ?? null, cell, target: (target && renamed.get(target)) ?? null }];
    });
  });
}

/** What each element is after the edits: they rename, and keep the order. */
function counterparts(before: Model, after: Model): Map<Named, Named> {
  const lists = ({ stages, touchpoints, channels, segments, personas, repository }: Model): (readonly Named[])[] => {
    const actions = (repository?.stages ?? []).flatMap((stage) => stage.actions);
    return [stages, touchpoints, channels, segments, personas, actions, actions.flatMap(({ responses }) => responses)];
  };
  const others = lists(after);
  const renamed = new Map<Named, Named>();
  for (const [at, list] of lists(before).entries()) {
    const same = others[at] ?? [];
    if (same.length !== list.length) continue;
    for (const [index, element] of list.entries()) renamed.set(element, same[index] as Named);
  }
  return renamed;
}
