/** An earlier version of a folder: some of its files are replaced, added or absent. */
import { OverlayEngine, OverlayHost } from '@parcours/engines';
import { expect, test } from 'vitest';
import { Workspace } from '../src/index.ts';
import { MemoryHost, uriOf } from './memory-host.ts';
import { openWorkspace, rows, TEN } from './open-workspace.ts';

const TEXT = `journey shop "I shop" {
  stage pay "I pay" score +3
}
observations poll of shop from "data.csv" {
  respondent "id"
  measure pay from "note" scale 1..7
}
`;
const ADDED = 'journey other "I look" {\n  stage look "I look"\n}\n';

const bytes = (text: string) => new TextEncoder().encode(text);
const contents = (files: Readonly<Record<string, string | null>>) =>
  new Map(Object.entries(files).map(([path, text]) => [uriOf(path), text === null ? null : bytes(text)]));

async function overlaid(host: MemoryHost, files: Readonly<Record<string, string | null>>) {
  const overlay = new OverlayHost(host);
  overlay.setFiles(contents(files));
  const workspace = new Workspace(overlay, { engine: (portable) => new OverlayEngine(overlay, portable, portable) });
  await workspace.open();
  return { overlay, workspace };
}

test('the version is the one that a folder with these files gives', async () => {
  const host = new MemoryHost({ 'a.journey': TEXT, 'new.journey': ADDED, 'data.csv': TEN });
  const before = { 'a.journey': TEXT.replace('+3', '+1'), 'gone.journey': ADDED, 'data.csv': rows([1, 1, 2]) };
  const { workspace } = await overlaid(host, { ...before, 'new.journey': null });
  const fresh = await openWorkspace(before);
  for (const path of ['a.journey', 'gone.journey', 'new.journey']) {
    expect(await workspace.report([uriOf(path)])).toEqual(await fresh.workspace.report([uriOf(path)]));
  }
  expect(workspace.models(uriOf('new.journey'))).toEqual([]);
  expect(await workspace.dataFiles()).toEqual([uriOf('data.csv')]);
});

test('a new overlay names the files that may differ, and they are read again', async () => {
  const host = new MemoryHost({ 'a.journey': TEXT, 'data.csv': TEN });
  const { overlay, workspace } = await overlaid(host, { 'a.journey': TEXT.replace('"I pay"', '"I pay cash"') });
  const label = async () => (await workspace.report([uriOf('a.journey')])).journeys[0]?.stages[0]?.label;
  const n = async () => (await workspace.report([uriOf('a.journey')])).journeys[0]?.stages[0]?.measured?.n;
  expect(await label()).toBe('I pay cash');
  expect(overlay.setFiles(contents({ 'a.journey': TEXT.replace('"I pay"', '"I pay cash"') }))).toEqual([]);

  // The survey is saved on disk: until what it was is laid over it, the version is outdated.
  expect([await n(), overlay.isOutdated]).toEqual([10, false]);
  host.write('data.csv', rows([1, 2, 3, 4, 5, 6]));
  expect([await n(), overlay.isOutdated]).toEqual([6, true]);
  const changed = overlay.setFiles(contents({ 'data.csv': TEN }));
  expect(changed.sort()).toEqual([uriOf('a.journey'), uriOf('data.csv')]);
  await workspace.filesChanged(changed);
  expect([await label(), await n(), overlay.isOutdated]).toEqual(['I pay', 10, false]);
});

test('nothing outside the folder can be laid over it', async () => {
  const overlay = new OverlayHost(new MemoryHost({ 'a.journey': TEXT }));
  expect(overlay.setFiles(contents({ '/etc/secret.csv': 'id' }))).toEqual([]);
  expect(await overlay.stat(uriOf('/etc/secret.csv'))).toBeNull();
});

test('a file that is absent in the version cannot be read', async () => {
  const overlay = new OverlayHost(new MemoryHost({ 'a.journey': TEXT }));
  overlay.setFiles(contents({ 'a.journey': null }));
  expect(await overlay.stat(uriOf('a.journey'))).toBeNull();
  await expect(overlay.read(uriOf('a.journey'))).rejects.toMatchObject({ code: 'ENOENT' });
});
