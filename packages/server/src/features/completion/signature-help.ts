import {
  CONSTRUCTS,
  type Construct,
  type ConstructPart,
  keywordDoc,
  lex,
  partDoc,
  type SourceFile,
  shownPart,
  statementStart,
} from '@parcours/language';
import { localizedKeyword, type Position } from '@parcours/model';
import type { SignatureHelp } from 'vscode-languageserver';
import type { Context } from '../../context.ts';

/** The constructs with signature help, by the enclosing statement’s keyword, then by their own. */
const SIGNATURES: ReadonlyMap<string, ReadonlyMap<string, Construct>> = signatures();

function signatures(): Map<string, Map<string, Construct>> {
  const statements = new Map<string, Map<string, Construct>>();
  for (const statement of CONSTRUCTS.values()) {
    const nested = [...nestedIn(statement)].filter(hasSignature);
    const byKeyword = new Map(nested.flatMap((construct) => construct.keywords.map((keyword) => [keyword, construct] as const)));
    for (const keyword of statement.keywords) if (!statements.has(keyword)) statements.set(keyword, byKeyword);
  }
  return statements;
}

/** A construct and all that may stand in its block, at any depth. */
function* nestedIn(construct: Construct): Generator<Construct> {
  yield construct;
  for (const type of construct.children) {
    const child = CONSTRUCTS.get(type);
    if (child) yield* nestedIn(child);
  }
}

/** Whether a construct has attributes in free order, and a keyword or a sample for each positional part. */
function hasSignature({ parts, attributes }: Construct): boolean {
  return (
    attributes.some(({ placement }) => placement === 'free') && parts.every((part) => part.keywords.length > 0 || part.sample !== undefined)
  );
}

function shownParts({ parts }: Construct): ConstructPart[] {
  return parts.filter(({ isRare }) => !isRare);
}

interface SignatureToken {
  /** Of a keyword, the grammar's. */
  readonly text: string;
  readonly line: number;
}

/** The parts of the line at the cursor, in order, with the current or the next one active. */
export function signatureHelp({ language }: Context, file: SourceFile, position: Position): SignatureHelp | null {
  const offset = file.document.offsetAt(position);
  const start = statementStart(file.parsed.tokens, offset);
  const firstLine = file.document.positionAt(start).line;
  const tokens = lex(file.text.slice(start, offset), file.parsed.tokens.keywordLocale);
  // A keyword in the grammar's words, whatever language the file is in.
  const written = [...tokens].map(({ index, text, line }): SignatureToken => {
    const typeName = tokens.typeNameOf(index);
    return { text: isName(typeName) ? text : typeName === 'OWNER' ? 'owner' : typeName, line: firstLine + line };
  });
  const head = signatureAt(written, position.line);
  if (!head) return null;
  const parts = shownParts(head.construct);
  const isAtToken = tokens.count > 0 && start + (tokens.ends[tokens.count - 1] as number) === offset;
  const { keywordLanguage } = file;
  const shown = (part: ConstructPart) => shownPart(part, keywordLanguage);
  const documented = (part: ConstructPart) => partDoc(part, language, keywordLanguage);
  const keyword = written[head.index]?.text ?? '';
  return {
    signatures: [
      {
        label: [localizedKeyword(keyword, keywordLanguage), ...parts.map(shown)].join(' '),
        ...documentation(keywordDoc(keyword, language, keywordLanguage)),
        // Each occurs once in the label, so its text identifies it.
        parameters: parts.map((part) => ({ label: shown(part), ...documentation(documented(part)) })),
      },
    ],
    activeSignature: 0,
    activeParameter: activeParameterIndex(
      parts,
      written.slice(head.index + 1).map(({ text }) => text),
      isAtToken,
    ),
  };
}

function documentation(text: string | null): { documentation?: string } {
  return text === null ? {} : { documentation: text };
}

/** Names and values have types in capitals; OWNER is the statement. */
function isName(typeName: string): boolean {
  return /^\p{Lu}/u.test(typeName) && typeName !== 'OWNER';
}

/** The construct that the line at the cursor begins, if it has a signature. A long header goes on over several lines. */
function signatureAt(tokens: readonly SignatureToken[], line: number): { index: number; construct: Construct } | null {
  const known = SIGNATURES.get(tokens[0]?.text ?? '');
  for (let index = tokens.length - 1; index >= 0; index--) {
    const token = tokens[index] as SignatureToken;
    if (token.text === '{' || token.text === '}') return null;
    const previous = tokens[index - 1];
    const begins = !previous || previous.text === '{' || previous.text === '}' || previous.line !== token.line;
    const construct = begins ? known?.get(token.text) : undefined;
    if (construct && (token.line === line || (index === 0 && construct.isMultiLine))) return { index, construct };
  }
  return null;
}

function activeParameterIndex(parts: readonly ConstructPart[], written: readonly string[], isAtToken: boolean): number {
  const seen = new Set<number>();
  let current = -1;
  let awaitsValue = false;
  for (const [index, text] of written.entries()) {
    const attribute: number = index > 0 && !awaitsValue ? parts.findIndex(({ keywords }) => keywords.includes(text)) : -1;
    if (attribute >= 0) {
      current = attribute;
      awaitsValue = parts[attribute]?.sample !== '';
    } else if (text === ',' || text === '..') awaitsValue = true;
    else if (awaitsValue) awaitsValue = parts[current]?.phrase.split(' ').includes(text) ?? false;
    else if (index === 0 || isQuoted(text)) {
      current = parts.findIndex(({ keywords, sample = '' }) => keywords.length === 0 && isQuoted(sample) === isQuoted(text));
    } else if (!parts[current]?.phrase.split(' ').includes(text)) current = -1;
    if (current >= 0) seen.add(current);
  }
  if (current >= 0 && (awaitsValue || isAtToken)) return current;
  const next = parts.findIndex((_, index) => index > current && !seen.has(index));
  return next >= 0 ? next : Math.max(current, 0);
}

function isQuoted(text: string): boolean {
  return /^["'«]/.test(text);
}
