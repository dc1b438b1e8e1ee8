/** Loads the Report of files for publication; shared by `score` and `report`. */

import type { EnginePreference } from '@parcours/engines';
import { DEFAULT_LIMITS, type FileLimits, messageOf, type Report } from '@parcours/model';
import { suppress } from '@parcours/workspace';
import { CommandError, EXIT } from '../command-error.ts';
import { resolveView, type ViewOptions, warnAboutView } from '../options/view-options.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import { warnAboutErrors } from '../output/warn-about-errors.ts';
import type { Terminal } from '../terminal.ts';
import { type OpenedWorkspace, openWorkspace } from './open-workspace.ts';
import { pathForMessage } from './paths.ts';
import { BEING_WRITTEN, retryUntilStable } from './retry-until-stable.ts';

export interface LoadReportOptions extends ViewOptions {
  readonly workspace?: string;
  readonly engine?: EnginePreference;
  readonly limit?: FileLimits;
  /** Figures of fewer respondents are suppressed; 0 suppresses none. */
  readonly anonymousBelow: number;
}

export async function loadReport(
  paths: readonly string[],
  options: LoadReportOptions,
  terminal: Terminal,
): Promise<{ report: Report; opened: OpenedWorkspace }> {
  const { translate, progress } = terminal;
  const limits = { ...DEFAULT_LIMITS, anonymous: options.anonymousBelow };
  const opened = await openWorkspace(paths, { ...options, limits }, terminal);
  const view = resolveView(
    options,
    opened.uris.flatMap((uri) => opened.workspace.models(uri)),
    terminal,
  );
  progress(translate('progress.score'));
  const unsuppressed = await retryUntilStable(
    () => opened.workspace.report(opened.uris, view),
    ({ journeys }) => journeys.some(({ missing }) => missing.some(({ code }) => code === BEING_WRITTEN)),
  );
  warnAboutMissingStudies(unsuppressed, terminal);
  await warnAboutErrors(opened, paths, options.workspace, (uri) => opened.workspace.diagnostics(uri), terminal);
  if (unsuppressed.journeys.length === 0) {
    const where = paths.length > 0 ? paths : [options.workspace ?? '.'];
    throw new CommandError(
      EXIT.files,
      translate('file.no-journey', { path: where.map((path) => pathForMessage(path, terminal)).join(', ') }),
    );
  }
  warnAboutView(unsuppressed, view, terminal);
  return { report: options.anonymousBelow > 0 ? { journeys: unsuppressed.journeys.map(suppress) } : unsuppressed, opened };
}

/** Figures without a study look like complete ones, so missing studies are reported. */
function warnAboutMissingStudies({ journeys }: Report, { translate, printError, language }: Terminal): void {
  for (const { missing } of journeys) {
    for (const study of missing) {
      printError(
        translate('note.missing', { study: sanitizeLine(study.label ?? study.name), message: sanitizeLine(messageOf(study, language)) }),
      );
    }
  }
}
