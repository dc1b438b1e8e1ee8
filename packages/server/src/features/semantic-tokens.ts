import { type Kind, Leaf, type Piece, pieceOf, type SourceFile } from '@parcours/language';
import { type SemanticTokens, SemanticTokensBuilder, type SemanticTokensLegend } from 'vscode-languageserver';

const TYPES = [
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

export const LEGEND: SemanticTokensLegend = { tokenTypes: [...TYPES], tokenModifiers: ['declaration'] };

const TYPE_OF: Readonly<Record<Kind, (typeof TYPES)[number]>> = {
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
  observations: 'struct',
  benchmark: 'struct',
  plan: 'namespace',
  initiative: 'function',
};

/**
 * Names and the references to them. Keywords, texts and numbers are coloured by the TextMate grammar; this corrects it where a
 * keyword stands as a name. That grammar knows the English keywords only: those of a file in another language are told here.
 */
export function semanticTokens(file: SourceFile): SemanticTokens {
  const found: { line: number; character: number; length: number; type: number; modifiers: number }[] = [];
  const add = (
    range: { start: { line: number; character: number }; end: { line: number; character: number } },
    kind: (typeof TYPES)[number],
    modifiers: number,
  ) => {
    const { start, end } = range;
    if (start.line === end.line && end.character > start.character) {
      found.push({ ...start, length: end.character - start.character, type: TYPES.indexOf(kind), modifiers });
    }
  };
  for (const declaration of file.everything()) if (declaration.nameRange) add(declaration.nameRange, TYPE_OF[declaration.kind], 1);
  for (const use of file.uses) if (!use.quoted && use.kinds[0]) add(use.range, TYPE_OF[use.kinds[0]], 0);
  if (file.parsed.tokens.dictionary.code !== 'en')
    for (const { keyword, range } of leavesOf(pieceOf(file.parsed.root)))
      if (keyword !== null && /^\p{L}/u.test(keyword)) add(range, 'keyword', 0);
  found.sort((a, b) => a.line - b.line || a.character - b.character);
  const builder = new SemanticTokensBuilder();
  for (const { line, character, length, type, modifiers } of found) builder.push(line, character, length, type, modifiers);
  return builder.build();
}

function* leavesOf(piece: Piece): Generator<Leaf> {
  for (const part of piece.content as (Piece | Leaf)[]) {
    if (part instanceof Leaf) yield part;
    else yield* leavesOf(part);
  }
}
