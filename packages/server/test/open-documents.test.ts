/** Documents that clients attach the server to, and which of them count in the workspace. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CompletionList, Diagnostic, FoldingRange, Hover, Location, WorkspaceEdit, WorkspaceSymbol } from 'vscode-languageserver';
import type { JourneysData } from '../src/protocol.ts';
import { Client } from './client.ts';

const JOURNEY = `import "p.journey"
journey j "I buy" for s {
  stage a "I look" channel web touchpoint t
  stage b "I pay" channel app touchpoint t2
}
observations o "O" of j method survey date 2026-01 from "data/d.csv" {
  respondent "id"
  measure a from "q1" scale 1..5
  measure b from "q2" scale 1..5
}
`;
const FILES = {
  'a.journey': JOURNEY,
  'p.journey': 'channel web "Web site"\nchannel app "App"\ntouchpoint t "T" on web\ntouchpoint t2 "T2" on app\nsegment s "S" share 10%\n',
  'data/d.csv': 'id;q1;q2\n1;4;5\n2;3;7\n',
};

let client: Client;
beforeEach(async () => {
  client = await Client.start();
  for (const [path, text] of Object.entries(FILES)) write(path, text);
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: ['a.journey', 'p.journey'].map((path) => ({ uri: client.uri(path), type: 1 })),
  });
});
afterEach(() => client.stop());

/** Names and files are found: there is nothing but what the data say. */
const isEvidenceAlone = (all: readonly Diagnostic[]) => codes(all).join() === 'JRN0413,JRN0413,JRN0407';

function write(path: string, text: string): void {
  mkdirSync(dirname(join(client.folder, path)), { recursive: true });
  writeFileSync(join(client.folder, path), text);
}

const journeys = async () => (await client.request<JourneysData>('parcours/journeys', {})).journeys?.map(({ path }) => path);
const symbols = async (query: string) =>
  (await client.request<WorkspaceSymbol[]>('workspace/symbol', { query })).map(({ location }) => location.uri);
const codes = (found: readonly { code?: string | number | undefined }[]) => found.map(({ code }) => code);

describe('a data file that the server is attached to', () => {
  test('is never read as a journey: it shows the findings of the evidence', async () => {
    await client.open('a.journey');
    await client.openAs(client.uri('data/d.csv'), FILES['data/d.csv']);
    const found = await client.diagnostics('data/d.csv', (all) => all.length > 0);
    expect(codes(found)).toEqual(['JRN0407']);
    expect(found[0]?.range.start.line).toBe(2);
    expect(await journeys()).toEqual(['a.journey']);
    for (const method of ['foldingRange', 'documentSymbol', 'codeLens', 'formatting']) {
      const params = { textDocument: { uri: client.uri('data/d.csv') }, options: { tabSize: 2, insertSpaces: true } };
      expect(await client.request(`textDocument/${method}`, params)).toBeNull();
    }
  });
});

describe('the old side of a comparison', () => {
  test.each(['git:$/a.journey?%7B%22ref%22%3A%22HEAD%22%7D', 'fugitive://$/.git//0/a.journey'])(
    '%s counts nowhere; only its syntax is checked',
    async (uri) => {
      const old = uri.replace('$', client.folder);
      await client.open('a.journey');
      await client.openAs(old, `${JOURNEY}channel\n`);
      const found = await client.diagnosticsOf(old, (all) => all.length > 0);
      expect(codes(found)).toEqual([expect.stringMatching(/^JRN01/)]);
      expect(await symbols('I buy')).toEqual([client.uri('a.journey')]);
      expect(await journeys()).toEqual(['a.journey']);

      const references = await client.request<Location[]>('textDocument/references', {
        textDocument: { uri: client.uri('p.journey') },
        position: { line: 0, character: 9 },
        context: { includeDeclaration: true },
      });
      expect(references.map((each) => each.uri)).not.toContain(old);
      const edit = await client.request<WorkspaceEdit>('textDocument/rename', {
        textDocument: { uri: client.uri('p.journey') },
        position: { line: 0, character: 9 },
        newName: 'site',
      });
      expect(Object.keys(edit.changes ?? {}).sort()).toEqual([client.uri('a.journey'), client.uri('p.journey')]);

      const textDocument = { uri: old };
      const position = { line: 2, character: 3 };
      expect(await client.request('textDocument/rename', { textDocument, position, newName: 'x' })).toBeNull();
      expect((await client.request<FoldingRange[]>('textDocument/foldingRange', { textDocument })).length).toBeGreaterThan(0);
      expect((await client.request<Hover>('textDocument/hover', { textDocument, position })).contents).toMatchObject({
        value: expect.stringContaining('`stage`'),
      });
      await client.closeUri(old);
      await client.diagnosticsOf(old, (all) => all.length === 0);
    },
  );
});

