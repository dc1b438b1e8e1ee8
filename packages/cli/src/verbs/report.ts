/** `parcours report`: writes a report file. */
import type { Language, Report } from '@parcours/model';
import type { ExitCode } from '../command-error.ts';
import { type LoadReportOptions, loadReport } from '../files/load-report.ts';
import { resolveOutputFile, writeOutput } from '../output/output-file.ts';
import type { Terminal } from '../terminal.ts';

export interface ReportOptions extends LoadReportOptions {
  readonly output?: string;
}

type Charts = typeof import('@parcours/charts');

const FORMATS: Readonly<Record<string, (charts: Charts, report: Report, language: Language) => string>> = {
  '.html': (charts, report, language) => charts.htmlReport(report, { language }),
  '.svg': (charts, report, language) => charts.svgReport(report, { language }),
  '.md': (charts, report, language) => charts.markdownReport(report, { language }),
};

export async function report(paths: readonly string[], options: ReportOptions, terminal: Terminal): Promise<ExitCode> {
  const file = await resolveOutputFile(options.output, Object.keys(FORMATS), false, terminal);
  const { report: found, opened, exitCode } = await loadReport(paths, options, terminal);
  const draw = FORMATS[file.extension] as (typeof FORMATS)[string];
  await writeOutput(file, draw(await import('@parcours/charts'), found, terminal.language), opened, terminal);
  return exitCode;
}
