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
    relatedInformation: finding.related.map((location) => ({
      location,
      message: say(isJourney(location.uri) ? 'diagnostic.related' : 'diagnostic.in-data'),
    })),
  };
}

/**
 * What the findings of a journey file are in the data files that it links: by URI, one for each of the places that it shows at.
 *
 * @param shown the journey file, as the client knows it.
 */
export function inDataFiles(findings: readonly Finding[], shown: string, language: Language): Map<string, Diagnostic[]> {
  const linked = wordsIn(language)('diagnostic.linked');
  const found = new Map<string, Diagnostic[]>();
  for (const finding of findings) {
    for (const { uri, range } of finding.related) {
      if (isJourney(uri)) continue;
      const relatedInformation = [{ location: { uri: shown, range: finding.at.range }, message: linked }];
      const { data, ...diagnostic } = toDiagnostic(finding, language);
      found.set(uri, [...(found.get(uri) ?? []), { ...diagnostic, range, relatedInformation }]);
    }
  }
  return found;
}

function isJourney(uri: string): boolean {
  return uri.endsWith('.journey');
}
