import { type Declaration, type Kind, type SourceFile, termOf } from '@parcours/language';
import { type Language, type Range, term } from '@parcours/model';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';

/** Journeys, phases, stages … as a tree. While a line is broken, what the rest of the file declares is still there. */
export function outline(file: SourceFile, language: Language): DocumentSymbol[] {
  return file.declarations.map((declaration) => symbol(declaration, language));
}

function symbol(declaration: Declaration, language: Language): DocumentSymbol {
  const { range, selection } = declaration;
  return {
    name: declaration.title || '…',
    detail: [term(termOf(declaration.kind), language), declaration.label === null ? null : declaration.name].filter(Boolean).join(' · '),
    kind: SYMBOL_KINDS[declaration.kind],
    range: cover(range, selection),
    selectionRange: selection,
    children: declaration.children.map((child) => symbol(child, language)),
  };
}

/** The protocol wants the selection inside the range; a broken text may give less. */
function cover(range: Range, selection: Range): Range {
  const before = (a: Range['start'], b: Range['start']) => a.line < b.line || (a.line === b.line && a.character < b.character);
  return {
    start: before(selection.start, range.start) ? selection.start : range.start,
    end: before(range.end, selection.end) ? selection.end : range.end,
  };
}

export const SYMBOL_KINDS: Readonly<Record<Kind, SymbolKind>> = {
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
