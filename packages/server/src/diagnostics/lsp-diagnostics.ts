import { catalogue, messageOf, type Diagnostic as ParcoursDiagnostic } from '@parcours/model';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { Context } from '../context.ts';
import { messagesIn } from '../messages.ts';

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

/**
 * Converts a diagnostic to LSP, with its message in the reader's language and what the client can show of the rest; an accepted one is
 * information, with the reason.
 */
export function toLspDiagnostic(diagnostic: ParcoursDiagnostic, { language, client, diagnosticPage }: Context): Diagnostic {
  const translate = messagesIn(language);
  const { accepted } = diagnostic;
  const message = messageOf(diagnostic, language);
  const page = client?.codeDescription ? diagnosticPage?.(diagnostic.code) : null;
  return {
    range: diagnostic.at.range,
    severity: accepted ? DiagnosticSeverity.Information : SEVERITIES[diagnostic.severity],
    code: diagnostic.code,
    ...(page ? { codeDescription: { href: page } } : {}),
    source: 'parcours',
    message: accepted ? translate('diagnostic.accepted', { reason: accepted.reason, message }) : message,
    data: { name: catalogue[diagnostic.code].name, suggestion: diagnostic.suggestion },
    ...(client?.relatedInformation && {
      relatedInformation: diagnostic.related.map((location) => ({
        location,
        message: translate(isJourneyFile(location.uri) ? 'diagnostic.related' : 'diagnostic.in-data'),
      })),
    }),
  };
}

/**
 * The diagnostics that a journey file reports in the data files it links: by URI, one for each related location.
 *
 * @param clientUri the journey file's URI as the client knows it.
 */
export function diagnosticsInDataFiles(
  diagnostics: readonly ParcoursDiagnostic[],
  clientUri: string,
  context: Context,
): Map<string, Diagnostic[]> {
  const linked = messagesIn(context.language)('diagnostic.linked');
  const byDataFile = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    for (const { uri, range } of diagnostic.related) {
      if (isJourneyFile(uri)) continue;
      const relatedInformation = [{ location: { uri: clientUri, range: diagnostic.at.range }, message: linked }];
      const { data, ...mirrored } = toLspDiagnostic(diagnostic, context);
      const linkedFrom = context.client?.relatedInformation ? { relatedInformation } : {};
      byDataFile.set(uri, [...(byDataFile.get(uri) ?? []), { ...mirrored, range, ...linkedFrom }]);
    }
  }
  return byDataFile;
}

function isJourneyFile(uri: string): boolean {
  return uri.endsWith('.journey');
}
