import { afterEach, expect, test } from 'vitest';
import type { InlayHint } from 'vscode-languageserver';
import { Client, CUISINE } from './client.ts';

let client: Client;
afterEach(() => client.stop());

/** The lines that have hints, with the hints in «». */
async function shown(path: string): Promise<string[]> {
  const text = await client.open(path);
  const lines = text.split('\n');
  const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
  const hints = await client.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri: client.uri(path) }, range });
  return lines.flatMap((line, number) => {
    const here = hints.filter(({ position }) => position.line === number).sort((a, b) => b.position.character - a.position.character);
    let result = line.trim();
    const indent = line.length - line.trimStart().length;
    for (const { position, label } of here) {
      const at = position.character - indent;
      result = `${result.slice(0, at)}«${label}»${result.slice(at)}`;
    }
    return here.length > 0 ? [result] : [];
  });
}

test('the measured score and n stand behind the label, the target’s origin where none is written', async () => {
  client = await Client.start({ copyOf: CUISINE });
  expect(await shown('cuisine.journey')).toEqual([
    'stage compare "Je compare les offres"«−1.08 † · n 12» channel web touchpoint comparator score +2 volume 80% importance 4«target +3 from the repository» {',
    'stage advice "Je me fais conseiller"«+0.36 · n 48 (effective n 24.9)» channel store touchpoint planner score +1 target +2.5 volume 55% importance 5 moment of truth',
    'stage follow "Je relance mon devis"«−1.55 · n 11» channel phone touchpoint hotline score 0 volume 30% importance 5 moment of truth«target +1 from the repository» {',
    `stage order 'Je commande'«+1.32 † · n 40» channel store touchpoint planner score +1 target +2 volume 22%`,
    'stage fit "Je fais poser ma cuisine"«−0.01 · n 30» channel store touchpoint fitting target +2 volume 20% importance 5 moment of truth',
  ]);
});

test.each([
  ['fr', '«−1,08 † · n 12»', '«cible +3 du référentiel»'],
  ['de', '«−1,08 † · n 12»', '«Ziel +3 aus dem Referenzrahmen»'],
])('in %s, figures too', async (language, score, target) => {
  client = await Client.start({ copyOf: CUISINE, language });
  const [compare] = await shown('cuisine.journey');
  expect(compare).toContain(score);
  expect(compare).toContain(target);
});

test('fewer than five respondents: no figure, and it says so', async () => {
  client = await Client.start({ copyOf: CUISINE, language: 'fr' });
  await client.write('data/enquete-2026-04.csv', 'id;conseil;commande;pose;reco;effort\nR1;10;10;10;10;7\nR2;10;9;10;10;7\n');
  expect((await shown('cuisine.journey')).at(-1)).toContain('"Je fais poser ma cuisine"«n 2 · trop peu pour être montré»');
});
