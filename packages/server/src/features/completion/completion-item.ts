import { isInside } from '@parcours/engines';
import type { SourceFile } from '@parcours/language';
import type { Position, Range } from '@parcours/model';
import { type CompletionItem, type CompletionItemKind, InsertTextFormat } from 'vscode-languageserver';
import type { Context } from '../../context.ts';

/** Where completion is asked for. */
export interface CompletionSite {
  readonly context: Context;
  readonly file: SourceFile;
  readonly position: Position;
  readonly quoted: boolean;
  /** The part of the word before the cursor, without its quote. */
  readonly prefix: string;
  /** Set if the list is truncated: the client then asks again at the next letter. */
  readonly limit: { reached: boolean };
  /** The range that an item replaces. */
  readonly replaced: Range;
}

/** Maximum number of names and paths from other files; more letters narrow the list. */
export const MAX_EXTERNAL_ITEMS = 100;

/** An item that replaces the word at the cursor by a text. */
export function createItem(site: CompletionSite, text: string, kind: CompletionItemKind, detail: string, rank: string): CompletionItem {
  return {
    label: text,
    kind,
    detail,
    sortText: `${rank}${text}`,
    filterText: text,
    insertTextFormat: InsertTextFormat.PlainText,
    textEdit: { range: site.replaced, newText: text },
  };
}

/** The sort key of an item in a list whose order matters, before keywords. */
export function rankOf(index: number): string {
  return `0${String(index).padStart(4, '0')}`;
}

/** Whether paths can lead to other files: from a document in no folder of the workspace, none leads to a file that is read. */
export function reachesFiles({ file, context }: CompletionSite): boolean {
  return isInside(file.uri, context.workspace.roots);
}
