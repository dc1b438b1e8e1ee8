/** Localizes the static snippets: names, descriptions and suggested labels are translated, keywords and identifiers are not. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '@parcours/model';

export interface Snippet {
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

/** Keyed by the English text. */
export type SnippetTranslations = Readonly<Record<string, Readonly<Record<Exclude<Language, 'en'>, string>>>>;

/** A suggested label: a quoted placeholder that begins with a capital letter, unlike column and file names. */
const LABEL = /"\$\{(\d+):(\p{Lu}[^}]*)\}"/gu;

/** The user-visible texts of the snippets: names, descriptions and suggested labels. */
export function translatableTexts(snippets: Readonly<Record<string, Snippet>>): string[] {
  const labels = Object.values(snippets).flatMap(({ body }) => [...body.join('\n').matchAll(LABEL)].map((match) => match[2] ?? ''));
  return [...new Set([...Object.keys(snippets), ...Object.values(snippets).map(({ description }) => description), ...labels])];
}

/** Untranslated texts stay English; a test reports them. */
export function translateSnippets(
  snippets: Readonly<Record<string, Snippet>>,
  words: SnippetTranslations,
  language: Language,
): Record<string, Snippet> {
  const translate = (text: string) => (language === 'en' ? text : (words[text]?.[language] ?? text));
  return Object.fromEntries(
    Object.entries(snippets).map(([name, { prefix, description, body }]) => [
      translate(name),
      {
        prefix,
        description: translate(description),
        body: body.map((line) => line.replace(LABEL, (_, n, label) => `"\${${n}:${translate(label)}}"`)),
      },
    ]),
  );
}

/** Writes `snippets.json`, `snippets.fr.json` and `snippets.de.json`; the manifest selects one by language. */
export function writeSnippets(syntaxes: string, folder: string): void {
  const read = (name: string) => JSON.parse(readFileSync(join(syntaxes, name), 'utf8'));
  for (const language of LANGUAGES) {
    const name = language === 'en' ? 'snippets.json' : `snippets.${language}.json`;
    writeFileSync(
      join(folder, name),
      `${JSON.stringify(translateSnippets(read('snippets.json'), read('snippet-translations.json'), language), null, 2)}\n`,
    );
  }
}
