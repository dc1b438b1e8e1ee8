/** What changes on disk without a word from the client: by git, by another program, in a folder that is deleted or renamed. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { CompletionList, InitializeParams, WorkspaceEdit } from 'vscode-languageserver/node';
import { DiskChanges } from '../src/documents/disk-changes.ts';
import type { JourneysData } from '../src/protocol.ts';
import { Client } from './client.ts';

const PERIMETER = 'channel web "Web site"\nchannel app "App"\ntouchpoint t "T" on web\nsegment s "S"\n';
const JOURNEY = 'import "p.journey"\njourney j "I buy" for s {\n  stage a "I look" channel web touchpoint t\n}\n';

const WATCHES: InitializeParams['capabilities'] = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };

let client: Client;
afterEach(() => client.stop());

async function start(files: Record<string, string>, capabilities?: InitializeParams['capabilities']): Promise<void> {
  client = await Client.start(
    capabilities ? { capabilities, answers: (connection) => connection.onRequest('client/registerCapability', () => null) } : {},
  );
  for (const [path, text] of Object.entries(files)) await write(path, text);
}

/** Without an event. */
async function write(path: string, text: string): Promise<void> {
  const absolute = join(client.folder, path);
  await mkdir(join(absolute, '..'), { recursive: true });
  await writeFile(absolute, text);
}

const codes = (found: readonly { code?: string | number | undefined }[]) => found.map(({ code }) => code);

test('a rename looks at files that are not open before it edits them', async () => {
  await start({ 'p.journey': PERIMETER, 'a.journey': JOURNEY });
  await client.open('p.journey');
  await client.diagnostics('p.journey', () => true);
  await write('a.journey', `// one line more, by git pull\n${JOURNEY}`);
  await write('new.journey', JOURNEY.replace('journey j', 'journey k'));
  const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...client.at('p.journey', 'web'), newName: 'site' });
  expect(edit.changes?.[client.uri('a.journey')]?.map(({ range }) => range.start)).toEqual([{ line: 3, character: 27 }]);
  expect(edit.changes?.[client.uri('new.journey')]?.map(({ range }) => range.start)).toEqual([{ line: 2, character: 27 }]);
});

test('edits name the version of an open document, and none of one that is not open', async () => {
  await start({ 'p.journey': PERIMETER, 'a.journey': JOURNEY }, { workspace: { workspaceEdit: { documentChanges: true } } });
  await client.open('p.journey');
  await client.edit('p.journey', '"App"', '"The app"');
  const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...client.at('p.journey', 'web'), newName: 'site' });
  const versions = edit.documentChanges?.map((each) => ('textDocument' in each ? [each.textDocument.uri, each.textDocument.version] : []));
  expect(versions).toEqual([
    [client.uri('p.journey'), 2],
    [client.uri('a.journey'), null],
  ]);
});

test('an imported file that changes without an event is read again at the next edit, save or request', async () => {
  await start({ 'p.journey': PERIMETER, 'a.journey': JOURNEY });
  await client.open('a.journey');
  await client.diagnostics('a.journey', (found) => !codes(found).includes('JRN0105'));
  await write('p.journey', PERIMETER.replace('touchpoint t', 'touchpoint tz'));
  await client.edit('a.journey', 'I look', 'I look around');
  await client.diagnostics('a.journey', (found) => codes(found).includes('JRN0105'));
  await write('p.journey', PERIMETER);
  await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: client.uri('a.journey') } });
  await client.diagnostics('a.journey', (found) => !codes(found).includes('JRN0105'));
  await rm(join(client.folder, 'p.journey'));
  await client.request('textDocument/hover', client.at('a.journey', 'web'));
  await client.diagnostics('a.journey', (found) => codes(found).includes('JRN0107'));
});

const STUDY = `${JOURNEY}observations o of j method survey date 2026-01 from "data/d.csv" {\n  respondent "id"\n  measure a from "q1" scale 1..5\n}\n`;
const ANSWERS = `id;q1\n${Array.from({ length: 30 }, (_, row) => `${row};${(row % 5) + 1}`).join('\n')}\n`;

test('a data file that is changed, deleted or created without an event is read again at the next request, save or edit', async () => {
  await start({ 'p.journey': PERIMETER, 'a.journey': STUDY, 'data/d.csv': ANSWERS });
  await client.open('a.journey');
  await client.diagnostics('a.journey', (found) => !codes(found).includes('JRN0105'));
  await client.request('textDocument/hover', client.at('a.journey', 'I look'));
  await write('data/d.csv', ANSWERS.replace('q1', 'question 1'));
  await client.request('textDocument/hover', client.at('a.journey', 'web'));
  await client.diagnostics('a.journey', (found) => codes(found).includes('JRN0403'));
  await rm(join(client.folder, 'data'), { recursive: true });
  await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: client.uri('a.journey') } });
  await client.diagnostics('a.journey', (found) => codes(found).includes('JRN0401'));
  await write('data/d.csv', ANSWERS);
  await client.edit('a.journey', 'I look', 'I look around');
  await client.diagnostics('a.journey', (found) => !codes(found).includes('JRN0401'));
});

