/** What people read, in every room and in three languages, held against the glossary and against itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { messages as charts } from '../../charts/src/messages.ts';
import { messages as cli } from '../../cli/src/messages.ts';
import { messages as extension } from '../../extension/src/messages.ts';
import { messages as guide } from '../../guide/src/messages.ts';
import { messages as interchange } from '../../interchange/src/messages.ts';
import { keywordDocs } from '../../language/src/attributes/keyword-docs.ts';
import { DATE_ORDERS, INITIATIVE_STATUSES, STUDY_METHODS } from '../../language/src/syntax/enumerated-values.ts';
import { keywordLocaleOf } from '../../language/src/syntax/keyword-locale.ts';
import { KEYWORDS } from '../../language/src/syntax/token-types.ts';
import { messages as markdown } from '../../markdown/src/messages.ts';
import { messages as server } from '../../server/src/messages.ts';
import { messages as webview } from '../../webview/src/messages.ts';
import {
  catalogue,
  FRENCH_KEYWORDS,
  formatMessage,
  GERMAN_KEYWORDS,
  glossary,
  LANGUAGES,
  type Language,
  localizedKeyword,
  type MessageTable,
  messageParts,
  messageTableErrors,
} from '../src/index.ts';

const EXTENSION = new URL('../../extension/', import.meta.url);

function manifest(): MessageTable {
  const read = (file: string): Record<string, string> => JSON.parse(readFileSync(new URL(file, EXTENSION), 'utf8'));
  const [en, fr, de] = [read('package.nls.json'), read('package.nls.fr.json'), read('package.nls.de.json')];
  return Object.fromEntries(Object.entries(en).map(([key, text]) => [key, { en: text, fr: fr[key] ?? '', de: de[key] ?? '' }]));
}

function walkthrough(): MessageTable {
  const read = (file: string) => readFileSync(new URL(`walkthrough/${file}`, EXTENSION), 'utf8').replace(/```.*?```/gs, '');
  const pages = readdirSync(new URL('walkthrough/', EXTENSION)).flatMap((file) => /^(\w+)\.md$/.exec(file)?.[1] ?? []);
  return Object.fromEntries(
    pages.map((page) => [page, { en: read(`${page}.md`), fr: read(`${page}.nls.fr.md`), de: read(`${page}.nls.de.md`) }]),
  );
}

/** By the English text. */
function snippets(): MessageTable {
  const file = new URL('../../../syntaxes/snippet-translations.json', import.meta.url);
  const translations: Record<string, { fr: string; de: string }> = JSON.parse(readFileSync(file, 'utf8'));
  return Object.fromEntries(Object.entries(translations).map(([en, { fr, de }]) => [en, { en, fr, de }]));
}

const TABLES: Readonly<Record<string, MessageTable>> = {
  glossary,
  parts: messageParts,
  catalogue: Object.fromEntries(Object.entries(catalogue).map(([code, { message }]) => [code, message])),
  charts,
  cli,
  extension,
  guide,
  interchange,
  markdown,
  keywordDocs,
  manifest: manifest(),
  server,
  snippets: snippets(),
  walkthrough: walkthrough(),
  webview,
};

interface Read {
  readonly id: string;
  readonly en: string;
  readonly fr: string;
  readonly de: string;
}

const MESSAGES: readonly Read[] = Object.entries(TABLES).flatMap(([room, table]) =>
  Object.entries(table).map(([key, text]) => ({ id: `${room} ${key}`, en: text.en, fr: text.fr, de: text.de })),
);

const shown = ({ id, en, fr, de }: Read) => `${id}: ${en} | ${fr} | ${de}`;

