/** `docs/keywords.md` is written from the words that the language knows; after a change: `npm run test:unit -- packages/language/test/syntax/keyword-table -u`. */

import { FRENCH_KEYWORDS, GERMAN_KEYWORDS, type KeywordTranslations } from '@parcours/model';
import { expect, test } from 'vitest';
import { ATTRIBUTES, CONSTRUCTS, type Construct, partDoc, phraseOf } from '../../src/attributes/attribute-table.ts';

const code = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(', ');

function rows(of: (translation: KeywordTranslations) => readonly (readonly string[])[]): string {
  const [french, german] = [FRENCH_KEYWORDS, GERMAN_KEYWORDS].map(
    (translation) => new Map(of(translation).map(([word = '', ...local]) => [word, local])),
  );
  // A phrase that one of them says in another way than word by word need not be in the other.
  const cell = (words: readonly string[] | undefined) => (words ? code(words) : '');
  return [...new Set([...(french?.keys() ?? []), ...(german?.keys() ?? [])])]
    .sort()
    .map((word) => `| \`${word}\` | ${cell(french?.get(word))} | ${cell(german?.get(word))} |`)
    .join('\n');
}

function attributeRows(): string {
  return ATTRIBUTES.map((attribute) => {
    const { keywords: owners } = CONSTRUCTS.get(attribute.owner) as Construct;
    // The columns of a file have many roles, which take the same attributes.
    const owner = owners.length > 2 ? 'columns' : code(owners);
    const { sample } = attribute;
    const samples = attribute.keywords.map((keyword) => [phraseOf(attribute, keyword), sample].filter(Boolean).join(' '));
    return `| ${owner} | ${code(samples)} | ${partDoc(attribute, 'en', 'en', attribute.keyword)} |`;
  }).join('\n');
}

test('all words in three languages stand in the documentation', async () => {
  const page = `# Keywords in English, French and German

A file that begins with \`language fr\` or \`language de\` may use these words ([how](language.md#keywords-in-french-or-german)). Where there
are several, the formatter writes the first. English words are understood in every file, and accents may be left out.

## Keywords

| English | French | German |
|---|---|---|
${rows(({ keywords }) => keywords)}

## Attributes

What the line of a declaration may hold, in the order in which the formatter writes it, with a sample.

| of | attribute | what it is for |
|---|---|---|
${attributeRows()}

## Values

Words that stand behind an attribute, such as \`method survey\` or \`status planned\`.

| English | French | German |
|---|---|---|
${rows(({ values }) => values)}
`;
  await expect(page).toMatchFileSnapshot('../../../../docs/keywords.md');
});
