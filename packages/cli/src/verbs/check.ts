/** `parcours check`: all findings, each at its place. */
import { catalogue, type Diagnostic, messageOf, type Severity, type SeverityOverrides } from '@parcours/model';
import { EXIT, type ExitCode } from '../command-error.ts';
import { type OpenedWorkspace, openWorkspace } from '../files/open-workspace.ts';
import { BEING_WRITTEN, retryUntilStable } from '../files/retry-until-stable.ts';
import { type FailOn, reachesThreshold } from '../options/fail-on.ts';
import { excerpt } from '../output/excerpt.ts';
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
    terminal.progress(terminal.say('progress.check', { n: index + 1, files: uris.length }));
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
  { workspace, uris, displayPath: shown }: OpenedWorkspace,
  terminal: Terminal,
): string {
  const { say, language } = terminal;
  const paint = painter(terminal.colour);
  const parts = diagnostics.map((finding) => {
    const { start } = finding.at.range;
    const severity = paint(say(`severity.${finding.severity}`), COLOURS[finding.severity]);
    const lines = [
      `${paint(formatLocation(finding.at, shown), BOLD)} ${severity} ${finding.code} ${sanitizeLine(messageOf(finding, language))}`,
      ...excerpt(lineAt(workspace.files.get(finding.at.uri)?.document, start.line), finding.at.range),
      ...finding.related.map((place) => `  ${say('check.see', { place: formatLocation(place, shown) })}`),
    ];
    return `${lines.join('\n')}\n`;
  });
  const said = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => say(`count.${severity}`, { n: counts[severity] }));
  const files = uris.length;
  parts.push(`${said.length > 0 ? say('check.summary', { counts: said.join(', '), files }) : say('check.nothing', { files })}\n`);
  return parts.join('\n');
}

function formatJson(
  diagnostics: readonly Diagnostic[],
  counts: SeverityCounts,
  { uris, displayPath: shown }: OpenedWorkspace,
  { language }: Terminal,
): string {
  return sanitizedJson({
    findings: diagnostics.map((diagnostic) => ({
      ...jsonLocation(diagnostic.at, shown),
      code: diagnostic.code,
      name: catalogue[diagnostic.code].name,
      severity: diagnostic.severity,
      message: messageOf(diagnostic, language),
      suggestion: diagnostic.suggestion,
      related: diagnostic.related.map((place) => jsonLocation(place, shown)),
    })),
    counts,
    files: uris.map(shown),
  });
}

/** From 1, as editors and other tools count. */
function jsonLocation({ uri, range: { start, end } }: Diagnostic['at'], shown: OpenedWorkspace['displayPath']) {
  return {
    file: shown(uri),
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

function formatLocation({ uri, range: { start } }: Diagnostic['at'], shown: OpenedWorkspace['displayPath']): string {
  return `${shown(uri)}:${start.line + 1}:${start.character + 1}`;
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
