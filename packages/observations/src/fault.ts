/** A file that could not be read. */
import { CODE, type CodeOf, type MessageValues } from '@parcours/model';
import type { Table } from './table/table.ts';

/** Code and parameters of a diagnostic; the caller knows its location in the text. */
export interface Fault {
  readonly code: CodeOf<'file-empty' | 'file-unreadable' | 'sheet-not-found'>;
  readonly parameters: MessageValues;
}

export function isFault(result: Table | Fault): result is Fault {
  return 'code' in result;
}

/** A file that cannot be read, with the reason. */
export function unreadableFile(path: string, reason: MessageValues[string]): Fault {
  return { code: CODE['file-unreadable'], parameters: { path, reason } };
}
