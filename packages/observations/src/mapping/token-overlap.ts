/** Whether the header of a column speaks of a thing of the journey, though it is not called so: "Prise de RDV (note)", "I book". */
import type { Named } from '@parcours/model';

/** Words that say nothing of which thing is meant; what is shorter than three letters never does. */
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
/** Words that begin with so many equal letters are forms of one: `ordering`, `order`; `emménagement`, `emménage`. */
const MIN_STEM_LENGTH = 5;

/** How many of the words that name a thing stand in a text. */
export function tokenOverlap(words: readonly string[], { name, label }: Pick<Named, 'name' | 'label'>): number {
  const named = new Set([...tokenize(name), ...tokenize(label ?? '')]);
  return new Set(words.filter((word) => [...named].some((other) => sharesStem(word, other)))).size;
}

export function tokenize(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/rendez[-\s]?vous/g, 'rdv')
    .replace(/ß/g, 'ss')
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length >= MIN_TOKEN_LENGTH && !/^\d+$/.test(word) && !STOP_WORDS.has(word));
}

function sharesStem(word: string, other: string): boolean {
  if (word === other) return true;
  let same = 0;
  while (same < word.length && word[same] === other[same]) same++;
  return same >= MIN_STEM_LENGTH && same * 2 > Math.max(word.length, other.length);
}
