/** Why there is no Table. */
import type { Values } from '@parcours/model';
import type { Table } from './table.ts';

/** A diagnostic-to-be: the caller knows the place in the text. */
export interface Fault {
  readonly code: 'JRN0410' | 'JRN0412' | 'JRN0432';
  readonly parameters: Values;
}

export function isFault(result: Table | Fault): result is Fault {
  return 'code' in result;
}

/** JRN0412 with its reason. */
export function unreadable(path: string, reason: Values[string]): Fault {
  return { code: 'JRN0412', parameters: { path, reason } };
}
