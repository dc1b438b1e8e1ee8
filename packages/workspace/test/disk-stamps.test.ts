/** Journey files that change on disk, with and without notice. */
import { expect, test } from 'vitest';
import { MemoryHost, uriOf } from './memory-host.ts';
import { openWorkspace } from './open-workspace.ts';

const FILES = { 'a.journey': 'import "sub/p.journey"\nstage', 'sub/p.journey': 'channel web\n', 'sub/deep/q.journey': 'channel app\n' };

const namesIn = (workspace: { files: { all(): Iterable<{ uri: string }> } }) => [...workspace.files.all()].map(({ uri }) => uri).sort();

test('what has changed is read again, what has not is not', async () => {
  const host = new MemoryHost(FILES);
  const { workspace } = await openWorkspace(host);
  expect(await workspace.refresh()).toBe(false);
  host.reads.length = 0;
  host.write('sub/p.journey', 'channel store\n');
  host.write('new.journey', 'channel kiosk\n');
  host.delete('sub/deep/q.journey');
  expect(await workspace.areCurrent([uriOf('a.journey')])).toBe(true);
  expect(await workspace.areCurrent([uriOf('a.journey'), uriOf('sub/p.journey')])).toBe(false);
  expect(await workspace.refresh()).toBe(true);
  expect(host.reads.sort()).toEqual([uriOf('new.journey'), uriOf('sub/p.journey')]);
  expect(workspace.files.get(uriOf('sub/p.journey'))?.text).toBe('channel store\n');
  expect(namesIn(workspace)).toEqual(['a.journey', 'new.journey', 'sub/p.journey'].map(uriOf));
  expect(await workspace.refresh()).toBe(false);
});

test('the text of an open document counts, whatever the disk says', async () => {
  const host = new MemoryHost(FILES);
  const { workspace, openDocument, closeDocument } = await openWorkspace(host);
  await openDocument('sub/p.journey', 'channel open\n');
  host.write('sub/p.journey', 'channel store\n');
  expect(await workspace.refresh()).toBe(false);
  expect(await workspace.areCurrent([uriOf('sub/p.journey')])).toBe(true);
  expect(workspace.files.get(uriOf('sub/p.journey'))?.text).toBe('channel open\n');
  await closeDocument('sub/p.journey');
  expect(workspace.files.get(uriOf('sub/p.journey'))?.text).toBe('channel store\n');
});

test('a folder stands for all files below it', async () => {
  const host = new MemoryHost(FILES);
  const { workspace, filesChanged } = await openWorkspace(host);
  for (const path of ['sub/p.journey', 'sub/deep/q.journey']) host.delete(path);
  await filesChanged('sub');
  expect(namesIn(workspace)).toEqual([uriOf('a.journey')]);
  host.folders.add('sub');
  host.write('sub/deep/q.journey', 'channel app\n');
  await filesChanged('sub');
  expect(namesIn(workspace)).toEqual([uriOf('a.journey'), uriOf('sub/deep/q.journey')]);
  // An import that was missing comes to be.
  host.write('sub/p.journey', 'channel web\n');
  expect(await workspace.refresh()).toBe(true);
  expect(workspace.textDiagnostics(uriOf('a.journey')).map(({ code }) => code)).not.toContain('JRN0107');
});
