import type { MessageValue } from '@parcours/model';

/** `a, b or c`. A list that is cut by `…` needs no “or”. */
export function alternatives(parts: readonly MessageValue[]): MessageValue {
  return parts.reduceRight(
    (more, first, index): MessageValue =>
      index === parts.length - 2 && more !== '…'
        ? { term: 'expected.either', values: { first, second: more } }
        : { term: 'expected.next', values: { first, more } },
  );
}
