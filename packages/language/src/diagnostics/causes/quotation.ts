import { isKeywordType, STRING } from '../../syntax/token-types.ts';
import { quote } from '../../syntax/token-values.ts';
import { type Cause, type CauseFinder, causeOf, replacement } from './cause.ts';
import type { ErrorContext } from './error-context.ts';
import type { Span } from './span.ts';

/** Pairs of quotation marks that are not those of the language, straight closing ones included. */
const FOREIGN_QUOTES = [
  /[“”„‟]([^“”„‟"]*)[“”„‟"]/,
  /[‘‚‛](.*?)[’‘‛'](?![\p{L}])/u,
  /[`´](.*?)[`´'](?![\p{L}])/u,
  /‹(.*?)›/,
  /›(.*?)‹/,
  /»(.*?)«/,
  /<<(.*?)>>/,
  /''(.+?)''/,
  /,,(.+?)(?:''|``|“|")/,
  /"([^"“”]*)[“”]/,
];

/** The first marks of a text that is not closed: it reaches to the end of its line, or to the brace there. */
const FOREIGN_OPENING = /[“”„‟‘‚‛‹](.*?)(?=\s*\{?\s*$)/u;

/** Texts in “curly”, ‹single› or „low“ quotation marks, or between backticks: all of the line at once. */
export const curlyQuotes: CauseFinder = ({ text, line, problem, lineText }) => {
  if (!/[“”„‟‘’‚‛‹›»`´]|<<|''|,,/.test(lineText.slice(problem.start - line.start - 1))) return [];
  const found: Cause[] = [];
  const anyPair = new RegExp(FOREIGN_QUOTES.map(({ source }) => source).join('|'), 'gu');
  const pairs = [...lineText.matchAll(anyPair)].filter(({ index, 0: whole }) => !isInsideText(lineText, index, whole));
  const edits = pairs.map(({ index, 0: whole, ...groups }) => ({
    start: line.start + index,
    end: line.start + index + whole.length,
    text: quote((Object.values(groups).find((inner): inner is string => typeof inner === 'string') ?? '').trim()),
  }));
  const mark = /[“”„‟‘’‚‛‹›»`´]|<<|''|,,/.exec(text.slice(problem.start, line.end))?.[0] ?? '';
  const [first] = edits;
  const from = problem.kind === 'unreadable' ? problem.start : (first?.start ?? problem.start);
  const at = { start: from, end: problem.kind === 'unreadable' ? problem.end : from + mark.length };
  if (first) found.push(causeOf('JRN0114', at, { found: mark }, edits));
  const opening = FOREIGN_OPENING.exec(lineText);
  if (opening)
    found.push(
      causeOf('JRN0114', at, { found: opening[0].charAt(0) }, [
        { start: line.start + opening.index, end: line.start + opening.index + opening[0].length, text: quote((opening[1] ?? '').trim()) },
      ]),
    );
  return found;
};

/** Whether a pair of marks stands inside a text of straight quotes, where it belongs to the text. */
function isInsideText(line: string, index: number, pair: string): boolean {
  return !pair.startsWith('"') && (line.slice(0, index).split('"').length - 1) % 2 === 1;
}

/** `"C:\\"`: a backslash makes the closing quote a part of the text. */
export const escapedClosingQuote: CauseFinder = ({ tokens, firstToken, endToken }) => {
  const unterminated = tokens.unterminatedTexts.find((index) => firstToken <= index && index < endToken);
  if (unterminated === undefined) return [];
  for (let index = unterminated; index >= firstToken; index--) {
    const text = tokens.textOf(index);
    if (tokens.tokenTypes[index] !== STRING || text.startsWith('«')) continue;
    const escapes = [...text.matchAll(/\\(.)/g)].filter(([, escaped]) => escaped === text.charAt(0));
    // Escaped quotes come in pairs: "they said \"soon\"".
    const last = escapes.length % 2 === 1 ? escapes.findLast((each) => /^(?:[\s{},]|$)/.test(text.slice(each.index + 2))) : undefined;
    if (!last) continue;
    const start = (tokens.starts[index] as number) + last.index;
    const suggestion = `\\${last[0]}`;
    return [replacement('JRN0261', { start, end: start + 2 }, { suggestion }, suggestion)];
  }
  return [];
};

/** A text that begins with one quotation mark and ends with another: `"I compare'`. */
export const mixedQuotes: CauseFinder = ({ text, problem, line }) => {
  if (problem.kind !== 'unterminated') return [];
  const opening = text.charAt(problem.start);
  const closing = opening === '«' ? ' »' : opening;
  const found: Cause[] = [];
  for (const { index } of text.slice(problem.start + 1, line.end).matchAll(/["'“”’›»](?=[\s{},]|$)/gu)) {
    const span = { start: problem.start, end: problem.start + index + 2 };
    found.push(replacement('JRN0103', span, { quote: closing.trim() }, text.slice(span.start, span.end - 1).trimEnd() + closing));
  }
  return found;
};

/** A text without its closing quote: before a keyword, a brace or an arrow, or at the end of the line. */
export const unclosedText: CauseFinder = ({ text, problem }) => {
  if (problem.kind !== 'unterminated') return [];
  const opening = text.charAt(problem.start);
  const closing = opening === '«' ? ' »' : opening;
  const own = text.slice(problem.start, problem.end).trimEnd();
  const places = [...own.matchAll(/(?<=\S)\s+(?=\{|->|\p{L}+\s)/gu)].map(({ index }) => index).slice(0, MAX_PLACES);
  return [own.length, ...places].map((index) => {
    const at = problem.start + index;
    return causeOf('JRN0103', problem, { quote: closing.trim() }, [{ start: at, end: at, text: closing }]);
  });
};

/** The number of places that are tried for a closing quote. */
const MAX_PLACES = 12;

/** A quotation mark inside a text ends it: `"They said "soon" twice"`, `'J'achète'`. */
export const quoteInText: CauseFinder = ({ text, line, lineTokens, problem }) => {
  // A text ends at a space or a sign; one that a word follows at once has been ended too early.
  const first = lineTokens.find(
    ({ tokenType, offset, end }) =>
      tokenType === STRING && offset <= problem.start && end < line.end && /[^\s{},;.:)\]]/.test(text.charAt(end)),
  );
  if (!first) return [];
  const mark = text.charAt(first.offset);
  const rest = text.slice(first.end, line.end);
  const found: Cause[] = [];
  // The longest text first: all that the author put between the outermost marks.
  for (const { index } of [...rest.matchAll(new RegExp(`${mark === '«' ? '»' : mark}(?=[\\s{},]|$)`, 'gu'))].toReversed()) {
    const span = { start: first.offset, end: first.end + index + 1 };
    const inner = text.slice(span.start + 1, span.end - 1);
    found.push(replacement('JRN0140', span, { suggestion: requoted(inner) }, requoted(inner)));
  }
  return found;
};

/** A text in the quotation marks that it does not hold. */
function requoted(inner: string): string {
  if (!inner.includes('"')) return quote(inner);
  if (!inner.includes("'")) return `'${inner}'`;
  return /[«»]/.test(inner) ? quote(inner) : `« ${inner.trim()} »`;
}

/** Free text, a path or a column without its quotation marks. */
export const textWithoutQuotes: CauseFinder = (context) => {
  const { text, tokens, line, tokenIndex, found } = context;
  if (!found || context.problem.kind !== 'unexpected') return [];
  const starts: number[] = [];
  const before = tokens.at(tokenIndex - 1);
  // A text never begins its line: before it stands at least a keyword.
  if (tokenIndex <= context.firstToken || found.offset < line.start) return [];
  // `stage I compare`: the name was taken for the first word of the label.
  const isName = tokenIndex - 1 > context.firstToken && before.tokenType !== STRING;
  // `initiative call back`: a label begins with a capital, and the rest of one does not.
  const isCutInTwo = tokenIndex - 2 === context.firstToken && /^\p{Ll}{2}/u.test(before.text) && /^\p{Ll}/u.test(found.text);
  if (isName && (isCutInTwo || /^\p{Lu}/u.test(before.text))) starts.push(before.offset);
  if (found.line === tokens.at(tokenIndex).line && found.tokenType !== STRING) starts.push(found.offset);
  return starts.flatMap((start) =>
    endsOfText(context, start).flatMap((end) => {
      const raw = text
        .slice(start, end)
        .replace(/^["'“”„«]|["'“”»]$/gu, '')
        .trim();
      if (!/\p{L}/u.test(raw) || /["«»“”{}]|->/.test(raw)) return [];
      const suggestion = quote(/[\\/]/.test(raw) && !/\s/.test(raw) ? raw.replaceAll('\\', '/') : raw);
      return [replacement('JRN0141', { start, end }, { suggestion }, suggestion)];
    }),
  );
};

/** Where a text that begins at an offset may end: at the end of a path or word, before a later keyword, before a brace, with the line. */
function endsOfText(context: ErrorContext, start: number): number[] {
  const { text, line, code } = context;
  const column = start - line.start;
  const word = /^\S*[^\s,;]/.exec(text.slice(start, line.end))?.[0] ?? '';
  const ends: number[] = /[./\\]./.test(word) ? [start + word.length] : [];
  // `I compare" channel web`: the closing quote is there.
  const closing = text.slice(start, line.end).search(/["”»](?=[\s{},]|$)/u);
  if (closing > 0) ends.push(start + closing + 1);
  for (const match of code.slice(column).matchAll(/\s+(?=(\p{L}[\p{L}\p{N}_-]*|\{|\}|->|\d|\uE000))/gu)) {
    const next = match[1] ?? '';
    if (
      /^[\p{L}]/u.test(next) &&
      !context.isKeyword(next) &&
      !context.locale.phraseAt(text, start + match.index + match[0].length, start + match.index + match[0].length + next.length)
    )
      continue;
    ends.push(start + match.index);
  }
  const last = text
    .slice(start, line.end)
    .trimEnd()
    .replace(/\s*[{;]$/u, '').length;
  return [...new Set([...ends, start + last])].filter((end) => end > start);
}

/** A name of several words before a label: `call center "…"`. */
export const nameOfSeveralWords: CauseFinder = (context) => {
  const { line, code, lineTokens } = context;
  const [keyword] = lineTokens;
  if (!keyword || !isKeywordType(keyword.tokenType)) return [];
  const after = /^\s+([^\uE000{},]*[^\s\uE000{},])(?=\s*\uE000)/u.exec(code.slice(keyword.end - line.start));
  const name = after?.[1];
  const joined = name && joinedName(name);
  if (
    !after ||
    !name ||
    !joined ||
    !/^[\p{L}\p{N}_-]+(?:\s+[\p{L}\p{N}_-]+)+$/u.test(name) ||
    name.split(/\s+/).some((word) => context.isKeyword(word))
  )
    return [];
  const start = keyword.end + after[0].length - name.length;
  return [replacement('JRN0121', { start, end: start + name.length }, { found: name, suggestion: joined }, joined)];
};

/** A name with signs, or with a digit at its beginning: `web.shop`, `web/app`, `24h-chat`. */
export const nameWithSigns: CauseFinder = ({ text, line, problem }) => {
  const run = wordAround(text, line, problem.start);
  const found = text.slice(run.start, run.end);
  const suggestion = joinedName(found);
  if (!/\p{L}/u.test(found) || !/[\p{L}\p{N}][^\s\p{L}\p{N}_-]+[\p{L}\p{N}]|^\p{N}/u.test(found) || suggestion === '') return [];
  return [replacement('JRN0121', run, { found, suggestion }, suggestion)];
};

function wordAround(text: string, line: Span, offset: number): Span {
  let [start, end] = [offset, offset];
  while (start > line.start && /[^\s"'«»{},;]/.test(text.charAt(start - 1))) start--;
  while (end < line.end && /[^\s"'«»{},;]/.test(text.charAt(end))) end++;
  return { start, end };
}

/** The words as one name; empty where nothing of them can be one. */
function joinedName(words: string): string {
  const name = words.replace(/[^\p{L}\p{N}_]+/gu, '-').replace(/^-+|-+$/g, '');
  if (!/^\p{N}/u.test(name)) return name;
  // `24h-chat` as `chat-24h`: a name begins with a letter.
  const [first = '', ...rest] = name.split('-');
  return /^\p{L}/u.test(rest[0] ?? '') ? [...rest, first].join('-') : `_${name}`;
}
