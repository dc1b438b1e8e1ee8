import { type Diagnostic, diagnose, type MessageValue, nearestName, type Range, type TermName } from '@parcours/model';
import type { SourceFile } from '../names/source-file.ts';
import type { ParseError } from '../syntax/recovery.ts';
import {
  CLOSING_BRACE,
  END_OF_FILE,
  ID,
  isKeywordType,
  NUMBER,
  OWNER,
  REF,
  STRING,
  TOKEN_TYPE_NAMES,
  type TokenType,
  tokenTypeOf,
} from '../syntax/token-types.ts';
import type { Comment, Token } from '../syntax/tokens.ts';

/** The number of expected tokens in a message. */
const MAX_EXPECTED = 12;

/**
 * The syntax errors of a file in the order of the text; empty if and only if `file.hasSyntaxErrors` is false. All belong to the
 * catalogue's family `syntax`.
 */
export function syntaxDiagnostics(file: SourceFile): Diagnostic[] {
  return unsortedDiagnostics(file).sort((a, b) => {
    const [{ start }, { start: other }] = [a.at.range, b.at.range];
    return start.line - other.line || start.character - other.character;
  });
}

function unsortedDiagnostics(file: SourceFile): Diagnostic[] {
  const { parsed } = file;
  if (parsed.internalError !== null) {
    return [diagnose('JRN0112', file.locationOf(rangeAt(file, 0, 1)), { detail: parsed.internalError.slice(0, 200) })];
  }
  const { tokens } = parsed;
  const found: Diagnostic[] = tokens.unterminatedTexts.map((index) => escapedClosingQuote(file, index) ?? unterminatedText(file, index));
  for (const index of tokens.unclosedComments) {
    const { offset, text } = tokens.comments[index] as Comment;
    found.push(diagnose('JRN0260', file.locationOf(rangeAt(file, offset, text.trimEnd().length)), {}));
  }
  const broken = new Set(found.map(({ at }) => at.range.start.line));
  for (const { offset, length } of tokens.unreadable) {
    const at = file.locationOf(rangeAt(file, offset, length));
    const text = file.text.slice(offset, offset + length);
    if (/[“”„‟‘’‚]/.test(text)) {
      // Quotes come in pairs: one diagnostic a line is enough.
      if (!broken.has(at.range.start.line)) found.push(diagnose('JRN0114', at, { found: excerpt(text) }));
    } else found.push(diagnose('JRN0102', at, { found: excerpt(text) }));
    broken.add(at.range.start.line);
  }
  const isUnclosed = tokens.unclosedBrace >= 0;
  for (const error of parsed.errors) {
    if (isUnclosed && (error.token.tokenType === END_OF_FILE || isMissingClosingBrace(error))) continue;
    const at = locationOfError(file, error);
    // Only the first syntax error of a line is reported: an unclosed quote makes all that follows it unreadable.
    if (broken.has(at.range.start.line)) continue;
    broken.add(at.range.start.line);
    found.push(decimalComma(file, error) ?? unexpectedToken(file, error, at));
  }
  if (isUnclosed) found.push(diagnose('JRN0104', file.locationOf(tokens.rangeOf(tokens.unclosedBrace)), {}));
  return found;
}

function unterminatedText(file: SourceFile, index: number): Diagnostic {
  const { tokens } = file.parsed;
  const opening = tokens.textOf(index).charAt(0);
  return diagnose('JRN0103', file.locationOf(tokens.rangeOf(index)), { quote: opening === '«' ? '»' : opening });
}

/** Reports `"C:\"` as the reason for which a text of its line is not closed: the backslash makes the quote a part of the text. */
function escapedClosingQuote(file: SourceFile, unterminated: number): Diagnostic | null {
  const { tokens } = file.parsed;
  const line = tokens.lines[unterminated];
  for (let index = unterminated; index >= 0 && tokens.lines[index] === line; index--) {
    if (tokens.tokenTypes[index] !== STRING || tokens.textOf(index).startsWith('«')) continue;
    const escapes = [...tokens.textOf(index).matchAll(/\\(.)/g)].filter(([, escaped]) => escaped === tokens.textOf(index).charAt(0));
    // Escaped quotes come in pairs: "they said \"soon\"".
    const last =
      escapes.length % 2 === 1 ? escapes.findLast((each) => /^(?:[\s{},]|$)/.test(tokens.textOf(index).slice(each.index + 2))) : undefined;
    if (!last) continue;
    const at = file.locationOf(rangeAt(file, (tokens.starts[index] as number) + last.index, 2));
    const suggestion = `\\${last[0]}`;
    return diagnose('JRN0261', at, { suggestion }, { suggestion });
  }
  return null;
}

