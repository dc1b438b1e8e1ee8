import { type Diagnostic, diagnose, nearest, type Range } from '@parcours/model';
import { CLOSING, END, isKeywordKind, type Kind, kindOf, NAMES, NUMBER } from './kinds.ts';
import type { Unexpected } from './recovery.ts';
import type { SourceFile } from './source-file.ts';
import type { Token } from './tokens.ts';

/** So many words that would have been right fit in a message. */
const MOST_EXPECTED = 12;

export function syntaxFindings(file: SourceFile): Diagnostic[] {
  const { parsed } = file;
  if (parsed.fault !== null) {
    return [diagnose('JRN0112', file.place(range(file, 0, 1)), { detail: parsed.fault.slice(0, 200) })];
  }
  const { tokens } = parsed;
  const found: Diagnostic[] = tokens.unterminated.map((index) => {
    const opening = tokens.image(index).charAt(0);
    return diagnose('JRN0103', file.place(tokens.range(index)), { quote: opening === '«' ? '»' : opening });
  });
  const broken = new Set(found.map((finding) => finding.at.range.start.line));
  for (const { offset, length } of tokens.strays) {
    const at = file.place(range(file, offset, length));
    const text = file.text.slice(offset, offset + length);
    if (/[“”„‟‘’‚]/.test(text)) {
      // They come in pairs: once a line is enough.
      if (!broken.has(at.range.start.line)) found.push(diagnose('JRN0114', at, { found: excerpt(text) }));
    } else found.push(diagnose('JRN0102', at, { found: excerpt(text) }));
    broken.add(at.range.start.line);
  }
  const isUnclosed = tokens.unclosed >= 0;
  for (const error of parsed.unexpected) {
    if (isUnclosed && (error.token.kind === END || isForClosing(error))) continue;
    const at = placeOf(file, error);
    // An unclosed quote swallows the rest of its line: what follows from it says nothing new.
    if (broken.has(at.range.start.line)) continue;
    broken.add(at.range.start.line);
    found.push(decimalComma(file, error) ?? unexpected(file, error, at));
  }
  if (isUnclosed) found.push(diagnose('JRN0104', file.place(tokens.range(tokens.unclosed)), {}));
  return found;
}

function unexpected(file: SourceFile, error: Unexpected, at: Diagnostic['at']): Diagnostic {
  const { token, expected: kinds } = error;
  const { dictionary } = file.parsed.tokens;
  const written = (kind: Kind) =>
    isKeywordKind(kind) ? dictionary.keyword(NAMES[kind] as string) : (SHOWN[NAMES[kind] as string] ?? null);
  const all = [...new Set(kinds.map((kind) => written(kind) ?? (NAMES[kind] as string)))];
  const expected = all.length > MOST_EXPECTED ? `${all.slice(0, MOST_EXPECTED).join(', ')}, …` : all.join(', ');
  const found = token.kind === END ? '␄' : wordBeforeLineEnd(error) ? '⏎' : `"${excerpt(token.image)}"`;
  const keywords = kinds.flatMap((kind) => (isKeywordKind(kind) ? [written(kind) as string] : []));
  const percent = kinds.length === 1 && kinds[0] === PERCENT && token.kind === NUMBER;
  const suggestion = percent ? `${token.image}%` : found.startsWith('"') ? nearest(token.image, keywords) : null;
  return diagnose('JRN0101', at, { found, expected: suggestion ?? expected }, { suggestion });
}

const PERCENT = kindOf('PERCENT');

/** `+1,5`: the decimal mark of the text is the point, in every language. */
function decimalComma(file: SourceFile, { token }: Unexpected): Diagnostic | null {
  if (token.image !== ',') return null;
  const before = /[+\-−]?[0-9]+$/.exec(file.text.slice(Math.max(0, token.offset - 20), token.offset))?.[0];
  const after = /^[0-9]+/.exec(file.text.slice(token.offset + 1, token.offset + 20))?.[0];
  if (!before || !after) return null;
  const at = file.place(range(file, token.offset - before.length, before.length + 1 + after.length));
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

function place(file: SourceFile, { index }: Token) {
  return file.place(file.parsed.tokens.range(index));
}

/** Where only a closing brace is missing: said once, at the brace that it would close. */
function isForClosing(error: Unexpected): boolean {
  return error.expected.every((kind) => kind === CLOSING);
}

function placeOf(file: SourceFile, error: Unexpected): Diagnostic['at'] {
  if (error.token.kind === END) return endOf(file);
  return place(file, wordBeforeLineEnd(error) ?? error.token);
}

/** Where a line ends too early: its last word. The word that was met instead, on the next line, is not to blame. */
function wordBeforeLineEnd({ token, previous, missing }: Unexpected): Token | null {
  return missing && token.kind !== END && previous && previous.line < token.line ? previous : null;
}

function endOf(file: SourceFile) {
  const end = file.text.trimEnd().length;
  return file.place(range(file, Math.max(0, end - 1), Math.min(1, end)));
}
