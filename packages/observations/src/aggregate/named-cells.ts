/** What the cells of a study's columns name, by the functions with which the aggregation itself looks them up. */
import { type Column, type Model, type Named, normalizeLabel, type Study } from '@parcours/model';
import type { DictionaryColumn } from '../table/dictionary-column.ts';
import { findColumn } from '../table/find-column.ts';
import type { Table } from '../table/table.ts';
import { cellTexts, NameIndex, NO_NAME, resolveNames } from '../values/name-index.ts';
import { ResponseIndex } from './response-index.ts';

/** The roles whose cells name what a journey or its repository declares, in the order in which a row is looked up. */
export const NAMING_ROLES = ['stage', 'action', 'response', 'touchpoint', 'channel', 'segment', 'persona'] as const;

export type NamingRole = (typeof NAMING_ROLES)[number];

export interface NamedCells {
  readonly role: NamingRole;
  readonly column: Column;
  /** Whether it only matters that a cell names something, not what. */
  readonly isClassifier: boolean;
  /**
   * By cell, normalised: what it names; null: nothing. A cell of an action may name another at each stage, one of a response at each
   * action: one entry for each stage and action that stands beside it in a row, in the order of the rows.
   */
  readonly cells: ReadonlyMap<string, readonly (Named | null)[]>;
}

/** @param cells restricts the result to these, normalised: a column may have many that can name nothing. */
export function namedCells(table: Table, study: Study, model: Model, cells: ReadonlySet<string>): NamedCells[] {
  const responses = new ResponseIndex(model);
  const stages = study.stage && findColumn(table, study.stage.header);
  const actions = study.action && findColumn(table, study.action.header);
  return NAMING_ROLES.flatMap((role): NamedCells[] => {
    const column = study[role];
    const found = column && findColumn(table, column.header);
    if (!column || !found) return [];
    const isWanted = found.values.map((value) => cells.has(normalizeLabel(value)));
    if (role === 'response' || (role === 'action' && study.response)) {
      const stageOf = stages && study.stage ? resolveNames(stages.values, study.stage, new NameIndex(model.stages)) : null;
      const beside = { stages, stageOf, actions: role === 'response' ? actions : null };
      const actionTexts = actions && study.action ? cellTexts(actions.values, study.action) : null;
      const texts = cellTexts(found.values, column);
      const find = (code: number, stage: number, action: number | null): Named | null => {
        const own = texts[code] as readonly string[];
        if (role === 'action') return responses.actions[responses.findAction(stage, own)] ?? null;
        const names = action === null ? NO_ACTION : (actionTexts?.[action] ?? NO_ACTION);
        return responses.responses[responses.find(stage, names, own)] ?? null;
      };
      return [{ role, column, isClassifier: false, cells: namedInRows(found, isWanted, beside, find) }];
    }
    const elements = namedElements(role, model);
    const indexes = resolveNames(found.values, column, new NameIndex(elements));
    const named = found.values.flatMap((value, code) =>
      isWanted[code] ? [[normalizeLabel(value), [elements[indexes[code] as number] ?? null]] as const] : [],
    );
    return [{ role, column, isClassifier: role === 'touchpoint' || role === 'action', cells: new Map(named) }];
  });
}

const NO_ACTION: readonly string[] = [''];

/** The columns beside a cell that decide what it names. */
interface Beside {
  readonly stages: DictionaryColumn | null;
  /** By code of the stage's cell: index of the stage. */
  readonly stageOf: Int32Array | null;
  readonly actions: DictionaryColumn | null;
}

function namedInRows(
  { values, codes }: DictionaryColumn,
  isWanted: readonly boolean[],
  { stages, stageOf, actions }: Beside,
  find: (code: number, stage: number, action: number | null) => Named | null,
): Map<string, (Named | null)[]> {
  const named = new Map<string, (Named | null)[]>();
  const seen = new Set<string>();
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    if (!isWanted[code]) continue;
    const stage = stages ? (stages.codes[row] as number) : NO_NAME;
    const action = actions ? (actions.codes[row] as number) : null;
    const key = `${code} ${stage} ${action}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const cell = normalizeLabel(values[code] as string);
    const list = named.get(cell) ?? [];
    list.push(find(code, stageOf?.[stage] ?? NO_NAME, action));
    named.set(cell, list);
  }
  return named;
}

/**
 * What the cells of a column can name where each cell is looked up by itself. Of actions of one name only the last: which of them is
 * meant does not matter.
 */
export function namedElements(role: Exclude<NamingRole, 'response'>, model: Model): readonly Named[] {
  switch (role) {
    case 'stage':
      return model.stages;
    case 'touchpoint':
      return model.touchpoints;
    case 'channel':
      return model.channels;
    case 'segment':
      return model.segments;
    case 'persona':
      return model.personas;
    case 'action': {
      const actions = (model.repository?.stages ?? []).flatMap((stage) => stage.actions);
      return [...new Map(actions.map((action) => [action.name, action])).values()];
    }
  }
}
