import type { Kind, SourceFile } from '@parcours/language';
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
 * keyword stands as a name.
 */
export function semanticTokens(file: SourceFile): SemanticTokens {
  const found: { line: number; character: number; length: number; type: number; modifiers: number }[] = [];
  const add = (
    range: { start: { line: number; character: number }; end: { line: number; character: number } },
    kind: Kind,
    modifiers: number,
  ) => {
    const { start, end } = range;
    if (start.line === end.line && end.character > start.character) {
      found.push({ ...start, length: end.character - start.character, type: TYPES.indexOf(TYPE_OF[kind]), modifiers });
    }
  };
  for (const declaration of file.everything()) if (declaration.nameRange) add(declaration.nameRange, declaration.kind, 1);
  for (const use of file.uses) if (!use.quoted && use.kinds[0]) add(use.range, use.kinds[0], 0);
  found.sort((a, b) => a.line - b.line || a.character - b.character);
  const builder = new SemanticTokensBuilder();
  for (const { line, character, length, type, modifiers } of found) builder.push(line, character, length, type, modifiers);
  return builder.build();
}
