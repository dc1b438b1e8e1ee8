/** `parcours check`: reports all diagnostics with their locations. */
import { catalogue, type Diagnostic, messageOf, type Severity, type SeverityOverrides } from '@parcours/model';
import { EXIT, type ExitCode } from '../command-error.ts';
import { type OpenedWorkspace, openWorkspace } from '../files/open-workspace.ts';
import { BEING_WRITTEN, retryUntilStable } from '../files/retry-until-stable.ts';
import { type FailOn, reachesThreshold } from '../options/fail-on.ts';
import { sourceExcerpt } from '../output/excerpt.ts';
import { sanitizedJson, sanitizeLine } from '../output/sanitize.ts';
import { countBySeverity, SEVERITIES, type SeverityCounts } from '../output/severity-counts.ts';
import type { Terminal } from '../terminal.ts';

export interface CheckOptions {
  readonly format: 'text' | 'json';
  readonly failOn: FailOn;
  readonly severity?: SeverityOverrides;
  readonly workspace?: string;
}

export async function check(paths: readonly string[], options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const opened = await openWorkspace(paths, { ...options, severities: options.severity ?? {} }, terminal);
  const { workspace, uris } = opened;
  const diagnostics: Diagnostic[] = [];
  for (const [index, uri] of uris.entries()) {
    terminal.progress(terminal.translate('progress.check', { n: index + 1, files: uris.length }));
    diagnostics.push(
      ...(await retryUntilStable(
        () => workspace.diagnostics(uri),
        (found) => found.some(({ code }) => code === BEING_WRITTEN),
      )),
    );
  }
  const counts = countBySeverity(diagnostics);
  terminal.print(
    options.format === 'json' ? formatJson(diagnostics, counts, opened, terminal) : formatText(diagnostics, counts, opened, terminal),
  );
  return reachesThreshold(counts, options.failOn) ? EXIT.diagnostics : EXIT.ok;
}

function formatText(
  diagnostics: readonly Diagnostic[],
  counts: SeverityCounts,
  { workspace, uris, displayPath }: OpenedWorkspace,
  terminal: Terminal,
): string {
  const { translate, language } = terminal;
  const paint = painter(terminal.colour);
  const parts = diagnostics.map((diagnostic) => {
    const { start } = diagnostic.at.range;
    const severity = paint(translate(`severity.${diagnostic.severity}`), COLOURS[diagnostic.severity]);
    const lines = [
      `${paint(formatLocation(diagnostic.at, displayPath), BOLD)} ${severity} ${diagnostic.code} ${sanitizeLine(messageOf(diagnostic, language))}`,
      ...sourceExcerpt(lineAt(workspace.files.get(diagnostic.at.uri)?.document, start.line), diagnostic.at.range),
      ...diagnostic.related.map((place) => `  ${translate('check.see', { place: formatLocation(place, displayPath) })}`),
    ];
    return `${lines.join('\n')}\n`;
  });
  const countTexts = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) =>
    translate(`count.${severity}`, { n: counts[severity] }),
  );
  const files = uris.length;
  parts.push(
    `${countTexts.length > 0 ? translate('check.summary', { counts: countTexts.join(', '), files }) : translate('check.nothing', { files })}\n`,
  );
  return parts.join('\n');
}

function formatJson(
  diagnostics: readonly Diagnostic[],
  counts: SeverityCounts,
  { uris, displayPath }: OpenedWorkspace,
  { language }: Terminal,
): string {
  return sanitizedJson({
    findings: diagnostics.map((diagnostic) => ({
      ...jsonLocation(diagnostic.at, displayPath),
      code: diagnostic.code,
      name: catalogue[diagnostic.code].name,
      severity: diagnostic.severity,
      message: messageOf(diagnostic, language),
      suggestion: diagnostic.suggestion,
      related: diagnostic.related.map((place) => jsonLocation(place, displayPath)),
    })),
    counts,
    files: uris.map(displayPath),
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

function formatLocation({ uri, range: { start } }: Diagnostic['at'], displayPath: OpenedWorkspace['displayPath']): string {
  return `${displayPath(uri)}:${start.line + 1}:${start.character + 1}`;
}

interface TextSource {
  getText(range: Diagnostic['at']['range']): string;
}

function lineAt(document: TextSource | undefined, line: number): string {
  const text = document?.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } }) ?? '';
  return text.replace(/[\r\n]+$/, '');
}

const BOLD = '1';
const COLOURS: Record<Severity, string> = { error: '1;31', warning: '1;33', information: '1;34', hint: '1;36' };

function painter(colour: boolean): (text: string, code: string) => string {
  return colour ? (text, code) => `\u001B[${code}m${text}\u001B[0m` : (text) => text;
}
