export {
  type Attribute,
  attributeOf,
  attributeStartingAt,
  CONSTRUCTS,
  type Construct,
  type ConstructPart,
  partDoc,
  partOfProperty,
  phraseOf,
  shownPart,
} from './attributes/attribute-table.ts';
export { keywordDoc } from './attributes/keyword-docs.ts';
export {
  ACCEPT_KEYWORDS,
  acceptanceText,
  acceptanceWords,
  acceptFindings,
  commentAt,
  isInHeader,
  statementAt,
} from './diagnostics/acceptances.ts';
export { type SyntaxFinding, syntaxAnalysis } from './diagnostics/causes/syntax-analysis.ts';
export { type LocatedSyntaxError, locatedSyntaxErrors } from './diagnostics/located-syntax-errors.ts';
export { scaleFor } from './diagnostics/model-diagnostics.ts';
export { termOfKind } from './diagnostics/name-diagnostics.ts';
export { syntaxDiagnostics } from './diagnostics/syntax-diagnostics.ts';
export { limitDiagnostics, textDiagnostics } from './diagnostics/text-diagnostics.ts';
export { TextDiagnosticsCache } from './diagnostics/text-diagnostics-cache.ts';
export { gatesOf, gateText, hasDatedException } from './lowering/gate-fields.ts';
export { linkedPath } from './lowering/linked-path.ts';
export { type LoweredJourney, lowerJourneys, lowerRepository, relatedJourneyFiles, relatedJourneys } from './lowering/lower.ts';
export { ModelCache } from './lowering/model-cache.ts';
export { type DeclarationKind, kindsOfTypes } from './names/declaration-kind.ts';
export { JourneyFiles } from './names/journey-files.ts';
export { journeyOf } from './names/name-lookup.ts';
export { Declaration, MAPPING_TARGET_KINDS, type NameReference, resolvePath, SourceFile } from './names/source-file.ts';
export { UniqueIdentifiers } from './names/unique-identifiers.ts';
export { type CompositeNode, cstNodeOf, LeafNode } from './syntax/cst.ts';
export { DATE_ORDERS, DURATION_UNITS, INITIATIVE_STATUSES, KPI_KINDS, STUDY_METHODS } from './syntax/enumerated-values.ts';
export { type ExpectedTokens, type ExpectedValue, expectedTokens, statementStart } from './syntax/expected-tokens.ts';
export { format, keywordEdits } from './syntax/formatter.ts';
export type { KeywordLocale } from './syntax/keyword-locale.ts';
export { lex } from './syntax/lexer.ts';
export { KEYWORDS } from './syntax/token-types.ts';
export { quote, unquote } from './syntax/token-values.ts';
