import { catalogue, type Diagnostic as Finding, type Language, messageOf } from '@parcours/model';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { wordsIn } from './words.ts';

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

/** A finding as the protocol has it, in the reader's language. */
export function toDiagnostic(finding: Finding, language: Language): Diagnostic {
  const say = wordsIn(language);
  return {
    range: finding.at.range,
    severity: SEVERITIES[finding.severity],
    code: finding.code,
    source: 'parcours',
    message: messageOf(finding, language),
    data: { name: catalogue[finding.code].name, suggestion: finding.suggestion },
    relatedInformation: finding.related.map((location) => ({ location, message: say('diagnostic.related') })),
  };
}
