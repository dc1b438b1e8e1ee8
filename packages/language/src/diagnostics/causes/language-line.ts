import { LANGUAGES, type Language } from '@parcours/model';
import { ENGLISH_LOCALE, type KeywordLocale, keywordLocaleOf } from '../../syntax/keyword-locale.ts';
import { lex } from '../../syntax/lexer.ts';
import { ID, isKeywordType, tokenTypeOf } from '../../syntax/token-types.ts';
import { type Cause, type CauseFinder, causeOf } from './cause.ts';
import { lineAt } from './error-context.ts';
import { LANGUAGE_TERMS } from './keywords.ts';
import type { Span } from './span.ts';

const LANGUAGE_KEYWORD = tokenTypeOf('language');

/** A line that is meant to name the language of the keywords. */
const MEANT =
  /^[ \t]*(?:#+|\/\/|;|--|@|<!--)?[ \t]*(?:language|lang|locale|langue|langage|sprache|idioma)?[ \t]*[:=]?[ \t]*["'«“]?[ \t]*([\p{L}]{2,12})(?:[-_][\p{L}]{2,4})?[ \t]*["'»”]?[ \t]*[;.]?(?:-->)?[ \t]*$/imu;

/** How people write the languages. */
const NAMES: Readonly<Record<Language, RegExp>> = {
  en: /^(?:en|eng|english|anglais|englisch)$/iu,
  fr: /^(?:fr|fra|fre|french|français|francais|französisch|franzoesisch)$/iu,
  de: /^(?:de|deu|ger|german|deutsch|allemand)$/iu,
};

/** A French or German text without its `language` line, or with one that is misspelt or not the first. */
export const languageLine: CauseFinder = ({ text, tokens, problem }) => {
  const causes: Cause[] = [];
  for (const match of firstLines(text)) {
    const language = languageCalled(match.name);
    if (!language || text.slice(match.start, match.end).trim() === `language ${language}`) continue;
    const span = trimmed(text, match);
    causes.push(causeOf('JRN0131', span, parametersOf(language), [{ ...span, text: `language ${language}` }]));
  }
  const hasLine = tokens.count > 0 && tokens.tokenTypes[0] === LANGUAGE_KEYWORD;
  const language = meantLanguage(text);
  if (!language || (hasLine && tokens.keywordLocale.code !== 'en')) return causes;
  const start = /^\uFEFF?/.exec(text)?.[0].length ?? 0;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const inserted = { start, end: start, text: `language ${language}${eol}${eol}` };
  // The line is there, but not where it is read.
  const misplaced = new RegExp(`^[ \\t]*language[ \\t]+${language}[ \\t]*\\r?\\n?`, 'm').exec(text);
  if (misplaced) {
    const span = { start: misplaced.index, end: misplaced.index + misplaced[0].length };
    causes.push(causeOf('JRN0131', trimmed(text, span), parametersOf(language), [inserted, { ...span, text: '' }]));
  }
  const known = hasLine ? [{ ...lineAt(text, tokens.at(0).offset), text: `language ${language}` }] : [inserted];
  causes.push(causeOf('JRN0130', problem, parametersOf(language), known));
  return causes;
};

/** The language that people mean by a code or a name: `FR`, `fr-FR`, `français`; null where it is none of ours. */
export function languageCalled(name: string): Language | null {
  const [code = ''] = name.split(/[-_]/);
  return LANGUAGES.find((each) => NAMES[each].test(code)) ?? null;
}

function parametersOf(language: Language) {
  return { line: `language ${language}`, which: { term: LANGUAGE_TERMS[language] } };
}

/** The first lines of a text that are not empty, where they may name a language. */
function* firstLines(text: string): Generator<Span & { readonly name: string }> {
  let at = 0;
  for (let count = 0; count < 3 && at < text.length; ) {
    const { start, end } = lineAt(text, at);
    const line = text.slice(start, end).replace('\uFEFF', ' ');
    if (line.trim() !== '') count++;
    const name = MEANT.exec(line)?.[1];
    if (name !== undefined) yield { start, end, name };
    at = end + 1;
  }
}

function trimmed(text: string, { start, end }: Span): Span {
  const line = text.slice(start, end);
  return { start: start + line.length - line.trimStart().length, end: start + line.trimEnd().length };
}

/** The language whose keywords a text uses more than those of English; null where it is English. */
function meantLanguage(text: string): Language | null {
  const counts = LANGUAGES.filter((language) => language !== 'en').map((language) => ({ language, surplus: surplusOf(text, language) }));
  const best = counts.reduce((a, b) => (b.surplus > a.surplus ? b : a));
  return best.surplus >= 0 ? best.language : null;
}

/** How many more words are keywords of a language alone than of English alone; −1 where there are none of the language. */
function surplusOf(text: string, language: Language): number {
  const locale = keywordLocaleOf(language) as KeywordLocale;
  let [own, english] = [0, 0];
  for (const { tokenType, offset, end } of lex(text, locale)) {
    if (!isKeywordType(tokenType) && tokenType === ID) continue;
    const isEnglish = ENGLISH_LOCALE.tokenTypeAt(text, offset, end) > 0;
    const isOwn = locale.tokenTypeAt(text, offset, end) === tokenType && isKeywordType(tokenType);
    const preferred = text.slice(offset, end);
    if (isKeywordType(tokenType) && !isEnglish) own++;
    else if (isEnglish && isOwn && locale.spellKeyword(preferred) !== preferred) english++;
  }
  return own === 0 ? -1 : own - english;
}
