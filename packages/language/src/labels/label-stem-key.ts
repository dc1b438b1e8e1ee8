/** Detects duplicate labels: a key that ignores stop words and inflection, but not the order of words. */
import { detectLanguage, tokenizeLabel } from './language-detection.ts';

/** The stems of a label’s words, joined; null if it consists of stop words only. */
export function labelStemKey(label: string): string | null {
  const language = detectLanguage(label);
  const words = tokenizeLabel(label)
    .map((word) => word.toLowerCase())
    .filter((word) => !STOP_WORDS.has(word));
  const stems = words.map((word) => (language ? STEMMERS[language](word) : word));
  return stems.length > 0 ? stems.join(' ') : null;
}

/**
 * Articles and pronouns of the first person as subject or possessive. Any other function word may distinguish two labels: the actor
 * (`On me rappelle`), the direction (`in`, `out`), the negation (`nicht`), the object (`me`).
 */
const STOP_WORDS = new Set(
  (
    "je j' nous mon ma mes notre nos le la les l' un une des du " +
    'ich wir mein meine meinen meinem meiner unser unsere der die das den dem ein eine einen einem einer ' +
    'i we my our the a an'
  ).split(' '),
);

/** Strip the endings of number and person. A stem has at least four letters, so that short words stay unchanged. */
const STEMMERS = {
  fr: (word: string) => stripSuffix(stripSuffix(word, /[sx]$/), /(?:on|er|e)$/),
  de: (word: string) => stripSuffix(word, /(?:en|e|n)$/),
  en: (word: string) => stripSuffix(stripSuffix(word, /(?:ing|s)$/), /e$/),
} as const;

function stripSuffix(word: string, ending: RegExp): string {
  const stem = word.replace(ending, '');
  return stem.length >= 4 ? stem : word;
}
