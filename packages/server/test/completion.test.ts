import { writeXlsx } from 'hucre/xlsx';
import { afterEach, expect, test } from 'vitest';
import { type CompletionItem, type CompletionList, InsertTextFormat } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, CUISINE } from './client.ts';

let client: Client;
afterEach(() => client.stop());

let files = 0;

/** The completion items at the `|` of a new file, and the file after one is accepted. */
async function at(text: string) {
  const path = `${++files}.journey`;
  const plain = text.replace('|', '');
  await client.open(path, plain);
  const document = TextDocument.create('', '', 0, plain);
  const position = document.positionAt(text.indexOf('|'));
  const { items } = await client.request<CompletionList>('textDocument/completion', {
    textDocument: { uri: client.uri(path) },
    position,
  });
  const find = (label: string) => items.find((item) => item.label === label) as CompletionItem;
  const choose = (label: string) => {
    const { textEdit, additionalTextEdits = [] } = find(label);
    if (!textEdit || !('range' in textEdit)) throw new Error('no edit');
    return TextDocument.applyEdits(document, [textEdit, ...additionalTextEdits]);
  };
  return { labels: items.map(({ label }) => label), find, choose };
}

test('a name of a file that is not imported brings its import line', async () => {
  client = await Client.start({ copyOf: CUISINE, language: 'fr' });
  const offered = await at('import "referentiel.journey"\n\nchannel app "Application"\njourney j {\n  stage s channel |\n}\n');
  expect(offered.labels).toEqual(['app', 'web', 'store', 'phone', 'mail']);
  expect(offered.find('web').detail).toBe('canal · Site web · importe perimetre.journey');
  expect((offered.find('web').sortText ?? '') > (offered.find('app').sortText ?? '')).toBe(true);
  expect(offered.choose('web')).toBe(
    'import "referentiel.journey"\nimport "perimetre.journey"\n\nchannel app "Application"\njourney j {\n  stage s channel web\n}\n',
  );
  expect((await at('persona max in |')).choose('movers')).toBe('import "perimetre.journey"\n\npersona max in movers');
});

const study = (rest: string) =>
  `import "cuisine.journey"\nobservations o of kitchen from "data/visites-2026-03.csv" {\n  respondent "visiteur"\n${rest}`;

test('value mappings offer the column’s cells that are not mapped yet', async () => {
  client = await Client.start({ copyOf: CUISINE, language: 'de' });
  const offered = await at(study('  channel "canal" {\n    "web" -> web\n    |\n  }\n}\n'));
  expect(offered.labels).not.toContain('"web"');
  expect(offered.labels).toContain('"store"');
  expect(offered.find('"store"').detail).toBe('in der Spalte „canal“');
});

test('so do the texts that are worth a figure, and the scale’s figures are offered behind the arrow', async () => {
  client = await Client.start({ copyOf: CUISINE });
  const offered = await at(study('  kpi nps from "canal" scale 0..2 missing 9 {\n    "web" -> 2\n    |\n  }\n}\n'));
  expect(offered.labels).not.toContain('"web"');
  expect(offered.labels).toContain('"store"');
  expect((await at(study('  kpi nps from "canal" scale 0..2 { "web" -> | }\n}\n'))).labels).toEqual(['2', '1', '0']);
});

test('so does where … is', async () => {
  client = await Client.start({ copyOf: CUISINE });
  const offered = await at(study('  where "canal" is "web", |\n}\n'));
  expect(offered.labels).toContain('"store"');
  expect(offered.labels).not.toContain('"web"');
});

test.each([
  ['en', 'Here customers decide whether they stay'],
  ['fr', 'Ici le client décide s’il reste'],
  ['de', 'Hier entscheidet der Kunde, ob er bleibt'],
])('keywords teach the method in %s', async (language, taught) => {
  client = await Client.start({ language });
  const offered = await at('journey j {\n  stage s "Je viens" |\n}\n');
  expect(String(offered.find('moment of truth').documentation)).toContain(taught);
});

test('declarations come as snippets where the client takes them, and only where a line begins', async () => {
  client = await Client.start({ capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } } });
  const inJourney = await at('journey j {\n  |\n}\n');
  expect(inJourney.find('stage').insertTextFormat).toBe(InsertTextFormat.Snippet);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are the protocol's
  expect(inJourney.choose('phase')).toContain('phase "${1:label}" {');
  expect((await at('repository r {\n  |')).choose('stage')).toContain('action');
  expect((await at('|')).find('persona').insertTextFormat).toBe(InsertTextFormat.Snippet);
  expect((await at('touchpoint t on |')).labels).not.toContain('journey');
  expect((await at('observations o of j from "x.csv" {\n  |')).find('measure').insertTextFormat).toBe(InsertTextFormat.Snippet);
});

test('plain keywords for every other client', async () => {
  client = await Client.start();
  expect((await at('journey j {\n  |\n}\n')).choose('stage')).toBe('journey j {\n  stage\n}\n');
});

test('a client with snippets of its own is given some only where those do not fit: in a file with French or German keywords', async () => {
  const capabilities = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };
  client = await Client.start({ capabilities, ownSnippets: true });
  expect((await at('journey j {\n  |\n}\n')).find('stage').insertTextFormat).not.toBe(InsertTextFormat.Snippet);
  const french = await at('language fr\nparcours j {\n  |\n}\n');
  expect(french.find('étape').insertTextFormat).toBe(InsertTextFormat.Snippet);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are the protocol's
  expect(french.choose('étape')).toContain('étape ${1:nom} "${2:libellé}" canal ${3:canal}');
});

test('the sheets of a workbook, in its order, also while a wrong one is named', async () => {
  client = await Client.start({ copyOf: CUISINE, language: 'fr' });
  const rows = [['visiteur'], ['V1']];
  const sheets = ['Lisez-moi', 'Réponses "2026"', 'Annexe'].map((name) => ({ name, rows }));
  await client.write('data/visites.xlsx', await writeXlsx({ sheets }));
  const line = (sheet: string) => `import "cuisine.journey"\nobservations o of kitchen from "data/visites.xlsx" sheet ${sheet} {\n}\n`;
  const offered = await at(line('|'));
  expect(offered.labels.slice(0, 3)).toEqual(['"Lisez-moi"', '"Réponses \\"2026\\""', '"Annexe"']);
  expect(offered.choose('"Annexe"')).toBe(line('"Annexe"'));
  expect((await at(line('"Annex|"'))).choose('"Annexe"')).toBe(line('"Annexe"'));
  expect((await at(line('|').replace('.xlsx', '.csv'))).labels).not.toContain('"Annexe"');
});

test('in a comment, what accepts a finding of the statement that follows; nothing in other comments', async () => {
  client = await Client.start({});
  const text = (comment: string) => `journey j "I buy" {\n  ${comment}\n  kpi nps\n  stage s "I pay"\n}\n`;
  const codes = await at(text('// parcours: allow |'));
  expect(codes.labels).toEqual(['JRN0304 "…"', 'JRN0316 "…"'].filter((label) => codes.labels.includes(label)));
  expect(codes.choose('JRN0304 "…"')).toBe(text('// parcours: allow JRN0304 "…"'));
  expect((await at(text('// parcours: |'))).choose('parcours: allow JRN0304 "…"')).toBe(text('// parcours: allow JRN0304 "…"'));
  expect((await at(`language fr\nparcours j "J’achète" {\n  // p|\n  kpi nps\n  étape s\n}\n`)).labels).toEqual([
    'parcours: autoriser JRN0304 "…"',
  ]);
  expect((await at(text('// the board asks for |'))).labels).toEqual([]);
});
