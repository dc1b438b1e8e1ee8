/**
 * What the language needs of Langium when it runs: bundles contain this module in its place (`langium` is an alias in their builds). Langium
 * would bring its parser, which parses no grammar here, and start it with every command. Tests hold both against each other.
 */
import type { Grammar, GrammarAST as LangiumGrammarAST } from 'langium';

/** A grammar from the JSON that the generator writes, with its references resolved. @throws SyntaxError; Error for a reference to nothing. */
export function loadGrammarFromJson(json: string): Grammar {
  const grammar = JSON.parse(json) as Grammar;
  resolveReferences(grammar, grammar);
  return grammar;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function resolveReferences(node: object, root: Grammar): void {
  const properties = node as Record<string, unknown>;
  for (const [name, value] of Object.entries(node)) {
    if (!isObject(value)) continue;
    if (typeof value.$ref === 'string') properties[name] = referenceTo(value.$ref, root);
    else resolveReferences(value, root);
  }
}

/** @param path `#/rules@3`: an element of a list of the grammar. */
function referenceTo(path: string, root: Grammar): { readonly ref: object; readonly $refText: string } {
  const [, list = '', index = ''] = /^#\/(\w+)@(\d+)$/.exec(path) ?? [];
  const found = (root as unknown as Record<string, readonly { readonly name: string }[] | undefined>)[list]?.[Number(index)];
  if (!found) throw new Error(`The grammar refers to ${path}, which it does not have`);
  return { ref: found, $refText: found.name };
}

function isOfType<T extends { readonly $type: string }>(type: T['$type']): (item: unknown) => item is T {
  return (item): item is T => isObject(item) && item.$type === type;
}

export const GrammarAST = {
  isAlternatives: isOfType<LangiumGrammarAST.Alternatives>('Alternatives'),
  isAssignment: isOfType<LangiumGrammarAST.Assignment>('Assignment'),
  isCrossReference: isOfType<LangiumGrammarAST.CrossReference>('CrossReference'),
  isGroup: isOfType<LangiumGrammarAST.Group>('Group'),
  isKeyword: isOfType<LangiumGrammarAST.Keyword>('Keyword'),
  isParserRule: isOfType<LangiumGrammarAST.ParserRule>('ParserRule'),
  isRegexToken: isOfType<LangiumGrammarAST.RegexToken>('RegexToken'),
  isRuleCall: isOfType<LangiumGrammarAST.RuleCall>('RuleCall'),
  isSimpleType: isOfType<LangiumGrammarAST.SimpleType>('SimpleType'),
  isTerminalRule: isOfType<LangiumGrammarAST.TerminalRule>('TerminalRule'),
  isType: isOfType<LangiumGrammarAST.Type>('Type'),
  isUnionType: isOfType<LangiumGrammarAST.UnionType>('UnionType'),
};
