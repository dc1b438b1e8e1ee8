/** Data files that no journey links yet are offered at the journey, and read once one is chosen. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { CodeAction, Diagnostic, TextDocumentEdit } from 'vscode-languageserver';
import { Client } from './client.ts';

const RESOLVES = {
  textDocument: {
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } },
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
  },
};

const JOURNEY = `language fr

canal web "Site web"

parcours achat "J'achète" {
  étape comparer "Je compare les offres" canal web
  étape payer "Je paie" canal web
}

plan route "Feuille" pour achat {}
`;
const SURVEY = 'id;Je compare les offres;Je paie\nA1;7;8\nA2;9;3\nA3;10;6\n';

let client: Client;
afterEach(() => client.stop());

async function start(files: Readonly<Record<string, string>>, capabilities = RESOLVES as object): Promise<void> {
  client = await Client.start({ language: 'fr', capabilities });
  for (const [name, text] of Object.entries(files)) await writeFile(join(client.folder, name), text);
  await client.open('a.journey', JOURNEY);
}

function offered(at: string): Promise<CodeAction[]> {
  const position = client.position('a.journey', at);
  const params = {
    textDocument: { uri: client.uri('a.journey') },
    range: { start: position, end: position },
    context: { diagnostics: [{ code: 'JRN0416' }], only: ['quickfix'] },
  };
  return client.request<CodeAction[]>('textDocument/codeAction', params);
}

const linking = async (at: string) => (await offered(at)).filter(({ data }) => data !== undefined);

async function chosen(at: string, file: string): Promise<string> {
  const action = (await linking(at)).find(({ title }) => title.includes(file));
  const { edit } = await client.request<CodeAction>('codeAction/resolve', action);
  const edits = edit?.changes?.[client.uri('a.journey')] ?? (edit?.documentChanges?.[0] as TextDocumentEdit | undefined)?.edits ?? [];
  const [only] = edits;
  if (!only || edits.length !== 1 || !('newText' in only)) throw new Error(`no edit: ${JSON.stringify(edit)}`);
  const lines = JOURNEY.split('\n');
  const { line, character } = only.range.start;
  lines[line] = `${lines[line]?.slice(0, character)}${only.newText}${lines[line]?.slice(character)}`;
  return lines.join('\n');
}

test('the observations stand behind the journey, in its keywords; what is asked is asked in them', async () => {
  await start({ 'enquete.csv': SURVEY });
  const fixes = await offered('achat "J');
  expect(fixes.map(({ title, diagnostics }) => [title, diagnostics?.map(({ code }) => code)])).toEqual([
    ['Lier "enquete.csv" à ce parcours, à vérifier', ['JRN0416']],
    ['Accepter JRN0416 ici, avec une raison', ['JRN0416']],
  ]);
  const titles = (await linking('étape payer')).map(({ title, kind, edit }) => [title, kind, edit]);
  expect(titles).toEqual([['Lier "enquete.csv" à ce parcours, à vérifier', 'quickfix', undefined]]);
  const text = await chosen('étape payer', 'enquete.csv');
  expect(text.replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(
    JOURNEY.replace(
      '}\n\nplan',
      `}

observations "enquete" de achat
  depuis "enquete.csv" {
  répondant "id"
  mesure comparer depuis "Je compare les offres" // échelle ? Les cellules vont de 7 à 10
  mesure payer depuis "Je paie" // échelle ? Les cellules vont de 3 à 8
}

plan`,
    ),
  );
  await client.edit('a.journey', JOURNEY, text);
  const asked = await client.diagnostics('a.journey', (found: Diagnostic[]) => found.filter(({ code }) => code === 'JRN0406').length === 2);
  expect(asked.filter(({ severity }) => severity === 1).map(({ code }) => code)).toEqual(['JRN0406', 'JRN0406']);
  expect(await linking('parcours achat')).toEqual([]);
});

test('a journey that has observations offers other files on its first line alone', async () => {
  await start({ 'enquete.csv': SURVEY, 'autre.csv': SURVEY });
  expect(await linking('étape payer')).toHaveLength(2);
  await client.edit('a.journey', JOURNEY, `${JOURNEY}observations "e" de achat depuis "enquete.csv" {\n  répondant "id"\n}\n`);
  expect((await linking('parcours achat')).map(({ title }) => title)).toEqual(['Lier "autre.csv" à ce parcours, à vérifier']);
  expect(await linking('étape payer')).toEqual([]);
  expect(await linking('canal web')).toEqual([]);
});

test('a file that cannot be read gives the reason', async () => {
  await start({ 'vide.csv': '' });
  const [action] = await linking('parcours achat');
  await expect(client.request('codeAction/resolve', action)).rejects.toThrow(/vide\.csv/);
});

test('a client that does not ask for edits later is offered none', async () => {
  await start({ 'enquete.csv': SURVEY }, {});
  expect(await linking('parcours achat')).toEqual([]);
  expect(client.capabilities.codeActionProvider).not.toHaveProperty('resolveProvider');
});
