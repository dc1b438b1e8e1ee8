/**
 * Checks that a label is in the first person, as the customer speaks (method.md, section 1), and suggests a rewording. The rule is
 * positive: a label is right where something in it shows the customer's voice, in any of the three languages, whatever else it says.
 * All others are issues, except placeholders and labels in other languages.
 */
import type { Language } from '@parcours/model';
import { detectLanguage, isForeign, tokenizeLabel } from './language-detection.ts';
import {
  englishBaseForm,
  englishFromThirdPerson,
  frenchFirstPerson,
  frenchFromThirdPerson,
  germanFirstPerson,
  germanFromThirdPerson,
  isEnglishNoun,
  isInfinitive,
} from './verb-forms.ts';

export interface FirstPersonIssue {
  /** The label in the first person; null where no rewording is certain. */
  readonly rewording: string | null;
}

/** The issue of a label; null if it is in the first person, or if that is uncertain. */
export function firstPersonIssue(label: string): FirstPersonIssue | null {
  const text = label.trim();
  const tokens = tokenizeLabel(text);
  const words = tokens.map((word) => word.toLowerCase());
  if (isPlaceholder(words) || isCustomerVoice(text, tokens, words) || isForeign(text)) return null;
  const language = detectLanguage(text);
  return { rewording: language && reword(text, language) };
}

export function isFirstPerson(label: string): boolean {
  return tokenizeLabel(label).some((word) => FIRST_PERSON_PRONOUNS.has(word.toLowerCase()));
}

const set = (words: string) => new Set(words.trim().split(/\s+/));

/** `Stage 1`, `A`, `…`: not yet worded. */
function isPlaceholder(words: readonly string[]): boolean {
  return (
    words.every((word) => !/\p{L}{2}/u.test(word) || PLACEHOLDERS.has(word)) || !words.some((word) => /\p{Script=Latin}{2}/u.test(word))
  );
}

const PLACEHOLDERS = set(
  'stage step étape etape etappe schritt phase action handlung todo tbd xx xxx un deux trois one two three eins zwei drei',
);

