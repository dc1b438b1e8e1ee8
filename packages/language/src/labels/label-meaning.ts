/**
 * Whether two labels say the same (method.md, section 1: a stage is split only where the customer's next act differs): compares the
 * stems of their words, and takes synonyms (`I look for`, `I search`), the noun of an act (`Payment`) and its verb (`I pay`) as equal.
 */

import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemFrench } from '@orama/stemmers/french';
import { stemmer as stemGerman } from '@orama/stemmers/german';
import type { Language } from '@parcours/model';
import { ACT_SYNONYMS, GOODS, IMPLIED_OBJECTS, MARKET } from './act-synonyms.ts';
import { isFirstPerson } from './first-person.ts';
import { detectLanguage, tokenizeLabel } from './language-detection.ts';
import { memoize } from './memoize.ts';
import { frenchFirstPerson } from './verb-forms.ts';

/** What a label says: labels with one key say the same. Null if it consists of stop words only. */
export function labelKey(label: string, language: Language | null): string | null {
  const words = tokenizeLabel(label).map((word) => word.toLowerCase());
  if (language === null) return words.filter((word) => !LANGUAGES.some((each) => STOP_WORDS[each].has(word))).join(' ') || null;
  return meaningOf(words, language).toSorted().join(' ') || null;
}

/**
 * Whether labels of two keys say the same. Who looks for a good is finding out about its market: `Je recherche un bien`, `Je me renseigne
 * sur les fournisseurs`.
 */
export function areKeysAlike(one: string, other: string): boolean {
  if (one === other) return true;
  const [market, good] = one.length < other.length ? [one, other] : [other, one];
  return market === RESEARCH && good.startsWith(GOOD) && isResearch(good);
}

/** Whether only such keys are alike without being equal. */
export function isResearch(key: string): boolean {
  return key.endsWith(RESEARCH);
}

/** The language that most labels show: a label such as `Installation` shows none. The customer's own sentences count twice. */
export function commonLanguage(labels: readonly string[]): Language | null {
  const votes: Record<Language, number> = { en: 0, fr: 0, de: 0 };
  for (const label of labels) {
    const [language, weight] = cachedVote(label);
    if (language !== null) votes[language] += weight;
  }
  const [best] = LANGUAGES.toSorted((a, b) => votes[b] - votes[a]);
  return best && votes[best] > 0 ? best : null;
}

const cachedVote = memoize((label) => [detectLanguage(label), isFirstPerson(label) ? 2 : 1] as const);

const set = (words: string) => new Set(words.trim().split(/[\s]+/));

/**
 * Articles and pronouns of the first person as subject or possessive, and the prepositions of a genitive. Any other function word may
 * distinguish two labels: the actor (`On me rappelle`), the direction (`in`, `out`), the negation (`nicht`), the object (`me`).
 */
const STOP_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: set('i we my our the a an of this these then now finally first next just several some different various all right best suitable own'),
  fr: set(`
    je j' nous mon ma mes notre nos le la les l' un une des du de d' ce cette ces ensuite puis enfin maintenant alors finalement plusieurs
    quelques différents différentes divers diverses tous toutes bon bonne meilleur meilleure
  `),
  de: set(`
    ich wir mein meine meinen meinem meiner unser unsere unseren unserem unserer der die das den dem des ein eine einen einem einer eines von
    dann danach zuerst jetzt nun endlich schließlich mehrere einige verschiedene diverse alle allen richtige richtigen passende passenden
    beste besten eigene eigenen
  `),
};
const LANGUAGES = ['en', 'fr', 'de'] as const;

const SUBJECTS: Readonly<Record<Language, ReadonlySet<string>>> = { en: set('i we'), fr: set("je j' nous"), de: set('ich wir') };
/** `Je me renseigne`, `Ich informiere mich`: where the customer is the subject too. */
const REFLEXIVES: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: set('myself ourselves self'),
  fr: set("me m' se s' nous"),
  de: set('mich mir uns sich'),
};
const GERMAN_PARTICLES = set(
  'an ab auf aus ein her hin um vor zu nach mit los weg fest hoch herunter runter zurück weiter bei durch kennen vorbei entgegen',
);
const STEMMERS: Readonly<Record<Language, (word: string) => string>> = { en: stemEnglish, fr: stemFrench, de: stemGerman };
/** Endings of nouns of acts that the stemmer leaves. */
const NOUN_ENDINGS: Readonly<Record<Language, RegExp>> = {
  en: /(?<=.{3})(?:ment|ion|ing|al)$/,
  fr: /(?<=.{4})(?:at|ment|ion|age|on)$/,
  de: /(?<=.{4})(?:ierung|ier|ung|ation|i)$/,
};
/** Verbs that only carry a noun: `I take a test drive`. */
const LIGHT_VERBS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: set('take make do have'),
  fr: set('fais faisons faire effectue effectuer passe passer prends'),
  de: set('mache machen mach durchführe unternehme'),
};
/** `My parcel arrives`: what I receive. */
const ARRIVALS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: set('arrives arrive arrived'),
  fr: set('arrive arrivent'),
  de: set('ankomme ankommt kommt'),
};

