/** Loads the Report of files for publication; shared by `score` and `report`. */

import type { EnginePreference } from '@parcours/engines';
import { catalogue, DEFAULT_LIMITS, type DiagnosticCode, type FileLimits, messageOf, type Report, type View } from '@parcours/model';
import { controlDisclosure } from '@parcours/workspace';
import { CommandError, EXIT, type ExitCode } from '../command-error.ts';
import { resolveView, type ViewOptions, warnAboutView } from '../options/view-options.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import { hasSyntaxErrors, warnAboutErrors } from '../output/warn-about-errors.ts';
import type { Terminal } from '../terminal.ts';
import { type OpenedWorkspace, openWorkspace } from './open-workspace.ts';
import { pathForMessage } from './paths.ts';
import { BEING_WRITTEN, retryUntilStable } from './retry-until-stable.ts';

export interface LoadReportOptions extends ViewOptions {
  readonly workspace?: string;
  readonly engine?: EnginePreference;
  readonly limit?: FileLimits;
  readonly asOf?: string;
  /** Figures of fewer respondents are suppressed, and few rounded; 0 switches both off. */
  readonly anonymousBelow: number;
}

/** `exitCode`: 1 where a text has syntax errors, so that figures are withheld or uncertain. */
export async function loadReport(
  paths: readonly string[],
  options: LoadReportOptions,
  terminal: Terminal,
): Promise<{ report: Report; view: View; opened: OpenedWorkspace; exitCode: ExitCode }> {
  const { translate, progress } = terminal;
  const limits = { ...DEFAULT_LIMITS, anonymous: options.anonymousBelow };
  const opened = await openWorkspace(paths, { ...options, limits }, terminal);
  const view = resolveView(
    options,
    opened.uris.flatMap((uri) => opened.workspace.models(uri)),
    terminal,
  );
  progress(translate('progress.score'));
  const exact = await retryUntilStable(
    () => opened.workspace.report(opened.uris, view),
    ({ journeys }) => journeys.some(({ missing }) => missing.some(({ code }) => code === BEING_WRITTEN)),
  );
  warnAboutMissingStudies(exact, terminal);
  warnAboutSyntaxErrors(exact, terminal);
  await warnAboutErrors(opened, paths, options.workspace, (uri) => opened.workspace.diagnostics(uri), terminal);
  if (exact.journeys.length === 0) {
    const where = paths.length > 0 ? paths : [options.workspace ?? '.'];
    throw new CommandError(
      EXIT.files,
      translate('file.no-journey', { path: where.map((path) => pathForMessage(path, terminal)).join(', ') }),
    );
  }
  warnAboutView(exact, view, terminal);
  return {
    report: { journeys: exact.journeys.map(controlDisclosure) },
    view,
    opened,
    exitCode: hasSyntaxErrors(opened) ? EXIT.diagnostics : EXIT.ok,
  };
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

/** A syntax error outside of studies can change any figure of the journey. */
function warnAboutSyntaxErrors({ journeys }: Report, { translate, printError }: Terminal): void {
  for (const { label, name, problems } of journeys) {
    const n = problems.filter(({ code }) => isSyntaxError(code)).length;
    if (n > 0) printError(translate('note.syntax', { n, journey: sanitizeLine(label ?? name) }));
  }
}

function isSyntaxError(code: string): boolean {
  return Object.hasOwn(catalogue, code) && catalogue[code as DiagnosticCode].family === 'syntax';
}
