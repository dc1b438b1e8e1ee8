import type { Values } from '@parcours/model';

/** A diagnostic-to-be: why there is no Table. The caller knows the place in the text. */
export interface Fault {
  readonly code: 'JRN0410' | 'JRN0412';
  readonly parameters: Values;
}
