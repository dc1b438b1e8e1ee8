/** The findings of `check` for a terminal. */
import { type Diagnostic, formatDate, messageOf, type Severity } from '@parcours/model';
import type { OpenedWorkspace } from '../files/open-workspace.ts';
import type { Terminal } from '../terminal.ts';
import { asOfExceptions } from './as-of-exceptions.ts';
import { sourceExcerpt } from './excerpt.ts';
import { lineAt } from './line-at.ts';
import { sanitizeLine } from './sanitize.ts';
import { countAccepted, SEVERITIES, type SeverityCounts } from './severity-counts.ts';

export function checkText(
  diagnostics: readonly Diagnostic[],
  counts: SeverityCounts,
  { workspace, uris, displayPath }: OpenedWorkspace,
  terminal: Terminal,
): string {
  const { translate, language } = terminal;
  const paint = painter(terminal.colour);
  const parts = diagnostics.map((diagnostic) => {
    const { start } = diagnostic.at.range;
    const { accepted } = diagnostic;
    const document = workspace.files.get(diagnostic.at.uri)?.document;
    const severity = accepted
      ? paint(translate('severity.accepted'), DIM)
      : paint(translate(`severity.${diagnostic.severity}`), COLOURS[diagnostic.severity]);
    const lines = [
      `${paint(formatLocation(diagnostic.at, displayPath), BOLD)} ${severity} ${diagnostic.code} ${sanitizeLine(messageOf(diagnostic, language))}`,
      // A picture has no line to show.
      ...(document ? sourceExcerpt(lineAt(document, start.line), diagnostic.at.range) : []),
      ...(accepted ? [`  ${translate('check.accepted', { reason: sanitizeLine(accepted.reason) })}`] : []),
      ...diagnostic.related.map((place) => `  ${translate('check.see', { place: formatLocation(place, displayPath) })}`),
    ];
    return `${lines.join('\n')}\n`;
  });
  const countTexts = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) =>
    translate(`count.${severity}`, { n: counts[severity] }),
  );
  const accepted = countAccepted(diagnostics);
  if (accepted > 0) countTexts.push(translate('count.accepted', { n: accepted }));
  const files = uris.length;
  parts.push(
    `${countTexts.length > 0 ? translate('check.summary', { counts: countTexts.join(', '), files }) : translate('check.nothing', { files })}\n`,
  );
  const asOf = asOfExceptions({ workspace, uris });
  if (asOf !== null) parts.push(`${translate('check.as-of', { day: formatDate(asOf, language) })}\n`);
  return parts.join('\n');
}

function formatLocation({ uri, range: { start } }: Diagnostic['at'], displayPath: OpenedWorkspace['displayPath']): string {
  return `${displayPath(uri)}:${start.line + 1}:${start.character + 1}`;
}

const BOLD = '1';
const DIM = '2';
const COLOURS: Record<Severity, string> = { error: '1;31', warning: '1;33', information: '1;34', hint: '1;36' };

function painter(colour: boolean): (text: string, code: string) => string {
  return colour ? (text, code) => `\u001B[${code}m${text}\u001B[0m` : (text) => text;
}
