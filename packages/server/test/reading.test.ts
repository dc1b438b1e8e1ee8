import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  SemanticTokens,
  SemanticTokensDelta,
  TextEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver';
import { LEGEND } from '../src/features/display/semantic-tokens.ts';
import { Client, CUISINE } from './client.ts';

let client: Client;

beforeAll(async () => {
  client = await Client.start({ copyOf: CUISINE, language: 'fr' });
  await client.open('cuisine.journey');
});
afterAll(() => client.stop());

const document = (path: string) => ({ textDocument: { uri: client.uri(path) } });

function tree(symbols: readonly DocumentSymbol[], depth = 0): string {
  return symbols
    .map(({ name, detail, children }) => `${'  '.repeat(depth)}${name} (${detail})\n${tree(children ?? [], depth + 1)}`)
    .join('');
}

test('the outline: phases hold stages, in the reader’s language', async () => {
  const found = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', document('cuisine.journey'));
  expect(tree(found)).toBe(`J'achète ma cuisine (parcours · kitchen)
  Recommandation (KPI · nps)
  Effort perçu (KPI · ces)
  Avant l'achat (macro-étape)
    Je compare les offres (étape · compare)
    Je me fais conseiller (étape · advice)
  Achat (macro-étape)
    Je relance mon devis (étape · follow)
    Je commande (étape · order)
  Usage (macro-étape)
    Je fais poser ma cuisine (étape · fit)
Visites mystère, mars 2026 (étude · visits)
Enquête à chaud, avril 2026 (étude · survey)
Feuille de route 2026 (plan · roadmap)
  Reprise du devis par le centre d'appels (chantier · resume)
  Rendez-vous conseiller en ligne (chantier · wait)
`);
});

test('workspace symbols are found whatever the case and the accents, in files that are not open too', async () => {
  const found = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'telephone' });
  expect(found.map(({ name, location }) => [name, location.uri.slice(location.uri.lastIndexOf('/') + 1)])).toEqual([
    ['Suivi par téléphone', 'perimetre.journey'],
  ]);
});

test('blocks and imports fold', async () => {
  const found = await client.request<FoldingRange[]>('textDocument/foldingRange', document('cuisine.journey'));
  const line = (text: string) => client.position('cuisine.journey', text).line;
  expect(found).toContainEqual({ startLine: line('import "perimetre'), endLine: line('import "referentiel'), kind: 'imports' });
  expect(found).toContainEqual({ startLine: line('phase "Usage"'), endLine: line('stage fit') });
  expect(found).toContainEqual({ startLine: line('observations survey'), endLine: line('kpi ces from') });
});

test('semantic tokens of a range are those of its lines, and the changes since a result lead to the next one', async () => {
  const inLine = async (line: number) => {
    const range = { start: { line, character: 0 }, end: { line, character: 0 } };
    return client.request<SemanticTokens>('textDocument/semanticTokens/range', { ...document('cuisine.journey'), range });
  };
  const line = client.position('cuisine.journey', 'stage compare').line;
  const { data } = await inLine(line);
  expect(data.filter((_, index) => index % 5 === 0)).toEqual([line, 0, 0]);
  expect((await inLine(0)).data).toEqual([]);

  const all = () => client.request<SemanticTokens>('textDocument/semanticTokens/full', document('cuisine.journey'));
  const before = await all();
  await client.edit('cuisine.journey', 'stage compare', '\n\n    stage compare');
  const { edits, resultId } = await client.request<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
    ...document('cuisine.journey'),
    previousResultId: before.resultId,
  });
  const changed = [...before.data];
  for (const { start, deleteCount, data = [] } of edits.toReversed()) changed.splice(start, deleteCount, ...data);
  const unknown = await client.request<SemanticTokens>('textDocument/semanticTokens/full/delta', {
    ...document('cuisine.journey'),
    previousResultId: 'none',
  });
  expect(unknown.data).toEqual(changed);
  expect(changed).not.toEqual(before.data);
  expect(resultId).toBeDefined();
  await client.edit('cuisine.journey', '\n\n    stage compare', 'stage compare');
});

test('semantic tokens: names and references, a KPI called by its kind too', async () => {
  const { data } = await client.request<SemanticTokens>('textDocument/semanticTokens/full', document('cuisine.journey'));
  const text = await client.text('cuisine.journey');
  const lines = text.split('\n');
  const words: string[] = [];
  for (let i = 0, line = 0, character = 0; i < data.length; i += 5) {
    const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(i, i + 5);
    character = down > 0 ? right : character + right;
    line += down;
    words.push(`${lines[line]?.slice(character, character + length)}:${LEGEND.tokenTypes[type]}${modifiers ? '!' : ''}`);
  }
  expect(words.slice(0, 9)).toEqual([
    'kitchen:namespace!',
    'lea:class',
    'optimal:namespace',
    'nps:variable!',
    'ces:variable!',
    'compare:method!',
    'web:enumMember',
    'comparator:property',
    'advice:method!',
  ]);
});

test('semantic tokens: a comment that accepts a finding, by its keyword and its code', async () => {
  const text =
    '// parcours: allow JRN0301 "Kept for next year"\nchannel web\n/* parcours: erlauben JRN0405 « x » */\n// parcours: a name\n';
  const path = 'accepted.journey';
  client.open(path, text);
  const { data } = await client.request<SemanticTokens>('textDocument/semanticTokens/full', document(path));
  const tokens = Array.from({ length: data.length / 5 }, (_, i) => data.slice(i * 5, i * 5 + 5));
  expect(tokens.map(([down, right, length, type = 0]) => [down, right, length, LEGEND.tokenTypes[type]])).toEqual([
    [0, 13, 5, 'keyword'],
    [0, 6, 7, 'enumMember'],
    [1, 8, 3, 'enumMember'],
    [1, 13, 8, 'keyword'],
    [0, 9, 7, 'enumMember'],
  ]);
});

test('links lead to imported and to linked files', async () => {
  const found = await client.request<DocumentLink[]>('textDocument/documentLink', document('cuisine.journey'));
  expect(found.map(({ target }) => target)).toEqual(
    ['perimetre.journey', 'referentiel.journey', 'data/visites-2026-03.csv', 'data/enquete-2026-04.csv'].map((path) => client.uri(path)),
  );
});

test('formatting puts attributes in order, and touches nothing while the text is broken', async () => {
  const messy = 'journey  x "J\'achète" {\n stage   a "Je compare" score +1 channel web }\n';
  await client.open('messy.journey', messy);
  const options = { options: { tabSize: 2, insertSpaces: true } };
  const [edit] = await client.request<TextEdit[]>('textDocument/formatting', { ...document('messy.journey'), ...options });
  expect(edit?.newText).toBe('journey x "J\'achète" {\n  stage a "Je compare" channel web score +1\n}\n');
  await client.edit('messy.journey', 'score +1', 'score +');
  expect(await client.request<TextEdit[]>('textDocument/formatting', { ...document('messy.journey'), ...options })).toEqual([]);
});

test('a file opened alone, without a folder, may read its own folder', async () => {
  const alone = await Client.start({ copyOf: CUISINE, folder: false });
  await alone.open('cuisine.journey');
  const found = await alone.diagnostics('cuisine.journey', (all) => all.length > 0);
  expect(found.map(({ code }) => code)).toEqual(['JRN0539', 'JRN0405', 'JRN0405', 'JRN0454', 'JRN0405']);
  await alone.stop();
});
