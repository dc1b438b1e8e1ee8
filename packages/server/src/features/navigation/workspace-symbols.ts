import { termOfKind } from '@parcours/language';
import { translateTerm } from '@parcours/model';
import type { WorkspaceSymbol } from 'vscode-languageserver';
import type { Context } from '../../context.ts';
import { SYMBOL_KINDS } from './document-symbols.ts';

const MAX_SYMBOLS = 500;

/** Declarations whose name or label contains the query, ignoring case and accents. */
export function workspaceSymbols({ workspace, language }: Context, query: string): WorkspaceSymbol[] {
  const normalizedQuery = foldAccents(query);
  const found: WorkspaceSymbol[] = [];
  for (const file of workspace.files.all()) {
    for (const declaration of file.allDeclarations()) {
      if (!foldAccents(`${declaration.name ?? ''} ${declaration.label ?? ''}`).includes(normalizedQuery)) continue;
      found.push({
        name: declaration.displayName || '…',
        kind: SYMBOL_KINDS[declaration.kind],
        containerName: declaration.container?.displayName ?? translateTerm(termOfKind(declaration.kind), language),
        location: file.locationOf(declaration.selectionRange),
      });
      if (found.length === MAX_SYMBOLS) return found;
    }
  }
  return found;
}

function foldAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
