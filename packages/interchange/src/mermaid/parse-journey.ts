/**
 * Reads Mermaid's user journeys. Lexer and grammar are Mermaid's own, rule by rule (mermaid 12, `user-journey/parser/journey.jison` and
 * `journeyDb.js`), so that exactly the texts that Mermaid accepts are accepted; the tests compare the two.
 */
import { decodeHTML } from 'entities/decode';
import { type NotAJourney, preprocessDiagram } from './preprocess.ts';

export interface MermaidTask {
  readonly name: string;
  /** As written, without surrounding space. */
  readonly score: string;
  /** Mermaid's reading of it: 0 if empty, NaN if it is no number. */
  readonly value: number;
  readonly actors: readonly string[];
  /** What follows a third colon: Mermaid does not show it. */
  readonly ignored: string | null;
  /** The line of the text that it begins in, from 0. */
  readonly line: number;
}

export interface MermaidSection {
  /** Null: the tasks before the first section. */
  readonly name: string | null;
  readonly tasks: readonly MermaidTask[];
}

export interface MermaidJourney {
  readonly title: string | null;
  readonly accessibleTitle: string | null;
  readonly accessibleDescription: string | null;
  readonly sections: readonly MermaidSection[];
  /** It has a configuration, such as a theme. */
  readonly isConfigured: boolean;
  /** Comment lines before the parser. */
  readonly comments: number;
}

/** What Mermaid refuses as well; `line` counts from 0. */
export interface MermaidFault {
  readonly fault: NotAJourney | 'syntax';
  readonly line: number;
  /** The line's text. */
  readonly text: string;
}

type TokenName =
  | 'newline'
  | 'journey'
  | 'title'
  | 'accTitle'
  | 'accTitleValue'
  | 'accDescr'
  | 'accDescrValue'
  | 'accDescrBlock'
  | 'section'
  | 'taskName'
  | 'taskData'
  | 'colon'
  | 'eof'
  | 'invalid';

interface Token {
  readonly name: TokenName;
  readonly text: string;
  readonly offset: number;
}

type LexerState = 'initial' | 'accTitle' | 'accDescr' | 'accDescrBlock';

interface LexerRule {
  readonly pattern: RegExp;
  /** Null: skipped. */
  readonly token: TokenName | null;
  readonly next?: LexerState;
}

