import { GrammarAST } from 'langium';
import { JourneyLanguageGrammar } from '../generated/grammar.ts';

/**
 * The kinds of words that the grammar knows, as small numbers: the terminals, then one kind for each keyword. A kind is all that
 * the parser looks at.
 */
export type TokenType = number;

/** What stands behind the last word. */
export const END_OF_FILE: TokenType = 0;

/** By kind: the terminal's or keyword's name. */
export const TOKEN_TYPE_NAMES: readonly string[] = tokenTypeNames(JourneyLanguageGrammar());

const TOKEN_TYPE_BY_NAME: ReadonlyMap<string, TokenType> = new Map(TOKEN_TYPE_NAMES.map((name, kind) => [name, kind]));

/** The kind of a terminal, by its name in the grammar, or of a keyword, by its text in the grammar. */
export function tokenTypeOf(name: string): TokenType {
  const tokenType = TOKEN_TYPE_BY_NAME.get(name);
  if (tokenType === undefined) throw new Error(`The grammar has no word ${name}`);
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

/** By kind, 1 where it is a keyword that could also be a name: anything may be *named* `quote`, `date` or `action`. */
const IS_LETTER_KEYWORD = Uint8Array.from(TOKEN_TYPE_NAMES, (name) => (/^\p{Ll}/u.test(name) ? 1 : 0));

/** Whether it is a keyword of letters: not a terminal, not a sign. */
export function isKeywordType(tokenType: TokenType): boolean {
  return IS_LETTER_KEYWORD[tokenType] === 1;
}

/** The keywords of letters, as the grammar has them. */
export const KEYWORDS: readonly string[] = TOKEN_TYPE_NAMES.filter((_, kind) => isKeywordType(kind));

/** Whether it is a value or a name that is not also a keyword. */
export function isNameOrValueType(tokenType: TokenType): boolean {
  return /^\p{Lu}/u.test(TOKEN_TYPE_NAMES[tokenType] as string);
}

/** For each kind, 1 where a word of that kind stands where the grammar asks for `wanted`. */
export function acceptedTypes(wanted: TokenType): Uint8Array {
  const accepts = new Uint8Array(TOKEN_TYPE_NAMES.length);
  accepts[wanted] = 1;
  if (wanted === ID || wanted === REF) for (const kind of TOKEN_TYPE_NAMES.keys()) if (isKeywordType(kind)) accepts[kind] = 1;
  if (wanted === REF) accepts[ID] = accepts[STRING] = 1;
  return accepts;
}

/** The patterns of the grammar's terminals that a text can match, in its order. */
export function terminalPatterns(): { readonly name: string; readonly hidden: boolean; readonly source: string }[] {
  return JourneyLanguageGrammar().rules.flatMap((rule) => {
    if (!GrammarAST.isTerminalRule(rule) || UNMATCHED_TERMINALS.has(rule.name)) return [];
    const { definition } = rule;
    if (!GrammarAST.isRegexToken(definition)) throw new Error(`The terminal ${rule.name} is not a regular expression`);
    return [{ name: rule.name, hidden: rule.hidden, source: definition.regex.slice(1, -1) }];
  });
}

/** REF is what ID and STRING have in common; OWNER is an `owner` at a certain place (lexer.ts). */
const UNMATCHED_TERMINALS: ReadonlySet<string> = new Set(['REF', 'OWNER']);

function tokenTypeNames(grammar: GrammarAST.Grammar): string[] {
  const terminals = grammar.rules.flatMap((rule) => (GrammarAST.isTerminalRule(rule) && !rule.hidden ? [rule.name] : []));
  const keywords = new Set<string>();
  const walk = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    if (GrammarAST.isKeyword(value)) keywords.add(value.value);
    // What begins with $ leads back or out of the tree.
    for (const [key, part] of Object.entries(value)) if (!key.startsWith('$') && key !== 'rule' && key !== 'type') walk(part);
  };
  walk(grammar.rules);
  return ['END', ...terminals, ...keywords];
}
