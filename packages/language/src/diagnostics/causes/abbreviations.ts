import { isKeywordType, TOKEN_TYPE_NAMES } from '../../syntax/token-types.ts';
import { type CauseFinder, replacement } from './cause.ts';
import { quoted } from './quoted.ts';

/** The shortest beginning of a keyword that is taken for it. */
const MIN_LENGTH = 3;

/** `vol 30%`, `imp 4`: the beginning of one keyword that can stand here. */
export const abbreviatedKeyword: CauseFinder = ({ found, expected, problem, locale }) => {
  if (!found || problem.start !== found.offset || found.text.length < MIN_LENGTH) return [];
  const keywords = [...new Set(expected.filter(isKeywordType))].map((type) => locale.spellKeyword(TOKEN_TYPE_NAMES[type] as string));
  const meant = keywords.filter((keyword) => keyword !== found.text && keyword.toLowerCase().startsWith(found.text.toLowerCase()));
  const [keyword, another] = meant;
  if (keyword === undefined || another !== undefined) return [];
  return [replacement('JRN0101', { start: found.offset, end: found.end }, { found: quoted(found.text), expected: keyword }, keyword)];
};
