/** A file that could not be read. */
import type { MessageValues } from '@parcours/model';
import type { Table } from './table/table.ts';

/** Code and parameters of a diagnostic; the caller knows its location in the text. */
export interface Fault {
  readonly code: 'JRN0410' | 'JRN0412' | 'JRN0432';
  readonly parameters: MessageValues;
}

export function isFault(result: Table | Fault): result is Fault {
  return 'code' in result;
}

/** JRN0412 with its reason. */
export function unreadableFile(path: string, reason: MessageValues[string]): Fault {
  return { code: 'JRN0412', parameters: { path, reason } };
}
