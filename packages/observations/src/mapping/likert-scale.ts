/** Verbal rating scales in English, French and German: which text is which step of the scale. */
import type { Bounds } from '@parcours/model';

export interface LikertScale {
  /** From 1 to the number of steps. */
  readonly scale: Bounds;
  /** By text as the cell has it, in the order of the steps: its value. */
  readonly values: readonly (readonly [text: string, value: number])[];
}

/** A text that says that there is no answer. */
const NO_ANSWER =
  /^(n\/?a|n\.? ?a\.?|n\.? ?r\.?|nsp|nspp|k\.? ?a\.?|keine angabe|keine antwort|weiss nicht|weiss ich nicht|kann ich nicht (beurteilen|sagen)|(i )?don'?t know|no (opinion|answer)|not applicable|prefer not to (say|answer)|ne sa(it|is) pas|ne se prononce pas|sans (opinion|reponse|objet)|non (concerne|applicable)e?s?|je ne sais pas|refus|offered|unoffered|not offered|unrated|not rated|non note|nicht bewertet)$/;

/** "Weiß nicht / keine Angabe". */
const SEVERAL_REASONS = /\s*[/;|]\s*|\s+(?:or|ou|oder|bzw\.?)\s+/;

const NEUTRAL =
  /^(neutr(al|e)|neither\b.*|ni\b.* ni\b.*|teils( ?[/,-]? ?teils)?|weder\b.*|unentschieden|undecided|moyen(ne)?|mittel|average|ok|okay|so-so|moyennement\b.*|mittelmassig\b.*|(trifft )?teilweise( zu)?|mitige)$/;

/** By family: positive and negative words. */
const FAMILIES = [
  {
    family: 'satisfaction',
    negative: /dissatisf|unsatisf|insatisf|mecontent|unzufrieden|unhappy/,
    positive: /satisf(ied|ait)|zufrieden|\bhappy|\bcontent/,
  },
  { family: 'agreement', negative: /disagree|desaccord/, positive: /\bagree|d'accord|\bstimm\w*\b.*\bzu\b|\bzustimm|\btrifft\b.*\bzu\b/ },
  { family: 'likelihood', negative: /unlikely|improbable|unwahrscheinlich/, positive: /\blikely|\bprobable|wahrscheinlich/ },
  { family: 'ease', negative: /difficult|\bhard\b|difficile|\bschwer\b|schwierig/, positive: /\beasy\b|\bfacile|\beinfach\b|\bleicht\b/ },
  {
    family: 'quality',
    negative: /\bbad\b|\bpoor\b|\bmauvais(e)?\b|\bmal\b|\bschlecht\b/,
    positive: /\bgood\b|\bbon(ne)?\b|\bbien\b|\bgut\b/,
  },
  { family: 'affirmation', negative: /\bnon\b|\bno\b|\bnein\b/, positive: /\boui\b|\byes\b|\bja\b/ },
] as const;

type Family = (typeof FAMILIES)[number]['family'];

const STRONG =
  /\b(very|extremely|completely|totally|strongly|highly|definitely|tres|tout a fait|entierement|totalement|extremement|fortement|parfaitement|vraiment|sehr|ausserst|extrem|voll|vollig|vollkommen|absolut|auf jeden fall|not at all|pas du tout|uberhaupt nicht|gar nicht|auf keinen fall)\b/;
const WEAK = /\b(somewhat|rather|fairly|slightly|plutot|assez|peu|eher|ziemlich|quite|weniger|moins|wenig)\b/;
const NEGATION = /\b(not|pas|nicht|peu|weniger|moins|wenig)\b/;

/**
 * Scales whose texts are not the degrees of one word and its opposite, from the worst step to the best. `_`: what all texts have in common
 * beside these words: "not at all satisfied", "not so satisfied" …
 */
const NAMED_SCALES: readonly (readonly string[])[] = [
  ['poor', 'fair', 'good', 'very good', 'excellent'],
  ['poor', 'fair', 'good', 'excellent'],
  ['poor', 'average', 'good', 'excellent'],
  ['very poor', 'poor', 'fair', 'good', 'very good'],
  ['terrible', 'poor', 'average', 'good', 'excellent'],
  ['terrible', 'bad', 'okay', 'good', 'great'],
  ['far below expectations', 'below expectations', 'met expectations', 'above expectations', 'far above expectations'],
  ['much worse than expected', 'worse than expected', 'as expected', 'better than expected', 'much better than expected'],
  ['not at all _', 'not so _', 'somewhat _', 'very _', 'extremely _'],
  ['not at all _', 'slightly _', 'moderately _', 'very _', 'extremely _'],
  ['mauvais', 'moyen', 'bon', 'excellent'],
  ['mauvais', 'moyen', 'bien', 'tres bien', 'excellent'],
  ['mauvais', 'passable', 'bon', 'tres bon', 'excellent'],
  ['mediocre', 'passable', 'bon', 'tres bon', 'excellent'],
  ['mediocre', 'moyen', 'bon', 'tres bon', 'excellent'],
  ['insuffisant', 'passable', 'assez bien', 'bien', 'tres bien'],
  ['pas du tout _', 'peu _', 'moyennement _', 'tres _', 'extremement _'],
  ['pas du tout _', 'pas vraiment _', 'assez _', 'tres _', 'extremement _'],
  ['pas du tout _', 'peu _', 'assez _', 'tres _'],
  ['schlecht', 'mittel', 'gut', 'sehr gut'],
  ['schlecht', 'ausreichend', 'gut', 'sehr gut', 'ausgezeichnet'],
  ['mangelhaft', 'ausreichend', 'befriedigend', 'gut', 'sehr gut'],
  ['ungenugend', 'mangelhaft', 'ausreichend', 'befriedigend', 'gut', 'sehr gut'],
  ['unzufrieden', 'weniger zufrieden', 'zufrieden', 'sehr zufrieden'],
  ['unzufrieden', 'weniger zufrieden', 'zufrieden', 'sehr zufrieden', 'vollkommen zufrieden'],
  ['uberhaupt nicht _', 'nicht so _', 'einigermassen _', 'sehr _', 'ausserst _'],
  ['nicht _', 'wenig _', 'mittelmassig _', 'ziemlich _', 'sehr _'],
  ['gar nicht _', 'wenig _', 'mittelmassig _', 'ziemlich _', 'sehr _'],
];

/** A scale has no fewer distinct texts. */
const MIN_TEXTS = 3;
const MAX_TEXTS = 11;

/** Whether a cell says that there is no answer: "k. A.", "Don't know". */
export function isNoAnswer(text: string): boolean {
  const own = plain(text);
  return NO_ANSWER.test(own) || own.split(SEVERAL_REASONS).every((part) => NO_ANSWER.test(part));
}

/** Whether the text is a step of a verbal scale, whatever the others are. */
export function isLikertText(text: string): boolean {
  return NEUTRAL.test(plain(text)) || degreeOf(plain(text)) !== null;
}

/**
 * The scale of the texts of a column, or null if they do not settle one: a step may be missing because nobody chose it, so that a scale
 * without a middle must have all its steps, and one with a middle must show its ends on the sides that were chosen.
 */
export function likertScale(texts: readonly string[]): LikertScale | null {
  if (texts.length < MIN_TEXTS || texts.length > MAX_TEXTS) return null;
  const named = namedScale(texts);
  return named === undefined ? scaleOfDegrees(texts) : named;
}

/**
 * Texts of one scale in the order of its steps, where they do not settle how many steps it has; null if they are none. `sides`: −1, 0 or 1
 * for each.
 */
export function likertOrder(texts: readonly string[]): { readonly texts: readonly string[]; readonly sides: readonly number[] } | null {
  if (texts.length < 2 || texts.length > MAX_TEXTS) return null;
  const degrees = texts.map((text) => ({ text, ...(NEUTRAL.test(plain(text)) ? { family: null, degree: 0 } : degreeOf(plain(text))) }));
  const families = new Set(degrees.flatMap(({ family }) => family ?? []));
  if (families.size !== 1 || degrees.some(({ degree }) => degree === undefined)) return null;
  const sorted = degrees.map(({ text, degree = 0 }) => ({ text, degree })).sort((a, b) => a.degree - b.degree);
  return { texts: sorted.map(({ text }) => text), sides: sorted.map(({ degree }) => Math.sign(degree)) };
}

function namedScale(texts: readonly string[]): LikertScale | null | undefined {
  const known = texts.map(plain);
  const found = NAMED_SCALES.flatMap((steps) => {
    const values = known.map((text) => steps.findIndex((step) => matchesStep(text, step)) + 1);
    const rests = new Set(known.map((text, at) => restOf(text, steps[(values[at] as number) - 1] ?? '')));
    return values.includes(0) || rests.size > 1 ? [] : [{ steps, values }];
  });
  if (found.length === 0) return undefined;
  // A shorter scale of the same texts would give other values; one whose steps are all there is settled.
  const whole = found.filter(({ steps, values }) => new Set(values).size === steps.length);
  const [settled] = whole.length === 1 ? whole : found.length === 1 ? found : [];
  return settled
    ? scaleOf(
        settled.steps.length,
        texts.map((text, at) => [text, settled.values[at] as number]),
      )
    : null;
}

function matchesStep(text: string, step: string): boolean {
  return step.endsWith('_') ? `${text} `.startsWith(step.slice(0, -1)) : text === step;
}

function restOf(text: string, step: string): string {
  return step.endsWith('_') ? text.slice(step.length - 1).trim() : '';
}

const WEAK_DEGREE = 1;

/** From −3, the strong negative, over 0 to 3. */
interface Degree {
  readonly family: Family | null;
  readonly degree: number;
}

function scaleOfDegrees(texts: readonly string[]): LikertScale | null {
  const degrees = texts.map((text): Degree | null => (NEUTRAL.test(plain(text)) ? { family: null, degree: 0 } : degreeOf(plain(text))));
  if (degrees.some((each) => each === null)) return null;
  const known = degrees as readonly Degree[];
  const families = new Set(known.flatMap(({ family }) => family ?? []));
  if (families.size !== 1) return null;
  const strengths = (side: 1 | -1) =>
    [...new Set(known.map(({ degree }) => degree * side).filter((strength) => strength > 0))].sort((a, b) => a - b);
  const [positive, negative] = [strengths(1), strengths(-1)];
  const isNeutral = known.some(({ degree }) => degree === 0);
  const steps = Math.max(positive.length, negative.length);
  const longer = positive.length >= negative.length ? positive : negative;
  const shorter = longer === positive ? negative : positive;
  const showsEnds = shorter.length === 0 || shorter.at(-1) === longer.at(-1);
  // No questionnaire's scale ends with “rather”: nobody chose the ends.
  const endsWeakly = longer.at(-1) === WEAK_DEGREE;
  const isWhole = positive.length === negative.length && showsEnds && !endsWeakly && (steps > 1 || isNeutral);
  const isMirrored =
    isNeutral && steps > 1 && showsEnds && !families.has('quality') && shorter.every((strength) => longer.includes(strength));
  if (!isWhole && !isMirrored) return null;
  const rank = (degree: number) => {
    const side = degree > 0 ? positive : negative;
    const order = side.length === steps ? side : longer;
    return order.indexOf(Math.abs(degree)) + 1;
  };
  const middle = isNeutral ? 1 : 0;
  const stepOf = (degree: number) => (degree === 0 ? steps + 1 : degree > 0 ? steps + middle + rank(degree) : steps + 1 - rank(degree));
  return scaleOf(
    2 * steps + middle,
    texts.map((text, at) => [text, stepOf((known[at] as Degree).degree)]),
  );
}

function scaleOf(steps: number, values: [string, number][]): LikertScale {
  return { scale: { min: 1, max: steps }, values: values.sort((a, b) => a[1] - b[1]) };
}

function degreeOf(text: string): Degree | null {
  for (const { family, negative, positive } of FAMILIES) {
    const isNegative = negative.test(text);
    if (!isNegative && !positive.test(text)) continue;
    const isYes = family === 'affirmation';
    if (isYes && !STRONG.test(text) && !WEAK.test(text)) return null;
    const side = isNegative || (!isYes && NEGATION.test(text)) ? -1 : 1;
    return { family, degree: side * (STRONG.test(text) ? 3 : WEAK.test(text) ? WEAK_DEGREE : 2) };
  }
  return null;
}

/** Lower case, without accents and typographic apostrophes. */
function plain(text: string): string {
  return (
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll('’', "'")
      // Both genders: satisfait(e), satisfait·e.
      .replace(/\((?:e|es|s)\)|·es?\b/g, '')
      .replace(/[,!]/g, '')
      .replace(/ß/g, 'ss')
      .replace(/\s+/g, ' ')
      .trim()
  );
}
