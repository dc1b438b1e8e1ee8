/** Token overlap between the wording of a column and the names of a journey: "Q5 Réparation (note)" matches the stage `reparer`. */
import type { Named } from '@parcours/model';

/** Stop words in English, French and German. Tokens shorter than `MIN_TOKEN_LENGTH` are dropped as well. */
const STOP_WORDS = new Set(
  [
    'the and for with you your how what was were are our get got have has this that from very did does not any would could about',
    'likely satisfied satisfaction score rating rate note group time please question customer journey overall agree easy easily',
    'product products produit produits produkt produkte company entreprise firma service services team website site article artikel',
    'les des une mon mes ton ses son sur pour par avec dans vous nous votre vos est sont etes avez quel quelle comment suis fais',
    'satisfait satisfaite satisfaits globale global client parcours attendue attendu attente attendues prends fait faire facile',
    'der die das den dem ein eine einen einem mein meine meinen mich mir sie ihr ihre wie war waren ist sind und mit auf aus bei von zum zur',
    'zufrieden zufriedenheit bewertung punkte frage kunde reise erwartung erwartet erwartete expected expectation einfach lasse',
  ].flatMap((line) => line.split(' ')),
);
const MIN_TOKEN_LENGTH = 3;
/** Verbs that any stage may be told with. */
const COMMON_VERBS =
  /^(receiv\w*|recoi\w*|recu\w*|recev\w*|erhalt\w*|bekomm\w*|found|find|use[sd]?|using|utilis\w*|nutz\w*|look\w*|visit\w*)$/;

/** Whether a token tells less of a stage than any other word. */
export function isCommonVerb(token: string): boolean {
  return COMMON_VERBS.test(token);
}

/** What may follow the common beginning of two words of one stem: `order|ing`, `répar|ation`, `répar|er`, `suiv|i`, `suiv|re`, `berat|ung`. */
const SUFFIXES = new Set(
  [
    ' s es d e ed ing ings er ers r ment ments ion ions ation ations ration ication lation ison al ly y ies ied ery ure t',
    'ee ees ir re i is it ie ant ement ements age ages aison aisons ais ait ez ons eur tion ption u ue li lie erte ert rir sis sir x',
    'en n st et te ung ungen ig ieren iere iert ierung atur aturen',
  ].flatMap((line) => line.split(' ')),
);
const MIN_STEM_LENGTH = 4;
/** A stem of three letters is a word itself: `pay`, `payment`. */
const SHORT_STEM_SUFFIXES = new Set(['s', 'ing', 'ment', 'ments', 'er']);
/** Shortest part of a German compound: `Zimmer|service`. */
const MIN_COMPOUND_PART = 5;
const MIN_COMPOUND_REST = 4;

/** A name with the tokens of its name and label. */
export interface NameTokens<T> {
  readonly target: T;
  readonly tokens: readonly string[];
}

/** The tokens of each name that no other name has: of "I receive my parcel" and "I receive my card", `receive` tells nothing. */
export function distinctiveTokens<T extends Pick<Named, 'name' | 'label'>>(targets: readonly T[]): NameTokens<T>[] {
  const all = targets.map((target) => ({ target, tokens: [...new Set([...tokenize(target.name), ...tokenize(target.label ?? '')])] }));
  return all.map(({ target, tokens }) => ({
    target,
    tokens: tokens.filter((token) => !all.some((other) => other.target !== target && other.tokens.some((each) => sharesStem(token, each)))),
  }));
}

/** Number of distinct tokens that also occur in a name, compared by stem. */
export function tokenOverlap(tokens: readonly string[], names: readonly string[]): number {
  return new Set(tokens.filter((token) => names.some((other) => sharesStem(token, other)))).size;
}

/** Lower-case tokens without accents, stop words, numbers and short words. `orderId` and `order_id` have two. */
export function tokenize(text: string): string[] {
  return (
    text
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/rendez[-\s]?vous/g, 'rdv')
      .replace(/ß/g, 'ss')
      // One stem is written both ways: payer, paiement.
      .replace(/([aou])y/g, '$1i')
      .split(/[^a-z0-9]+/)
      .filter((token) => token.length >= MIN_TOKEN_LENGTH && !/^\d+$/.test(token) && !STOP_WORDS.has(token))
  );
}

/** Whether two tokens are forms of one word, or one is the beginning of the other's compound. */
function sharesStem(token: string, other: string): boolean {
  if (token === other) return true;
  let same = 0;
  while (same < token.length && token[same] === other[same]) same++;
  const [first, second] = [token.slice(same), other.slice(same)];
  const isStem = same >= MIN_STEM_LENGTH && 2 * same >= Math.max(token.length, other.length) - 1;
  if (isStem && SUFFIXES.has(first) && SUFFIXES.has(second)) return true;
  if (same === MIN_STEM_LENGTH - 1)
    return (first === '' && SHORT_STEM_SUFFIXES.has(second)) || (second === '' && SHORT_STEM_SUFFIXES.has(first));
  return isCompoundOf(token, other) || isCompoundOf(other, token);
}

function isCompoundOf(compound: string, part: string): boolean {
  const stem = part.replace(/(?:ung|en|e)$/, '');
  return stem.length >= MIN_COMPOUND_PART && compound.length >= stem.length + MIN_COMPOUND_REST && compound.startsWith(stem);
}
