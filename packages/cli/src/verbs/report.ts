/** `parcours report`: writes a report file. */
import type { Language, Report, View } from '@parcours/model';
import type { ExitCode } from '../command-error.ts';
import { type LoadReportOptions, loadReport } from '../files/load-report.ts';
import type { OpenedWorkspace } from '../files/open-workspace.ts';
import { resolveOutputFile, writeOutput } from '../output/output-file.ts';
import type { Terminal } from '../terminal.ts';

export interface ReportOptions extends LoadReportOptions {
  readonly output?: string;
}

/** The ending of a picture that is the file. */
const PICTURE_EXTENSION = '.journey.svg';

type Charts = typeof import('@parcours/charts');

const FORMATS: Readonly<Record<string, (charts: Charts, report: Report, language: Language) => string>> = {
  '.html': (charts, report, language) => charts.htmlReport(report, { language }),
  '.svg': (charts, report, language) => charts.svgReport(report, { language }),
  '.md': (charts, report, language) => charts.markdownReport(report, { language }),
};

export async function report(paths: readonly string[], options: ReportOptions, terminal: Terminal): Promise<ExitCode> {
  const file = await resolveOutputFile(options.output, Object.keys(FORMATS), false, terminal);
  const { report: found, view, opened, exitCode } = await loadReport(paths, options, terminal);
  const charts = await import('@parcours/charts');
  const draw = FORMATS[file.extension] as (typeof FORMATS)[string];
  const content = file.target.toLowerCase().endsWith(PICTURE_EXTENSION)
    ? await pictureThatIsTheFile(charts, found, view, opened, file.target, terminal)
    : draw(charts, found, terminal.language);
  await writeOutput(file, content, opened, terminal);
  return exitCode;
}

/** `kitchen.journey.svg`: the curve with the text that it is drawn from. */
async function pictureThatIsTheFile(
  charts: Charts,
  found: Report,
  view: View,
  opened: OpenedWorkspace,
  target: string,
  terminal: Terminal,
): Promise<string> {
  const [{ pictureMetadata }, { pictureSourceOf }] = await Promise.all([
    import('@parcours/interchange'),
    import('../pictures/picture-source-of.ts'),
  ]);
  const metadata = pictureMetadata(await pictureSourceOf(opened, view, target, terminal));
  return charts.svgReport(found, { language: terminal.language, metadata });
}
