import { GrammarAST } from 'langium';
import { JourneyLanguageGrammar } from '../generated/grammar.ts';

/** A type of token as a small number: the grammar's terminals, then one type a keyword. The parser looks at nothing else. */
export type TokenType = number;

/** The type of what follows the last token. */
export const END_OF_FILE: TokenType = 0;

/** Its name, which no token of a text has. */
export const END_OF_FILE_NAME = 'END';

/** By token type: the name of the terminal, or the keyword. */
export const TOKEN_TYPE_NAMES: readonly string[] = tokenTypeNames(JourneyLanguageGrammar());

const TOKEN_TYPE_BY_NAME: ReadonlyMap<string, TokenType> = new Map(TOKEN_TYPE_NAMES.map((name, tokenType) => [name, tokenType]));

/** The type of a terminal by its name, or of a keyword by its text, as the grammar has them. @throws where it has no such token. */
export function tokenTypeOf(name: string): TokenType {
  const tokenType = TOKEN_TYPE_BY_NAME.get(name);
  if (tokenType === undefined) throw new Error(`The grammar has no token ${name}`);
  return tokenType;
}

export const REF = tokenTypeOf('REF');
export const ID = tokenTypeOf('ID');
export const STRING = tokenTypeOf('STRING');
export const NUMBER = tokenTypeOf('NUMBER');
export const OWNER = tokenTypeOf('OWNER');
export const OPENING_BRACE = tokenTypeOf('{');
export const CLOSING_BRACE = tokenTypeOf('}');
export const COMMA = tokenTypeOf(',');

const IS_LETTER_KEYWORD = Uint8Array.from(TOKEN_TYPE_NAMES, (name) => (isLetterKeyword(name) ? 1 : 0));

/** Whether it is a keyword of letters: neither a terminal nor a sign. */
export function isKeywordType(tokenType: TokenType): boolean {
  return IS_LETTER_KEYWORD[tokenType] === 1;
}

/** The keywords of letters, as the grammar has them. */
export const KEYWORDS: readonly string[] = TOKEN_TYPE_NAMES.filter((_, tokenType) => isKeywordType(tokenType));

/** Whether it is a terminal: a value, or a name that is no keyword. */
export function isNameOrValueType(tokenType: TokenType): boolean {
  return /^\p{Lu}/u.test(TOKEN_TYPE_NAMES[tokenType] as string);
}

/** By token type, 1 where a token of that type may stand where the grammar asks for `wanted`. */
export function acceptedTypes(wanted: TokenType): Uint8Array {
  const accepted = new Set(acceptedNames(TOKEN_TYPE_NAMES[wanted] as string, TOKEN_TYPE_NAMES));
  return Uint8Array.from(TOKEN_TYPE_NAMES, (name) => (accepted.has(name) ? 1 : 0));
}

/**
 * Those of a grammar's tokens (`names`) that may stand where it asks for `wanted`. A keyword of letters is also an ID, so that anything
 * may be *named* `quote`, `date` or `action`; a REF is an ID or a STRING, so that a reference may use a name or a label.
 */
export function acceptedNames(wanted: string, names: readonly string[]): string[] {
  const isReference = wanted === 'REF';
  const acceptsKeywords = isReference || wanted === 'ID';
  return names.filter(
    (name) => name === wanted || (acceptsKeywords && isLetterKeyword(name)) || (isReference && (name === 'ID' || name === 'STRING')),
  );
}

function isLetterKeyword(name: string): boolean {
  return /^\p{Ll}/u.test(name);
}

/** The regular expressions of the grammar's terminals that a text can match, in its order. */
export function terminalPatterns(): { readonly name: string; readonly hidden: boolean; readonly source: string }[] {
  return JourneyLanguageGrammar().rules.flatMap((rule) => {
    if (!GrammarAST.isTerminalRule(rule) || UNMATCHED_TERMINALS.has(rule.name)) return [];
    const { definition } = rule;
    if (!GrammarAST.isRegexToken(definition)) throw new Error(`The terminal ${rule.name} is not a regular expression`);
    return [{ name: rule.name, hidden: rule.hidden, source: definition.regex.slice(1, -1) }];
  });
}

/** REF stands for ID and STRING; OWNER is the keyword `owner` where a statement begins (lexer.ts). */
const UNMATCHED_TERMINALS: ReadonlySet<string> = new Set(['REF', 'OWNER']);

/** The tokens of a grammar: the end of the file, its terminals, then its keywords, in the order in which they first stand there. */
export function tokenTypeNames(grammar: GrammarAST.Grammar): string[] {
  const terminals = grammar.rules.flatMap((rule) => (GrammarAST.isTerminalRule(rule) && !rule.hidden ? [rule.name] : []));
  const keywords = new Set<string>();
  const walk = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    if (GrammarAST.isKeyword(value)) keywords.add(value.value);
    // Properties that begin with $, and cross-references, lead back or out of the tree.
    for (const [key, part] of Object.entries(value)) if (!key.startsWith('$') && key !== 'rule' && key !== 'type') walk(part);
  };
  walk(grammar.rules);
  return [END_OF_FILE_NAME, ...terminals, ...keywords];
}
