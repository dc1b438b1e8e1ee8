import type { Code } from '@parcours/model';
import { ambiguousDate, mappingBelowTitle, mappingProposed, sheetNotFound, totalAmongRows } from './dialect.ts';
import { ambiguousNumber, expertRefuted, offScale, readingCancelled, scaleMissing, textAnswer, unmapped } from './evidence.ts';
import type { Fix } from './fix.ts';
import {
  ofNobody,
  unmeasured,
  unmeasuredKpi,
  unusedRepositoryStage,
  unusedTouchpoint,
  withoutBasics,
  withoutOwner,
  withoutTouchpoint,
} from './method.ts';
import { csatBoxes, secondScale, timeUnit, writtenTwice } from './model.ts';
import { importedPath, linkedPath } from './paths.ts';
import { replaceBySuggestion } from './replace.ts';
import { closeBlock, closeText, straightQuotes } from './unfinished.ts';
import { unknownName, unusedImport } from './unknown-name.ts';

const BY_CODE: Readonly<Partial<Record<Code, Fix>>> = {
  JRN0103: closeText,
  JRN0104: closeBlock,
  JRN0105: unknownName,
  JRN0107: importedPath,
  JRN0113: unusedImport,
  JRN0114: straightQuotes,
  JRN0202: writtenTwice,
  JRN0205: secondScale,
  JRN0209: csatBoxes,
  JRN0211: timeUnit,
  JRN0301: unusedTouchpoint,
  JRN0302: unmeasured,
  JRN0303: withoutTouchpoint,
  JRN0306: unusedRepositoryStage,
  JRN0307: withoutBasics,
  JRN0312: withoutOwner,
  JRN0315: ofNobody,
  JRN0316: unmeasuredKpi,
  JRN0401: linkedPath,
  JRN0404: unmapped,
  JRN0405: expertRefuted,
  JRN0406: scaleMissing,
  JRN0407: offScale,
  JRN0415: mappingBelowTitle,
  JRN0408: textAnswer,
  JRN0418: ambiguousNumber,
  JRN0430: ambiguousDate,
  JRN0432: sheetNotFound,
  JRN0433: totalAmongRows,
  JRN0434: mappingProposed,
  JRN0436: readingCancelled,
};

/** The fixes for a code, the plainest first. */
export function fixesFor(code: Code): readonly Fix[] {
  const own = BY_CODE[code];
  return own ? [replaceBySuggestion, own] : [replaceBySuggestion];
}
