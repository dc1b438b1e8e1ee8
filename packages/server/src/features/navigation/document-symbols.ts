import { type Declaration, type DeclarationKind, type SourceFile, termOfKind } from '@parcours/language';
import { type Language, type Range, translateTerm } from '@parcours/model';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';

/** Journeys, phases, stages … as a tree. While a line is broken, what the rest of the file declares is still there. */
export function documentSymbols(file: SourceFile, language: Language): DocumentSymbol[] {
  return file.declarations.map((declaration) => toSymbol(declaration, language));
}

function toSymbol(declaration: Declaration, language: Language): DocumentSymbol {
  const { range, selectionRange: selection } = declaration;
  return {
    name: declaration.displayName || '…',
    detail: [translateTerm(termOfKind(declaration.kind), language), declaration.label === null ? null : declaration.name]
      .filter(Boolean)
      .join(' · '),
    kind: SYMBOL_KINDS[declaration.kind],
    range: union(range, selection),
    selectionRange: selection,
    children: declaration.children.map((child) => toSymbol(child, language)),
  };
}

/** The protocol wants the selection inside the range; a broken text may give less. */
function union(range: Range, selection: Range): Range {
  const before = (a: Range['start'], b: Range['start']) => a.line < b.line || (a.line === b.line && a.character < b.character);
  return {
    start: before(selection.start, range.start) ? selection.start : range.start,
    end: before(range.end, selection.end) ? selection.end : range.end,
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
  observations: SymbolKind.Array,
  benchmark: SymbolKind.Array,
  plan: SymbolKind.Package,
  initiative: SymbolKind.Event,
};
