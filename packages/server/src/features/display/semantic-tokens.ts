import { acceptanceWords, type CompositeNode, cstNodeOf, type DeclarationKind, LeafNode, type SourceFile } from '@parcours/language';
import type { Range } from '@parcours/model';
import { type SemanticTokens, SemanticTokensBuilder, type SemanticTokensDelta, type SemanticTokensLegend } from 'vscode-languageserver';

const TOKEN_TYPES = [
  'namespace',
  'class',
  'enum',
  'enumMember',
  'interface',
  'function',
  'method',
  'property',
  'variable',
  'type',
  'struct',
  'keyword',
] as const;

export const LEGEND: SemanticTokensLegend = { tokenTypes: [...TOKEN_TYPES], tokenModifiers: ['declaration'] };

const TOKEN_TYPE_OF_KIND: Readonly<Record<DeclarationKind, (typeof TOKEN_TYPES)[number]>> = {
  channel: 'enumMember',
  owner: 'variable',
  segment: 'type',
  persona: 'class',
  touchpoint: 'property',
  repository: 'namespace',
  'repository-stage': 'method',
  action: 'function',
  response: 'enumMember',
  journey: 'namespace',
  kpi: 'variable',
  phase: 'enum',
  stage: 'method',
  questionnaire: 'struct',
  observations: 'struct',
  benchmark: 'struct',
  plan: 'namespace',
  initiative: 'function',
};

/** The tokens of open files, remembered so that a client can ask for what has changed in them. */
export class SemanticTokensMemory {
  readonly #builders = new Map<string, SemanticTokensBuilder>();

  full(uri: string, file: SourceFile): SemanticTokens {
    const builder = new SemanticTokensBuilder();
    this.#builders.set(uri, builder);
    pushTokens(file, builder, null);
    return builder.build();
  }

  /** What has changed since the result that the client has; all tokens if that is not the last one. */
  changes(uri: string, file: SourceFile, previousResultId: string): SemanticTokens | SemanticTokensDelta {
    const builder = this.#builders.get(uri);
    if (!builder) return this.full(uri, file);
    builder.previousResult(previousResultId);
    pushTokens(file, builder, null);
    return builder.buildEdits();
  }

  forget(uri: string): void {
    this.#builders.delete(uri);
  }
}

/** The tokens of the lines of a range. */
export function semanticTokensIn(file: SourceFile, range: Range): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  pushTokens(file, builder, range);
  return builder.build();
}

/**
 * Tokens for names and references, for comments that accept a finding, and for the keywords of French and German files. The TextMate grammar colours the rest: it only knows
 * the English keywords and cannot tell a keyword from a name that is spelled like one.
 */
function pushTokens(file: SourceFile, builder: SemanticTokensBuilder, within: Range | null): void {
  const found: { line: number; character: number; length: number; type: number; modifiers: number }[] = [];
  const add = (
    range: { start: { line: number; character: number }; end: { line: number; character: number } },
    kind: (typeof TOKEN_TYPES)[number],
    modifiers: number,
  ) => {
    const { start, end } = range;
    if (within && (end.line < within.start.line || start.line > within.end.line)) return;
    if (start.line === end.line && end.character > start.character) {
      found.push({ ...start, length: end.character - start.character, type: TOKEN_TYPES.indexOf(kind), modifiers });
    }
  };
  for (const declaration of file.allDeclarations())
    if (declaration.nameRange) add(declaration.nameRange, TOKEN_TYPE_OF_KIND[declaration.kind], 1);
  for (const reference of file.references)
    if (!reference.isQuoted && reference.kinds[0]) add(reference.range, TOKEN_TYPE_OF_KIND[reference.kinds[0]], 0);
  if (file.parsed.tokens.keywordLocale.code !== 'en')
    for (const { keyword, range } of leaves(cstNodeOf(file.parsed.root)))
      if (keyword !== null && /^\p{L}/u.test(keyword)) add(range, 'keyword', 0);
  for (const { keyword, code } of acceptanceWords(file)) {
    add(keyword, 'keyword', 0);
    add(code, 'enumMember', 0);
  }
  found.sort((a, b) => a.line - b.line || a.character - b.character);
  for (const { line, character, length, type, modifiers } of found) builder.push(line, character, length, type, modifiers);
}

function* leaves(piece: CompositeNode): Generator<LeafNode> {
  for (const part of piece.content as (CompositeNode | LeafNode)[]) {
    if (part instanceof LeafNode) yield part;
    else yield* leaves(part);
  }
}
