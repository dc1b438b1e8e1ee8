/** Messages and state as they come over the wire: by JSON, and from whoever posts one. */
import { GAP_COLUMNS } from '@parcours/charts';
import { DEFAULT_VIEW } from '@parcours/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHostMessage, parsePanelMessage, parsePanelState } from '../src/protocol/parse-messages.ts';
import type { HostMessage, PanelMessage } from '../src/protocol/protocol.ts';
import { panelModelOf } from './panel-model.ts';

/** One of each type: a type without an example does not compile. */
const fromPanel: { readonly [Type in PanelMessage['type']]: Extract<PanelMessage, { readonly type: Type }> } = {
  ready: { type: 'ready', uri: null, view: DEFAULT_VIEW, chosenFile: 'file:///a.journey' },
  shown: { type: 'shown', hash: 'h', stages: 0, stale: false },
  view: { type: 'view', view: { ...DEFAULT_VIEW, wave: '2026', compare: 'benchmark' } },
  reveal: { type: 'reveal', journey: 'j', stage: 's' },
  data: { type: 'data', journey: 'j' },
  'map-column': { type: 'map-column', journey: 'j', study: 'o', header: 'Q1' },
  'link-data-file': { type: 'link-data-file', journey: 'j', file: 'file:///a.csv' },
  suppose: { type: 'suppose', journey: 'j', supposition: { initiatives: ['i'], moves: [{ stage: 's', by: -0.5 }] }, request: 1 },
  'edit-stage': { type: 'edit-stage', journey: 'j', stage: 's', attribute: 'volume', value: 0.5 },
  rows: { type: 'rows', journey: 'j', stage: 's', study: 'o' },
  'reveal-initiative': { type: 'reveal-initiative', journey: 'j', initiative: 'i' },
  'first-error': { type: 'first-error' },
  file: { type: 'file', uri: null },
  'read-again': { type: 'read-again' },
  export: { type: 'export', format: 'html' },
  compare: { type: 'compare' },
  'stop-comparing': { type: 'stop-comparing' },
  'toggle-ghost': { type: 'toggle-ghost' },
  'copy-changes': { type: 'copy-changes' },
  'reveal-element': { type: 'reveal-element', file: 'a/b.journey', journey: null, element: 'stage:s' },
  'open-file': { type: 'open-file', file: 'data/a..b.csv', line: 2 },
  restart: { type: 'restart' },
};

const fromHost: { readonly [Type in HostMessage['type']]: Extract<HostMessage, { readonly type: Type }> } = {
  model: { type: 'model', model: panelModelOf([], { missing: [{ message: 'm', cancelled: true }], reading: ['a.csv'] }) },
  comparison: { type: 'comparison', comparison: { base: 'HEAD', head: 'index', reportJson: '{}', fault: null }, ghost: true },
  baseline: { type: 'baseline', reportJson: null },
  cursor: { type: 'cursor', element: null },
  data: {
    type: 'data',
    journey: 'j',
    profiles: [
      {
        study: 'o',
        label: null,
        path: 'a.csv',
        rows: 2,
        isBeginning: false,
        columns: [
          {
            header: 'Q1',
            kind: 'numbers',
            filled: 2,
            distinct: 1,
            bars: [{ cell: '3', count: 2 }],
            others: 0,
            mapped: [],
            proposed: ['measure s from "Q1"'],
          },
        ],
      },
    ],
    unlinked: [{ uri: 'file:///b.csv', path: 'b.csv' }],
  },
  supposed: {
    type: 'supposed',
    journey: 'j',
    request: 1,
    supposed: { score: 1, index: 60, stages: [{ name: 's', mean: 1, class: 'enchanting', gap: null, rank: 1 }] },
  },
  show: { type: 'show', element: { kind: 'stage', journey: 'j', name: 's' } },
  tab: { type: 'tab', tab: 'changes' },
  reading: { type: 'reading', path: 'a.csv', percent: 12.5, ended: false },
  status: { type: 'status', status: 'ended' },
  files: { type: 'files', files: [{ uri: 'file:///a', path: 'a' }], chosen: null },
  location: { type: 'location', path: 'a.journey', line: 1 },
};

const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe.each([
  ['what the page sends', fromPanel, parsePanelMessage],
  ['what the host sends', fromHost, parseHostMessage],
] as const)('%s', (_, examples, parse: (value: unknown) => unknown) => {
  test('is read as it was sent, without properties that the protocol does not have', () => {
    for (const message of Object.values(examples)) {
      expect(parse(overTheWire(message))).toEqual(message);
      expect(parse({ ...message, constructor: 1, extra: { run: 'x' } })).toEqual(message);
    }
  });

  test('is dropped where a property is missing or of another kind', () => {
    for (const message of Object.values(examples)) {
      for (const key of Object.keys(message)) {
        const { [key]: _left, ...rest } = message as Record<string, unknown>;
        expect(parse(rest), `${message.type} without ${key}`).toBeNull();
        expect(parse({ ...message, [key]: Symbol('other') }), `${message.type} with another ${key}`).toBeNull();
      }
    }
  });

  test('whatever else is posted is dropped and nothing is thrown', () => {
    fc.assert(fc.property(fc.anything({ withNullPrototype: true }), (value) => void expect(parse(value)).toBeNull()));
    expect(parse({ type: '__proto__' })).toBeNull();
  });
});

test('a file is opened within the workspace only, and at a line', () => {
  const open = (file: string, line: unknown = null) => parsePanelMessage({ type: 'open-file', file, line });
  for (const file of ['', '../a.csv', 'a/../../b', '/etc/passwd', 'C:\\a.csv', '\\\\host\\share', 'a\\..\\b', 'x'.repeat(9000)])
    expect(open(file)).toBeNull();
  for (const line of [0, -1, 1.5, '2']) expect(open('a.csv', line)).toBeNull();
});

test('a view of an older page has the defaults of what it did not know', () => {
  expect(parsePanelMessage({ type: 'view', view: { wave: '2026' } })).toEqual({ type: 'view', view: { ...DEFAULT_VIEW, wave: '2026' } });
  expect(parsePanelMessage({ type: 'view', view: { compare: 'anything' } })).toBeNull();
});

test('of a saved state each property counts by itself', () => {
  const first = {
    uri: null,
    view: DEFAULT_VIEW,
    journey: null,
    tab: 'curve',
    scroll: 0,
    gapSort: 'priority',
    gapColumns: [],
    overlaid: [],
    chosenFile: null,
    maps: {},
  };
  expect(parsePanelState(undefined)).toBeUndefined();
  expect(parsePanelState('curve')).toBeUndefined();
  expect(parsePanelState({})).toEqual(first);
  expect(parsePanelState({ uri: 'file:///a', tab: 'board', scroll: 'top', gapColumns: ['expert'], gapSort: 'name' })).toEqual({
    ...first,
    uri: 'file:///a',
    gapColumns: ['expert'],
  });
  expect(parsePanelState({ gapColumns: [...GAP_COLUMNS] })?.gapColumns).toEqual(GAP_COLUMNS);
});
