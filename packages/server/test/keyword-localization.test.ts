/** Files with French or German keywords: all features that read or write keywords use them. */
import { messageOf } from '@parcours/model';
import { afterEach, describe, expect, test } from 'vitest';
import type { CompletionList, SemanticTokens } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LEGEND } from '../src/features/display/semantic-tokens.ts';
import { Client, CUISINE } from './client.ts';
import { CodeActionWorkspace } from './code-action-workspace.ts';

let client: Client | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

let files = 0;

/** The completion items at the `|` by label, with the text after each is accepted. */
async function offered(text: string): Promise<Map<string, string>> {
  client ??= await Client.start({ copyOf: CUISINE });
  const path = `${++files}.journey`;
  const plain = text.replace('|', '');
  await client.open(path, plain);
  const document = TextDocument.create('', '', 0, plain);
  const { items } = await client.request<CompletionList>('textDocument/completion', {
    textDocument: { uri: client.uri(path) },
    position: document.positionAt(text.indexOf('|')),
  });
  return new Map(
    items.map(({ label, textEdit }) => [label, textEdit && 'range' in textEdit ? TextDocument.applyEdits(document, [textEdit]) : '']),
  );
}

describe('completion', () => {
  test('keywords, in French', async () => {
    const found = await offered('language fr\nparcours p {\n  étape a "A" |\n}\n');
    expect([...found.keys()]).toEqual(expect.arrayContaining(['canal', 'point de contact', 'note', 'cible', 'moment de vérité']));
    expect([...found.keys()]).not.toContain('channel');
    expect(found.get('point de contact')).toBe('language fr\nparcours p {\n  étape a "A" point de contact\n}\n');
  });

  test('what stands in the line is not offered again', async () => {
    const found = await offered('language de\nKanal web\nReise p {\n  Etappe a Kanal web |\n}\n');
    expect([...found.keys()]).toEqual(expect.arrayContaining(['Kontaktpunkt', 'Moment der Wahrheit']));
    expect([...found.keys()]).not.toContain('Kanal');
  });

  test('values', async () => {
    const found = await offered('language fr\nobservations o de kitchen méthode |');
    expect([...found.keys()]).toEqual(expect.arrayContaining(['enquête', 'visite-mystère']));
  });

  test('snippets', async () => {
    client = await Client.start({
      copyOf: CUISINE,
      capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
    });
    const found = await offered('language fr\n|');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the protocol's places to fill in
    const snippet = 'parcours ${1:nom} "${2:libellé}" {\n  phase "${3:phase}" {\n    étape ${4:nom} "${5:libellé}"$0\n  }\n}';
    expect(found.get('parcours')).toBe(`language fr\n${snippet}`);
  });

  test('columns and cells of a linked file', async () => {
    const study = (rest: string) =>
      `language fr\nimporte "cuisine.journey"\nobservations o de kitchen depuis "data/visites-2026-03.csv" {\n${rest}`;
    expect([...(await offered(study('  répondant |\n}\n'))).keys()]).toContain('"visiteur"');
    const cells = await offered(study('  répondant "visiteur"\n  canal "canal" {\n    "web" -> web\n    |\n  }\n}\n'));
    expect([...cells.keys()]).toContain('"store"');
    expect([...cells.keys()]).not.toContain('"web"');
  });
});

test('a fix writes the file’s own words', async () => {
  const text = 'language de\nKanal web "Netz"\nKontaktpunkt alt "Alt" auf web\nReise p {\n  Etappe a "Ich zahle" Kontaktpunkt alt\n}\n';
  const acting = await CodeActionWorkspace.open(text.replace('Kontaktpunkt alt\n}', '\n}').replace(' \n}', '\n}'));
  const titles = (await acting.actions({ code: 'JRN0303' })).map(({ title }) => title);
  const mended = await acting.apply({ code: 'JRN0303' }, titles[0] as string);
  expect(mended).toContain('Kontaktpunkt alt');
  expect(mended).not.toContain('touchpoint');
});

test('a diagnostic and its fixes quote the file’s keywords, whatever the reader’s language', async () => {
  const text =
    'language fr\ncanal web "Site"\nparcours p "J’achète" {\n  étape a "Je compare" canal web canal web\n}\npersona lea "Léa"\n' +
    'observations s de p depuis "o.csv" {\n  répondant "id"\n  mesure a depuis "note"\n}\n';
  const workspace = await CodeActionWorkspace.open({ 'a.journey': text, 'o.csv': 'id;note\n1;4\n2;5\n' }, 'de');
  const messages = (await workspace.actions({ code: 'JRN0315' })).flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message));
  expect(new Set(messages)).toEqual(
    new Set([
      'Die Journey J’achète gehört niemandem: Nennen Sie mit „pour“ ihre Persona oder ihr Segment. Je Persona und Szenario gibt es eine Journey.',
    ]),
  );
  expect(await workspace.titles({ code: 'JRN0315' })).toEqual(['„pour lea“ ergänzen']);
  const [scale] = (await workspace.actions({ code: 'JRN0406' })).flatMap(({ diagnostics }) => diagnostics);
  expect(scale?.message).toContain('Ergänzen Sie „échelle MIN..MAX“');
  const { report } = (await workspace.context.workspace.evaluateFile('file:///shop/a.journey'))[0] ?? {};
  expect(report?.problems.map((problem) => messageOf(problem, 'en'))).toEqual([expect.stringContaining('Add "échelle MIN..MAX"')]);
});

test('keywords are coloured, names are not taken for them', async () => {
  client = await Client.start({ copyOf: CUISINE });
  const text = 'language fr\ncanal canal "Canal"\npoint de contact devis sur canal\n';
  await client.open('mots.journey', text);
  const { data } = await client.request<SemanticTokens>('textDocument/semanticTokens/full', {
    textDocument: { uri: client.uri('mots.journey') },
  });
  const lines = text.split('\n');
  const found: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [down, right, length, type] = data.slice(at, at + 4) as [number, number, number, number];
    line += down;
    character = down > 0 ? right : character + right;
    found.push(`${lines[line]?.slice(character, character + length)}: ${LEGEND.tokenTypes[type]}`);
  }
  expect(found).toEqual([
    'language: keyword',
    'canal: keyword',
    'canal: enumMember',
    'point de contact: keyword',
    'devis: property',
    'sur: keyword',
    'canal: enumMember',
  ]);
});
