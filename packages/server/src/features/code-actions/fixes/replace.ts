import { CODE, catalogue } from '@parcours/model';
import { replaceRange } from '../../../text/file-edits.ts';
import type { FixProvider } from './fix.ts';

/** Replaces the range by the diagnostic's suggestion: the nearest name, keyword, word or column, or a better wording. */
export const replaceBySuggestion: FixProvider = ({ file, diagnostic, translate }) => {
  const { code, suggestion, at } = diagnostic;
  if (suggestion === null) return [];
  const title = code === CODE['column-not-found'] ? 'fix.column' : catalogue[code].family === 'method' ? 'fix.write' : 'fix.replace';
  // The wording is the author's decision.
  return [
    { title: translate(title, { text: suggestion }), edits: [replaceRange(file, at.range, suggestion)], preferred: title !== 'fix.write' },
  ];
};
