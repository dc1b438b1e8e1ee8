/** Document highlights, declaration, selection ranges and call hierarchy. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  DocumentHighlight,
  Location,
  SelectionRange,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, CUISINE } from './client.ts';

let client: Client;
let text: TextDocument;

beforeAll(async () => {
  client = await Client.start({ copyOf: CUISINE, language: 'de' });
  text = TextDocument.create('', '', 0, await client.open('cuisine.journey'));
  await client.open('perimetre.journey');
});
afterAll(() => client.stop());

test('the declaration of a touchpoint is where it is defined', async () => {
  const [found] = await client.request<Location[]>('textDocument/declaration', client.at('cuisine.journey', 'touchpoint comparator', 12));
  expect(found?.uri).toBe(client.uri('perimetre.journey'));
});

test('a stage is marked where it is declared (3) and used (2) in the file', async () => {
  const found = await client.request<DocumentHighlight[]>(
    'textDocument/documentHighlight',
    client.at('cuisine.journey', 'stage advice', 7),
  );
  expect(found.map(({ range, kind }) => `${range.start.line + 1} ${kind}`).sort()).toEqual(['18 3', '49 2', '58 2']);
});

test('the selection grows from the word to the file', async () => {
  const steps = async (at: string, into = 1) => {
    const { textDocument, position } = client.at('cuisine.journey', at, into);
    const [found] = await client.request<SelectionRange[]>('textDocument/selectionRange', { textDocument, positions: [position] });
    const selected: string[] = [];
    for (let each: SelectionRange | undefined = found; each; each = each.parent) selected.push(text.getText(each.range));
    return selected.map((part) => (part.length > 70 ? `${part.slice(0, 30).replace(/\s+/g, ' ')}…` : part));
  };
  expect(await steps('planner score')).toEqual([
    'planner',
    'touchpoint planner',
    'stage advice "Je me fais conse…',
    `phase "Avant l'achat" { st…`,
    `journey kitchen "J'achète ma c…`,
    'import "perimetre.journey" imp…',
  ]);
  expect(await steps('web to phone')).toEqual([
    'web',
    'from web',
    'rupture from web to phone "Le …',
    'stage follow "Je relance mon d…',
    'phase "Achat" { stage foll…',
    `journey kitchen "J'achète ma c…`,
    'import "perimetre.journey" imp…',
  ]);
  expect(await steps('comparator score')).toEqual([
    'comparator',
    'touchpoint comparator',
    'stage compare "Je compare les …',
    'stage compare "Je compare les …',
    `phase "Avant l'achat" { st…`,
    `journey kitchen "J'achète ma c…`,
    'import "perimetre.journey" imp…',
  ]);
});

describe('the hierarchy of uses', () => {
  const roots = (path: string, at: string, into: number) =>
    client.request<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', client.at(path, at, into));
  const users = async (item: CallHierarchyItem | undefined) =>
    (await client.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item })).map(
      ({ from, fromRanges }) => `${from.name} · ${from.detail} · ${fromRanges.length}`,
    );

  test('of a touchpoint: the stages that lead over it', async () => {
    const [root] = await roots('perimetre.journey', 'planner "Conseiller', 1);
    expect(root?.detail).toBe('Kontaktpunkt · perimetre.journey');
    expect(await users(root)).toEqual([
      'Je me fais conseiller · Etappe · cuisine.journey · 1',
      'Je commande · Etappe · cuisine.journey · 1',
    ]);
  });
  test('of an owner: touchpoints and initiatives', async () => {
    const [root] = await roots('perimetre.journey', 'retail "Réseau', 1);
    expect(await users(root)).toEqual([
      'Conseiller cuisine · Kontaktpunkt · perimetre.journey · 1',
      'Pose à domicile · Kontaktpunkt · perimetre.journey · 1',
      'Rendez-vous conseiller en ligne · Maßnahme · cuisine.journey · 1',
    ]);
  });
  test('of a persona: journeys; and of those, all that they use', async () => {
    const [root] = await roots('perimetre.journey', 'lea "Léa', 1);
    const [call] = await client.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item: root });
    expect(call?.from.name).toBe("J'achète ma cuisine");
    const used = await client.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item: call?.from });
    expect(used.map(({ to, fromRanges }) => `${to.name} ${fromRanges.length}`)).toEqual([
      'Léa, 38 ans 1',
      "Référentiel d'expérience optimale 1",
      'Site web 2',
      'Comparateur en ligne 1',
      'Magasin 3',
      'Conseiller cuisine 2',
      "Centre d'appels 2",
      'Suivi par téléphone 1',
      'Pose à domicile 1',
    ]);
  });
});
