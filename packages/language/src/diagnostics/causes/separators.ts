import { CLOSING_BRACE, isKeywordType, isNameOrValueType, OPENING_BRACE, STRING, tokenTypeOf } from '../../syntax/token-types.ts';
import { type Cause, type CauseFinder, causeOf, replacement, type TextEdit } from './cause.ts';
import { quoted } from './quoted.ts';

const ARROW = tokenTypeOf('->');

/** Signs for an arrow, behind cells and before what they stand for. */
const ARROW_LIKE = /(?<=[\uE000\p{L}\p{N}])\s*(-{2,}>|={1,2}>|[→⇒➔➜⟶⟹↦»›>]|:|=|(?<=\s)-(?=\s)|--|–|—|\|->?)\s*(?=[\uE000\p{L}+\-−\d])/gu;

/** `"1" → a`, `=>`, `:`, `=`, `-->`, or nothing at all, between the cells of a file and what they stand for. */
export const mappingArrow: CauseFinder = (context) => {
  const { code, line, expected, found, text } = context;
  const edits: TextEdit[] = [];
  for (const match of code.matchAll(ARROW_LIKE)) {
    edits.push({ start: line.start + match.index, end: line.start + match.index + match[0].length, text: ' -> ' });
  }
  const causes: Cause[] = [];
  const [first] = edits;
  const arrowed = (start: number, end: number) => {
    const before = /(?:\uE000+|[^\s\uE000{},]+)\s*$/u.exec(code.slice(0, start - line.start))?.[0].length ?? 0;
    const after = /^\s*(?:\uE000+|[^\s\uE000{},]+)/u.exec(code.slice(end - line.start))?.[0].length ?? 0;
    const span = { start: start - before, end: end + after };
    return { span, suggestion: `${text.slice(span.start, start).trimEnd()} -> ${text.slice(end, span.end).trimStart()}` };
  };
  if (first) {
    const { span, suggestion } = arrowed(first.start, first.end);
    causes.push(causeOf('JRN0139', span, { suggestion: quoted(suggestion) }, edits));
  }
  if (found && expected.includes(ARROW) && found.line === context.tokens.at(context.tokenIndex).line) {
    const { span, suggestion } = arrowed(found.offset, found.offset);
    causes.push(causeOf('JRN0139', span, { suggestion: quoted(suggestion) }, [{ start: found.offset, end: found.offset, text: '-> ' }]));
  }
  // `1 -> a`: the cells of a file are texts.
  const bare = [...code.matchAll(/(?<=[{,]\s*|^\s*|[\p{L}\p{N}_]\s+)([\p{L}\p{N}_.+-]+)(?=\s*(?:,[^{}]*?)?->(?!\s*\uE000))/gu)];
  const [cell] = bare;
  if (cell) {
    const quoted = bare.map(({ index, 0: whole }) => ({
      start: line.start + index,
      end: line.start + index + whole.length,
      text: `"${whole}"`,
    }));
    const { start, end } = quoted[0] as TextEdit;
    causes.push(causeOf('JRN0141', { start, end }, { suggestion: `"${cell[0]}"` }, quoted));
  }
  return causes;
};

const SEPARATOR = /\s*(?::=|::|==?>?|:|->|=|–|—|(?<=\s)-(?=\s))\s*/u;

/** `score: 2`, `score=2`, `stage a - "I compare"`, `score2`: between a keyword and its value stands a space. */
export const keywordValueSeparator: CauseFinder = (context) => {
  const { code, line, lineText, found } = context;
  const causes: Cause[] = [];
  const pattern = new RegExp(`(?<=[\\p{L}\\p{N}_\\uE000])${SEPARATOR.source}(?=[\\p{L}\\p{N}_\\uE000+\\-−])`, 'gu');
  const matches = [...code.matchAll(pattern)];
  const [first] = matches;
  if (first) {
    const edits = matches.map(({ index, 0: whole }) => ({ start: line.start + index, end: line.start + index + whole.length, text: ' ' }));
    const before = /[\p{L}\p{N}_-]+$|\uE000+$/u.exec(code.slice(0, first.index))?.[0] ?? '';
    const after = /^(?:\uE000+|[^\s\uE000:=;,{}]+)/u.exec(code.slice(first.index + first[0].length))?.[0] ?? '';
    const [start, end] = [first.index - before.length, first.index + first[0].length + after.length];
    const suggestion = `${lineText.slice(start, first.index)} ${lineText.slice(first.index + first[0].length, end)}`;
    causes.push(causeOf('JRN0136', context.span(start, end), { suggestion: quoted(suggestion) }, edits));
  }
  const glued = found && /^(\p{L}+?)([+\-−]?\d.*)$/u.exec(found.text);
  if (glued && context.isKeyword(glued[1] as string)) {
    const suggestion = `${glued[1]} ${glued[2]}`;
    causes.push(replacement('JRN0136', { start: found.offset, end: found.end }, { suggestion: quoted(suggestion) }, suggestion));
  }
  return causes;
};

/** Commas, semicolons, full stops and brackets that mean nothing: all of the line at once, and those alone that end it. */
export const surplusSign: CauseFinder = (context) => {
  const { code, line, problem } = context;
  const causes: Cause[] = [];
  const removed = (matches: readonly RegExpExecArray[]) => {
    const [first] = matches.map((match) => context.span(match.index, match.index + match[0].length));
    if (!first) return;
    const signs = [...new Set(matches.map((match) => match[0].trim()))].join(' ');
    const edits = matches.map((match) => {
      const { start, end } = context.span(match.index, match.index + match[0].length);
      const isBetweenWords = /\S/.test(code.charAt(match.index - 1)) && /\S/.test(code.charAt(end - line.start));
      return { start, end, text: isBetweenWords ? ' ' : '' };
    });
    const blamed = matches.length === 1 ? first : { start: Math.max(first.start, problem.start), end: Math.max(first.end, problem.end) };
    causes.push(
      matches.length === 1 ? causeOf('JRN0137', first, { found: signs }, edits) : causeOf('JRN0137', blamed, { found: signs }, edits),
    );
  };
  const isBeforeKeyword = (at: number) => {
    const word = /^\s*(\p{L}[\p{L}\p{N}_-]*)/u.exec(code.slice(at));
    if (!word) return false;
    const start = line.start + at + word[0].length - (word[1] as string).length;
    return (
      context.isKeyword(word[1] as string) || context.locale.phraseAt(context.text, start, start + (word[1] as string).length) !== null
    );
  };
  const atEnd = [...code.matchAll(/\s*[,;.:!]+(?=\s*[{}]?\s*$)/gu)];
  const betweenParts = [...code.matchAll(/\s*[,;|]+/gu)].filter(({ index, 0: sign }) => isBeforeKeyword(index + sign.length));
  const brackets = [...code.matchAll(/[()[\]]/gu)];
  removed(atEnd);
  removed([...new Set([...betweenParts, ...atEnd])].sort((a, b) => a.index - b.index));
  removed(brackets);
  removed([...brackets, ...betweenParts].sort((a, b) => a.index - b.index));
  // A comma between two names separates values.
  removed(
    [...code.matchAll(/\s*[,;.|]+(?!\d)/gu)].filter(
      ({ index, 0: sign }) => !/^\s*\p{L}/u.test(code.slice(index + sign.length)) || isBeforeKeyword(index + sign.length),
    ),
  );
  // One sign alone: it stands where the text is not understood.
  if (problem.kind === 'unreadable' || (context.found && /^[,.]+$/.test(context.found.text))) {
    const found = context.text.slice(problem.start, problem.end);
    const isInWord = /[\p{L}\p{N}]/u.test(context.text.charAt(problem.start - 1)) && /[\p{L}\p{N}]/u.test(context.text.charAt(problem.end));
    const isBetweenValues = found === ',' && /^\s*\p{L}/u.test(code.slice(problem.end - line.start));
    if (!isInWord && !isBetweenValues && /^[,;.:()[\]|!?&=+*/\\-]+$/.test(found))
      causes.push(causeOf('JRN0137', problem, { found }, [{ start: problem.start, end: problem.end, text: '' }]));
  }
  return causes;
};

/** `2 score`, `a stage "…"`, `channel "Telephone" phone`, `buyers -> "1"`: what belongs together in the other order. */
export const swappedOrder: CauseFinder = (context) => {
  const { tokens, text, tokenIndex, firstToken, endToken } = context;
  const causes: Cause[] = [];
  const swap = (first: number, second: number, isMapping = false) => {
    if (first < firstToken || second >= endToken) return;
    const [a, b] = [tokens.at(first), tokens.at(second)];
    const suggestion = b.text + text.slice(a.end, b.offset) + a.text;
    const span = { start: a.offset, end: b.end };
    causes.push(
      isMapping
        ? replacement('JRN0139', span, { suggestion: quoted(suggestion) }, suggestion)
        : replacement('JRN0147', span, { suggestion: quoted(suggestion) }, suggestion),
    );
  };
  for (const at of [tokenIndex, tokenIndex - 1]) {
    const [first, second] = [tokens.tokenTypes[at] ?? 0, tokens.tokenTypes[at + 1] ?? 0];
    const isBrace = [first, second].some((type) => type === OPENING_BRACE || type === CLOSING_BRACE || type === ARROW);
    if (!isBrace && ((first === STRING && second !== STRING) || (isNameOrValueType(first) && isKeywordType(second)))) swap(at, at + 1);
  }
  for (let at = firstToken; at < endToken; at++)
    if (tokens.tokenTypes[at] === ARROW && tokens.tokenTypes[at + 1] === STRING && tokens.tokenTypes[at - 1] !== STRING)
      swap(at - 1, at + 1, true);
  return causes;
};
