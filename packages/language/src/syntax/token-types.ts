import { GrammarAST } from 'langium';
import { JourneyLanguageGrammar } from '../generated/grammar.ts';

/** A token type as a small integer: END_OF_FILE, the grammar's terminals, then its keywords. The parser reads nothing else. */
export type TokenType = number;

/** The type of the token after the last one. */
export const END_OF_FILE: TokenType = 0;

/** The name of END_OF_FILE. */
export const END_OF_FILE_NAME = 'END';

/** By token type: the name of the terminal, or the keyword. */
export const TOKEN_TYPE_NAMES: readonly string[] = tokenTypeNames(JourneyLanguageGrammar());

const TOKEN_TYPE_BY_NAME: ReadonlyMap<string, TokenType> = new Map(TOKEN_TYPE_NAMES.map((name, tokenType) => [name, tokenType]));

/** The type of a terminal by its name, or of a keyword by its text, as the grammar defines them. @throws Error for an unknown name. */
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
export const RANGE_OPERATOR = tokenTypeOf('..');

/** The terminals of numbers, in the order in which they are tried. */
export const NUMERIC_TYPES: readonly TokenType[] = ['DATE', 'PERCENT', 'DURATION', 'NUMBER'].map(tokenTypeOf);

export function isNumericType(tokenType: TokenType): boolean {
  return NUMERIC_TYPES.includes(tokenType);
}

const IS_LETTER_KEYWORD = Uint8Array.from(TOKEN_TYPE_NAMES, (name) => (isLetterKeyword(name) ? 1 : 0));

/** Whether a token type is a keyword of letters: neither a terminal nor punctuation. */
export function isKeywordType(tokenType: TokenType): boolean {
  return IS_LETTER_KEYWORD[tokenType] === 1;
}

/** The keywords of letters in the grammar's order. */
export const KEYWORDS: readonly string[] = TOKEN_TYPE_NAMES.filter((_, tokenType) => isKeywordType(tokenType));

/** Whether a token type is a terminal: a value, or an identifier that is no keyword. */
export function isNameOrValueType(tokenType: TokenType): boolean {
  return /^\p{Lu}/u.test(TOKEN_TYPE_NAMES[tokenType] as string);
}

/** By token type, 1 if a terminal of type `expected` accepts a token of that type. */
export function acceptedTypes(expected: TokenType): Uint8Array {
  const accepted = new Set(acceptedNames(TOKEN_TYPE_NAMES[expected] as string, TOKEN_TYPE_NAMES));
  return Uint8Array.from(TOKEN_TYPE_NAMES, (name) => (accepted.has(name) ? 1 : 0));
}

/**
 * The names of a grammar's tokens that a terminal named `expected` accepts. ID accepts keywords of letters too, so that anything may be
 * *named* `quote`, `date` or `action`; REF accepts ID and STRING, so that a reference may be a name or a label.
 */
export function acceptedNames(expected: string, names: readonly string[]): string[] {
  const isReference = expected === 'REF';
  const acceptsKeywords = isReference || expected === 'ID';
  return names.filter(
    (name) => name === expected || (acceptsKeywords && isLetterKeyword(name)) || (isReference && (name === 'ID' || name === 'STRING')),
  );
}

function isLetterKeyword(name: string): boolean {
  return /^\p{Ll}/u.test(name);
}

/** The regular expressions of the grammar's terminals that the lexer matches, in the grammar's order. */
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

/** The tokens of a grammar: the end of the file, its terminals, then its keywords, in the order of their first occurrence. */
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
