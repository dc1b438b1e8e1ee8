/** Tokenizer and token overlap between a header and the names of a journey: "Prise de RDV (note)" matches the stage `rdv`. */
import type { Named } from '@parcours/model';

/** Stop words in English, French and German. Tokens shorter than `MIN_TOKEN_LENGTH` are dropped as well. */
const STOP_WORDS = new Set(
  [
    'the and for with you your how what was were are our get got have has this that from very did does not any would could about',
    'likely satisfied satisfaction score rating rate note group time please question customer journey overall',
    'les des une mon mes ton ses son sur pour par avec dans vous nous votre vos est sont etes avez quel quelle comment suis fais',
    'satisfait satisfaite satisfaits globale global client parcours attendue attendu attente attendues prends fait faire',
    'der die das den dem ein eine einen einem mein meine meinen mich mir sie ihr ihre wie war waren ist sind und mit auf aus bei von zum zur',
    'zufrieden zufriedenheit bewertung punkte frage kunde reise erwartung erwartet erwartete expected expectation',
  ].flatMap((line) => line.split(' ')),
);
const MIN_TOKEN_LENGTH = 3;
/** Two tokens that share a prefix of this length have one stem: `ordering`, `order`; `emménagement`, `emménage`. */
const MIN_STEM_LENGTH = 5;

/** Number of distinct tokens that also occur in a name or label, compared by stem. */
export function tokenOverlap(tokens: readonly string[], { name, label }: Pick<Named, 'name' | 'label'>): number {
  const nameTokens = new Set([...tokenize(name), ...tokenize(label ?? '')]);
  return new Set(tokens.filter((token) => [...nameTokens].some((other) => sharesStem(token, other)))).size;
}

/** Lower-case tokens without accents, stop words, numbers and short words. */
export function tokenize(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/rendez[-\s]?vous/g, 'rdv')
    .replace(/ß/g, 'ss')
    .split(/[^a-z0-9]+/)
    .filter((token) => token.length >= MIN_TOKEN_LENGTH && !/^\d+$/.test(token) && !STOP_WORDS.has(token));
}

function sharesStem(token: string, other: string): boolean {
  if (token === other) return true;
  let same = 0;
  while (same < token.length && token[same] === other[same]) same++;
  return same >= MIN_STEM_LENGTH && same * 2 > Math.max(token.length, other.length);
}
