import { ID, isKeywordType, STRING, TOKEN_TYPE_NAMES, tokenTypeOf } from '../../syntax/token-types.ts';
import { type Cause, type CauseFinder, causeOf, replacement } from './cause.ts';
import type { ErrorContext } from './error-context.ts';
import { quoted } from './quoted.ts';

/** The words between a declaration and what it refers to, those first that are meant where several can stand. */
const CONNECTORS = ['on', 'from', 'to', 'of', 'for', 'in', 'within', 'uses'];

/** What people write for one of them, in any of the languages. */
const PREPOSITIONS: ReadonlySet<string> = new Set(
  'of on for from to in at about by with into towards within -> → de du des pour sur dans depuis vers à au par avec von vom zu zum zur für auf aus in nach bei über mit bis'.split(
    ' ',
  ),
);

/** What a declaration is connected with by a word of its own, by its keyword and the keyword that is written for that word. */
const KEYWORDS_FOR_CONNECTORS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  touchpoint: { channel: 'on' },
  persona: { segment: 'in' },
  journey: { persona: 'for', segment: 'for' },
  observations: { journey: 'of' },
  benchmark: { journey: 'of' },
  questionnaire: { journey: 'of' },
  plan: { journey: 'for' },
  initiative: { stage: 'on' },
};

/** `touchpoint comp "Comp" channel web`, `persona lea segment buyers {`: a keyword for the word that connects. */
export const keywordForConnector: CauseFinder = ({ lineTokens, locale, line, text }) => {
  const [statement] = lineTokens;
  const connected = statement && KEYWORDS_FOR_CONNECTORS[TOKEN_TYPE_NAMES[statement.tokenType] as string];
  if (!statement || !connected || text.slice(line.start, statement.offset).trim() !== '') return [];
  return lineTokens.slice(1).flatMap((token): Cause[] => {
    const connector = isKeywordType(token.tokenType) ? connected[TOKEN_TYPE_NAMES[token.tokenType] as string] : undefined;
    if (connector === undefined) return [];
    const expected = locale.spellKeyword(connector);
    return [replacement('JRN0101', { start: token.offset, end: token.end }, { found: quoted(token.text), expected }, expected)];
  });
};

/** `observations s for kitchen`, `rupture from web -> store`, „Bruch von web zu laden“: another word than the one that connects here. */
export const wrongConnector: CauseFinder = (context) => {
  const { text, line, found, locale, problem } = context;
  if (!found || problem.start !== found.offset) return [];
  const [word = ''] = /^(?:->|→|[\p{L}’]+)/u.exec(text.slice(found.offset, line.end)) ?? [];
  if (!PREPOSITIONS.has(word.toLowerCase())) return [];
  const start = found.offset;
  // `du parcours k`, „zu der Reise k“: the keyword of what is referred to is not said.
  const journey = locale.spellKeyword('journey');
  const behind =
    new RegExp(`^\\s+(?:(?:the|der|die|dem|la|le)\\s+)?${journey}(?=\\s)`, 'iu').exec(text.slice(start + word.length, line.end))?.[0] ?? '';
  const ends = behind === '' ? [start + word.length] : [start + word.length + behind.length, start + word.length];
  return expectedConnectors(context).flatMap((connector) => {
    const expected = locale.spellKeyword(connector);
    return ends.map((end) => replacement('JRN0101', { start, end }, { found: quoted(text.slice(start, end)), expected }, expected));
  });
};

/** `touchpoint form "Form" web`, `rupture web to store`, `date 2026-04 "s.csv"`: the word that connects is left out. */
export const missingConnector: CauseFinder = (context) => {
  const { found, problem, tokens, tokenIndex, line, locale } = context;
  if (!found || problem.start !== found.offset || !(found.tokenType === ID || found.tokenType === STRING)) return [];
  const previous = tokens.at(tokenIndex - 1);
  if (previous.offset < line.start) return [];
  const [connector] = expectedConnectors(context).filter((each) => found.tokenType !== STRING || each === 'from');
  if (connector === undefined || (isKeywordType(previous.tokenType) && tokenIndex - 1 !== context.firstToken)) return [];
  // Twice would be one too many.
  if (context.lineTokens.some((token) => token.offset < found.offset && token.tokenType === tokenTypeOf(connector))) return [];
  const word = locale.spellKeyword(connector);
  const span = { start: previous.offset, end: previous.end };
  return [
    causeOf('JRN0119', span, { after: previous.text, expected: `${word} ${found.text}` }, [
      { start: found.offset, end: found.offset, text: `${word} ` },
    ]),
  ];
};

/** `rupture web to store "…"`, `rupture web -> store "…"`, „Bruch von web zu laden "…"“: the channels that a rupture lies between. */
export const ruptureChannels: CauseFinder = ({ code, line, locale, lineText }) => {
  const rupture = locale.spellKeyword('rupture');
  const [from, to] = [locale.spellKeyword('from'), locale.spellKeyword('to')];
  const opening = new RegExp(`^(\\s*${rupture}\\s+)(?:(${from}|from|de|von|aus|entre|between|zwischen)\\s+)?`, 'u').exec(code);
  if (!opening) return [];
  const rest = code.slice(opening[0].length);
  const channels =
    /^([\p{L}_][\p{L}\p{N}_-]*|\uE000+)(\s*(?:-+>|→|=>|[-–—/])\s*|\s+[\p{L}]+\s+)([\p{L}_][\p{L}\p{N}_-]*|\uE000+)(?=\s+\uE000)/u.exec(
      rest,
    );
  if (!channels) return [];
  const [whole, first = '', , second = ''] = channels;
  const begin = (opening[1] as string).length;
  const end = opening[0].length + whole.length;
  const secondStart = end - second.length;
  // The file's own word stays (`von`, `aus`).
  const written =
    opening[2] !== undefined && locale.tokenTypeAt(opening[2], 0, opening[2].length) === tokenTypeOf('from') ? opening[2] : from;
  const suggestion = `${written} ${lineText.slice(opening[0].length, opening[0].length + first.length)} ${to} ${lineText.slice(secondStart, end)}`;
  const span = { start: line.start + begin, end: line.start + end };
  return [replacement('JRN0101', span, { found: quoted(lineText.slice(begin, end)), expected: suggestion }, suggestion)];
};

/** « du parcours k »: the name alone follows the word that connects. */
export const keywordBeforeReference: CauseFinder = ({ found, tokens, tokenIndex, firstToken, problem }) => {
  if (!found || problem.start !== found.offset || found.tokenType !== ID || tokenIndex - 2 < firstToken) return [];
  const [connector, keyword] = [tokens.typeNameOf(tokenIndex - 2), tokens.at(tokenIndex - 1)];
  if (!CONNECTORS.includes(connector) || !isKeywordType(keyword.tokenType)) return [];
  const span = { start: keyword.offset, end: found.end };
  return [replacement('JRN0101', span, { found: quoted(keyword.text), expected: found.text }, found.text)];
};

function expectedConnectors({ expected }: ErrorContext): string[] {
  return CONNECTORS.filter((connector) => expected.includes(tokenTypeOf(connector)));
}