/** The first rule that matches applies. */
const RULES: Readonly<Record<LexerState, readonly LexerRule[]>> = {
  initial: [
    { pattern: /%(?!\{)[^\n]*/y, token: null },
    { pattern: /[^}]%%[^\n]*/y, token: null },
    { pattern: /\n+/y, token: 'newline' },
    { pattern: /\s+/y, token: null },
    { pattern: /#[^\n]*/y, token: null },
    { pattern: /journey\b/iy, token: 'journey' },
    { pattern: /title\s[^#\n;]+/iy, token: 'title' },
    { pattern: /accTitle\s*:\s*/iy, token: 'accTitle', next: 'accTitle' },
    { pattern: /accDescr\s*:\s*/iy, token: 'accDescr', next: 'accDescr' },
    { pattern: /accDescr\s*\{\s*/iy, token: null, next: 'accDescrBlock' },
    { pattern: /section\s[^#:\n;]+/iy, token: 'section' },
    { pattern: /[^#:\n;]+/y, token: 'taskName' },
    { pattern: /:[^#\n;]+/y, token: 'taskData' },
    { pattern: /:/y, token: 'colon' },
    { pattern: /$/y, token: 'eof' },
    { pattern: /./y, token: 'invalid' },
  ],
  accTitle: [{ pattern: /[^\n]*/y, token: 'accTitleValue', next: 'initial' }],
  accDescr: [{ pattern: /[^\n]*/y, token: 'accDescrValue', next: 'initial' }],
  accDescrBlock: [
    { pattern: /\}/y, token: null, next: 'initial' },
    { pattern: /[^}]*/y, token: 'accDescrBlock' },
  ],
};

/** Yields tokens until the end; `eof` only where the end is reached outside of a value, as the grammar demands. */
function* tokensOf(text: string): Generator<Token> {
  let state: LexerState = 'initial';
  let at = 0;
  for (let isDone = false; !isDone; ) {
    isDone = at === text.length;
    for (const { pattern, token, next } of RULES[state]) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (!match) continue;
      if (token !== null) yield { name: token, text: match[0], offset: at };
      at += match[0].length;
      state = next ?? state;
      break;
    }
  }
}

/** @param text a diagram, as in a `.mmd` file. */
export function parseMermaidJourney(text: string): MermaidJourney | MermaidFault {
  const diagram = preprocessDiagram(text);
  if (typeof diagram === 'string') return faultAt(text, diagram, Math.max(0, text.search(/\S/)));
  const { source } = diagram;
  const fault = (offset: number) => faultAt(text, 'syntax', source.offsets[Math.min(offset, source.text.length)] ?? text.length);
  const tokens = tokensOf(`${source.text}\n`);
  const first = tokens.next().value as Token | undefined;
  if (first?.name !== 'journey') return fault(first?.offset ?? 0);
  const sections: { name: string | null; tasks: MermaidTask[] }[] = [{ name: null, tasks: [] }];
  let { title } = diagram;
  let accessibleTitle: string | null = null;
  let accessibleDescription: string | null = null;
  let last = first;
  /** The token that must follow. */
  let expected: TokenName | null = null;
  for (const token of tokens) {
    if (last.name === 'eof' || (expected !== null && token.name !== expected)) return fault(token.offset);
    expected = null;
    const { name, text: written } = token;
    if (name === 'title') title = plainText(written.slice('title'.length));
    else if (name === 'section') sections.push({ name: plainText(written.slice('section'.length)), tasks: [] });
    else if (name === 'accTitle') expected = 'accTitleValue';
    else if (name === 'accDescr') expected = 'accDescrValue';
    else if (name === 'taskName') expected = 'taskData';
    else if (name === 'accTitleValue') accessibleTitle = plainText(written);
    else if (name === 'accDescrValue' || name === 'accDescrBlock') accessibleDescription = plainText(written);
    else if (name === 'taskData') {
      if (last.name !== 'taskName') return fault(token.offset);
      const original = source.offsets[last.offset] as number;
      sections.at(-1)?.tasks.push({ ...taskOf(last.text, written), line: lineOf(text, original) });
    } else if (name !== 'newline' && name !== 'eof') return fault(token.offset);
    last = token;
  }
  if (last.name !== 'eof') return fault(source.text.length);
  const { isConfigured, comments } = diagram;
  return { title: title || null, accessibleTitle, accessibleDescription, sections, isConfigured, comments };
}

function taskOf(name: string, data: string): Omit<MermaidTask, 'line'> {
  const [score = '', actors, ...ignored] = data.slice(1).split(':');
  return {
    name: plainText(name),
    score: plainText(score),
    value: Number(score),
    actors: (actors?.split(',') ?? []).map(plainText).filter((actor) => actor !== ''),
    ignored: ignored.length > 0 ? plainText(ignored.join(':')) : null,
  };
}

/** The text as Mermaid shows it: character references decoded. */
function plainText(text: string): string {
  const references = text.replaceAll('ﬂ°°', '&#').replaceAll('ﬂ°', '&').replaceAll('¶ß', ';');
  return (references === text ? text : decodeHTML(references)).trim();
}

function faultAt(text: string, fault: MermaidFault['fault'], offset: number): MermaidFault {
  const line = lineOf(text, offset);
  return { fault, line, text: text.split(/\r\n?|\n/)[line] ?? '' };
}

function lineOf(text: string, offset: number): number {
  return (text.slice(0, offset).match(/\r\n?|\n/g) ?? []).length;
}
