/** Findings in the format of a host. Each format is loaded when it is asked for. */
import packageFile from '../../../package.json' with { type: 'json' };
import type { HostFormat } from '../../options/host-format.ts';
import type { Terminal } from '../../terminal.ts';
import type { Finding, FindingList } from './finding.ts';

/** @param fails whether the command fails by a finding. */
export async function findingsText(
  list: FindingList,
  format: HostFormat,
  fails: (finding: Finding) => boolean,
  terminal: Pick<Terminal, 'translate'>,
): Promise<string> {
  switch (format) {
    case 'sarif':
      return (await import('./sarif-log.ts')).sarifLog(list, packageFile.version);
    case 'github':
      return (await import('./github-annotations.ts')).githubAnnotations(list, terminal);
    case 'gitlab':
      return (await import('./gitlab-code-quality.ts')).gitlabCodeQuality(list, terminal);
    case 'junit':
      return (await import('./junit-xml.ts')).junitXml(list, fails, terminal);
    case 'rdjson':
      return (await import('./reviewdog-diagnostics.ts')).reviewdogDiagnostics(list, terminal);
  }
}
