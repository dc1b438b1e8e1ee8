import { termOfKind } from '@parcours/language';
import { translateTerm } from '@parcours/model';
import type { WorkspaceSymbol } from 'vscode-languageserver';
import type { Context } from '../../context.ts';
import { SYMBOL_KINDS } from './document-symbols.ts';

const MAX_SYMBOLS = 500;

/** Every declaration in the workspace whose name or label holds the query, whatever the case and the accents. */
export function workspaceSymbols({ workspace, language }: Context, query: string): WorkspaceSymbol[] {
  const wanted = foldAccents(query);
  const found: WorkspaceSymbol[] = [];
  for (const file of workspace.files.all()) {
    for (const declaration of file.allDeclarations()) {
      if (!foldAccents(`${declaration.name ?? ''} ${declaration.label ?? ''}`).includes(wanted)) continue;
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
