import { missingMappingBrace, missingOpeningBrace, surplusClosingBrace } from './braces.ts';
import type { CauseFinder } from './cause.ts';
import { foreignKeyword, misplacedKeyword, respeltKeyword } from './keywords.ts';
import { commentSign, layoutSign, unclosedComment } from './layout.ts';
import { listWithoutCommas, oneValueOnly } from './lists.ts';
import {
  curlyQuotes,
  escapedClosingQuote,
  mixedQuotes,
  nameOfSeveralWords,
  nameWithSigns,
  quoteInText,
  textWithoutQuotes,
  unclosedText,
} from './quotation.ts';
import { keywordValueSeparator, mappingArrow, surplusSign, swappedOrder } from './separators.ts';
import { invisibleCharacter } from './unreadable.ts';
import { dateSpelling, durationSpelling, numberSpelling, percentageSpelling, rangeSpelling } from './values.ts';

/** The known mistakes, those that are most certain first. */
export const FINDERS: readonly CauseFinder[] = [
  invisibleCharacter,
  unclosedComment,
  commentSign,
  layoutSign,
  curlyQuotes,
  escapedClosingQuote,
  mixedQuotes,
  quoteInText,
  unclosedText,
  mappingArrow,
  rangeSpelling,
  percentageSpelling,
  durationSpelling,
  dateSpelling,
  numberSpelling,
  missingMappingBrace,
  missingOpeningBrace,
  foreignKeyword,
  respeltKeyword,
  keywordValueSeparator,
  listWithoutCommas,
  nameWithSigns,
  surplusSign,
  swappedOrder,
  textWithoutQuotes,
  nameOfSeveralWords,
  oneValueOnly,
  misplacedKeyword,
  surplusClosingBrace,
];

/** Those that guess so freely that only a line that is right afterwards proves them. */
export const EXPLAINS_WHOLE_LINES: ReadonlySet<CauseFinder> = new Set([
  missingMappingBrace,
  nameOfSeveralWords,
  nameWithSigns,
  swappedOrder,
  textWithoutQuotes,
]);
