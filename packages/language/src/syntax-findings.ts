import { type Diagnostic, diagnose, nearest, type Range } from '@parcours/model';
import type { IRecognitionException, IToken } from 'chevrotain';
import { following, statementStart } from './following.ts';
import type { SourceFile } from './source-file.ts';

/** Finding out what would have been right costs a second parse of the statement; behind so many errors nobody reads it. */
const MOST_EXPLAINED = 20;

export function syntaxFindings(file: SourceFile): Diagnostic[] {
  const { parsed } = file;
  if (parsed.fault !== null) {
    return [diagnose('JRN0112', file.place(range(file, 0, 1)), { detail: parsed.fault.slice(0, 200) })];
  }
  const found: Diagnostic[] = parsed.words.unterminated.map((token) =>
    diagnose('JRN0103', place(file, token), { quote: token.image.startsWith('«') ? '»' : token.image.charAt(0) }),
  );
  for (const error of parsed.lexerErrors) {
    found.push(
      diagnose('JRN0102', file.place(range(file, error.offset, error.length)), {
        found: excerpt(file.text.substr(error.offset, error.length)),
      }),
    );
  }
  const broken = new Set(found.map((finding) => finding.at.range.start.line));
  const unclosed = parsed.words.unclosed.at(-1);
  let explained = 0;
  for (const error of parsed.parserErrors) {
    const atEnd = error.token.tokenType.name === 'EOF';
    if (atEnd && unclosed) continue;
    const at = atEnd ? endOf(file) : place(file, error.token);
    // An unclosed quote swallows the rest of its line: what follows from it says nothing new.
    if (broken.has(at.range.start.line)) continue;
    broken.add(at.range.start.line);
    found.push(unexpected(file, error, at, explained++ < MOST_EXPLAINED));
  }
  if (unclosed) found.push(diagnose('JRN0104', place(file, unclosed), {}));
  return found;
}

function unexpected(file: SourceFile, error: IRecognitionException, at: Diagnostic['at'], explain: boolean): Diagnostic {
  const atEnd = error.token.tokenType.name === 'EOF';
  const offset = atEnd ? file.text.length : error.token.startOffset;
  const next = explain ? following(file.text.slice(statementStart(file.text, offset), offset)) : { keywords: [], values: [] };
  const words = next.keywords.filter((word) => word !== '..');
  const expected =
    [...new Set(next.values.map((value) => PATTERNS[value.terminal] ?? value.terminal)), ...words].slice(0, 12).join(', ') || '}';
  const suggestion = atEnd ? null : nearest(error.token.image, words);
  return diagnose(
    'JRN0101',
    at,
    { found: atEnd ? '␄' : `"${excerpt(error.token.image)}"`, expected: suggestion ?? expected },
    { suggestion },
  );
}

/** How a kind of word is shown to somebody who does not know grammars: by an example. */
const PATTERNS: Readonly<Record<string, string>> = {
  REF: 'name',
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

function endOf(file: SourceFile) {
  const end = file.text.trimEnd().length;
  return file.place(range(file, Math.max(0, end - 1), Math.min(1, end)));
}
