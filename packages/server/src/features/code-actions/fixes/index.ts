import { catalogue, type DiagnosticCode, type DiagnosticName } from '@parcours/model';
import { removeAcceptance } from './accept.ts';
import { attributeAbove, emptyLabel, phaseBlock, repeatedLine, unusedRepository, valueAsName } from './declarations.ts';
import { ambiguousDate, mappingBelowTitle, sheetNotFound, suggestedMapping, totalAmongRows } from './dialect.ts';
import {
  ambiguousNumber,
  decidingDefault,
  expertRefuted,
  expertsRefuted,
  offScale,
  pooledPeriods,
  readingCancelled,
  rowsOffChannel,
  scaleMissing,
  successSpelling,
  textAnswersFix,
  undeclaredRateAnswers,
  unmapped,
  weightBySegmentShares,
} from './evidence.ts';
import type { FixProvider } from './fix.ts';
import {
  channelOfStage,
  unmeasured,
  unmeasuredKpi,
  unusedQuestionnaire,
  unusedRepositoryStage,
  unusedTouchpoint,
  withoutAudience,
  withoutBasics,
  withoutOwner,
  withoutTouchpoint,
} from './method.ts';
import {
  csatBoxes,
  directionTwice,
  duplicateAttribute,
  duplicateScale,
  fixedDirection,
  gateUnit,
  idleGate,
  missingWeight,
  timeUnit,
  unneededException,
} from './model.ts';
import { importedPath, linkedPath } from './paths.ts';
import { replaceBySuggestion } from './replace.ts';
import { closeBlock, closeComment, closeOuterComment, closeString, straightQuotes } from './unfinished.ts';
import { unknownName, unusedImport } from './unknown-name.ts';

const PROVIDERS_BY_NAME: Readonly<Partial<Record<DiagnosticName, FixProvider>>> = {
  'unterminated-text': closeString,
  'unclosed-block': closeBlock,
  'unclosed-comment': closeComment,
  'comment-opened-twice': closeOuterComment,
  'empty-label': emptyLabel,
  'value-as-name': valueAsName,
  'phase-without-block': phaseBlock,
  'attribute-above': attributeAbove,
  'line-twice': repeatedLine,
  'unused-repository': unusedRepository,
  'unknown-name': unknownName,
  'import-not-found': importedPath,
  'unused-import': unusedImport,
  'curly-quotes': straightQuotes,
  'attribute-twice': duplicateAttribute,
  'attributes-exclude-each-other': duplicateAttribute,
  'some-weights': missingWeight,
  'direction-twice': directionTwice,
  'direction-is-fixed': fixedDirection,
  'gate-never-fails': idleGate,
  'gate-in-another-unit': gateUnit,
  'gate-exception-ended': unneededException,
  'gate-exception-not-needed': unneededException,
  'unused-questionnaire': unusedQuestionnaire,
  'scale-twice': duplicateScale,
  'csat-without-boxes': csatBoxes,
  'time-without-unit': timeUnit,
  'not-acceptable': removeAcceptance,
  'acceptance-unused': removeAcceptance,
  'unused-touchpoint': unusedTouchpoint,
  'unmeasured-moment-of-truth': unmeasured,
  'stage-without-touchpoint': withoutTouchpoint,
  'repository-stage-unused': unusedRepositoryStage,
  'delight-without-basics': withoutBasics,
  'touchpoint-off-channel': channelOfStage,
  'rupture-off-channel': channelOfStage,
  'initiative-without-owner': withoutOwner,
  'journey-of-nobody': withoutAudience,
  'unmeasured-kpi': unmeasuredKpi,
  'file-not-found': linkedPath,
  'unmapped-values': unmapped,
  'expert-refuted': expertRefuted,
  'experts-refuted': expertsRefuted,
  'scale-missing': scaleMissing,
  'off-scale-values': offScale,
  'missing-column-role': mappingBelowTitle,
  'not-numbers': textAnswersFix,
  'ambiguous-number': ambiguousNumber,
  'ambiguous-date': ambiguousDate,
  'sheet-not-found': sheetNotFound,
  'total-among-rows': totalAmongRows,
  'mapping-proposed': suggestedMapping,
  'reading-cancelled': readingCancelled,
  'rows-off-channel': rowsOffChannel,
  'undeclared-answers': undeclaredRateAnswers,
  'success-spelled-otherwise': successSpelling,
  'segment-mix-off': weightBySegmentShares,
  'periods-pooled': pooledPeriods,
  'default-decides': decidingDefault,
};

/** The fix providers for a code, the most direct first. */
export function fixProvidersFor(code: DiagnosticCode): readonly FixProvider[] {
  const own = PROVIDERS_BY_NAME[catalogue[code].name];
  return own ? [replaceBySuggestion, own] : [replaceBySuggestion];
}
