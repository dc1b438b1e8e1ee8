import { GrammarAST } from 'langium';
import { JourneyLanguageGrammar } from './generated/grammar.ts';

/**
 * The kinds of words that the grammar knows, as small numbers: the terminals, then one kind for each keyword. A kind is all that
 * the parser looks at.
 */
export type Kind = number;

/** What stands behind the last word. */
export const END: Kind = 0;

/** By kind: the terminal's or keyword's name. */
export const NAMES: readonly string[] = namesOf(JourneyLanguageGrammar());

const KIND_OF: ReadonlyMap<string, Kind> = new Map(NAMES.map((name, kind) => [name, kind]));

/** The kind of a terminal, by its name in the grammar, or of a keyword, by its text in the grammar. */
export function kindOf(name: string): Kind {
  const kind = KIND_OF.get(name);
  if (kind === undefined) throw new Error(`The grammar has no word ${name}`);
  return kind;
}

export const REF = kindOf('REF');
export const ID = kindOf('ID');
export const STRING = kindOf('STRING');
export const NUMBER = kindOf('NUMBER');
export const OWNER = kindOf('OWNER');
export const OPENING = kindOf('{');
export const CLOSING = kindOf('}');
export const COMMA = kindOf(',');

/** By kind, 1 where it is a keyword that could also be a name: anything may be *named* `quote`, `date` or `action`. */
const IS_WORDLIKE = Uint8Array.from(NAMES, (name) => (/^\p{Ll}/u.test(name) ? 1 : 0));

/** Whether it is a keyword of letters: not a terminal, not a sign. */
export function isKeywordKind(kind: Kind): boolean {
  return IS_WORDLIKE[kind] === 1;
}

/** The keywords of letters, as the grammar has them. */
export const KEYWORDS: readonly string[] = NAMES.filter((_, kind) => isKeywordKind(kind));

/** Whether it is a value or a name that is not also a keyword. */
export function isPlain(kind: Kind): boolean {
  return /^\p{Lu}/u.test(NAMES[kind] as string);
}

/** For each kind, 1 where a word of that kind stands where the grammar asks for `wanted`. */
export function accepting(wanted: Kind): Uint8Array {
  const accepts = new Uint8Array(NAMES.length);
  accepts[wanted] = 1;
  if (wanted === ID || wanted === REF) for (const kind of NAMES.keys()) if (isKeywordKind(kind)) accepts[kind] = 1;
  if (wanted === REF) accepts[ID] = accepts[STRING] = 1;
  return accepts;
}

/** The patterns of the grammar's terminals that a text can match, in its order. */
export function patterns(): { readonly name: string; readonly hidden: boolean; readonly source: string }[] {
  return JourneyLanguageGrammar().rules.flatMap((rule) => {
    if (!GrammarAST.isTerminalRule(rule) || NEVER_MATCHED.has(rule.name)) return [];
    const { definition } = rule;
    if (!GrammarAST.isRegexToken(definition)) throw new Error(`The terminal ${rule.name} is not a regular expression`);
    return [{ name: rule.name, hidden: rule.hidden, source: definition.regex.slice(1, -1) }];
  });
}

/** REF is what ID and STRING have in common; OWNER is an `owner` at a certain place (lexer.ts). */
const NEVER_MATCHED: ReadonlySet<string> = new Set(['REF', 'OWNER']);

function namesOf(grammar: GrammarAST.Grammar): string[] {
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