function stem(word: string, language: Language): string {
  const stemmed = STEMMERS[language](word);
  return stemmed.replace(NOUN_ENDINGS[language], '').normalize('NFD').replace(/\p{M}/gu, '');
}

/** The stems and acts of a label, in any order. */
function meaningOf(words: readonly string[], language: Language): string[] {
  const isCustomer = words.some((word) => SUBJECTS[language].has(word));
  const vocabulary = VOCABULARIES[language]();
  const stems = stemsOf(language === 'de' ? joinParticle(words) : words, language, isCustomer);
  const arrival = isCustomer ? undefined : stems.find((word) => vocabulary.arrivals.has(word));
  let content = vocabulary.replace(stems.map((word) => (word === arrival ? RECEIPT : word))).filter((word) => word !== SELF);
  if (content.length > 1) content = content.filter((word) => !vocabulary.lightVerbs.has(word));
  if (content.includes(RESEARCH)) content = content.filter((word) => !RESEARCH_PREPOSITIONS.has(word) && !vocabulary.market.has(word));
  if (content.length === 2 && content.includes(RESEARCH))
    content = content.map((word) => (vocabulary.goods.has(word) ? `${GOOD}${word}` : word));
  // `I receive the delivery` is `Delivery`; `I receive my order` is not `I order`.
  if (content.length > 1 && content.every((word) => word === RECEIPT || !word.startsWith('@') || GIVEN.has(word)))
    content = content.filter((word) => word !== RECEIPT);
  const implied = content.map((act) => vocabulary.implied.get(act));
  return [...new Set(content)].filter((word) => !implied.some((objects) => objects?.has(word)));
}

const RESEARCH = '@research';
const RECEIPT = '@receive';
/** Things and services that are given, and no other acts of the customer. */
const GIVEN = set(`
  @advice @delivery @refund @approval @invoice @quote @document @parcel @prescription @answer @conseil @livraison @remboursement @facture
  @colis @ordonnance @beratung @lieferung @erstattung @paket @angebot @rezept @unterlage
`);
const GOOD = '@good:';

const SELF = '@self';
const RESEARCH_PREPOSITIONS = set('for about on sur uber nach');

function stemsOf(words: readonly string[], language: Language, isCustomer: boolean): string[] {
  const isReflexive =
    isCustomer && words.some((word, index) => REFLEXIVES[language].has(word) && (word !== 'nous' || words[index - 1] === word));
  let kept = words.filter((word) => !STOP_WORDS[language].has(word) && !(isReflexive && REFLEXIVES[language].has(word)));
  if (language === 'fr' && words.includes('nous')) kept = kept.map((word) => word.replace(/(?<=.{3})(?:iss|e)?ons$/, 'e'));
  const stems = kept.flatMap((word) => (language === 'de' ? splitCompound(word) : [word])).map((word) => stem(word, language));
  return isReflexive ? [SELF, ...stems] : stems;
}

/** `Ich rufe die Bank an` → `Ich anrufe die Bank` */
function joinParticle(words: readonly string[]): string[] {
  const particle = words.at(-1) ?? '';
  const verb = words.findIndex(
    (word, index) => index < words.length - 1 && (SUBJECTS.de.has(words[index - 1] ?? '') || (index === 0 && !SUBJECTS.de.has(word))),
  );
  if (!GERMAN_PARTICLES.has(particle) || verb < 0) return [...words];
  return words.slice(0, -1).map((word, index) => (index === verb ? `${particle}${word}` : word));
}

/** Nouns of acts that end German compounds: `Wohnungssuche`, `Kontoeröffnung`. */
const GERMAN_ACT_NOUNS = set(`
  suche vergleich kauf einkauf wahl auswahl wechsel bestellung buchung reservierung vereinbarung zahlung bezahlung abholung rückgabe
  eröffnung erstellung beantragung antrag besichtigung besuch planung verhandlung unterzeichnung abschluss kündigung verlängerung
  meldung anmeldung ablesung installation einrichtung konfiguration anforderung anfrage reparatur bewertung recherche aktivierung
  sperrung miete anmietung verfolgung lösung tracking erstattung verkauf prüfung bestätigung nutzung lieferung empfang erhalt stornierung beratung
`);
const COMPOUND_ENDINGS = [...GERMAN_ACT_NOUNS].toSorted((a, b) => b.length - a.length);

