/** The static snippets in the user's language: what is explained and proposed is translated, keywords and names stay. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '@parcours/model';

export interface Snippet {
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

/** By the English text. */
export type SnippetTranslations = Readonly<Record<string, Readonly<Record<Exclude<Language, 'en'>, string>>>>;

/** A label that is proposed: a placeholder in quotes that begins with a capital letter; columns and file names do not. */
const LABEL = /"\$\{(\d+):(\p{Lu}[^}]*)\}"/gu;

/** The texts that people read in the snippets: names, descriptions and proposed labels. */
export function translatableTexts(snippets: Readonly<Record<string, Snippet>>): string[] {
  const labels = Object.values(snippets).flatMap(({ body }) => [...body.join('\n').matchAll(LABEL)].map((match) => match[2] ?? ''));
  return [...new Set([...Object.keys(snippets), ...Object.values(snippets).map(({ description }) => description), ...labels])];
}

/** A text without a translation stays English; a test finds it. */
export function translateSnippets(
  snippets: Readonly<Record<string, Snippet>>,
  words: SnippetTranslations,
  language: Language,
): Record<string, Snippet> {
  const say = (text: string) => (language === 'en' ? text : (words[text]?.[language] ?? text));
  return Object.fromEntries(
    Object.entries(snippets).map(([name, { prefix, description, body }]) => [
      say(name),
      { prefix, description: say(description), body: body.map((line) => line.replace(LABEL, (_, n, label) => `"\${${n}:${say(label)}}"`)) },
    ]),
  );
}

/** Writes `snippets.json`, `snippets.fr.json` and `snippets.de.json`; the manifest names them by language. */
export function writeSnippets(syntaxes: string, folder: string): void {
  const read = (name: string) => JSON.parse(readFileSync(join(syntaxes, name), 'utf8'));
  for (const language of LANGUAGES) {
    const name = language === 'en' ? 'snippets.json' : `snippets.${language}.json`;
    writeFileSync(
      join(folder, name),
      `${JSON.stringify(translateSnippets(read('snippets.json'), read('snippet-words.json'), language), null, 2)}\n`,
    );
  }
}
