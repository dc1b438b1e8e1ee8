/** `parcours check`: reports all diagnostics with their locations. */
import { applySeverityOverrides, type Diagnostic, type SeverityOverrides } from '@parcours/model';
import { EXIT, type ExitCode } from '../command-error.ts';
import { type OpenedWorkspace, openWorkspace } from '../files/open-workspace.ts';
import { BEING_WRITTEN, retryUntilStable } from '../files/retry-until-stable.ts';
import type { CheckFormat } from '../options/check-format.ts';
import { type FailOn, reachesSeverity, reachesThreshold } from '../options/fail-on.ts';
import { countBySeverity } from '../output/severity-counts.ts';
import type { Terminal } from '../terminal.ts';

export interface CheckOptions {
  readonly format: CheckFormat;
  readonly failOn: FailOn;
  readonly severity?: SeverityOverrides;
  readonly workspace?: string;
  readonly asOf?: string;
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
  const { stalePictures } = await import('../pictures/stale-pictures.ts');
  diagnostics.push(
    ...applySeverityOverrides(
      await stalePictures(paths.length > 0 ? paths : [options.workspace ?? '.'], opened, terminal),
      workspace.severities,
    ),
  );
  const text = await formatted(diagnostics, opened, options, terminal);
  if (options.format === 'text') terminal.printText(text);
  else terminal.print(text);
  return reachesThreshold(countBySeverity(diagnostics), options.failOn) ? EXIT.diagnostics : EXIT.ok;
}

/** Each format is loaded when it is asked for. */
async function formatted(
  diagnostics: readonly Diagnostic[],
  opened: OpenedWorkspace,
  { format, failOn }: CheckOptions,
  terminal: Terminal,
): Promise<string> {
  const counts = countBySeverity(diagnostics);
  if (format === 'text') return (await import('../output/check-text.ts')).checkText(diagnostics, counts, opened, terminal);
  if (format === 'json') return (await import('../output/check-json.ts')).checkJson(diagnostics, counts, opened, terminal);
  const { checkFindings } = await import('../output/findings/check-findings.ts');
  const list = await checkFindings(
    diagnostics,
    opened,
    { withFixes: format === 'sarif' || format === 'rdjson', withGates: format === 'junit' },
    terminal,
  );
  const { findingsText } = await import('../output/findings/findings-text.ts');
  return findingsText(list, format, ({ severity }) => reachesSeverity(severity, failOn), terminal);
}
