import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { Client, CUISINE } from './client.ts';

let client: Client;
beforeEach(async () => {
  client = await Client.start({ copyOf: CUISINE });
});
afterEach(() => client.stop());

/** The edits of paths: file and new text. */
async function moving(from: string, to: string): Promise<string[]> {
  const files = [{ oldUri: client.uri(from), newUri: client.uri(to) }];
  const edit = await client.request<WorkspaceEdit>('workspace/willRenameFiles', { files });
  return Object.entries(edit.changes ?? {}).flatMap(([uri, edits]) =>
    edits.map(({ range, newText }) => `${uri.slice(client.uri('').length + 1)}:${range.start.line + 1} ${newText}`),
  );
}

test('a journey file that moves: its importers, its own imports, its links', async () => {
  expect((await moving('referentiel.journey', 'commun/optimal.journey')).sort()).toEqual([
    'cuisine.journey:2 "commun/optimal.journey"',
    'referentiel.journey:1 "../perimetre.journey"',
  ]);
  expect((await moving('cuisine.journey', 'cartes/cuisine.journey')).sort()).toEqual([
    'cuisine.journey:1 "../perimetre.journey"',
    'cuisine.journey:2 "../referentiel.journey"',
    'cuisine.journey:36 "../data/visites-2026-03.csv"',
    'cuisine.journey:47 "../data/enquete-2026-04.csv"',
  ]);
});

test('a data file and a folder that move', async () => {
  expect(await moving('data/visites-2026-03.csv', 'data/mars.csv')).toEqual(['cuisine.journey:36 "data/mars.csv"']);
  expect(await moving('data', 'données terrain')).toEqual([
    'cuisine.journey:36 "données terrain/visites-2026-03.csv"',
    'cuisine.journey:47 "données terrain/enquete-2026-04.csv"',
  ]);
});

test('what moves together stays as it is', async () => {
  const files = ['cuisine.journey', 'perimetre.journey', 'referentiel.journey', 'data'].map((name) => ({
    oldUri: client.uri(name),
    newUri: client.uri(`cuisine/${name}`),
  }));
  expect(await client.request<WorkspaceEdit>('workspace/willRenameFiles', { files })).toEqual({ changes: {} });
});
