/** `parcours score`: prints the figures as text, JSON or CSV. */
import type { ExitCode } from '../command-error.ts';
import { type LoadReportOptions, loadReport } from '../files/load-report.ts';
import { reportJson } from '../output/report-json.ts';
import type { Terminal } from '../terminal.ts';

export interface ScoreOptions extends LoadReportOptions {
  readonly format: 'text' | 'json' | 'csv';
}

export async function score(paths: readonly string[], options: ScoreOptions, terminal: Terminal): Promise<ExitCode> {
  const { report, exitCode } = await loadReport(paths, options, terminal);
  if (options.format === 'json') {
    terminal.print(reportJson(report));
    return exitCode;
  }
  if (options.format === 'csv') {
    terminal.print((await import('@parcours/interchange')).figuresCsv(report));
    return exitCode;
  }
  const { terminalReport } = await import('@parcours/charts');
  const { language, columns, colour } = terminal;
  terminal.printText(terminalReport(report, { language, colour, ...(columns === null ? {} : { columns }) }));
  return exitCode;
}
