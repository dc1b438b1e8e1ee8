/** `parcours check`: all findings, each at its place. */
import { catalogue, type Diagnostic, messageOf, type Severities, type Severity } from '@parcours/model';
import { excerpt } from '../excerpt.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { type FailOn, fails } from '../fail-on.ts';
import { type Opened, open } from '../open.ts';
import { BEING_WRITTEN, settled } from '../settled.ts';
import { SEVERITIES, type Tally, tally } from '../tally.ts';
import type { Terminal } from '../terminal.ts';
import { visibleJson, visibleLine } from '../visible.ts';

export interface CheckOptions {
  readonly format: 'text' | 'json';
  readonly failOn: FailOn;
  readonly severity?: Severities;
  readonly workspace?: string;
}

export async function check(paths: readonly string[], options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const opened = await open(paths, { ...options, severities: options.severity ?? {} }, terminal);
  const { workspace, uris } = opened;
  const findings: Diagnostic[] = [];
  for (const [index, uri] of uris.entries()) {
    terminal.progress(terminal.say('progress.check', { n: index + 1, files: uris.length }));
    findings.push(
      ...(await settled(
        () => workspace.findings(uri),
        (found) => found.some(({ code }) => code === BEING_WRITTEN),
      )),
    );
  }
  const counts = tally(findings);
  terminal.out(options.format === 'json' ? asJson(findings, counts, opened, terminal) : asText(findings, counts, opened, terminal));
  return fails(counts, options.failOn) ? EXIT.findings : EXIT.fine;
}

function asText(findings: readonly Diagnostic[], counts: Tally, { workspace, uris, shown }: Opened, terminal: Terminal): string {
  const { say, language } = terminal;
  const paint = painter(terminal.colour);
  const parts = findings.map((finding) => {
    const { start } = finding.at.range;
    const severity = paint(say(`severity.${finding.severity}`), COLOURS[finding.severity]);
    const lines = [
      `${paint(placeOf(finding.at, shown), BOLD)} ${severity} ${finding.code} ${visibleLine(messageOf(finding, language))}`,
      ...excerpt(lineOf(workspace.files.get(finding.at.uri)?.document, start.line), finding.at.range),
      ...finding.related.map((place) => `  ${say('check.see', { place: placeOf(place, shown) })}`),
    ];
    return `${lines.join('\n')}\n`;
  });
  const said = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => say(`count.${severity}`, { n: counts[severity] }));
  const files = uris.length;
  parts.push(`${said.length > 0 ? say('check.summary', { counts: said.join(', '), files }) : say('check.nothing', { files })}\n`);
  return parts.join('\n');
}

function asJson(findings: readonly Diagnostic[], counts: Tally, { uris, shown }: Opened, { language }: Terminal): string {
  return visibleJson({
    findings: findings.map(({ code, severity, at, parameters, related, suggestion }) => ({
      ...spotOf(at, shown),
      code,
      name: catalogue[code].name,
      severity,
      message: messageOf({ code, parameters }, language),
      suggestion,
      related: related.map((place) => spotOf(place, shown)),
    })),
    counts,
    files: uris.map(shown),
  });
}

/** From 1, as editors and other tools count. */
function spotOf({ uri, range: { start, end } }: Diagnostic['at'], shown: Opened['shown']) {
  return {
    file: shown(uri),
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

function placeOf({ uri, range: { start } }: Diagnostic['at'], shown: Opened['shown']): string {
  return `${shown(uri)}:${start.line + 1}:${start.character + 1}`;
}

interface Lines {
  getText(range: Diagnostic['at']['range']): string;
}

function lineOf(document: Lines | undefined, line: number): string {
  const text = document?.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } }) ?? '';
  return text.replace(/[\r\n]+$/, '');
}

const BOLD = '1';
const COLOURS: Record<Severity, string> = { error: '1;31', warning: '1;33', information: '1;34', hint: '1;36' };

function painter(colour: boolean): (text: string, code: string) => string {
  return colour ? (text, code) => `\u001B[${code}m${text}\u001B[0m` : (text) => text;
}