function splitCompound(word: string): string[] {
  const act = COMPOUND_ENDINGS.find((ending) => word.endsWith(ending) && word.length >= ending.length + 3);
  if (!act || GERMAN_ACT_NOUNS.has(word)) return [word];
  const modifier = word.slice(0, -act.length);
  // A separable prefix is no noun: `Auswahl`, `Anmeldung`.
  return GERMAN_PARTICLES.has(modifier) || /^(?:ver|be|er|ent|über|unter|vor|nach|rück|wieder|weiter)$/.test(modifier)
    ? [word]
    : [modifier.replace(/(?<=ung|heit|keit|tion|tät|schaft|[^s]s?t|g|d|l|n)s$/, ''), act];
}

interface Vocabulary {
  /** Replaces phrases and words by their act. */
  readonly replace: (stems: readonly string[]) => string[];
  readonly arrivals: ReadonlySet<string>;
  readonly lightVerbs: ReadonlySet<string>;
  readonly market: ReadonlySet<string>;
  readonly goods: ReadonlySet<string>;
  /** By act. */
  readonly implied: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Compiled at the first label of the language. */
const VOCABULARIES: Readonly<Record<Language, () => Vocabulary>> = { en: once('en'), fr: once('fr'), de: once('de') };

function once(language: Language): () => Vocabulary {
  let vocabulary: Vocabulary | null = null;
  return () => {
    vocabulary ??= compileVocabulary(language);
    return vocabulary;
  };
}

interface Phrase {
  readonly stems: readonly string[];
  readonly act: string;
}

function compileVocabulary(language: Language): Vocabulary {
  const single = new Map<string, string>();
  /** By the first stem of each phrase. */
  const phrases = new Map<string, Phrase[]>();
  for (const line of ACT_SYNONYMS[language].trim().split('\n')) {
    const [, name, list = ''] = /^\s*(?:(\w+): )?(.*)$/.exec(line) ?? [];
    const members = list.split(', ');
    const act = `@${name ?? members[0]}`;
    for (const phrase of members.flatMap((member) => [member, ...firstPersonOf(member, language)])) {
      const stems = stemsOf(tokenizeLabel(phrase), language, true);
      const [first = ''] = stems;
      if (stems.length === 1) single.set(first, single.get(first) ?? act);
      else
        phrases.set(
          first,
          [...(phrases.get(first) ?? []), { stems, act }].toSorted((a, b) => b.stems.length - a.stems.length),
        );
    }
  }
  const replace = (stems: readonly string[]): string[] => {
    let rest = [...stems];
    const acts: string[] = [];
    for (const first of stems) {
      const phrase = phrases.get(first)?.find((each) => each.stems.every((word) => rest.includes(word)));
      if (!phrase) continue;
      rest = rest.filter((word) => !phrase.stems.includes(word));
      acts.push(phrase.act);
    }
    return [...acts, ...rest.map((word) => single.get(word) ?? word)];
  };
  const stemsIn = (words: Iterable<string>) => [...words].map((word) => stem(word.trim(), language));
  return {
    replace,
    arrivals: new Set(stemsIn(ARRIVALS[language])),
    lightVerbs: new Set(stemsIn(LIGHT_VERBS[language])),
    market: new Set(replace(stemsIn(MARKET[language].split(',')))),
    goods: new Set(replace(stemsIn(GOODS[language].split(',')))),
    implied: new Map(
      IMPLIED_OBJECTS[language].split('\n').map((line) => {
        const [act = '', objects = ''] = line.split(': ');
        return [`@${act}`, new Set(replace(stemsIn(objects.split(','))))];
      }),
    ),
  };
}

/** The first person of a phrase's verb where it has another stem than the infinitive. */
function firstPersonOf(phrase: string, language: Language): string[] {
  if (language === 'de') return /(?:el|er)n$/.test(phrase) ? [phrase.replace(/e([lr])n$/, '$1e')] : [];
  if (language === 'en') return [];
  const [verb = '', ...rest] = phrase.replace(/^(?:se |s')/, '').split(' ');
  const first = frenchFirstPerson(verb, true);
  if (first === null) return [];
  return [[...(/^(?:se |s')/.test(phrase) ? ['se'] : []), first, ...rest].join(' ')];
}
