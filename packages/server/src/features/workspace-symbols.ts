import { termOf } from '@parcours/language';
import { term } from '@parcours/model';
import type { WorkspaceSymbol } from 'vscode-languageserver';
import type { Context } from '../context.ts';
import { SYMBOL_KINDS } from './outline.ts';

const MOST = 500;

/** Every declaration in the workspace whose name or label holds the query, whatever the case and the accents. */
export function workspaceSymbols({ workspace, language }: Context, query: string): WorkspaceSymbol[] {
  const wanted = plain(query);
  const found: WorkspaceSymbol[] = [];
  for (const file of workspace.files.all()) {
    for (const declaration of file.everything()) {
      if (!plain(`${declaration.name ?? ''} ${declaration.label ?? ''}`).includes(wanted)) continue;
      found.push({
        name: declaration.title || '…',
        kind: SYMBOL_KINDS[declaration.kind],
        containerName: declaration.container?.title ?? term(termOf(declaration.kind), language),
        location: file.place(declaration.selection),
      });
      if (found.length === MOST) return found;
    }
  }
  return found;
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
