import { CODE, catalogue } from '@parcours/model';
import { replaceRange } from '../../../text/file-edits.ts';
import type { FixProvider } from './fix.ts';

/** Any finding that knows what should stand in its place: the nearest name, keyword, word or column, or a better wording. */
export const replaceBySuggestion: FixProvider = ({ file, finding, say }) => {
  const { code, suggestion, at } = finding;
  if (suggestion === null) return [];
  const title = code === CODE['column-not-found'] ? 'fix.column' : catalogue[code].family === 'method' ? 'fix.write' : 'fix.replace';
  // How something is best worded is for its author to say.
  return [{ title: say(title, { text: suggestion }), edits: [replaceRange(file, at.range, suggestion)], preferred: title !== 'fix.write' }];
};