function unexpectedToken(file: SourceFile, error: ParseError, at: Diagnostic['at']): Diagnostic {
  const { token } = error;
  const { keywordLocale } = file.parsed.tokens;
  const spellKeyword = (keyword: string) => keywordLocale.spellKeyword(keyword);
  const found = token.tokenType === END_OF_FILE ? '␄' : tokenBeforeLineEnd(error) ? '⏎' : `"${excerpt(token.text)}"`;
  const keywords = error.expected.filter(isKeywordType).map((tokenType) => spellKeyword(TOKEN_TYPE_NAMES[tokenType] as string));
  const lacksPercentSign = error.expected.length === 1 && error.expected[0] === PERCENT && token.tokenType === NUMBER;
  const suggestion = lacksPercentSign ? `${token.text}%` : found.startsWith('"') ? nearestName(token.text, keywords) : null;
  return diagnose('JRN0101', at, { found, expected: suggestion ?? expectedText(error.expected, spellKeyword) }, { suggestion });
}

const PERCENT = tokenTypeOf('PERCENT');
const DATE = tokenTypeOf('DATE');

/** Reports `+1,5`: the decimal separator of journey files is the point, in every language. */
function decimalComma(file: SourceFile, { token }: ParseError): Diagnostic | null {
  if (token.text !== ',') return null;
  const before = /[+\-−]?[0-9]+$/.exec(file.text.slice(Math.max(0, token.offset - 20), token.offset))?.[0];
  const after = /^[0-9]+/.exec(file.text.slice(token.offset + 1, token.offset + 20))?.[0];
  if (!before || !after) return null;
  const at = file.locationOf(rangeAt(file, token.offset - before.length, before.length + 1 + after.length));
  const suggestion = `${before}.${after}`;
  return diagnose('JRN0115', at, { found: `${before},${after}`, suggestion }, { suggestion });
}

/** What could stand here, in the order of the grammar; values whose kind takes an example are last. */
function expectedText(expected: readonly TokenType[], spellKeyword: (keyword: string) => string): MessageValue {
  const words = new Map<string, MessageValue>();
  const values = new Map<string, MessageValue>();
  for (const tokenType of expected) {
    // Where a date stands, a number is a year.
    if (tokenType === NUMBER && expected.includes(DATE)) continue;
    const name = TOKEN_TYPE_NAMES[tokenType] as string;
    const value = VALUE_EXAMPLES[name];
    if (tokenType === OWNER) words.set(name, spellKeyword('owner'));
    else if (isKeywordType(tokenType)) words.set(name, spellKeyword(name));
    else if (value) values.set(name, { term: value.term, values: { example: value.example } });
    else if (tokenType === REF || tokenType === ID) words.set('name', { term: 'expected.name' });
    else words.set(name, tokenType === STRING ? '"…"' : name);
  }
  const all = [...words.values()];
  const shown = all.length > MAX_EXPECTED ? [...all.slice(0, MAX_EXPECTED), '…'] : all;
  const listed = shown.length === 0 ? [] : [joined(shown, 'expected.next')];
  return joined([...listed, ...values.values()], 'expected.or');
}

function joined(parts: readonly MessageValue[], term: 'expected.next' | 'expected.or'): MessageValue {
  return parts.reduceRight((more, first) => ({ term, values: { first, more } }));
}

/** The kinds of values that messages name with an example: the example alone would look like the only answer. */
const VALUE_EXAMPLES: Readonly<Record<string, { readonly term: TermName; readonly example: string }>> = {
  NUMBER: { term: 'expected.number', example: '1.5' },
  PERCENT: { term: 'expected.percentage', example: '80%' },
  DATE: { term: 'expected.date', example: '2026-03-31' },
  DURATION: { term: 'expected.duration', example: '24h' },
};

function excerpt(text: string): string {
  const clean = text.replace(/\p{Cc}/gu, '�');
  return clean.length > 40 ? `${clean.slice(0, 39)}…` : clean;
}

function rangeAt(file: SourceFile, offset: number, length: number): Range {
  return { start: file.document.positionAt(offset), end: file.document.positionAt(offset + length) };
}

function locationOfToken(file: SourceFile, { index }: Token) {
  return file.locationOf(file.parsed.tokens.rangeOf(index));
}

/** Whether only a closing brace is missing: reported once, at the unclosed opening brace. */
function isMissingClosingBrace(error: ParseError): boolean {
  return error.expected.every((tokenType) => tokenType === CLOSING_BRACE);
}

function locationOfError(file: SourceFile, error: ParseError): Diagnostic['at'] {
  if (error.token.tokenType === END_OF_FILE) return endOfFile(file);
  return locationOfToken(file, tokenBeforeLineEnd(error) ?? error.token);
}

/** The last token of a line that ends too early; null for other errors. The token of the next line is not the cause. */
function tokenBeforeLineEnd({ token, previous, isMissingToken }: ParseError): Token | null {
  return isMissingToken && token.tokenType !== END_OF_FILE && previous && previous.line < token.line ? previous : null;
}

function endOfFile(file: SourceFile) {
  const end = file.text.trimEnd().length;
  return file.locationOf(rangeAt(file, Math.max(0, end - 1), Math.min(1, end)));
}
