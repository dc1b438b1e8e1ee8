import type { Language } from '@parcours/model';
import { isKeywordKind, type Kind, kindOf, NAMES } from './kinds.ts';
import { FRENCH_WORDS, GERMAN_WORDS, type Translation } from './translations.ts';

/** Several words of the text that together are keywords: `point de contact` is one, `moment de vérité` are three. */
interface Phrase {
  /** The local words. */
  readonly words: readonly string[];
  /** One for all the words, or one for each. */
  readonly kinds: readonly Kind[];
}

interface Entry {
  readonly word: string;
  /** 0: only the beginning of a phrase. */
  kind: Kind;
  /** Phrases that it begins, the longest first. */
  readonly phrases: Phrase[];
}

/** The keywords as one language writes them. English ones are the grammar's own and understood in every file. */
export class Dictionary {
  readonly code: Language;
  /** By length and first character: a name is compared with one or two keywords, and nothing is allocated for it. */
  readonly #entries: Entry[][] = [];
  readonly #written = new Map<Kind, string>();
  readonly #writtenPhrases: { readonly kinds: readonly Kind[]; readonly words: readonly string[] }[] = [];
  readonly #values = new Map<string, string>();
  readonly #writtenValues = new Map<string, string>();

  constructor(code: Language, translation: Translation | null) {
    this.code = code;
    for (const [grammar, ...local] of translation?.keywords ?? []) {
      const kinds = grammar.split(' ').map(kindOf);
      for (const [index, words] of local.map((each) => each.split(' ')).entries()) {
        if (index === 0) this.#print(kinds, words);
        for (const spelling of spellings(words)) this.#learn({ words: spelling, kinds });
      }
    }
    // A word that two languages share means what the file's language says.
    for (const [kind, name] of NAMES.entries())
      if (isKeywordKind(kind) && !this.#entry(name)?.kind) this.#learn({ words: [name], kinds: [kind] });
    for (const [value, ...local] of translation?.values ?? []) {
      for (const word of local) for (const [spelling] of spellings([word])) this.#values.set(spelling as string, value);
      this.#writtenValues.set(value, local[0] as string);
    }
  }

  /** The keyword that stands between two offsets, or 0. */
  kind(text: string, start: number, end: number): Kind {
    return this.#find(text, start, end)?.kind ?? 0;
  }

  /** The keywords that a phrase beginning between two offsets stands for, with their places; null where none begins there. */
  phrase(text: string, start: number, end: number): { readonly kind: Kind; readonly start: number; readonly end: number }[] | null {
    if (this.code === 'en') return null;
    for (const { words, kinds } of this.#find(text, start, end)?.phrases ?? []) {
      const places = [{ start, end }];
      for (const word of words.slice(1)) {
        let at = (places.at(-1) as { end: number }).end;
        while (/[ \t\u00A0]/.test(text.charAt(at))) at++;
        if (!text.startsWith(word, at) || /[\p{L}\p{N}_]/u.test(text.charAt(at + word.length))) break;
        places.push({ start: at, end: at + word.length });
      }
      if (places.length < words.length) continue;
      if (kinds.length === 1) return [{ kind: kinds[0] as Kind, start, end: (places.at(-1) as { end: number }).end }];
      return places.map((place, index) => ({ kind: kinds[index] as Kind, ...place }));
    }
    return null;
  }

  /** How keywords that follow one another are written: for as many of them as belong together, one word each or one for all. */
  write(kinds: readonly Kind[]): { readonly words: readonly string[]; readonly count: number } {
    for (const phrase of this.#writtenPhrases) {
      if (phrase.kinds.every((kind, index) => kind === kinds[index])) return { words: phrase.words, count: phrase.kinds.length };
    }
    const kind = kinds[0] as Kind;
    return { words: [this.#written.get(kind) ?? (NAMES[kind] as string)], count: 1 };
  }

  /** A keyword of the grammar, or several with spaces between them, as this language writes them. */
  keyword(names: string): string {
    const kinds = names.split(' ').map(kindOf);
    const words: string[] = [];
    for (let at = 0; at < kinds.length; ) {
      const written = this.write(kinds.slice(at));
      words.push(...written.words);
      at += written.count;
    }
    return words.join(' ');
  }

  /** The value that a local word stands for (`enquête`: survey); another word is itself. */
  value(word: string): string {
    return this.#values.get(word) ?? word;
  }

  writeValue(value: string): string {
    return this.#writtenValues.get(value) ?? value;
  }

  #print(kinds: readonly Kind[], words: readonly string[]): void {
    if (kinds.length === 1) this.#written.set(kinds[0] as Kind, words.join(' '));
    else this.#writtenPhrases.push({ kinds, words });
  }

  #learn(phrase: Phrase): void {
    const word = phrase.words[0] as string;
    let entry = this.#entry(word);
    if (!entry) {
      entry = { word, kind: 0, phrases: [] };
      const place = placeOf(word.length, word.charCodeAt(0));
      this.#entries[place] ??= [];
      this.#entries[place]?.push(entry);
    }
    if (phrase.words.length > 1) {
      entry.phrases.push(phrase);
      entry.phrases.sort((a, b) => b.words.length - a.words.length);
    } else entry.kind ||= phrase.kinds[0] as Kind;
  }

  #entry(word: string): Entry | undefined {
    return this.#find(word, 0, word.length);
  }

  #find(text: string, start: number, end: number): Entry | undefined {
    const entries = this.#entries[placeOf(end - start, text.charCodeAt(start))];
    if (entries) for (const entry of entries) if (text.startsWith(entry.word, start)) return entry;
    return undefined;
  }
}

function placeOf(length: number, first: number): number {
  return (length << 7) | (first & 127);
}

/** A word may be written without its accents, and a German noun with a small letter: whoever types fast is understood. */
function spellings(words: readonly string[]): readonly (readonly string[])[] {
  const plain = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '');
  const small = (word: string) => word.charAt(0).toLowerCase() + word.slice(1);
  const all = [words, words.map(plain), words.map(small), words.map((word) => small(plain(word)))];
  return all.filter((spelling, index) => all.findIndex((each) => each.join(' ') === spelling.join(' ')) === index);
}

export const ENGLISH = new Dictionary('en', null);
const DICTIONARIES: readonly Dictionary[] = [ENGLISH, new Dictionary('fr', FRENCH_WORDS), new Dictionary('de', GERMAN_WORDS)];

/** The dictionary of a language; null where there is none for it. */
export function dictionaryOf(code: string | undefined): Dictionary | null {
  return DICTIONARIES.find((dictionary) => dictionary.code === code) ?? null;
}
