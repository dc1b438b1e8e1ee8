import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { type Snippet, type SnippetTranslations, translatableTexts, translateSnippets } from '../scripts/snippets.ts';

const syntaxes = join(import.meta.dirname, '..', '..', '..', 'syntaxes');
const read = (name: string) => JSON.parse(readFileSync(join(syntaxes, name), 'utf8'));
const snippets: Record<string, Snippet> = read('snippets.json');
const words: SnippetTranslations = read('snippet-translations.json');

test('every name, description and label of a snippet exists in three languages, and no other', () => {
  expect(Object.keys(words).sort()).toEqual(translatableTexts(snippets).sort());
  for (const [text, { fr, de }] of Object.entries(words)) expect([text, fr.trim() !== '' && de.trim() !== '']).toEqual([text, true]);
});

describe.each(LANGUAGES)('in %s', (language) => {
  const own = translateSnippets(snippets, words, language);

  test('the same snippets under the same prefixes', () => {
    expect(Object.values(own).map(({ prefix }) => prefix)).toEqual(Object.values(snippets).map(({ prefix }) => prefix));
  });

  test('the same lines but for the texts, none of which could end a text or a placeholder', () => {
    const bare = ({ body }: Snippet) => body.map((line) => line.replace(/(?<="\$\{\d+:)[^"]*(?=\}")/g, ''));
    expect(Object.values(own).map(bare)).toEqual(Object.values(snippets).map(bare));
    for (const text of Object.values(words)) for (const each of [text.fr, text.de]) expect(each).not.toMatch(/["\\$}]/);
  });

  test('no two snippets begin with one word', () => {
    const prefixes = Object.values(own).flatMap(({ prefix }) => prefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });
});

test('in French', () => {
  expect(translateSnippets(snippets, words, 'fr').Canal).toMatchObject({ prefix: 'channel', body: [expect.stringContaining('Site web')] });
});
