import { ambiguousValue } from './ambiguous-values.ts';
import { attributeBehindBlock } from './attributes-behind-block.ts';
import { missingMappingBrace, missingOpeningBrace, surplusClosingBrace } from './braces.ts';
import type { CauseFinder } from './cause.ts';
import { declarationList } from './declaration-lists.ts';
import { flagWithValue } from './flags.ts';
import { gateBound, gateWithoutReason, gateWithoutStage } from './gates.ts';
import { foreignKeyword, misplacedKeyword, respeltKeyword } from './keywords.ts';
import { commentSign, layoutSign, unclosedComment } from './layout.ts';
import { listWithoutCommas, oneValueOnly } from './lists.ts';
import { mappingSigns } from './mapping-signs.ts';
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
  flagWithValue,
  ambiguousValue,
  curlyQuotes,
  escapedClosingQuote,
  mixedQuotes,
  quoteInText,
  unclosedText,
  gateWithoutReason,
  gateBound,
  gateWithoutStage,
  mappingSigns,
  mappingArrow,
  rangeSpelling,
  percentageSpelling,
  durationSpelling,
  dateSpelling,
  numberSpelling,
  missingMappingBrace,
  missingOpeningBrace,
  declarationList,
  attributeBehindBlock,
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
  attributeBehindBlock,
  declarationList,
  gateWithoutStage,
  missingMappingBrace,
  nameOfSeveralWords,
  nameWithSigns,
  swappedOrder,
  textWithoutQuotes,
]);
