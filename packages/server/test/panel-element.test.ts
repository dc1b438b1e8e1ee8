/** What text and panel show each other, as the extension asks for it. */
import type { PanelElement } from '@parcours/model';
import { afterEach, expect, test } from 'vitest';
import type { CodeLens } from 'vscode-languageserver';
import type { StageLocation } from '../src/protocol.ts';
import { Client, CUISINE } from './client.ts';

let client: Client;
afterEach(() => client.stop());

test('each place of the text has its element', async () => {
  client = await Client.start({ copyOf: CUISINE });
  await client.open('cuisine.journey');
  const at = (text: string) => {
    const { textDocument, position } = client.at('cuisine.journey', text, 1);
    return client.request<PanelElement | null>('parcours/elementAt', { uri: textDocument.uri, position });
  };
  const stage = (name: string) => ({ kind: 'stage', journey: 'kitchen', name });
  expect(await at('feels "Hésitante"')).toEqual(stage('compare'));
  expect(await at('Je commande')).toEqual(stage('order'));
  expect(await at('scale 1..10 missing 99')).toEqual(stage('advice'));
  expect(await at('objective')).toEqual({ kind: 'journey', journey: 'kitchen', name: 'kitchen' });
  expect(await at('respondent "visiteur"')).toEqual({ kind: 'study', journey: null, name: 'visits' });
  expect(await at('due 2026-06-30')).toEqual({ kind: 'initiative', journey: null, name: 'wait' });
  expect(await at('import "perimetre')).toBeNull();
});

test('an initiative is found by its journey', async () => {
  client = await Client.start({ copyOf: CUISINE });
  await client.write('a.journey', 'journey a "A" { stage s "S" }\nplan p "P" for a {\n  initiative wait "W" on s\n}\n');
  await client.open('a.journey');
  await client.open('cuisine.journey');
  const locate = (journey: string, initiative = 'wait') =>
    client.request<StageLocation | null>('parcours/initiative', { journey, initiative });
  expect(await locate('a')).toMatchObject({ uri: client.uri('a.journey'), range: { start: client.position('a.journey', 'wait') } });
  expect(await locate('kitchen')).toMatchObject({ uri: client.uri('cuisine.journey') });
  expect(await locate('a', 'none')).toBeNull();
});

test('a lens shows what it stands at', async () => {
  client = await Client.start({ copyOf: CUISINE, commands: ['parcours.openPreviewToSide'] });
  await client.open('cuisine.journey');
  const uri = client.uri('cuisine.journey');
  const found = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  const resolved = await Promise.all(found.map((lens) => client.request<CodeLens>('codeLens/resolve', lens)));
  const shown = resolved.map(({ command }) => command?.arguments?.[0]);
  expect(shown.slice(0, 2)).toEqual([
    { uri, element: { kind: 'journey', journey: 'kitchen', name: 'kitchen' } },
    { uri, element: { kind: 'stage', journey: 'kitchen', name: 'compare' } },
  ]);
  expect(shown.at(-1)).toEqual({ uri, element: { kind: 'study', journey: null, name: 'survey' } });
});
