import { cstNodeOf, type Declaration, type DeclarationKind, gatesOf, gateText, type SourceFile, termOfKind } from '@parcours/language';
import { type Language, type Range, translateTerm } from '@parcours/model';
import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import { containsPosition } from '../../context.ts';

/** The declarations of a file as a tree. Works on files with syntax errors, with what could be parsed. */
export function documentSymbols(file: SourceFile, language: Language): DocumentSymbol[] {
  const gates = gatesOf(file.parsed.root).map((gate) => gateSymbol(gate, file, language));
  const declarations = file.declarations.map((declaration) => {
    const symbol = toSymbol(declaration, language);
    const inside = gates.filter(({ range }) => containsPosition(declaration.range, range.start));
    return inside.length === 0 ? symbol : { ...symbol, children: inOrder([...(symbol.children ?? []), ...inside]) };
  });
  const outside = gates.filter(({ range }) => !file.declarations.some((each) => containsPosition(each.range, range.start)));
  return outside.length === 0 ? declarations : inOrder([...declarations, ...outside]);
}

/** The tree as a list, for clients that show no trees. @param uri the file, as the client knows it. */
export function flatSymbols(symbols: readonly DocumentSymbol[], uri: string, containerName?: string): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children = [] }) => [
    { name, kind, location: { uri, range }, ...(containerName === undefined ? {} : { containerName }) },
    ...flatSymbols(children, uri, name),
  ]);
}

function gateSymbol(gate: ReturnType<typeof gatesOf>[number], file: SourceFile, language: Language): DocumentSymbol {
  const { range } = cstNodeOf(gate);
  return { name: gateText(gate, file), detail: translateTerm('gate', language), kind: SymbolKind.Boolean, range, selectionRange: range };
}

function inOrder(symbols: readonly DocumentSymbol[]): DocumentSymbol[] {
  return symbols.toSorted(({ range: { start: a } }, { range: { start: b } }) => a.line - b.line || a.character - b.character);
}

function toSymbol(declaration: Declaration, language: Language): DocumentSymbol {
  const { range, selectionRange } = declaration;
  return {
    name: declaration.displayName || '…',
    detail: [translateTerm(termOfKind(declaration.kind), language), declaration.label === null ? null : declaration.name]
      .filter(Boolean)
      .join(' · '),
    kind: SYMBOL_KINDS[declaration.kind],
    range: union(range, selectionRange),
    selectionRange,
    children: declaration.children.map((child) => toSymbol(child, language)),
  };
}

/** LSP requires the selection range to lie inside the range; texts with syntax errors may violate that. */
function union(range: Range, selectionRange: Range): Range {
  const before = (a: Range['start'], b: Range['start']) => a.line < b.line || (a.line === b.line && a.character < b.character);
  return {
    start: before(selectionRange.start, range.start) ? selectionRange.start : range.start,
    end: before(range.end, selectionRange.end) ? selectionRange.end : range.end,
  };
}

export const SYMBOL_KINDS: Readonly<Record<DeclarationKind, SymbolKind>> = {
  channel: SymbolKind.Interface,
  owner: SymbolKind.Object,
  segment: SymbolKind.Package,
  persona: SymbolKind.Class,
  touchpoint: SymbolKind.Field,
  repository: SymbolKind.Module,
  'repository-stage': SymbolKind.Method,
  action: SymbolKind.Function,
  response: SymbolKind.EnumMember,
  journey: SymbolKind.Namespace,
  kpi: SymbolKind.Number,
  phase: SymbolKind.Enum,
  stage: SymbolKind.Method,
  questionnaire: SymbolKind.Struct,
  observations: SymbolKind.Array,
  benchmark: SymbolKind.Array,
  plan: SymbolKind.Package,
  initiative: SymbolKind.Event,
};
