/** What `score` and `report` have in common: the Report of the files asked for, fit to leave the house. */
import { DEFAULT_LIMITS, type FileLimits, messageOf, type Report } from '@parcours/model';
import { type EngineWish, suppress } from '@parcours/workspace';
import { EXIT, Refusal } from './exit.ts';
import { noteErrors } from './note-errors.ts';
import { type Opened, open } from './open.ts';
import { pathInWords } from './paths.ts';
import { BEING_WRITTEN, settled } from './settled.ts';
import type { Terminal } from './terminal.ts';
import { checkView, type ViewOptions, viewOf } from './view-options.ts';
import { visibleLine } from './visible.ts';

export interface ScoredOptions extends ViewOptions {
  readonly workspace?: string;
  readonly engine?: EngineWish;
  readonly limit?: FileLimits;
  /** Figures of fewer respondents are taken out; 0: none are. */
  readonly anonymousBelow: number;
}

export async function scored(
  paths: readonly string[],
  options: ScoredOptions,
  terminal: Terminal,
): Promise<{ report: Report; opened: Opened }> {
  const { say, progress } = terminal;
  const limits = { ...DEFAULT_LIMITS, anonymous: options.anonymousBelow };
  const opened = await open(paths, { ...options, limits }, terminal);
  const view = viewOf(
    options,
    opened.uris.flatMap((uri) => opened.workspace.models(uri)),
    terminal,
  );
  progress(say('progress.score'));
  const full = await settled(
    () => opened.workspace.report(opened.uris, view),
    ({ journeys }) => journeys.some(({ missing }) => missing.some(({ code }) => code === BEING_WRITTEN)),
  );
  noteMissing(full, terminal);
  await noteErrors(opened, paths, options.workspace, (uri) => opened.workspace.findings(uri), terminal);
  if (full.journeys.length === 0) {
    const where = paths.length > 0 ? paths : [options.workspace ?? '.'];
    throw new Refusal(EXIT.files, say('file.no-journey', { path: where.map((path) => pathInWords(path, terminal)).join(', ') }));
  }
  checkView(full, view, terminal);
  return { report: options.anonymousBelow > 0 ? { journeys: full.journeys.map(suppress) } : full, opened };
}

/** Figures without a study look as good as figures with it: whoever reads them must know. */
function noteMissing({ journeys }: Report, { say, note, language }: Terminal): void {
  for (const { missing } of journeys) {
    for (const { name, label, code, parameters } of missing) {
      note(say('note.missing', { study: visibleLine(label ?? name), message: visibleLine(messageOf({ code, parameters }, language)) }));
    }
  }
}
