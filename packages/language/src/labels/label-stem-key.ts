/** A key that is equal for labels that say the same: the same words in the same order, but for articles, pronouns and endings. */
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
 * Articles and those for whom the label speaks. Everything else may be the difference: who acts (`On me rappelle`), where to
 * (`in`, `out`), whether at all (`nicht`), on whom (`me`).
 */
const STOP_WORDS = new Set(
  (
    "je j' nous mon ma mes notre nos le la les l' un une des du " +
    'ich wir mein meine meinen meinem meiner unser unsere der die das den dem ein eine einen einem einer ' +
    'i we my our the a an'
  ).split(' '),
);

/** Endings of number and person; what is left has at least four letters, so that short words stay themselves. */
const STEMMERS = {
  fr: (word: string) => stripSuffix(stripSuffix(word, /[sx]$/), /(?:on|er|e)$/),
  de: (word: string) => stripSuffix(word, /(?:en|e|n)$/),
  en: (word: string) => stripSuffix(stripSuffix(word, /(?:ing|s)$/), /e$/),
} as const;

function stripSuffix(word: string, ending: RegExp): string {
  const stem = word.replace(ending, '');
  return stem.length >= 4 ? stem : word;
}
