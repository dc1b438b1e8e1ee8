import {
  FRENCH_KEYWORDS,
  GERMAN_KEYWORDS,
  type KeywordTranslations,
  type Language,
  localizedKeyword,
  normalizeName,
} from '@parcours/model';
import { isKeywordType, TOKEN_TYPE_NAMES, type TokenType, tokenTypeOf } from './token-types.ts';

/** Words that together spell one or several keywords: `point de contact` is one, `moment de vérité` are three. */
interface KeywordPhrase {
  readonly words: readonly string[];
  /** One for all words, or one for each. */
  readonly tokenTypes: readonly TokenType[];
}

/** A keyword of a text, as a half-open range of offsets. */
interface KeywordToken {
  readonly tokenType: TokenType;
  readonly start: number;
  readonly end: number;
}

/** A word that is a keyword, begins a phrase, or both. */
interface LocaleEntry {
  readonly word: string;
  /** 0 if the word only begins a phrase. */
  tokenType: TokenType;
  /** The phrases that the word begins, the longest first. */
  readonly phrases: KeywordPhrase[];
}

/** The spellings of the keywords in one language. The English ones are the grammar's and valid in every file. */
export class KeywordLocale {
  readonly code: Language;
  /** Buckets by length and first character: a lookup compares one or two entries and allocates nothing. */
  readonly #entries: LocaleEntry[][] = [];
  readonly #preferredSpelling = new Map<TokenType, string>();
  readonly #preferredPhrases: KeywordPhrase[] = [];
  readonly #canonicalValues = new Map<string, string>();
  readonly #localizedValues = new Map<string, string>();

  constructor(code: Language, translation: KeywordTranslations | null) {
    this.code = code;
    for (const [grammar, ...local] of translation?.keywords ?? []) {
      const tokenTypes = grammar.split(' ').map(tokenTypeOf);
      for (const [index, words] of local.map((each) => each.split(' ')).entries()) {
        // Understood by the rows of its words; `spellKeyword` writes it.
        if (words.length < tokenTypes.length) continue;
        if (index === 0) this.#addPreferred({ words, tokenTypes });
        for (const spelling of spellings(words)) this.#addSpelling({ words: spelling, tokenTypes });
      }
    }
    // Of two languages that share a word, the file's language takes precedence over English.
    for (const [tokenType, name] of TOKEN_TYPE_NAMES.entries())
      if (isKeywordType(tokenType) && !this.#entryOf(name)?.tokenType) this.#addSpelling({ words: [name], tokenTypes: [tokenType] });
    for (const [value, ...local] of translation?.values ?? []) {
      for (const word of local) for (const [spelling] of spellings([word])) this.#canonicalValues.set(spelling as string, value);
      this.#localizedValues.set(value, local[0] as string);
    }
  }

  /** The token type of the keyword between two offsets, or 0. */
  tokenTypeAt(text: string, start: number, end: number): TokenType {
    return this.#findEntry(text, start, end)?.tokenType ?? 0;
  }

  /** The keywords, with their offsets, of the phrase whose first word is between two offsets; null if none begins there. */
  phraseAt(text: string, start: number, end: number): KeywordToken[] | null {
    if (this.code === 'en') return null;
    for (const { words, tokenTypes } of this.#findEntry(text, start, end)?.phrases ?? []) {
      const offsets = [{ start, end }];
      for (const word of words.slice(1)) {
        let at = (offsets.at(-1) as { end: number }).end;
        while (/[ \t\u00A0]/.test(text.charAt(at))) at++;
        if (!text.startsWith(word, at) || /[\p{L}\p{N}_]/u.test(text.charAt(at + word.length))) break;
        offsets.push({ start: at, end: at + word.length });
      }
      if (offsets.length < words.length) continue;
      if (tokenTypes.length === 1) return [{ tokenType: tokenTypes[0] as TokenType, start, end: (offsets.at(-1) as { end: number }).end }];
      return offsets.map((each, index) => ({ tokenType: tokenTypes[index] as TokenType, ...each }));
    }
    return null;
  }

  /** The preferred spelling of the longest phrase that begins a sequence of keywords; `count` is its number of keywords. */
  spell(tokenTypes: readonly TokenType[]): { readonly words: readonly string[]; readonly count: number } {
    for (const phrase of this.#preferredPhrases) {
      if (phrase.tokenTypes.every((tokenType, index) => tokenType === tokenTypes[index]))
        return { words: phrase.words, count: phrase.tokenTypes.length };
    }
    const tokenType = tokenTypes[0] as TokenType;
    return { words: [this.#preferredSpelling.get(tokenType) ?? (TOKEN_TYPE_NAMES[tokenType] as string)], count: 1 };
  }

  /** The spelling of a keyword of the grammar, or of several separated by spaces. */
  spellKeyword(names: string): string {
    return localizedKeyword(names, this.code);
  }

  /** The enumerated value of a localized one (`enquête`: survey); any other text is returned unchanged. */
  canonicalValue(localized: string): string {
    return this.#canonicalValues.get(normalizeName(localized)) ?? localized;
  }

  /** The inverse of `canonicalValue`. */
  localizedValue(value: string): string {
    return this.#localizedValues.get(value) ?? value;
  }

  #addPreferred(phrase: KeywordPhrase): void {
    const { words, tokenTypes } = phrase;
    if (tokenTypes.length === 1) this.#preferredSpelling.set(tokenTypes[0] as TokenType, words.join(' '));
    else this.#preferredPhrases.push(phrase);
  }

  #addSpelling(phrase: KeywordPhrase): void {
    const word = phrase.words[0] as string;
    let entry = this.#entryOf(word);
    if (!entry) {
      entry = { word, tokenType: 0, phrases: [] };
      const bucket = bucketOf(word.length, word.charCodeAt(0));
      this.#entries[bucket] ??= [];
      this.#entries[bucket]?.push(entry);
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

/** The accepted spellings: also without accents, with accents as letters of their own (NFD), and with a lower-case initial (German nouns). */
function spellings(words: readonly string[]): readonly (readonly string[])[] {
  const decompose = (word: string) => word.normalize('NFD');
  const withoutAccents = (word: string) => decompose(word).replace(/\p{M}/gu, '');
  const uncapitalize = (word: string) => word.charAt(0).toLowerCase() + word.slice(1);
  const all = [words, words.map(uncapitalize)].flatMap((spelled) => [spelled, spelled.map(withoutAccents), spelled.map(decompose)]);
  return all.filter((spelling, index) => all.findIndex((each) => each.join(' ') === spelling.join(' ')) === index);
}

export const ENGLISH_LOCALE = new KeywordLocale('en', null);
const KEYWORD_LOCALES: readonly KeywordLocale[] = [
  ENGLISH_LOCALE,
  new KeywordLocale('fr', FRENCH_KEYWORDS),
  new KeywordLocale('de', GERMAN_KEYWORDS),
];

/** The keyword locale of a language code; null if there is none. */
export function keywordLocaleOf(code: string | undefined): KeywordLocale | null {
  return KEYWORD_LOCALES.find((locale) => locale.code === code) ?? null;
}
