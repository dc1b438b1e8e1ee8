import type { MessageValue } from '@parcours/model';

/** Words of a file in the quotation marks of a message; those that hold some already need none. */
export function quoted(text: string): MessageValue {
  return /["'«»“”„`]/.test(text) ? text : { term: 'quoted', values: { text } };
}