test('a client that asks for diagnostics is told to ask again when a data file has changed', async () => {
  const capabilities = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };
  let asked = 0;
  client = await Client.start({
    capabilities,
    answers: (connection) =>
      connection.onRequest('workspace/diagnostic/refresh', () => {
        asked++;
        return null;
      }),
  });
  for (const [path, text] of Object.entries({ 'p.journey': PERIMETER, 'a.journey': STUDY, 'data/d.csv': ANSWERS })) await write(path, text);
  await client.open('a.journey');
  const pulled = async () => {
    const { items } = await client.request<{ items: { code: string }[] }>('textDocument/diagnostic', {
      textDocument: { uri: client.uri('a.journey') },
    });
    return codes(items);
  };
  await expect.poll(pulled).not.toContain('JRN0401');
  await write('data/d.csv', ANSWERS.replace('q1', 'question 1'));
  const before = asked;
  await client.request('textDocument/hover', client.at('a.journey', 'web'));
  await expect.poll(() => asked).toBeGreaterThan(before);
  await expect.poll(pulled).toContain('JRN0403');
});

test('a rename of what is declared nowhere, or of no name, is an error that says why', async () => {
  await start({ 'p.journey': PERIMETER, 'a.journey': JOURNEY });
  await client.open('a.journey');
  await client.diagnostics('a.journey', (found) => !codes(found).includes('JRN0105'));
  const renamed = (at: string) => client.request('textDocument/rename', { ...client.at('a.journey', at), newName: 'site' });
  await expect(renamed('journey j')).rejects.toMatchObject({ code: -32803, message: 'There is no name to change here.' });
  await rm(join(client.folder, 'p.journey'));
  await expect(renamed('web')).rejects.toMatchObject({ code: -32803, message: /“web” names nothing that is known here/ });
});

test('a client that watches may see only what it saves: a save looks at the disk all the same', async () => {
  await start({ 'p.journey': PERIMETER, 'a.journey': JOURNEY }, WATCHES);
  await client.open('a.journey');
  await client.diagnostics('a.journey', (found) => !codes(found).includes('JRN0105'));
  await write('p.journey', PERIMETER.replace('touchpoint t', 'touchpoint tz'));
  await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: client.uri('a.journey') } });
  await client.diagnostics('a.journey', (found) => codes(found).includes('JRN0105'));
});

test('a folder that is deleted, created or renamed stands for all files below it', async () => {
  const outer = 'import "sub/p.journey"\njourney z "I go" for s {\n  stage q "I sit" channel web touchpoint t\n}\n';
  await start({ 'sub/p.journey': PERIMETER, 'sub/a.journey': JOURNEY, 'b.journey': outer }, WATCHES);
  await client.open('b.journey');
  const named = async () => {
    const { journeys } = await client.request<JourneysData>('parcours/journeys', {});
    return journeys?.map(({ name }) => name).sort();
  };
  const happens = (path: string, type: 1 | 3) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: client.uri(path), type }] });
  await client.diagnostics('b.journey', (found) => !codes(found).includes('JRN0107'));
  expect(await named()).toEqual(['j', 'z']);
  await rename(join(client.folder, 'sub'), join(client.folder, 'other'));
  await happens('sub', 3);
  await client.diagnostics('b.journey', (found) => codes(found).includes('JRN0107'));
  expect(await named()).toEqual(['z']);
  const offered = await client.request<CompletionList>('textDocument/completion', client.at('b.journey', 'sub/', 0));
  expect(JSON.stringify(offered)).not.toContain('sub/');
  await happens('other', 1);
  await expect.poll(named).toEqual(['j', 'z']);
  await rename(join(client.folder, 'other'), join(client.folder, 'sub'));
  await happens('other', 3);
  await happens('sub', 1);
  await client.diagnostics('b.journey', (found) => !codes(found).includes('JRN0107'));
  expect(await readFile(join(client.folder, 'sub/a.journey'), 'utf8')).toBe(JOURNEY);
});

describe('looks at the disk', () => {
  /** Looks that end when the test says so. */
  function looks() {
    const ends: (() => void)[] = [];
    const disk = new DiskChanges(() => new Promise((end) => ends.push(end)));
    return { disk, ends };
  }

  test('one that has begun is not enough for who asks later; those who wait share the next', async () => {
    await start({});
    const { disk, ends } = looks();
    const done: string[] = [];
    const first = disk.look().then(() => done.push('first'));
    const later = [disk.look().then(() => done.push('second')), disk.look().then(() => done.push('third'))];
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await first;
    await expect.poll(() => ends.length).toBe(2);
    expect(done).toEqual(['first']);
    ends[1]?.();
    await Promise.all(later);
    expect(done).toEqual(['first', 'second', 'third']);
  });

  test('what is due soon is not waited for, but is done', async () => {
    await start({});
    const { disk, ends } = looks();
    const first = disk.lookIfDue();
    ends[0]?.();
    await first;
    await disk.lookIfDue();
    expect(ends).toHaveLength(1);
    await expect.poll(() => ends.length).toBe(2);
    disk.stop();
  });
});
