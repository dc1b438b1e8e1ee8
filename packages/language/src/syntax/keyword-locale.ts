import { FRENCH_KEYWORDS, GERMAN_KEYWORDS, type KeywordTranslations, type Language, localizedKeyword } from '@parcours/model';
import { isKeywordType, TOKEN_TYPE_NAMES, type TokenType, tokenTypeOf } from './token-types.ts';

/** Several words of the text that together are keywords: `point de contact` is one, `moment de vérité` are three. */
interface KeywordPhrase {
  /** The local words. */
  readonly words: readonly string[];
  /** One for all the words, or one for each. */
  readonly tokenTypes: readonly TokenType[];
}

interface LocaleEntry {
  readonly word: string;
  /** 0: only the beginning of a phrase. */
  tokenType: TokenType;
  /** Phrases that it begins, the longest first. */
  readonly phrases: KeywordPhrase[];
}

/** The keywords as one language writes them. English ones are the grammar's own and understood in every file. */
export class KeywordLocale {
  readonly code: Language;
  /** By length and first character: a name is compared with one or two keywords, and nothing is allocated for it. */
  readonly #entries: LocaleEntry[][] = [];
  readonly #preferredSpelling = new Map<TokenType, string>();
  readonly #preferredPhrases: { readonly kinds: readonly TokenType[]; readonly words: readonly string[] }[] = [];
  readonly #canonicalValues = new Map<string, string>();
  readonly #localizedValues = new Map<string, string>();

  constructor(code: Language, translation: KeywordTranslations | null) {
    this.code = code;
    for (const [grammar, ...local] of translation?.keywords ?? []) {
      const kinds = grammar.split(' ').map(tokenTypeOf);
      for (const [index, words] of local.map((each) => each.split(' ')).entries()) {
        if (index === 0) this.#addPreferred(kinds, words);
        for (const spelling of spellings(words)) this.#addSpelling({ words: spelling, tokenTypes: kinds });
      }
    }
    // A word that two languages share means what the file's language says.
    for (const [kind, name] of TOKEN_TYPE_NAMES.entries())
      if (isKeywordType(kind) && !this.#entryOf(name)?.tokenType) this.#addSpelling({ words: [name], tokenTypes: [kind] });
    for (const [value, ...local] of translation?.values ?? []) {
      for (const word of local) for (const [spelling] of spellings([word])) this.#canonicalValues.set(spelling as string, value);
      this.#localizedValues.set(value, local[0] as string);
    }
  }

  /** The keyword that stands between two offsets, or 0. */
  tokenTypeAt(text: string, start: number, end: number): TokenType {
    return this.#findEntry(text, start, end)?.tokenType ?? 0;
  }

  /** The keywords that a phrase beginning between two offsets stands for, with their places; null where none begins there. */
  phraseAt(text: string, start: number, end: number): { readonly kind: TokenType; readonly start: number; readonly end: number }[] | null {
    if (this.code === 'en') return null;
    for (const { words, tokenTypes: kinds } of this.#findEntry(text, start, end)?.phrases ?? []) {
      const places = [{ start, end }];
      for (const word of words.slice(1)) {
        let at = (places.at(-1) as { end: number }).end;
        while (/[ \t\u00A0]/.test(text.charAt(at))) at++;
        if (!text.startsWith(word, at) || /[\p{L}\p{N}_]/u.test(text.charAt(at + word.length))) break;
        places.push({ start: at, end: at + word.length });
      }
      if (places.length < words.length) continue;
      if (kinds.length === 1) return [{ kind: kinds[0] as TokenType, start, end: (places.at(-1) as { end: number }).end }];
      return places.map((place, index) => ({ kind: kinds[index] as TokenType, ...place }));
    }
    return null;
  }

  /** How keywords that follow one another are written: for as many of them as belong together, one word each or one for all. */
  spell(kinds: readonly TokenType[]): { readonly words: readonly string[]; readonly count: number } {
    for (const phrase of this.#preferredPhrases) {
      if (phrase.kinds.every((kind, index) => kind === kinds[index])) return { words: phrase.words, count: phrase.kinds.length };
    }
    const kind = kinds[0] as TokenType;
    return { words: [this.#preferredSpelling.get(kind) ?? (TOKEN_TYPE_NAMES[kind] as string)], count: 1 };
  }

  /** A keyword of the grammar, or several with spaces between them, as this language writes them. */
  spellKeyword(names: string): string {
    return localizedKeyword(names, this.code);
  }

  /** The value that a local word stands for (`enquête`: survey); another word is itself. */
  canonicalValue(word: string): string {
    return this.#canonicalValues.get(word) ?? word;
  }

  localizedValue(value: string): string {
    return this.#localizedValues.get(value) ?? value;
  }

  #addPreferred(kinds: readonly TokenType[], words: readonly string[]): void {
    if (kinds.length === 1) this.#preferredSpelling.set(kinds[0] as TokenType, words.join(' '));
    else this.#preferredPhrases.push({ kinds, words });
  }

  #addSpelling(phrase: KeywordPhrase): void {
    const word = phrase.words[0] as string;
    let entry = this.#entryOf(word);
    if (!entry) {
      entry = { word, tokenType: 0, phrases: [] };
      const place = bucketOf(word.length, word.charCodeAt(0));
      this.#entries[place] ??= [];
      this.#entries[place]?.push(entry);
    }
    if (phrase.words.length > 1) {
      entry.phrases.push(phrase);
      entry.phrases.sort((a, b) => b.words.length - a.words.length);
    } else entry.tokenType ||= phrase.tokenTypes[0] as TokenType;
  }

  #entryOf(word: string): LocaleEntry | undefined {
    return this.#findEntry(word, 0, word.length);
  }

  #findEntry(text: string, start: number, end: number): LocaleEntry | undefined {
    const entries = this.#entries[bucketOf(end - start, text.charCodeAt(start))];
    if (entries) for (const entry of entries) if (text.startsWith(entry.word, start)) return entry;
    return undefined;
  }
}

function bucketOf(length: number, first: number): number {
  return (length << 7) | (first & 127);
}

/** A word may be written without its accents, and a German noun with a small letter: whoever types fast is understood. */
function spellings(words: readonly string[]): readonly (readonly string[])[] {
  const plain = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '');
  const small = (word: string) => word.charAt(0).toLowerCase() + word.slice(1);
  const all = [words, words.map(plain), words.map(small), words.map((word) => small(plain(word)))];
  return all.filter((spelling, index) => all.findIndex((each) => each.join(' ') === spelling.join(' ')) === index);
}

export const ENGLISH_LOCALE = new KeywordLocale('en', null);
const KEYWORD_LOCALES: readonly KeywordLocale[] = [
  ENGLISH_LOCALE,
  new KeywordLocale('fr', FRENCH_KEYWORDS),
  new KeywordLocale('de', GERMAN_KEYWORDS),
];

/** The dictionary of a language; null where there is none for it. */
export function keywordLocaleOf(code: string | undefined): KeywordLocale | null {
  return KEYWORD_LOCALES.find((dictionary) => dictionary.code === code) ?? null;
}
