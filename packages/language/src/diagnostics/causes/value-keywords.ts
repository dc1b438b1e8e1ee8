import { tokenTypeOf } from '../../syntax/token-types.ts';

/** The keywords before values of a kind. */
export const DATE_KEYWORDS = ['date', 'due', 'until'].map(tokenTypeOf);
export const MISSING_KEYWORDS = [tokenTypeOf('missing')];
export const DURATION_KEYWORDS = [tokenTypeOf('within')];
export const PERCENT_KEYWORDS = ['share', 'volume'].map(tokenTypeOf);
export const NUMBER_KEYWORDS = [
  'score',
  'target',
  'importance',
  'effort',
  'impact',
  'weight',
  'skip',
  'header',
  'below',
  'from',
  'gap',
].map(tokenTypeOf);
