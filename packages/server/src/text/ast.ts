import { attributeOf, attributeStartingAt, cstNodeOf, type Declaration, LeafNode, type SourceFile } from '@parcours/language';
import type { Position } from '@parcours/model';
import { containsPosition } from '../context.ts';
import { type CstElement, childrenOf } from './cst.ts';

type Root = SourceFile['parsed']['root'];
export type Statement = Root['statements'][number];
export type Observations = Extract<Statement, { $type: 'Observations' }>;
export type Questionnaire = Extract<Statement, { $type: 'Questionnaire' }>;
/** A line inside an observations or questionnaire block. */
export type ColumnLine = Observations['columns'][number];
export type JourneyNode = Extract<Statement, { $type: 'Journey' }>;
export type StageNode = Extract<JourneyNode['items'][number], { $type: 'Stage' }>;
export type ActionNode = Extract<Statement, { $type: 'Repository' }>['stages'][number]['actions'][number];

export type Node = Declaration['node'];

/** A token with its offsets, for edits. Comments are not included. */
export interface TokenSpan {
  /** For a keyword, its English form, whatever the file's language. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly keyword: boolean;
  readonly node: Node;
}

/** An attribute in a declaration's header with its keyword: `channel web, store`. The first is the keyword and name. */
export interface AttributeSpan {
  readonly keyword: string;
  readonly start: number;
  readonly end: number;
}

/** The tokens before the block. */
export function headerTokens(node: Node): TokenSpan[] {
  const header: TokenSpan[] = [];
  for (const word of tokensOf(cstNodeOf(node))) {
    if (word.keyword && word.text === '{') break;
    header.push(word);
  }
  return header;
}

/** The braces of a declaration's block; null if it has none. `close` is null if it is missing. */
export function blockOf(node: Node): { open: TokenSpan; close: TokenSpan | null } | null {
  const all = [...tokensOf(cstNodeOf(node))];
  const open = all.find((word) => word.keyword && word.text === '{');
  if (!open) return null;
  const last = all.at(-1);
  return { open, close: last?.keyword && last.text === '}' && last.node === node ? last : null };
}

export function attributesOf(node: Node): AttributeSpan[] {
  const found: { keyword: string; start: number; end: number }[] = [];
  for (const { terminal, keyword, text, offset, end } of cstNodeOf(node).headerTokens()) {
    const last = found.at(-1);
    if (last && !attributeStartingAt(terminal)) last.end = end;
    else found.push({ keyword: keyword ?? text, start: offset, end });
  }
  return found;
}

/** The offset at which to insert an attribute: after the name and all attributes that precede it in standard order. */
export function attributeInsertionOffset(node: Node, keyword: string): number {
  const order = attributeOf(node.$type, keyword)?.order ?? 0;
  const follows = (other: string) => (attributeOf(node.$type, other)?.order ?? 0) > order;
  const before = attributesOf(node).filter((attribute, index) => index === 0 || !follows(attribute.keyword));
  return Math.max(node.$cstNode?.offset ?? 0, ...before.filter((attribute) => attribute.keyword !== keyword).map(({ end }) => end));
}

/** The innermost node that owns the token at an offset. */
export function astNodeAt(file: SourceFile, offset: number): Node | null {
  for (const statement of file.parsed.root.statements) {
    const piece = cstNodeOf(statement);
    if (offset < piece.offset || offset > piece.end) continue;
    for (const word of tokensOf(piece)) if (offset >= word.start && offset < word.end) return word.node;
  }
  return null;
}

/** The line of an observations or questionnaire block at a position, with that declaration. */
export function columnLineAt(file: SourceFile, position: Position): { mapping: Declaration; line: ColumnLine } | null {
  for (const mapping of file.declarations) {
    if (!isMapping(mapping) || !containsPosition(mapping.range, position)) continue;
    const line = columnLines(mapping).find((each) => containsPosition(each.$cstNode?.range ?? null, position));
    if (line) return { mapping, line };
  }
  return null;
}

/** @param mapping a study or a questionnaire. */
export function columnLines(mapping: Declaration): readonly ColumnLine[] {
  return (mapping.node as Observations | Questionnaire).columns;
}

/** Whether a declaration says what the columns of a file mean: a study or a questionnaire. */
export function isMapping(declaration: Declaration): boolean {
  return isStudy(declaration) || declaration.kind === 'questionnaire';
}

export function isStudy({ kind }: Declaration): boolean {
  return kind === 'observations' || kind === 'benchmark';
}

/** The tokens of a node and of the nodes inside. */
export function tokensOfNode(node: Node): TokenSpan[] {
  return [...tokensOf(cstNodeOf(node))];
}

function* tokensOf(part: CstElement): Generator<TokenSpan> {
  if (part instanceof LeafNode) {
    const { keyword, text, offset, end, astNode } = part;
    yield { text: keyword ?? text, start: offset, end, keyword: keyword !== null, node: astNode };
  } else for (const each of childrenOf(part)) yield* tokensOf(each);
}
