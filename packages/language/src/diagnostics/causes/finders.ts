import { abbreviatedKeyword } from './abbreviations.ts';
import { ambiguousValue } from './ambiguous-values.ts';
import { attributeBehindBlock } from './attributes-behind-block.ts';
import { missingMappingBrace, missingOpeningBrace, surplusClosingBrace } from './braces.ts';
import type { CauseFinder } from './cause.ts';
import { nestedComment } from './comments.ts';
import { keywordBeforeReference, keywordForConnector, missingConnector, ruptureChannels, wrongConnector } from './connectors.ts';
import { declarationList } from './declaration-lists.ts';
import { defaultDirection, flagWithValue } from './flags.ts';
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
  nestedComment,
  commentSign,
  layoutSign,
  flagWithValue,
  defaultDirection,
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
  ruptureChannels,
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
  abbreviatedKeyword,
  keywordForConnector,
  keywordBeforeReference,
  wrongConnector,
  missingConnector,
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
  keywordBeforeReference,
  keywordForConnector,
  missingConnector,
  missingMappingBrace,
  nameOfSeveralWords,
  nameWithSigns,
  swappedOrder,
  textWithoutQuotes,
]);
