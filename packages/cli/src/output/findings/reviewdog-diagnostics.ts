/** Findings in reviewdog's format `rdjson`, with quick fixes as suggestions that a reviewer applies by one click. */
import type { Range, Severity } from '@parcours/model';
import type { Terminal } from '../../terminal.ts';
import { sanitizedJson, sanitizeLine } from '../sanitize.ts';
import { acceptedMessage } from './accepted-message.ts';
import type { Finding, FindingList } from './finding.ts';

const SEVERITY_NAMES: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', information: 'INFO', hint: 'INFO' };

export function reviewdogDiagnostics({ findings, lineOf }: FindingList, { translate }: Pick<Terminal, 'translate'>): string {
  return sanitizedJson({
    source: { name: 'parcours' },
    diagnostics: findings.map((finding) => {
      const { rule, severity, place, accepted } = finding;
      const suggestions = suggestionsOf(finding, lineOf);
      return {
        message: sanitizeLine(acceptedMessage(finding, translate)),
        location: { path: place.path, range: byteRange(place.range, (line) => lineOf(place.path, line)) },
        severity: accepted ? 'INFO' : SEVERITY_NAMES[severity],
        code: { value: rule.id },
        ...(suggestions.length > 0 && { suggestions }),
      };
    }),
  });
}

/** Each suggestion of reviewdog stands for itself: only fixes of one edit in the finding's file can be offered. The preferred first. */
function suggestionsOf({ place, fixes }: Finding, lineOf: FindingList['lineOf']) {
  return fixes
    .toSorted((a, b) => Number(b.preferred) - Number(a.preferred))
    .flatMap(({ edits }) => {
      const [edit] = edits;
      if (!edit || edits.length > 1 || edit.place.path !== place.path) return [];
      return [{ range: byteRange(edit.place.range, (line) => lineOf(place.path, line)), text: edit.text }];
    });
}

/** Lines and columns count from 1; columns count bytes of UTF-8. */
function byteRange({ start, end }: Range, textOf: (line: number) => string) {
  const position = ({ line, character }: Range['start']) => ({
    line: line + 1,
    column: Buffer.byteLength(textOf(line).slice(0, character)) + 1,
  });
  return { start: position(start), end: position(end) };
}
