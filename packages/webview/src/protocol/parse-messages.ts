/**
 * What page and host send each other, held against one schema on both sides: a message that is none of the protocol is dropped, and properties that
 * it does not have are left out.
 */
import { GAP_COLUMNS, GAP_SORT_KEYS, LANES } from '@parcours/charts/choices';
import { COMPARE_BY, DEFAULT_VIEW, EDITABLE_ATTRIBUTES, EXPERIENCE_CLASSES, LANGUAGES, PANEL_ELEMENT_KINDS } from '@parcours/model';
import {
  array,
  boolean,
  check,
  fallback,
  finite,
  type GenericSchema,
  integer,
  literal,
  maxLength,
  minValue,
  nullable,
  number,
  object,
  optional,
  picklist,
  pipe,
  record,
  safeParse,
  string,
  transform,
  variant,
} from 'valibot';
import { type HostMessage, type PanelMessage, type PanelState, TABS } from './protocol.ts';

/** The longest name or URI, in characters. */
const MAX_LENGTH = 8192;

const name = pipe(string(), maxLength(MAX_LENGTH));
const nameOrNull = nullable(name);
const count = pipe(number(), integer(), minValue(0));
const finiteNumber = pipe(number(), finite());
const lineNumber = pipe(number(), integer(), minValue(1));
const tab = picklist(TABS);

/** A path that stays within the folder that it is relative to. */
const innerPath = pipe(
  name,
  check((path) => path !== '' && !/^(?:[/\\]|[a-z]:)/i.test(path) && !path.split(/[/\\]/).includes('..')),
);

/** What is absent has its default: older pages know fewer properties. */
const view = object({
  wave: optional(nameOrNull, DEFAULT_VIEW.wave),
  segment: optional(nameOrNull, DEFAULT_VIEW.segment),
  persona: optional(nameOrNull, DEFAULT_VIEW.persona),
  channel: optional(nameOrNull, DEFAULT_VIEW.channel),
  compare: optional(nullable(picklist(COMPARE_BY)), DEFAULT_VIEW.compare),
  versus: optional(nameOrNull, DEFAULT_VIEW.versus),
});

const supposition = object({
  initiatives: array(name),
  moves: array(object({ stage: name, by: finiteNumber })),
});

const panelMessage = variant('type', [
  object({ type: literal('ready'), uri: nameOrNull, view, chosenFile: nameOrNull }),
  object({ type: literal('shown'), hash: name, stages: count, stale: boolean() }),
  object({ type: literal('view'), view }),
  object({ type: literal('reveal'), journey: name, stage: name }),
  object({ type: literal('data'), journey: name }),
  object({ type: literal('map-column'), journey: name, study: name, header: name }),
  object({ type: literal('link-data-file'), journey: name, file: name }),
  object({ type: literal('suppose'), journey: name, supposition, request: count }),
  object({ type: literal('edit-stage'), journey: name, stage: name, attribute: picklist(EDITABLE_ATTRIBUTES), value: finiteNumber }),
  object({ type: literal('rows'), journey: name, stage: name, study: name }),
  object({ type: literal('reveal-initiative'), journey: name, initiative: name }),
  object({ type: literal('first-error') }),
  object({ type: literal('file'), uri: nameOrNull }),
  object({ type: literal('read-again') }),
  object({ type: literal('export'), format: picklist(['svg', 'html']) }),
  object({ type: literal('compare') }),
  object({ type: literal('stop-comparing') }),
  object({ type: literal('toggle-ghost') }),
  object({ type: literal('copy-changes') }),
  object({ type: literal('reveal-element'), file: nullable(innerPath), journey: nameOrNull, element: name }),
  object({ type: literal('open-file'), file: innerPath, line: nullable(lineNumber) }),
  object({ type: literal('restart') }),
]) satisfies GenericSchema<unknown, PanelMessage>;

const model = object({
  uri: string(),
  file: string(),
  hash: string(),
  reportJson: string(),
  state: picklist(['report', 'no-journey', 'not-read']),
  missing: array(object({ message: string(), cancelled: boolean() })),
  reading: array(string()),
  keywordLanguage: picklist(LANGUAGES),
  errors: count,
  stale: boolean(),
});

