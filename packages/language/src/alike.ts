/** Whether two labels say the same: the same words in the same order, but for articles, the customer's own pronouns and endings. */
import { languageOfLabel, wordsOf } from './label-language.ts';

/** What a label says, to be compared; null where nothing but small words is in it. */
export function meaningOf(label: string): string | null {
  const language = languageOfLabel(label);
  const words = wordsOf(label)
    .map((word) => word.toLowerCase())
    .filter((word) => !SMALL.has(word));
  const stems = words.map((word) => (language ? STEMS[language](word) : word));
  return stems.length > 0 ? stems.join(' ') : null;
}

/**
 * Articles and those for whom the label speaks. Everything else may be the difference: who acts (`On me rappelle`), where to
 * (`in`, `out`), whether at all (`nicht`), on whom (`me`).
 */
const SMALL = new Set(
  (
    "je j' nous mon ma mes notre nos le la les l' un une des du " +
    'ich wir mein meine meinen meinem meiner unser unsere der die das den dem ein eine einen einem einer ' +
    'i we my our the a an'
  ).split(' '),
);

/** Endings of number and person; what is left has at least four letters, so that short words stay themselves. */
const STEMS = {
  fr: (word: string) => shorter(shorter(word, /[sx]$/), /(?:on|er|e)$/),
  de: (word: string) => shorter(word, /(?:en|e|n)$/),
  en: (word: string) => shorter(shorter(word, /(?:ing|s)$/), /e$/),
} as const;

function shorter(word: string, ending: RegExp): string {
  const stem = word.replace(ending, '');
  return stem.length >= 4 ? stem : word;
}
