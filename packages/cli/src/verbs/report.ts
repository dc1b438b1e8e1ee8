/** `parcours report`: one file to send or to publish. */
import type { Language, Report } from '@parcours/model';
import { EXIT, type ExitCode } from '../exit.ts';
import { outputFile, writeOutput } from '../output-file.ts';
import { type ScoredOptions, scored } from '../scored.ts';
import type { Terminal } from '../terminal.ts';

export interface ReportOptions extends ScoredOptions {
  readonly output?: string;
}

type Charts = typeof import('@parcours/charts');

const FORMATS: Readonly<Record<string, (charts: Charts, report: Report, language: Language) => string>> = {
  '.html': (charts, report, language) => charts.htmlReport(report, { language }),
  '.svg': (charts, report, language) => charts.svgReport(report, { language }),
  '.md': (charts, report, language) => charts.markdownReport(report, { language }),
};

export async function report(paths: readonly string[], options: ReportOptions, terminal: Terminal): Promise<ExitCode> {
  const file = await outputFile(options.output, Object.keys(FORMATS), false, terminal);
  const { report: found, opened } = await scored(paths, options, terminal);
  const draw = FORMATS[file.ending] as (typeof FORMATS)[string];
  await writeOutput(file, draw(await import('@parcours/charts'), found, terminal.language), opened, terminal);
  return EXIT.fine;
}