/** The words of a message, with its terms: without parameters, keywords, file names, options and what is written as code. */
function wordsOf(text: string, language: Language): string {
  return formatMessage(text.replace(/\[\[[^\]]*\]\]/g, '…'), {}, language)
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/`[^`]*`/g, '…')
    .replace(/--\w+|\w+\.\w+(\.\w+)*|\.(journey|csv)\b/g, '…')
    .replace(/\{\w+(?:\|([^|}]*)\|([^}]*))?\}/g, ' $1 $2 ')
    .replaceAll('\u00a0', ' ');
}

test('every message exists in three languages, with the same parameters and keywords', () => {
  expect(Object.entries(TABLES).flatMap(([room, table]) => messageTableErrors(table).map((error) => `${room} ${error}`))).toEqual([]);
});

test('the glossary has every term that a message refers to', () => {
  const missing = MESSAGES.filter((message) => LANGUAGES.some((language) => formatMessage(message[language], {}, language).includes('{#')));
  expect(missing.map(shown)).toEqual([]);
});

/** English that stands for two things, and what they are. */
const HOMONYMS: Readonly<Record<string, string>> = {
  from: 'where a way back starts; where a figure comes from',
  journeys: 'a heading; the title of a view, where « Parcours » alone would be the name of the software',
};

test('a message that is a term is taken from the glossary', () => {
  const terms = new Set(Object.values(glossary).map(({ en }) => en.toLowerCase()));
  const files = ['charts', 'cli', 'extension', 'guide', 'interchange', 'markdown', 'server', 'webview'].map(
    (room) => `${room}/src/messages.ts`,
  );
  const written = [...files, 'language/src/attributes/keyword-docs.ts', 'model/src/diagnostics/message-parts.ts'].flatMap((file) => {
    const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    return [...source.matchAll(/\ben: '([^']*)'/g)].filter(([, en = '']) => terms.has(en.toLowerCase())).map(([, en]) => `${file}: ${en}`);
  });
  expect(written).toEqual([]);
});

test('the same English says the same in French and German', () => {
  const differing = [...Map.groupBy(MESSAGES, ({ en }) => plain(en, 'en'))]
    .filter(([en]) => !Object.hasOwn(HOMONYMS, en))
    .filter(([, same]) => new Set(same.map(({ fr, de }) => `${plain(fr, 'fr')} | ${plain(de, 'de')}`)).size > 1)
    .map(([, same]) => same.map(shown));
  expect(differing).toEqual([]);
});

function plain(text: string, language: Language): string {
  return formatMessage(text, {}, language)
    .toLowerCase()
    .replace(/[.…:]$/, '')
    .trim();
}

/**
 * Words of the domain: what stands in English for one is said in French and German by the glossary's words. `only` where the French and
 * German words mean nothing else, so that the English word has to stand there too.
 */
const TERMS: readonly { readonly terms: readonly (keyof typeof glossary)[]; readonly only?: boolean; readonly unless?: RegExp }[] = [
  // Parcours is also the name of the software.
  { terms: ['journey', 'journeys'] },
  { terms: ['phase'] },
  { terms: ['stage', 'stages'], only: true },
  { terms: ['channel', 'channels'], unless: /output channel/ },
  { terms: ['touchpoint', 'touchpoints'], only: true },
  { terms: ['inventory'], only: true },
  { terms: ['owner'] },
  { terms: ['segment', 'segments'], only: true },
  { terms: ['persona', 'personas'], only: true },
  { terms: ['moment-of-truth', 'moments-of-truth'], only: true },
  { terms: ['rupture', 'ruptures'], only: true },
  { terms: ['repository', 'repositories'], only: true },
  { terms: ['action'], unless: /action plan/i },
  { terms: ['response', 'responses'] },
  { terms: ['basic', 'basics'], unless: /basic action/ },
  { terms: ['delight'], unless: /delights where/ },
  { terms: ['evidence'] },
  { terms: ['study', 'studies'] },
  { terms: ['wave', 'waves'], only: true },
  { terms: ['benchmark', 'benchmarks'], only: true },
  { terms: ['respondent', 'respondents'] },
  { terms: ['observation'] },
  { terms: ['survey'] },
  { terms: ['score'], unless: /nothing to score|score(s|d) of 2/ },
  { terms: ['rating'] },
  { terms: ['scale'], unless: /scaled so that/ },
  { terms: ['emotion-curve'], only: true },
  { terms: ['cx-index'], only: true },
  { terms: ['expert-score', 'expert-scores'], only: true },
  { terms: ['target'] },
  { terms: ['gap', 'gaps'] },
  { terms: ['shortfall'] },
  { terms: ['importance'], only: true },
  { terms: ['volume'], only: true },
  { terms: ['priority', 'priorities'] },
  { terms: ['rank'] },
  { terms: ['kpi', 'kpis'], only: true },
  { terms: ['initiative'] },
  { terms: ['event-log'] },
  { terms: ['channel-switch'] },
];

/** Messages that show English keywords as they are typed, and why. */
const TYPED: Readonly<Record<string, string>> = {
  'cli help.compare': 'values of an option of the command line',
  'cli help.dates': 'values of an option of the command line',
  'cli help.diff-fail-on': 'values of an option of the command line',
  'manifest walkEvidenceText': 'speaks of the first journey, which has English keywords',
  'snippets A need, said (explicit) or unsaid (implicit)': 'speaks of a snippet with English keywords',
  'walkthrough evidence': 'speaks of the text above it, which has English keywords',
};

test.each(TERMS)('$terms.0 is said as in the glossary', ({ terms, only = false, unless }) => {
  const said = (text: string, language: Language) => {
    const words = wordsOf(text, language).toLowerCase();
    // French and German inflect and compound; English words stand alone.
    return terms.some((term) => {
      const word = glossary[term][language].toLowerCase();
      return language === 'en' ? new RegExp(`\\b${word}s?\\b`).test(words.replaceAll('’s', '')) : words.includes(word);
    });
  };
  const begins = (text: string, language: Language) =>
    terms.some((term) => new RegExp(`(?<![\\p{L}-])${glossary[term][language]}`, 'iu').test(wordsOf(text, language)));
  const wrong = MESSAGES.filter(({ id, en, fr, de }) => {
    if (Object.hasOwn(TYPED, id) || unless?.test(wordsOf(en, 'en'))) return false;
    return said(en, 'en') ? !said(fr, 'fr') || !said(de, 'de') : only && (begins(fr, 'fr') || begins(de, 'de'));
  });
  expect(wrong.map(shown)).toEqual([]);
});

const VALUES: readonly string[] = [...STUDY_METHODS, ...INITIATIVE_STATUSES, ...DATE_ORDERS];
const QUOTED = /"([^"]*)"|“([^”]*)”|«\s*([^»]*?)\s*»|„([^“]*)“|`([^`]*)`/g;

test('a keyword of the language is quoted by a mark, so that it is shown as the file spells it', () => {
  const unmarked = MESSAGES.filter(({ id }) => !Object.hasOwn(TYPED, id)).flatMap(({ id, ...text }) =>
    LANGUAGES.flatMap((language) =>
      [...text[language].replaceAll(/\s/g, ' ').matchAll(QUOTED)]
        .map((quote) => quote.slice(1).find((inside) => inside !== undefined) ?? '')
        .filter((inside) => {
          const [first = ''] = inside.split(' ');
          return KEYWORDS.includes(first) || VALUES.includes(first);
        })
        .map((inside) => `${id}: ${inside}`),
    ),
  );
  expect(unmarked).toEqual([]);
});

test('no English keyword stands bare in a French or German message', () => {
  const bare = MESSAGES.filter(({ id }) => !Object.hasOwn(TYPED, id)).flatMap(({ id, ...text }) =>
    (['fr', 'de'] as const).flatMap((language) => {
      const { keywords, values } = { fr: FRENCH_KEYWORDS, de: GERMAN_KEYWORDS }[language];
      // Words of French or German too, as keywords or otherwise.
      const own = new Set([
        'score',
        'benchmark',
        'import',
        'on',
        'observer',
        ...[...keywords, ...values].flatMap(([, ...local]) => local.flatMap((words) => words.toLowerCase().split(/[ -]/))),
      ]);
      return [...wordsOf(text[language], language).matchAll(/\p{L}+(?:-\p{L}+)*/gu)]
        .map(([word]) => word)
        .filter((word) => (KEYWORDS.includes(word) || VALUES.includes(word)) && !own.has(word))
        .map((word) => `${id} (${language}): ${word}`);
    }),
  );
  expect(bare).toEqual([]);
});

test('a message spells a keyword as the formatter writes it', () => {
  for (const language of ['fr', 'de'] as const) {
    const locale = keywordLocaleOf(language);
    const { keywords, values } = { fr: FRENCH_KEYWORDS, de: GERMAN_KEYWORDS }[language];
    for (const [grammar, preferred] of keywords) expect(localizedKeyword(grammar, language)).toBe(preferred);
    for (const [value] of values) expect(localizedKeyword(value, language)).toBe(locale?.localizedValue(value));
  }
  expect(localizedKeyword('dates day-month-year', 'fr')).toBe('dates jour-mois-année');
  expect(localizedKeyword('observations', 'en')).toBe('observations');
});

test('French and German are set as they are printed', () => {
  // Tables are set when they are formatted; these files are read as they are.
  const loose = MESSAGES.filter(({ id }) => /^(manifest|snippets|walkthrough)/.test(id)).flatMap(({ id, fr, de }) => [
    ...(/ [:;?!»%]|« /.test(fr.replace(/`[^`]*`|\]\([^)]*\)/g, '')) ? [`${id} (fr)`] : []),
    ...(/"\p{L}[^"]*"/u.test(de.replace(/`[^`]*`|\]\([^)]*\)/g, '')) ? [`${id} (de)`] : []),
  ]);
  expect(loose).toEqual([]);
  const apostrophes = MESSAGES.filter(({ fr }) => /\p{L}'\p{L}/u.test(fr.replace(/`[^`]*`|"[^"]*"/g, '')));
  expect(apostrophes).toEqual([]);
});
