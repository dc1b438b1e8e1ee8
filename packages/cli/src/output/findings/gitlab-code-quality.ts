/** Findings as GitLab's code quality report (https://docs.gitlab.com/ci/testing/code_quality/), shown in merge requests. */
import type { Severity } from '@parcours/model';
import type { Terminal } from '../../terminal.ts';
import { sanitizedJson, sanitizeLine } from '../sanitize.ts';
import { acceptedMessage } from './accepted-message.ts';
import type { FindingList } from './finding.ts';

const SEVERITY_NAMES: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'major', information: 'minor', hint: 'info' };

export function gitlabCodeQuality({ findings }: FindingList, { translate }: Pick<Terminal, 'translate'>): string {
  return sanitizedJson(
    findings.map((finding) => ({
      description: sanitizeLine(acceptedMessage(finding, translate)),
      check_name: finding.rule.id,
      fingerprint: finding.fingerprint,
      severity: finding.accepted ? 'info' : SEVERITY_NAMES[finding.severity],
      location: {
        path: finding.place.path,
        lines: { begin: finding.place.range.start.line + 1, end: finding.place.range.end.line + 1 },
      },
    })),
  );
}