function isCustomerVoice(text: string, tokens: readonly string[], words: readonly string[]): boolean {
  // What somebody asks or exclaims.
  if (/[?!]["”»’)\s]*$/.test(text)) return true;
  const first = words[0] ?? '';
  // "We inform the customer": the company speaks.
  const speaks = words.some((word) => FIRST_PERSON_PRONOUNS.has(word) || word.endsWith('-je'));
  if (speaks) return words.some((word) => FIRST_PERSON_SINGULAR.has(word) || word.endsWith('-je')) || !CUSTOMER_MENTION.test(text);
  if (INDEFINITE_PRONOUNS.has(first) && !ENGLISH_ON.has(words[1] ?? '')) return true;
  // "Enfin, on signe"
  const language = detectLanguage(text);
  if (((language === 'fr' || FRENCH_OPENERS.has(first)) && words.includes('on')) || (language === 'de' && words.includes('man')))
    return true;
  if (IMPERSONAL.has(first) && tokens[0] !== 'IT') return true;
  if (tokens.length > 1 && ELLIPTICAL.has(first) && tokens[0] !== 'AI') return true;
  if (isGermanEllipsis(words)) return true;
  // "The customer calls us" is the company's view; "Compare my offers" has a verb without a subject.
  return (
    tokens.some((token) => token !== 'US' && FIRST_PERSON_OBJECTS.has(token.toLowerCase())) &&
    !CUSTOMER_SUBJECT.test(text) &&
    !LANGUAGES.some((language) => startsWithInfinitive(words, language))
  );
}

const LANGUAGES = ['en', 'fr', 'de'] as const;

/** Subjects, in all languages. */
const FIRST_PERSON_SINGULAR = set("je j' moi i i'm i've i'll i'd ich");
const FIRST_PERSON_PRONOUNS = new Set([...FIRST_PERSON_SINGULAR, ...set("nous we we're we've we'll we'd wir")]);
/** Objects and possessives: `Mon colis arrive`, `They call me back`. */
const FIRST_PERSON_OBJECTS = set(`
  me m' mon ma mes notre nos mien mienne miens miennes nôtre nôtres
  mich mir mein meine meinen meinem meiner meines uns unser unsere unseren unserem unserer unseres
  my mine myself us our ours ourselves
`);
/** `On me rappelle`, `Man ruft mich an`: the customer is meant. `On hold` and `On-site visit` are English. */
const INDEFINITE_PRONOUNS = set('on man');
const ENGLISH_ON = set('hold board site time demand delivery the boarding hand call line stage top track trial approval arrival departure');
const FRENCH_OPENERS = set("enfin puis ensuite alors après finalement quand parfois souvent maintenant demain hier aujourd'hui");
/** `C'est cassé`, `Es geht nicht`, `It does not work`: what the customer lives through. */
const IMPERSONAL = set("c' ça cela ce it it's that's there there's es");
/** `Am comparing`, `Can't pay`, `Muss warten`, `Suis perdu`: verbs in the first person, or negated, without their pronoun. */
const ELLIPTICAL = set(`
  am can't cannot don't didn't haven't couldn't won't wasn't
  bin habe hab muss kann möchte mag weiß brauche hätte wäre würde darf soll könnte müsste wollte konnte musste hatte werde lasse gebe nehme
  suis ai veux peux dois vais voudrais
`);

/** `Suche ein Angebot`, `Hole die Medikamente ab`: the first person without its pronoun, or an imperative. */
function isGermanEllipsis(words: readonly string[]): boolean {
  const [first = '', ...rest] = words;
  if (rest.length === 0 || !first.endsWith('e')) return false;
  return isInfinitive.de(`${first}n`) || isInfinitive.de(`${rest.at(-1)}${first}n`);
}

/** Whether an infinitive (in English: base form or gerund) is at the position usual in the language. */
function startsWithInfinitive(words: readonly string[], language: Language): boolean {
  const [first = '', second = ''] = words;
  if (language === 'de') return words.length > 1 && isInfinitive.de(words.at(-1) ?? '');
  if (language === 'fr' && FRENCH_REFLEXIVE.has(first)) return /(?:er|ir|re|oir)$/.test(second);
  return isInfinitive[language](first);
}

const FRENCH_REFLEXIVE = set("se s' me m'");

function reword(label: string, language: Language): string | null {
  // Punctuation or digits: two actions in one label, or more than a simple clause.
  if (/[,;:/&+()…!?"«»„“”]| - | – | — |\d/.test(label)) return null;
  // "Rembourser le client": the actor is not the customer.
  if (CUSTOMER_MENTION.test(label.replace(CUSTOMER_SUBJECT, ''))) return null;
  const words = label.split(/\s+/);
  const reworded = { fr: rewordFrench, de: rewordGerman, en: rewordEnglish }[language](words, label);
  return reworded?.trim().replace(/\s+/g, ' ') ?? null;
}

const CUSTOMER_SUBJECT = /^(?:le client|la cliente|der kunde|die kundin|(?:the )?customer)(?=\s)/i;
const CUSTOMER_MENTION =
  /(?<![\p{L}])(?:(?:le|la|les|un|une|au|aux|du|des|notre|nos|chaque) client(?:e?s?)|kunden?|kundin(?:nen)?|customers?(?! (?:service|support|care)))(?![\p{L}])/iu;

const lower = (text: string) => text.toLowerCase();

/** `Comparer les offres` → `Je compare les offres` */
function rewordFrench(words: readonly string[], label: string): string | null {
  const third = parseThirdPerson(label, /^(?:le client|la cliente) (\S+)(.*)$/i, frenchFromThirdPerson);
  if (third)
    return third.rest.some((word) => THIRD_PERSON_PRONOUNS.fr.test(word)) ? null : join(elided('je', third.verb, label), third.rest);
  const [head = '', ...tail] = words;
  const reflexive = /^(?:(s|m)['’](.+)|se|me)$/i.exec(head);
  const infinitive = lower(reflexive ? (reflexive[2] ?? tail.shift() ?? '') : head);
  const [next = ''] = tail;
  if (/^(?:hier|cher|dernier|premier|léger|entier|fier)$/.test(infinitive)) return null;
  const verb = frenchFirstPerson(infinitive, FRENCH_OBJECT.test(next));
  if (verb === null || tail.some((word) => CONJUNCTIONS.fr.test(word))) return null;
  const own = { son: 'mon', sa: 'ma', ses: 'mes' }[lower(next)];
  const rest = own ? [own, ...tail.slice(1)] : tail;
  if (rest.some((word) => THIRD_PERSON_PRONOUNS.fr.test(word))) return null;
  return join(reflexive ? `je ${elided('me', verb, label)}` : elided('je', verb, label), rest);
}

/** An article or a possessive after a word in -er: the word is a verb. */
const FRENCH_OBJECT = /^(?:le|la|les|un|une|ma|mes|sa|ses|cette|ces|l['’].+)$/i;

function elided(pronoun: string, verb: string, label: string): string {
  const vowel = /^(?:[aeiouyàâéèêîïôûœ]|hési|habit|héberg)/.test(verb);
  return vowel ? `${pronoun.slice(0, -1)}${label.includes('’') ? '’' : "'"}${verb}` : `${pronoun} ${verb}`;
}

/** `Angebote vergleichen` → `Ich vergleiche Angebote` */
function rewordGerman(words: readonly string[], label: string): string | null {
  const third = parseThirdPerson(label, /^(?:der kunde|die kundin) (\S+)(.*)$/i, germanFromThirdPerson);
  if (third) return third.rest.some((word) => THIRD_PERSON_PRONOUNS.de.test(word)) ? null : join(`ich ${third.verb}`, third.rest);
  const found = germanFirstPerson(words.length > 1 ? (words.at(-1) ?? '') : lower(words[0] ?? ''));
  if (!found || words.some((word) => CONJUNCTIONS.de.test(word))) return null;
  const objects = words.slice(0, -1);
  const reflexive = lower(objects[0] ?? '') === 'sich';
  if (reflexive) objects.shift();
  const rest = reflexive ? objects : germanObject(objects);
  if (rest === null || rest.some((word) => THIRD_PERSON_PRONOUNS.de.test(word))) return null;
  return join(`ich ${found.verb}${reflexive ? ' mich' : ''}`, [...rest, found.end]);
}

/** The words before the infinitive as inside a sentence; null where an article is missing or the capitalization is uncertain. */
function germanObject(words: readonly string[]): string[] | null {
  const [first, ...more] = words;
  if (first === undefined) return [];
  if (GERMAN_FUNCTION_WORDS.test(first)) return [lower(first), ...more];
  if (!/^\p{Lu}/u.test(first)) return null;
  // After the first noun, only a function word is safe: before a second noun, the first word may be an adjective.
  if (more.length > 0 && (!GERMAN_FUNCTION_WORDS.test(more[0] ?? '') || /^\p{Lu}/u.test(more[0] ?? ''))) return null;
  if (/(?:ungen|heiten|keiten|schaften|ionen|täten)$/.test(first)) return [first, ...more];
  const noun = GERMAN_NOUN_ARTICLES.find(([ending]) => lower(first).endsWith(ending));
  if (noun) return noun[1] ? [noun[1], first, ...more] : [first, ...more];
  return /ung$/.test(first) ? ['die', first, ...more] : null;
}

const GERMAN_FUNCTION_WORDS =
  /^(?:der|die|das|den|dem|ein|eine|einen|einem|einer|mein|meine|meinen|meinem|meiner|im|am|in|an|auf|aus|bei|beim|mit|nach|per|um|vom|von|vor|zu|zum|zur|für|über|online|telefonisch|persönlich|erneut|gemeinsam|neu|schnell|sofort|lange|zuhause|dort|hier|vorher|danach)$/i;

/** Endings of nouns, with the article that they need as an object; plurals need none. */
const GERMAN_NOUN_ARTICLES: readonly (readonly [string, string])[] = [
  ['angebote', ''],
  ['preise', ''],
  ['produkte', ''],
  ['termine', ''],
  ['waren', ''],
  ['hilfe', ''],
  ['händler', ''],
  ['optionen', ''],
  ['informationen', ''],
  ['infos', ''],
  ['daten', ''],
  ['unterlagen', ''],
  ['geschäfte', ''],
  ['termin', 'einen'],
  ['angebot', 'ein'],
  ['produkt', 'ein'],
  ['vertrag', 'den'],
  ['ware', 'die'],
  ['paket', 'das'],
  ['hotline', 'die'],
  ['störung', 'die'],
  ['techniker', 'den'],
  ['kundenservice', 'den'],
  ['kundendienst', 'den'],
  ['laden', 'den'],
  ['filiale', 'die'],
];

/** `Comparing offers`, `Compare offers` → `I compare offers` */
function rewordEnglish(words: readonly string[], label: string): string | null {
  const third = parseThirdPerson(label, /^(?:the )?customer (\S+)(.*)$/i, englishFromThirdPerson);
  if (third) return third.rest.some((word) => THIRD_PERSON_PRONOUNS.en.test(word)) ? null : join(`I ${third.verb}`, third.rest);
  const [head = '', ...tail] = words;
  const word = lower(head);
  const gerund = englishBaseForm(word);
  const verb = gerund ?? (isInfinitive.en(word) ? word : null);
  if (verb === null || tail.some((each) => CONJUNCTIONS.en.test(each))) return null;
  const [next = ''] = tail;
  const rest = /^(?:your|their|his|her)$/i.test(next) ? ['my', ...tail.slice(1)] : tail;
  if (rest.some((each) => THIRD_PERSON_PRONOUNS.en.test(each))) return null;
  // "Order status" is no action, and "I check order" is ungrammatical: a word that can be a noun must precede an article, any other
  // verb an article, a preposition or a plural.
  if (next === '') return gerund || !isEnglishNoun(word) ? join(`I ${verb}`, rest) : null;
  const article = ENGLISH_ARTICLE.test(next);
  if (!gerund && isEnglishNoun(word) && !article && !(ENGLISH_PHRASAL[verb]?.test(next) ?? false)) return null;
  const last = tail.at(-1) ?? '';
  return article || ENGLISH_PREPOSITION.test(next) || /[^s]s$/.test(last) ? join(`I ${verb}`, rest) : null;
}

const ENGLISH_ARTICLE = /^(?:the|an?|my|your|their|his|her|this|these|some|all|several|two|three)$/i;
const ENGLISH_PREPOSITION = /^(?:for|to|at|in|on|up|out|off|with|by|from|about|through|around|into|online|back|home)$/i;
/** Words that can be nouns, with the particles that make them verbs. */
const ENGLISH_PHRASAL: Readonly<Record<string, RegExp>> = {
  wait: /^(?:for|in|at|on)$/i,
  look: /^(?:for|at|around|up)$/i,
  sign: /^(?:up|in)$/i,
  pick: /^up$/i,
  move: /^(?:in|into)$/i,
  talk: /^(?:to|with|about)$/i,
  walk: /^(?:in|into|to|through|around)$/i,
  search: /^for$/i,
};

/** A second action may follow. */
const CONJUNCTIONS: Readonly<Record<Language, RegExp>> = { fr: /^(?:et|ou|puis)$/i, de: /^(?:und|oder|dann)$/i, en: /^(?:and|or|then)$/i };
/** Words that would have to change to the first person as well. */
const THIRD_PERSON_PRONOUNS: Readonly<Record<Language, RegExp>> = {
  fr: /^(?:se|s['’].+|son|sa|ses|leur|leurs|lui|votre|vos|vous|soi|nous|notre|nos)$/i,
  de: /^(?:sich|sein|seine|seinen|seinem|seiner|ihr|ihre|ihren|ihrem|ihrer|dein|deine|ihnen|ihm|er|sie|zu|uns|unser\p{L}*)$/iu,
  en: /^(?:your|yours|you|their|his|her|him|himself|herself|themselves|yourself|them|us|our)$/i,
};

/** Parses `Le client compare les offres`: the verb in the first person, and the rest. */
function parseThirdPerson(label: string, actor: RegExp, first: (word: string) => string | null) {
  const found = actor.exec(label.replace(/\s+/g, ' '));
  const verb = found && first(lower(found[1] ?? ''));
  return found && verb ? { verb, rest: (found[2] ?? '').trim().split(' ').filter(Boolean) } : null;
}

function join(start: string, rest: readonly string[]): string {
  const text = [start, ...rest].filter(Boolean).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
