/**
 * Everything a person reads exists in English, French and German. A package keeps its messages in a `MessageTable` and reads them with a
 * `translator`. In a message:
 *
 * - `{name}` is a parameter. A number is formatted in the language's way. Text from files is a parameter, and is never interpreted.
 * - `{name|one|other}` chooses by the language's plural rules (0 is singular in French).
 * - `{#stage}` is a term of the glossary; `{#Stage}` begins with a capital.
 * - `[[scale]]` is a keyword or an enumerated value of the journey language, several in a row included. It is shown as the journey
 *   file that the message is about spells it, whatever the language of the reader.
 *
 * Spaces before French punctuation and before percent signs are written plain, and made no-break when a message is formatted.
 */

import { messageParts } from '../diagnostics/message-parts.ts';
import { glossary } from './glossary.ts';
import { localizedKeyword } from './keyword-translations.ts';
import { LANGUAGES, type Language } from './language.ts';
import { formatNumber } from './number-formats.ts';

export interface LocalizedText {
  readonly en: string;
  readonly fr: string;
  readonly de: string;
}

export type MessageTable = Readonly<Record<string, LocalizedText>>;

const terms = { ...glossary, ...messageParts };

export type TermName = keyof typeof terms;

/** A parameter in the reader's language: `{ term: 'touchpoint' }`. */
export interface Term {
  readonly term: TermName;
  readonly values?: MessageValues;
}

/** A parameter that is a keyword, spelt as the journey file spells it: `{ keyword: 'owner' }`. */
export interface Keyword {
  readonly keyword: string;
}

/** The parameters of a message: `'{a} and {b|x|y}'` gives `'a' | 'b'`; terms of the glossary are none. */
export type Placeholders<S extends string> = S extends `${string}{${infer Inside}}${infer Rest}`
  ? (Inside extends `#${string}` ? never : Inside extends `${infer Name}|${string}` ? Name : Inside) | Placeholders<Rest>
  : never;

export type MessageValue = string | number | Term | Keyword;
export type MessageValues = Readonly<Record<string, MessageValue>>;

type MessageArguments<S extends string> = [Placeholders<S>] extends [never]
  ? []
  : [values: Readonly<Record<Placeholders<S>, MessageValue>>];

export type Translate<T extends MessageTable> = <K extends keyof T>(key: K, ...values: MessageArguments<T[K]['en']>) => string;

/**
 * `const t = translator(table, 'fr'); t('rows', { n: 3 })`. Declare tables with `as const` so that parameters are typed.
 *
 * @param keywordLanguage of the journey file that the messages are about.
 */
export function translator<const T extends MessageTable>(table: T, language: Language, keywordLanguage: Language = 'en'): Translate<T> {
  return (key, ...values) => formatMessage((table[key] as LocalizedText)[language], values[0] ?? {}, language, keywordLanguage);
}

/** A term that stands alone, as a heading or label: `heading(glossary.stage)` is `Stage`, `Étape`, `Etappe`. */
export function heading(text: LocalizedText): LocalizedText {
  return { en: capitalize(text.en), fr: capitalize(text.fr), de: capitalize(text.de) };
}

/** Puts values, terms and keywords into a message; a parameter without a value stays as it is, so that it is seen. */
export function formatMessage(message: string, values: MessageValues, language: Language, keywordLanguage: Language = 'en'): string {
  const text = typeset(message, language).replace(/\[\[([a-z -]+)\]\]/g, (_, keyword: string) =>
    localizedKeyword(keyword, keywordLanguage),
  );
  return text.replace(
    /\{(?:#([\w-]+)|(\w+)(?:\|([^|}]*)\|([^}]*))?)\}/g,
    (whole, termName?: string, name?: string, one?: string, other?: string) => {
      if (termName !== undefined) return glossaryText(termName, language) ?? whole;
      const value = name !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
      if (value === undefined) return whole;
      if (one !== undefined) return new Intl.PluralRules(language).select(Number(value)) === 'one' ? one : (other ?? '');
      if (typeof value === 'string') return value;
      if (typeof value === 'number') return formatNumber(value, language);
      return 'keyword' in value ? localizedKeyword(value.keyword, keywordLanguage) : translateTerm(value, language, keywordLanguage);
    },
  );
}

/** `translateTerm('touchpoint', 'fr')` is `point de contact`. */
export function translateTerm(which: Term | TermName, language: Language, keywordLanguage: Language = 'en'): string {
  const { term, values = {} }: Term = typeof which === 'string' ? { term: which } : which;
  return formatMessage(terms[term][language], values, language, keywordLanguage);
}

/** The term of a `{#reference}`, null where the glossary has none. */
function glossaryText(reference: string, language: Language): string | null {
  const name = reference.charAt(0).toLowerCase() + reference.slice(1);
  if (!Object.hasOwn(glossary, name)) return null;
  const text = typeset(glossary[name as keyof typeof glossary][language], language);
  return name === reference ? text : capitalize(text);
}

/** A phrase of the glossary as the first words of a line: `CX index` stays as it is. */
function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** With no-break spaces where the language's typography asks for them (French: before `: ; ? !` and inside « »; both: before `%`). */
function typeset(text: string, language: Language): string {
  if (language === 'en') return text;
  const percent = text.replaceAll(' %', '\u00a0%');
  return language === 'de' ? percent : percent.replace(/ ([:;?!»])/g, '\u00a0$1').replaceAll('« ', '«\u00a0');
}

/** What is wrong with a table (a test asserts that this is empty): a language missing, or other parameters or keywords than in English. */
export function messageTableErrors(table: MessageTable): string[] {
  const used = (text: string) =>
    [...new Set([...text.matchAll(/\{(\w+)|\[\[[^\]]*\]\]/g)].map(([whole, name]) => name ?? whole))].sort().join();
  return Object.entries(table).flatMap(([key, message]) =>
    LANGUAGES.flatMap((language) => {
      const text = message[language];
      if (!text?.trim()) return [`${key}: no ${language}`];
      return used(text) === used(message.en) ? [] : [`${key}: parameters or keywords of ${language} differ from those of en`];
    }),
  );
}
