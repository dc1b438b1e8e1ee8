import { catalogue, type Diagnostic as Finding, type Language, messageOf } from '@parcours/model';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { messagesIn } from '../messages.ts';

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

/** A finding as the protocol has it, in the reader's language. */
export function toLspDiagnostic(diagnostic: Finding, language: Language): Diagnostic {
  const say = messagesIn(language);
  return {
    range: diagnostic.at.range,
    severity: SEVERITIES[diagnostic.severity],
    code: diagnostic.code,
    source: 'parcours',
    message: messageOf(diagnostic, language),
    data: { name: catalogue[diagnostic.code].name, suggestion: diagnostic.suggestion },
    relatedInformation: diagnostic.related.map((location) => ({
      location,
      message: say(isJourneyFile(location.uri) ? 'diagnostic.related' : 'diagnostic.in-data'),
    })),
  };
}

/**
 * What the findings of a journey file are in the data files that it links: by URI, one for each of the places that it shows at.
 *
 * @param clientUri the journey file, as the client knows it.
 */
export function diagnosticsInDataFiles(diagnostics: readonly Finding[], clientUri: string, language: Language): Map<string, Diagnostic[]> {
  const linked = messagesIn(language)('diagnostic.linked');
  const byDataFile = new Map<string, Diagnostic[]>();
  for (const finding of diagnostics) {
    for (const { uri, range } of finding.related) {
      if (isJourneyFile(uri)) continue;
      const relatedInformation = [{ location: { uri: clientUri, range: finding.at.range }, message: linked }];
      const { data, ...diagnostic } = toLspDiagnostic(finding, language);
      byDataFile.set(uri, [...(byDataFile.get(uri) ?? []), { ...diagnostic, range, relatedInformation }]);
    }
  }
  return byDataFile;
}

function isJourneyFile(uri: string): boolean {
  return uri.endsWith('.journey');
}
