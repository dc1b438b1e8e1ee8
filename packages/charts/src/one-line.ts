import { visible } from '@parcours/model';

/** Text from files on one line, fit to be shown. */
export function oneLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim();
}