describe('a document that is not saved yet', () => {
  test('stands in the folder of the workspace: its imports and files are found, and offered by relative paths', async () => {
    await client.openAs('untitled:Untitled-1', JOURNEY.replace('journey j', 'journey k').replace('of j', 'of k'));
    await client.diagnosticsOf('untitled:Untitled-1', isEvidenceAlone);
    const completed = await client.request<CompletionList>('textDocument/completion', {
      textDocument: { uri: 'untitled:Untitled-1' },
      position: { line: 0, character: 8 },
    });
    expect(completed.items.map(({ label }) => label).sort()).toEqual(['"a.journey"', '"p.journey"']);
    const [target] = await client.request<Location[]>('textDocument/definition', {
      textDocument: { uri: 'untitled:Untitled-1' },
      position: { line: 2, character: 29 },
    });
    expect(target?.uri).toBe(client.uri('p.journey'));
    expect(await symbols('I buy')).toEqual(expect.arrayContaining([client.uri('a.journey'), 'untitled:Untitled-1']));
    await client.closeUri('untitled:Untitled-1');
    await expect.poll(journeys).toEqual(['a.journey']);
  });

  test('with a path of its own it stands there, and the file that it is saved as takes its place', async () => {
    const unsaved = `untitled:${client.folder}/sub/new.journey`;
    const text = JOURNEY.replace('"p.journey"', '"../p.journey"').replace('data/', '../data/');
    await client.openAs(unsaved, text);
    await client.diagnosticsOf(unsaved, isEvidenceAlone);
    write('sub/new.journey', text);
    await client.open('sub/new.journey');
    await client.closeUri(unsaved);
    await client.edit('sub/new.journey', 'I buy', 'I purchase');
    expect(await symbols('I purchase')).toEqual([client.uri('sub/new.journey')]);
    expect(await journeys()).toEqual(['a.journey', 'sub/new.journey']);
  });
});

test('a document that is not saved yet and stands in no folder is offered no path; once there is a folder, it stands there', async () => {
  await client.stop();
  client = await Client.start({ folder: false });
  for (const [path, text] of Object.entries(FILES)) write(path, text);
  await client.openAs('untitled:Untitled-1', JOURNEY);
  const offered = async () =>
    (
      await client.request<CompletionList>('textDocument/completion', {
        textDocument: { uri: 'untitled:Untitled-1' },
        position: { line: 0, character: 8 },
      })
    ).items.map(({ label }) => label);
  expect(await offered()).toEqual([]);
  await client.open('p.journey');
  await expect.poll(async () => (await offered()).sort()).toEqual(['"a.journey"', '"p.journey"']);
});

describe('a file that links lead to', () => {
  test('counts once, by whatever URI it is opened or imported', async () => {
    write('real/q.journey', 'import "../p.journey"\njourney q "I ask" for s {\n  stage a "I call" channel web touchpoint t\n}\n');
    symlinkSync(join(client.folder, 'real'), join(client.folder, 'link'));
    write(
      'b.journey',
      'import "link/q.journey"\nimport "real/q.journey"\nobservations o2 "P" of q method survey date 2026-01 from "data/d.csv" {\n  respondent "id"\n  measure a from "q1" scale 1..5\n}\n',
    );
    await client.openAs(client.uri('link/q.journey'), await client.text('real/q.journey'));
    await client.open('b.journey');
    expect(codes(await client.diagnostics('b.journey', () => true))).not.toContain('JRN0105');
    expect(await symbols('I ask')).toEqual([client.uri('link/q.journey')]);
    expect(await journeys()).toEqual(['a.journey', 'real/q.journey']);
    const [target] = await client.request<Location[]>('textDocument/definition', client.at('b.journey', 'of q', 3));
    expect(target?.uri).toBe(client.uri('link/q.journey'));
  });

  test('of two URIs of one file that are open, the last one counts until it is closed', async () => {
    symlinkSync(client.folder, join(client.folder, 'self'));
    await client.open('a.journey');
    await client.openAs(client.uri('self/a.journey'), JOURNEY.replace('I buy', 'I order'));
    expect(await symbols('I order')).toEqual([client.uri('self/a.journey')]);
    await client.closeUri(client.uri('self/a.journey'));
    expect(await symbols('I order')).toEqual([]);
    expect(await symbols('I buy')).toEqual([client.uri('a.journey')]);
  });
});

test('two folders of the workspace, one a link to the other, show their files once', async () => {
  const link = `${client.folder}-link`;
  symlinkSync(client.folder, link);
  await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [{ uri: pathToFileURL(link).toString(), name: 'link' }], removed: [] },
  });
  expect(await journeys()).toEqual(['a.journey']);
});
