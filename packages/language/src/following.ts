import { type AstNode, GrammarAST, GrammarUtils } from 'langium';
import { findNextFeatures, type NextFeature } from 'langium/lsp';
import { langium } from './parser.ts';

/** What the grammar allows next: keywords, and values with the node type and property that they would be assigned to. */
export interface Following {
  readonly keywords: readonly string[];
  /** `type` and `property`: where it would go, for instance `Stage` and `channels`; `terminal` is REF, STRING, NUMBER … */
  readonly values: readonly { readonly type: string; readonly property: string; readonly terminal: string }[];
}

/** What may follow a text that begins with a top-level statement (see `statementStart`). */
export function following(text: string): Following {
  const { CompletionParser } = langium().parser;
  const parsed = CompletionParser.parse(text);
  const leftover = parsed.tokens.slice(parsed.tokenIndex);
  const start: NextFeature[] = parsed.tokenIndex === 0 ? [entry()] : parsed.elementStack.map((feature) => ({ feature }));
  const keywords = new Set<string>();
  const values = new Map<string, Following['values'][number]>();
  for (const { feature } of findNextFeatures([start], leftover)) {
    if (GrammarAST.isKeyword(feature)) {
      keywords.add(feature.value);
      continue;
    }
    const terminal = GrammarAST.isCrossReference(feature) ? 'REF' : GrammarAST.isRuleCall(feature) ? feature.rule.$refText : '';
    if (terminal === 'OWNER') keywords.add('owner');
    else if (terminal) {
      const { type, property } = target(feature);
      values.set(`${type}.${property}.${terminal}`, { type, property, terminal });
    }
  }
  return { keywords: [...keywords], values: [...values.values()] };
}

/** Where the top-level statement begins that an offset stands in: enough text to know what may follow, however long the file. */
export function statementStart(text: string, offset: number): number {
  let depth = 0;
  let start = 0;
  for (const token of langium().parser.Lexer.tokenize(text.slice(0, offset)).tokens) {
    if (token.image === '{') depth++;
    else if (token.image === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0 && STATEMENTS.has(token.tokenType.name)) start = token.startOffset;
  }
  return start;
}

/** `channel`, `segment` and `persona` begin a statement wherever they stand outside all braces. */
const STATEMENTS = new Set([
  'import',
  'scale',
  'channel',
  'OWNER',
  'segment',
  'persona',
  'touchpoint',
  'repository',
  'journey',
  'observations',
  'benchmark',
  'plan',
  'require',
]);

function entry(): NextFeature {
  const rule = GrammarUtils.getEntryRule(langium().Grammar) as GrammarAST.ParserRule;
  // Langium finds what follows an element: an empty group before a call of the entry rule stands for the file's beginning.
  const start = { $type: 'Group', elements: [] } as unknown as GrammarAST.Group;
  const call = { $type: 'RuleCall', rule: { ref: rule, $refText: rule.name }, arguments: [] } as unknown as GrammarAST.RuleCall;
  const group = { $type: 'Group', elements: [start, call] } as unknown as GrammarAST.Group;
  Object.assign(start, { $container: group });
  Object.assign(call, { $container: group });
  return { feature: start };
}

function target(feature: AstNode): { type: string; property: string } {
  let property = '';
  for (let node: AstNode | undefined = feature; node; node = node.$container) {
    if (GrammarAST.isAssignment(node)) property = node.feature;
    if (GrammarAST.isParserRule(node)) return { type: node.name, property };
  }
  return { type: '', property };
}
