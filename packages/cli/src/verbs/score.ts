/** `parcours score`: the figures, to read or to process. */
import { EXIT, type ExitCode } from '../exit.ts';
import { reportJson } from '../report-json.ts';
import { type ScoredOptions, scored } from '../scored.ts';
import type { Terminal } from '../terminal.ts';

export interface ScoreOptions extends ScoredOptions {
  readonly format: 'text' | 'json';
}

export async function score(paths: readonly string[], options: ScoreOptions, terminal: Terminal): Promise<ExitCode> {
  const { report } = await scored(paths, options, terminal);
  if (options.format === 'json') {
    terminal.out(reportJson(report));
    return EXIT.fine;
  }
  const { terminalReport } = await import('@parcours/charts');
  const { language, columns, colour } = terminal;
  terminal.out(terminalReport(report, { language, colour, ...(columns === null ? {} : { columns }) }));
  return EXIT.fine;
}
