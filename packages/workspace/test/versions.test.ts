import { createHash } from 'node:crypto';
import type { Engine } from '@parcours/engines';
import { describe, expect, test } from 'vitest';
import { compareWorkspaces, SharedAggregations, Workspace, type WorkspaceVersion } from '../src/index.ts';
import { MemoryHost } from './memory-host.ts';

const HUB = 'channel web "Web"\ntouchpoint page "Page" on web\n';
const journey = (name: string, target = '+2') =>
  `import "hub.journey"\njourney ${name} "I ${name}" {\n  stage first "I begin to ${name}" channel web touchpoint page target ${target}\n}\n`;
const study = (name: string, file = `${name}.csv`) =>
  `import "${name}.journey"\nobservations survey-${name} of ${name} method survey from "${file}" {\n  respondent "id"\n  measure first from "q" scale 1..10\n}\n`;
const answers = (seed: number) => `id;q\n${Array.from({ length: 30 }, (_, i) => `r${i};${1 + ((i * seed) % 9)}`).join('\n')}\n`;

const FILES = {
  'hub.journey': HUB,
  'buy.journey': journey('buy'),
  'return.journey': journey('return'),
  'repair.journey': journey('repair'),
  'buy-study.journey': study('buy'),
  'return-study.journey': study('return'),
  'buy.csv': answers(2),
  'return.csv': answers(4),
};

async function opened(files: Readonly<Record<string, string>>, name: string, shared = new SharedAggregations(), otherVersion?: Workspace) {
  const host = new MemoryHost(files);
  const contentHash: WorkspaceVersion['contentHash'] = async (uri) =>
    (await host.stat(uri))
      ? createHash('sha256')
          .update(await host.read(uri))
          .digest('hex')
      : null;
  const aggregated: string[] = [];
  const workspace = new Workspace(host, {
    engine: (portable) => {
      const counting: Engine = {
        aggregate(task, options) {
          aggregated.push(task.path);
          return portable.aggregate(task, options);
        },
      };
      return shared.engine(counting, contentHash);
    },
    ...(otherVersion ? { otherVersion } : {}),
  });
  await workspace.open();
  return { aggregated, version: { workspace, label: { kind: 'folder', name, commit: null }, contentHash } satisfies WorkspaceVersion };
}

async function changed(edits: Readonly<Record<string, string | null>>) {
  const after: Record<string, string> = { ...FILES };
  for (const [path, text] of Object.entries(edits)) {
    if (text === null) delete after[path];
    else after[path] = text;
  }
  const base = await opened(FILES, 'base');
  const head = await opened(after, 'head', new SharedAggregations(), base.version.workspace);
  const report = await compareWorkspaces(base.version, head.version);
  return { report, journeys: report.journeys.map(({ name }) => name).sort(), unchanged: report.unchangedJourneys };
}

describe('which journeys a change reaches', () => {
  test.each<[string, Record<string, string | null>, string[]]>([
    ['none', {}, []],
    ['a journey', { 'buy.journey': journey('buy', '+1') }, ['buy']],
    ['its data', { 'buy.csv': answers(2).replaceAll(';9', ';1') }, ['buy']],
    ['its data that is gone', { 'buy.csv': null }, ['buy']],
    ['a study in another file', { 'buy-study.journey': study('buy').replace('1..10', '0..10') }, ['buy']],
    ['a new study', { 'repair-study.journey': study('repair', 'buy.csv') }, ['repair']],
    ['a study that is gone', { 'return-study.journey': null }, ['return']],
    ['a new journey', { 'ask.journey': journey('ask') }, ['ask']],
    ['a journey that is gone', { 'repair.journey': null }, ['repair']],
    ['line ends', { 'buy.journey': journey('buy').replaceAll('\n', '\r\n') }, []],
  ])('%s', async (_, edits, journeys) => {
    const found = await changed(edits);
    expect(found.journeys).toEqual(journeys);
    expect(found.unchanged + journeys.length).toBe(3 + (Object.hasOwn(edits, 'ask.journey') ? 1 : 0));
    expect(found.report.journeys.some(({ after }) => after === null)).toBe(edits['repair.journey'] === null);
  });

  test('what a file is that all import: none is changed where no statement is', async () => {
    expect((await changed({ 'hub.journey': `// about channels\n${HUB}` })).journeys).toEqual([]);
  });

  test('a name that a change of another file leaves without meaning', async () => {
    const { report } = await changed({ 'hub.journey': HUB.replace('touchpoint page', 'touchpoint leaflet') });
    const findings = report.journeys.flatMap((each) => each.findings.map(({ change, diagnostic }) => [each.name, change, diagnostic.code]));
    expect(findings.filter(([, , code]) => code === 'JRN0105')).toEqual([
      ['buy', 'new', 'JRN0105'],
      ['repair', 'new', 'JRN0105'],
      ['return', 'new', 'JRN0105'],
    ]);
  });
});

test('what is equal in both versions is parsed once, and aggregated once', async () => {
  const shared = new SharedAggregations();
  const base = await opened(FILES, 'base', shared);
  const head = await opened({ ...FILES, 'buy.journey': journey('buy', '+1') }, 'head', shared, base.version.workspace);
  expect((await compareWorkspaces(base.version, head.version)).journeys.map(({ name }) => name)).toEqual(['buy']);
  expect([...base.aggregated, ...head.aggregated]).toEqual(['buy.csv']);
  const fileOf = ({ version }: typeof base, name: string) => version.workspace.files.get(`file:///shop/${name}`);
  expect(fileOf(head, 'return.journey')).toBe(fileOf(base, 'return.journey'));
  expect(fileOf(head, 'buy.journey')).not.toBe(fileOf(base, 'buy.journey'));
});

test('what is known to be equal is not read again; what only its data tell is compared', async () => {
  const base = await opened(FILES, 'base');
  const host = new MemoryHost({ ...FILES, 'buy.csv': answers(3) });
  const known = new Set(['hub.journey', 'return.journey', 'return-study.journey'].map((path) => `file:///shop/${path}`));
  const workspace = new Workspace(host, {
    otherVersion: base.version.workspace,
    hasContentOfOtherVersion: async (uri) => known.has(uri),
    isSnapshot: true,
  });
  await workspace.open();
  expect(host.reads.filter((uri) => known.has(uri))).toEqual([]);
  expect([...workspace.files.all()].map(({ uri }) => uri).sort()).toEqual(
    [...base.version.workspace.files.all()].map(({ uri }) => uri).sort(),
  );
  const contentHash: WorkspaceVersion['contentHash'] = async (uri) =>
    createHash('sha256')
      .update(await host.read(uri))
      .digest('hex');
  const head = { workspace, label: { kind: 'folder', name: 'head', commit: null }, contentHash } satisfies WorkspaceVersion;
  expect((await compareWorkspaces(base.version, head)).journeys.map(({ name }) => name)).toEqual(['buy']);
});