const comparison = object({
  base: string(),
  head: picklist(['working-tree', 'index']),
  reportJson: nullable(string()),
  fault: nullable(string()),
});

const element = object({ kind: picklist(PANEL_ELEMENT_KINDS), journey: nameOrNull, name });

const supposed = object({
  score: finiteNumber,
  index: nullable(finiteNumber),
  stages: array(
    object({
      name: string(),
      mean: finiteNumber,
      class: picklist(EXPERIENCE_CLASSES),
      gap: nullable(finiteNumber),
      rank: nullable(count),
    }),
  ),
});

const dataColumn = object({
  header: string(),
  kind: picklist(['numbers', 'texts', 'empty']),
  filled: count,
  distinct: count,
  bars: array(object({ cell: string(), count })),
  others: count,
  mapped: array(string()),
  proposed: array(string()),
});

const dataProfile = object({
  study: string(),
  label: nullable(string()),
  path: string(),
  rows: count,
  isBeginning: boolean(),
  columns: array(dataColumn),
});

const hostMessage = variant('type', [
  object({ type: literal('model'), model }),
  object({ type: literal('comparison'), comparison: nullable(comparison), ghost: boolean() }),
  object({ type: literal('baseline'), reportJson: nullable(string()) }),
  object({ type: literal('cursor'), element: nullable(element) }),
  object({
    type: literal('data'),
    journey: name,
    profiles: array(dataProfile),
    unlinked: array(object({ uri: string(), path: string() })),
  }),
  object({ type: literal('supposed'), journey: name, request: count, supposed: nullable(supposed) }),
  object({ type: literal('show'), element }),
  object({ type: literal('tab'), tab }),
  object({ type: literal('reading'), path: string(), percent: nullable(number()), ended: boolean() }),
  object({ type: literal('status'), status: picklist(['no-file', 'starting', 'stopped', 'ended', 'ready']) }),
  object({ type: literal('files'), files: array(object({ uri: string(), path: string() })), chosen: nullable(string()) }),
  object({ type: literal('location'), path: string(), line: lineNumber }),
]) satisfies GenericSchema<unknown, HostMessage>;

/** Lanes of other versions are left out. */
const lanes = pipe(
  array(name),
  transform((all) => LANES.filter((lane) => all.includes(lane)).toSorted((a, b) => all.indexOf(a) - all.indexOf(b))),
);

const mapView = object({
  lanes: object({ order: lanes, hidden: lanes }),
  columnWidth: nullable(pipe(number(), minValue(1))),
  openPhases: nullable(array(count)),
});

/** A property that a state of another version has otherwise is that of a first start. */
const panelState = object({
  uri: fallback(nameOrNull, null),
  view: fallback(view, DEFAULT_VIEW),
  journey: fallback(nameOrNull, null),
  tab: fallback(tab, 'curve'),
  scroll: fallback(pipe(number(), minValue(0)), 0),
  gapSort: fallback(picklist(GAP_SORT_KEYS), 'priority'),
  gapColumns: fallback(array(picklist(GAP_COLUMNS)), []),
  overlaid: fallback(array(name), []),
  chosenFile: fallback(nameOrNull, null),
  maps: fallback(record(name, mapView), {}),
}) satisfies GenericSchema<unknown, PanelState>;

/** What the page sends, for its host; null: it is no message of the protocol. */
export function parsePanelMessage(value: unknown): PanelMessage | null {
  const parsed = safeParse(panelMessage, value);
  return parsed.success ? parsed.output : null;
}

/** What the host sends, for the page; null: it is no message of the protocol, but another script's or browser's. */
export function parseHostMessage(value: unknown): HostMessage | null {
  const parsed = safeParse(hostMessage, value);
  return parsed.success ? parsed.output : null;
}

/** The state that was saved before a reload; undefined: there is none. */
export function parsePanelState(value: unknown): PanelState | undefined {
  const parsed = safeParse(panelState, value);
  return parsed.success ? parsed.output : undefined;
}
