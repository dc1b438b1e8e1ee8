import { type Diagnostic, diagnose, nearest, type Range } from '@parcours/model';
import { EOF, type IRecognitionException, type IToken } from 'chevrotain';
import { Unexpected } from './recovery.ts';
import type { SourceFile } from './source-file.ts';

/** So many words that would have been right fit in a message. */
const MOST_EXPECTED = 12;

export function syntaxFindings(file: SourceFile): Diagnostic[] {
  const { parsed } = file;
  if (parsed.fault !== null) {
    return [diagnose('JRN0112', file.place(range(file, 0, 1)), { detail: parsed.fault.slice(0, 200) })];
  }
  const found: Diagnostic[] = parsed.words.unterminated.map((token) =>
    diagnose('JRN0103', place(file, token), { quote: token.image.startsWith('«') ? '»' : token.image.charAt(0) }),
  );
  const broken = new Set(found.map((finding) => finding.at.range.start.line));
  for (const error of parsed.lexerErrors) {
    const at = file.place(range(file, error.offset, error.length));
    const text = file.text.slice(error.offset, error.offset + error.length);
    if (/[“”„‟‘’‚]/.test(text)) {
      // They come in pairs: once a line is enough.
      if (!broken.has(at.range.start.line)) found.push(diagnose('JRN0114', at, { found: excerpt(text) }));
    } else found.push(diagnose('JRN0102', at, { found: excerpt(text) }));
    broken.add(at.range.start.line);
  }
  const { unclosed } = parsed.words;
  for (const error of parsed.parserErrors) {
    if (unclosed && (error.token.tokenType === EOF || isForClosing(error))) continue;
    const at = placeOf(file, error);
    // An unclosed quote swallows the rest of its line: what follows from it says nothing new.
    if (broken.has(at.range.start.line)) continue;
    broken.add(at.range.start.line);
    found.push(decimalComma(file, error) ?? unexpected(error, at));
  }
  if (unclosed) found.push(diagnose('JRN0104', place(file, unclosed), {}));
  return found;
}

function unexpected(error: IRecognitionException, at: Diagnostic['at']): Diagnostic {
  const { token } = error;
  const types = error instanceof Unexpected ? error.expected : [];
  const all = [...new Set(types.map(({ name }) => SHOWN[name] ?? name))];
  const expected = all.length > MOST_EXPECTED ? `${all.slice(0, MOST_EXPECTED).join(', ')}, …` : all.join(', ');
  const found = token.tokenType === EOF ? '␄' : wordBeforeLineEnd(error) ? '⏎' : `"${excerpt(token.image)}"`;
  const keywords = types.flatMap(({ PATTERN }) => (typeof PATTERN === 'string' && /^\p{L}/u.test(PATTERN) ? [PATTERN] : []));
  const percent = types.length === 1 && types[0]?.name === 'PERCENT' && token.tokenType.name === 'NUMBER';
  const suggestion = percent ? `${token.image}%` : found.startsWith('"') ? nearest(token.image, keywords) : null;
  return diagnose('JRN0101', at, { found, expected: suggestion ?? expected }, { suggestion });
}

/** `+1,5`: the decimal mark of the text is the point, in every language. */
function decimalComma(file: SourceFile, { token }: IRecognitionException): Diagnostic | null {
  if (token.image !== ',') return null;
  const before = /[+\-−]?[0-9]+$/.exec(file.text.slice(Math.max(0, token.startOffset - 20), token.startOffset))?.[0];
  const after = /^[0-9]+/.exec(file.text.slice(token.startOffset + 1, token.startOffset + 20))?.[0];
  if (!before || !after) return null;
  const at = file.place(range(file, token.startOffset - before.length, before.length + 1 + after.length));
  const suggestion = `${before}.${after}`;
  return diagnose('JRN0115', at, { found: `${before},${after}`, suggestion }, { suggestion });
}

/** How a kind of word is shown to somebody who does not know grammars: by an example. */
const SHOWN: Readonly<Record<string, string>> = {
  REF: 'name',
  OWNER: 'owner',
  ID: 'name',
  STRING: '"…"',
  NUMBER: '1.5',
  PERCENT: '80%',
  DATE: '2026-03-31',
  DURATION: '24h',
};

function excerpt(text: string): string {
  const clean = text.replace(/\p{Cc}/gu, '�');
  return clean.length > 40 ? `${clean.slice(0, 39)}…` : clean;
}

function range(file: SourceFile, offset: number, length: number): Range {
  return { start: file.document.positionAt(offset), end: file.document.positionAt(offset + length) };
}

function place(file: SourceFile, token: IToken) {
  return file.place(range(file, token.startOffset, token.image.length));
}

/** Where only a closing brace is missing: said once, at the brace that it would close. */
function isForClosing(error: IRecognitionException): boolean {
  return error instanceof Unexpected && error.expected.every(({ name }) => name === '}');
}

function placeOf(file: SourceFile, error: IRecognitionException): Diagnostic['at'] {
  if (error.token.tokenType === EOF) return endOf(file);
  return place(file, wordBeforeLineEnd(error) ?? error.token);
}

/** Where a line ends too early: its last word. The word that was met instead, on the next line, is not to blame. */
function wordBeforeLineEnd(error: IRecognitionException): IToken | null {
  if (!(error instanceof Unexpected) || !error.missing || error.token.tokenType === EOF) return null;
  const { previousToken } = error;
  return (previousToken.endLine ?? 0) < (error.token.startLine ?? 0) ? previousToken : null;
}

function endOf(file: SourceFile) {
  const end = file.text.trimEnd().length;
  return file.place(range(file, Math.max(0, end - 1), Math.min(1, end)));
}
