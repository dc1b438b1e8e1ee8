/** Findings as commands of GitHub Actions, which marks them in the files of a pull request. */
import { type Severity, sanitizeControlChars } from '@parcours/model';
import type { Terminal } from '../../terminal.ts';
import { sanitizeLine } from '../sanitize.ts';
import { SEVERITIES } from '../severity-counts.ts';
import { acceptedMessage } from './accepted-message.ts';
import { type Finding, type FindingList, ruleTitle } from './finding.ts';

/** GitHub shows as many of each level from one step. */
const SHOWN_OF_A_LEVEL = 10;
const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'notice'>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** The gravest first, because GitHub leaves out the last; how many it leaves out is told in a line. */
export function githubAnnotations({ findings }: FindingList, { translate }: Pick<Terminal, 'translate'>): string {
  const ordered = findings.toSorted((a, b) => rankOf(a) - rankOf(b));
  const hidden = [...Map.groupBy(ordered, levelOf).values()].reduce((sum, { length }) => sum + Math.max(0, length - SHOWN_OF_A_LEVEL), 0);
  const lines = ordered.map((finding) => annotation(finding, acceptedMessage(finding, translate)));
  if (hidden > 0) lines.push(translate('findings.github-limit', { n: hidden, limit: SHOWN_OF_A_LEVEL }));
  return lines.map((line) => `${line}\n`).join('');
}

function levelOf({ severity, accepted }: Finding): string {
  return accepted ? 'notice' : LEVELS[severity];
}

function rankOf({ severity, accepted }: Finding): number {
  return accepted ? SEVERITIES.length : SEVERITIES.indexOf(severity);
}

function annotation(finding: Finding, message: string): string {
  const { rule, place } = finding;
  const { start, end } = place.range;
  const properties: [string, string | number][] = [
    ['file', place.path],
    ['line', start.line + 1],
    ['endLine', end.line + 1],
    // GitHub takes columns within one line only.
    ...(start.line === end.line
      ? ([
          ['col', start.character + 1],
          ['endColumn', end.character + 1],
        ] satisfies [string, number][])
      : []),
    ['title', ruleTitle(rule)],
  ];
  return `::${levelOf(finding)} ${properties.map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return sanitizeLine(text).replaceAll('%', '%25');
}

const ESCAPES: Readonly<Record<string, string>> = { '%': '%25', '\r': '%0D', '\n': '%0A', ':': '%3A', ',': '%2C' };

/** Line ends of a path are kept, escaped: with others it would name another file. */
function escapeProperty(text: string): string {
  return sanitizeControlChars(text.replace(/[%\r\n:,]/g, (character) => ESCAPES[character] ?? character));
}
