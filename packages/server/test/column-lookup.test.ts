/** Hover and completion find a column's cells wherever the reader finds the column. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CompletionList, Hover } from 'vscode-languageserver';
import { Client } from './client.ts';

const HEADERS: readonly (readonly [file: string, study: string])[] = [
  ['mode  de visite', 'mode de visite'],
  ['mode\u00a0de visite', 'mode de visite'],
  ['mode de visite', 'mode\u00a0de visite'],
];

describe.each(HEADERS)('%j in the file, %j in the study', (inFile, inStudy) => {
  let client: Client;
  const text = `journey j {\n  stage s\n}\nobservations o of j from "visits.csv" {\n  respondent "id"\n  measure s from "note" scale 1..5\n  where "${inStudy}" is "web", \n}\n`;

  beforeAll(async () => {
    client = await Client.start();
    await writeFile(join(client.folder, 'visits.csv'), `id;note;${inFile}\n1;4;web\n2;5;store\n`);
    await client.open('j.journey', text);
  });
  afterAll(() => client.stop());

  test('hover shows its cells', async () => {
    const { contents } = await client.request<Hover>('textDocument/hover', client.at('j.journey', `"${inStudy}"`, 2));
    expect(contents).toMatchObject({ value: expect.stringContaining('`web`, `store`') });
  });

  test('completion offers the cells that are not written yet', async () => {
    const at = client.at('j.journey', 'is "web", ', 'is "web", '.length);
    const { items } = await client.request<CompletionList>('textDocument/completion', at);
    expect(items.map(({ label }) => label)).toContain('"store"');
    expect(items.map(({ label }) => label)).not.toContain('"web"');
  });

  test('and it is found when the study is read', async () => {
    const found = await client.diagnostics('j.journey', (all) => all.length > 0);
    expect(found.map(({ code }) => code)).not.toContain('JRN0403');
  });
});
