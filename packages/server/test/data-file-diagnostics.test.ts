import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { Client } from './client.ts';

let client: Client;
afterEach(() => client.stop());

const JOURNEY = `touchpoint planner "Adviser"
journey kitchen "I buy" {
  stage advice "I get advice" touchpoint planner
}
observations survey "Survey" of kitchen method survey date 2026-04 from "survey.csv" {
  respondent "id"
  measure advice from "note" scale 1..5
}
`;
const DATA = `id;remark;note\n1;"a
b";4\n2;"x;y";none\n;z;9\n3;z;5\n`;

/** `line:from-to CODE → journey:line` */
const briefly = (found: readonly Diagnostic[]) =>
  found.map(({ range: { start, end }, code, relatedInformation: [related] = [] }) => {
    const place = related && `${related.location.uri.split('/').at(-1)}:${related.location.range.start.line + 1}`;
    return `${start.line + 1}:${start.character}-${end.character} ${code} → ${place}`;
  });

const PULLS = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };
const pull = (path: string) => client.request('textDocument/diagnostic', { textDocument: { uri: client.uri(path) } });

async function opened(capabilities = {}): Promise<void> {
  client = await Client.start({ capabilities });
  await client.write('survey.csv', DATA);
  await client.write('a.journey', JOURNEY);
  await client.open('a.journey');
}

test('problems of a data file are told in it, at their row and cell, with the way to the text and back', async () => {
  await opened();
  const found = await client.diagnostics('survey.csv', (all) => all.length > 0);
  expect(briefly(found)).toEqual(['4:8-12 JRN0408 → a.journey:7', '5:0-4 JRN0409 → a.journey:6']);
  expect(found[0]).toMatchObject({ severity: 2, source: 'parcours', message: expect.stringContaining('"none"') });
  const inText = await client.diagnostics('a.journey', (all) => all.some(({ code }) => code === 'JRN0408'));
  expect(inText.find(({ code }) => code === 'JRN0408')?.relatedInformation).toEqual([
    {
      location: { uri: client.uri('survey.csv'), range: { start: { line: 3, character: 8 }, end: { line: 3, character: 12 } } },
      message: 'shown in the file here',
    },
  ]);
});

test('they go when the file is mended, and when nothing links it any more', async () => {
  await opened();
  await client.diagnostics('survey.csv', (all) => all.length === 2);
  await client.write('survey.csv', (await readFile(join(client.folder, 'survey.csv'), 'utf8')).replace('none', '3'));
  expect(briefly(await client.diagnostics('survey.csv', (all) => all.length === 1))).toEqual(['5:0-4 JRN0409 → a.journey:6']);
  await client.edit('a.journey', 'from "note"', 'from "mark"');
  expect(briefly(await client.diagnostics('survey.csv', (all) => all[0]?.code === 'JRN0403'))).toEqual(['1:0-14 JRN0403 → a.journey:7']);
  await client.edit('a.journey', '"survey.csv"', '"other.csv"');
  expect(await client.diagnostics('survey.csv', (all) => all.length === 0)).toEqual([]);
});

test.each([
  ['a client that is told', {}],
  ['a client that asks', PULLS],
])('%s: what two journeys say alike is told once, until the last of them is closed', async (_, capabilities) => {
  await opened(capabilities);
  await client.write('b.journey', `${JOURNEY.replace('scale 1..5', 'scale 1..9')}`.replaceAll('kitchen', 'bath'));
  await client.open('b.journey');
  if (capabilities === PULLS) for (const path of ['a.journey', 'b.journey']) await pull(path);
  const both = await client.diagnostics('survey.csv', (all) => all.length === 2);
  expect(both.map(({ code }) => code)).toEqual(['JRN0408', 'JRN0409']);
  for (const [path, left] of [
    ['a.journey', 2],
    ['b.journey', 0],
  ] as const) {
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: client.uri(path) } });
    expect(await client.diagnostics('survey.csv', (all) => all.length === left)).toHaveLength(left);
  }
});
