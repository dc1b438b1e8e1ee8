import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CompletionList, Hover, Location, WorkspaceEdit } from 'vscode-languageserver';
import type { PanelData } from '../src/protocol.ts';
import { Client, CUISINE, reportOf } from './client.ts';

let client: Client;

beforeAll(async () => {
  client = await Client.start({ copyOf: CUISINE });
  await client.open('cuisine.journey');
  await client.open('perimetre.journey');
});
afterAll(() => client.stop());

const codes = (found: readonly { code?: string | number | undefined }[]) => found.map(({ code }) => code);

describe('diagnostics', () => {
  test('the expert scores that the data refute are told at the score', async () => {
    const found = await client.diagnostics('cuisine.journey', (all) => all.length > 0);
    expect(codes(found)).toEqual(['JRN0539', 'JRN0405', 'JRN0405', 'JRN0454', 'JRN0405']);
    expect(found[1]?.message).toBe(
      'The expert score +2 of Je compare les offres is refuted by the data: 12 respondents give −1.08, interval [−2.48, +0.31].',
    );
    expect(found[1]?.range).toEqual({
      start: client.position('cuisine.journey', '+2 volume'),
      end: client.position('cuisine.journey', '+2 volume', 2),
    });
  });

  test('touchpoints that no journey uses are told in the inventory', async () => {
    const found = await client.diagnostics('perimetre.journey', (all) => all.length > 0);
    expect(codes(found)).toEqual(['JRN0301', 'JRN0301']);
  });
});

describe('completion', () => {
  const labels = async (path: string, text: string, into: number) =>
    (await client.request<CompletionList>('textDocument/completion', client.at(path, text, into))).items.map(({ label }) => label);

  test('names of the right kind', async () => {
    expect(await labels('cuisine.journey', 'channel web touchpoint', 'channel '.length)).toEqual(['web', 'store', 'phone', 'mail']);
  });
  test('keywords in place, those already written left out', async () => {
    const found = await labels('cuisine.journey', 'channel store touchpoint fitting', 'channel store '.length);
    expect(found).toContain('touchpoint');
    expect(found).not.toContain('respondent');
    expect(found).not.toContain('channel');
  });
  test('the columns of the linked file', async () => {
    expect(await labels('cuisine.journey', '"conseil"', 3)).toEqual(['"id"', '"conseil"', '"commande"', '"pose"', '"reco"', '"effort"']);
  });
  test('stages of the journey that the study is of', async () => {
    expect(await labels('cuisine.journey', 'measure advice', 'measure '.length)).toEqual(['compare', 'advice', 'follow', 'order', 'fit']);
  });
  test('methods of a study', async () => {
    expect(await labels('cuisine.journey', 'mystery-visit date', 0)).toContain('survey');
  });
});

describe('hover', () => {
  const text = async (path: string, at: string, into = 1) => {
    const found = await client.request<Hover | null>('textDocument/hover', client.at(path, at, into));
    return found && typeof found.contents === 'object' && 'value' in found.contents ? found.contents.value : null;
  };

  test('a stage tells what was measured, and from which file', async () => {
    const shown = await text('cuisine.journey', 'advice "Je me');
    expect(shown).toContain('**+0.36** neutral');
    expect(shown).toContain('[−0.50, +1.21]');
    expect(shown).toContain('48 respondents');
    expect(shown).toContain('enquete\\-2026\\-04\\.csv');
    // Of 40 rows.
    expect(shown).toContain('conseil · 36 cells used · 4 left out: no answer');
    // The sparkline with this stage highlighted; the last one has no data.
    expect(shown).toMatch(/`[▁-█·] \[[▁-█]\] /);
  });
  test('a column tells what it holds', async () => {
    expect(await text('cuisine.journey', '"conseil"')).toContain('column of data/enquete\\-2026\\-04\\.csv');
  });
  test('the keyword of an attribute tells what it is for', async () => {
    expect(await text('cuisine.journey', 'importance ')).toBe(
      '`importance 1–5`\n\nFrom 1 to 5, to the customer; 3 where nothing is said\\.',
    );
  });
});

describe('definition, references, rename', () => {
  test('a touchpoint leads to the inventory, a path to its file', async () => {
    const [found] = await client.request<Location[]>('textDocument/definition', client.at('cuisine.journey', 'touchpoint comparator', 12));
    expect(found?.uri).toBe(client.uri('perimetre.journey'));
    expect(found?.range.start).toEqual(client.position('perimetre.journey', 'comparator'));
    const [file] = await client.request<Location[]>('textDocument/definition', client.at('cuisine.journey', '"data/visites', 4));
    expect(file?.uri).toBe(client.uri('data/visites-2026-03.csv'));
  });

  test('every use of a channel, in all files', async () => {
    const found = await client.request<Location[]>('textDocument/references', {
      ...client.at('perimetre.journey', 'web "Site', 1),
      context: { includeDeclaration: true },
    });
    expect(found.map(({ uri }) => uri.slice(uri.lastIndexOf('/') + 1)).sort()).toEqual([
      'cuisine.journey',
      'cuisine.journey',
      'perimetre.journey',
      'perimetre.journey',
      'perimetre.journey',
    ]);
  });

  test('renaming a stage changes the repository’s half of it too', async () => {
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', {
      ...client.at('cuisine.journey', 'stage advice', 7),
      newName: 'counsel',
    });
    const changes = Object.fromEntries(
      Object.entries(edit.changes ?? {}).map(([uri, edits]) => [uri.slice(uri.lastIndexOf('/') + 1), edits.length]),
    );
    expect(changes).toEqual({ 'cuisine.journey': 4, 'referentiel.journey': 1 });
  });

  test('a name that is taken is refused with a reason', async () => {
    const asked = client.request('textDocument/rename', { ...client.at('cuisine.journey', 'stage advice', 7), newName: 'order' });
    await expect(asked).rejects.toThrow('“order” is already taken in cuisine.journey, line 26.');
  });
});

describe('the panel', () => {
  const panel = () => client.request<PanelData>('parcours/panel', { uri: client.uri('cuisine.journey') });

  test('moves with an unsaved edit and with the linked file, and tells of errors', async () => {
    const before = await panel();
    expect(before.state).toBe('report');
    expect(reportOf(before).journeys[0]?.stages[1]?.target).toBe(2.5);

    await client.edit('cuisine.journey', 'target +2.5', 'target +3');
    const edited = await panel();
    expect(reportOf(edited).journeys[0]?.stages[1]?.target).toBe(3);
    expect(edited.hash).not.toBe(before.hash);

    await client.write('data/enquete-2026-04.csv', 'id;conseil;commande;pose;reco;effort\nR1;10;10;10;10;7\nR2;10;10;10;10;7\n');
    const remeasured = await panel();
    expect(reportOf(remeasured).journeys[0]?.stages[3]?.measured?.mean).toBe(3);

    await client.edit('cuisine.journey', 'target +3 volume', 'target volume');
    expect((await panel()).errors).toBe(1);
    await client.edit('cuisine.journey', 'target volume', 'target +3 volume');
    expect((await panel()).errors).toBe(0);
  });
});
