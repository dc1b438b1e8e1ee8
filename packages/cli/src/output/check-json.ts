/** The findings of `check` as JSON, for programs. */
import { catalogue, type Diagnostic, messageOf } from '@parcours/model';
import type { OpenedWorkspace } from '../files/open-workspace.ts';
import type { Terminal } from '../terminal.ts';
import { asOfExceptions } from './as-of-exceptions.ts';
import { sanitizedJson } from './sanitize.ts';
import { countAccepted, type SeverityCounts } from './severity-counts.ts';

export function checkJson(
  diagnostics: readonly Diagnostic[],
  counts: SeverityCounts,
  { workspace, uris, displayPath }: OpenedWorkspace,
  { language }: Terminal,
): string {
  return sanitizedJson({
    findings: diagnostics.map((diagnostic) => ({
      ...jsonLocation(diagnostic.at, displayPath),
      code: diagnostic.code,
      name: catalogue[diagnostic.code].name,
      severity: diagnostic.severity,
      message: messageOf(diagnostic, language),
      accepted: diagnostic.accepted && {
        reason: diagnostic.accepted.reason,
        ...jsonLocation(diagnostic.accepted.at, displayPath),
      },
      suggestion: diagnostic.suggestion,
      related: diagnostic.related.map((place) => jsonLocation(place, displayPath)),
    })),
    counts: { ...counts, accepted: countAccepted(diagnostics) },
    files: uris.map(displayPath),
    asOf: asOfExceptions({ workspace, uris }),
  });
}

/** Lines and columns count from 1, as in editors and other tools. */
function jsonLocation({ uri, range: { start, end } }: Diagnostic['at'], displayPath: OpenedWorkspace['displayPath']) {
  return {
    file: displayPath(uri),
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
