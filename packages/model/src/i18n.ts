/**
 * Everything a person reads exists in three languages. A room keeps its phrases in one table and says them through `speaker`.
 *
 * `{name}` is replaced by the parameter; a number is shown in the language's own way. `{name|one|other}` chooses by the
 * language's plural rules (0 is singular in French). Text from files comes in as a parameter and is never interpreted.
 */
import { formatNumber } from './number-formats.ts';
import { type Term, terms } from './terms.ts';

export const LANGUAGES = ['en', 'fr', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface LocalizedText {
  readonly en: string;
  readonly fr: string;
  readonly de: string;
}

export type MessageTable = Readonly<Record<string, LocalizedText>>;

/** The names in braces of a phrase: `'{a} and {b|x|y}'` gives `'a' | 'b'`. */
export type Placeholders<S extends string> = S extends `${string}{${infer Inside}}${infer Rest}`
  ? (Inside extends `${infer Name}|${string}` ? Name : Inside) | Placeholders<Rest>
  : never;

export type MessageValue = string | number | Term;
export type MessageValues = Readonly<Record<string, MessageValue>>;

type MessageArguments<S extends string> = [Placeholders<S>] extends [never]
  ? []
  : [values: Readonly<Record<Placeholders<S>, MessageValue>>];

export type Translate<T extends MessageTable> = <K extends keyof T>(key: K, ...values: MessageArguments<T[K]['en']>) => string;

/** `const say = speaker(table, 'fr'); say('rows', { n: 3 })`. Declare tables with `as const` so that parameters are typed. */
export function translator<const T extends MessageTable>(table: T, language: Language): Translate<T> {
  return (key, ...values) => formatMessage((table[key] as LocalizedText)[language], values[0] ?? {}, language);
}

/** Puts values into a phrase; a placeholder without a value stays as it is, so that it is seen. */
export function formatMessage(phrase: string, values: MessageValues, language: Language): string {
  const worded = phrase.replace(/\[\[([a-z -]+)\]\]/g, '$1');
  return worded.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, other?: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return whole;
    if (one !== undefined) return new Intl.PluralRules(language).select(Number(value)) === 'one' ? one : (other ?? '');
    if (typeof value === 'object') return translateTerm(value, language);
    return typeof value === 'number' ? formatNumber(value, language) : value;
  });
}

/** A standard term in a language: `term('touchpoint', 'fr')` is `point de contact`. */
export function translateTerm(which: Term | Term['term'], language: Language): string {
  const { term: name, values = {} }: Term = typeof which === 'string' ? { term: which } : which;
  return formatMessage(terms[name][language], values, language);
}

/** The language for a locale such as `fr_CH.UTF-8` or `de-AT`; English for every other. */
export function languageFromLocale(locale: string | undefined): Language {
  const wanted = locale?.slice(0, 2).toLowerCase();
  return LANGUAGES.find((language) => language === wanted) ?? 'en';
}

/** What is wrong with a table (a test asserts that this is empty): a language missing, or other placeholders than in English. */
export function messageTableErrors(table: MessageTable): string[] {
  const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]))].sort().join();
  return Object.entries(table).flatMap(([key, phrase]) =>
    LANGUAGES.flatMap((language) => {
      const text = phrase[language];
      if (!text?.trim()) return [`${key}: no ${language}`];
      return names(text) === names(phrase.en) ? [] : [`${key}: placeholders of ${language} differ from those of en`];
    }),
  );
}
