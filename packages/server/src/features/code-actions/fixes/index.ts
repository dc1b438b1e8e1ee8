import type { DiagnosticCode } from '@parcours/model';
import { ambiguousDate, mappingBelowTitle, sheetNotFound, suggestedMapping, totalAmongRows } from './dialect.ts';
import { ambiguousNumber, expertRefuted, offScale, readingCancelled, scaleMissing, textAnswersFix, unmapped } from './evidence.ts';
import type { FixProvider } from './fix.ts';
import {
  unmeasured,
  unmeasuredKpi,
  unusedRepositoryStage,
  unusedTouchpoint,
  withoutAudience,
  withoutBasics,
  withoutOwner,
  withoutTouchpoint,
} from './method.ts';
import { csatBoxes, duplicateAttribute, duplicateScale, timeUnit } from './model.ts';
import { importedPath, linkedPath } from './paths.ts';
import { replaceBySuggestion } from './replace.ts';
import { closeBlock, closeString, straightQuotes } from './unfinished.ts';
import { unknownName, unusedImport } from './unknown-name.ts';

const PROVIDERS_BY_CODE: Readonly<Partial<Record<DiagnosticCode, FixProvider>>> = {
  JRN0103: closeString,
  JRN0104: closeBlock,
  JRN0105: unknownName,
  JRN0107: importedPath,
  JRN0113: unusedImport,
  JRN0114: straightQuotes,
  JRN0202: duplicateAttribute,
  JRN0205: duplicateScale,
  JRN0209: csatBoxes,
  JRN0211: timeUnit,
  JRN0301: unusedTouchpoint,
  JRN0302: unmeasured,
  JRN0303: withoutTouchpoint,
  JRN0306: unusedRepositoryStage,
  JRN0307: withoutBasics,
  JRN0312: withoutOwner,
  JRN0315: withoutAudience,
  JRN0316: unmeasuredKpi,
  JRN0401: linkedPath,
  JRN0404: unmapped,
  JRN0405: expertRefuted,
  JRN0406: scaleMissing,
  JRN0407: offScale,
  JRN0415: mappingBelowTitle,
  JRN0408: textAnswersFix,
  JRN0418: ambiguousNumber,
  JRN0430: ambiguousDate,
  JRN0432: sheetNotFound,
  JRN0433: totalAmongRows,
  JRN0434: suggestedMapping,
  JRN0436: readingCancelled,
};

/** The fixes for a code, the plainest first. */
export function fixProvidersFor(code: DiagnosticCode): readonly FixProvider[] {
  const own = PROVIDERS_BY_CODE[code];
  return own ? [replaceBySuggestion, own] : [replaceBySuggestion];
}
