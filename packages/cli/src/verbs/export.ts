/** `parcours export`: the figures in the formats of other tools. */
import { extname } from 'node:path';
import type { JourneyReport, Report } from '@parcours/model';
import { CommandError, EXIT, type ExitCode } from '../command-error.ts';
import { type LoadReportOptions, loadReport } from '../files/load-report.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../options/export-format.ts';
import { resolveOutputFile, writeOutput } from '../output/output-file.ts';
import { reportJson } from '../output/report-json.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';

export interface ExportOptions extends LoadReportOptions {
  readonly to?: ExportFormat;
  readonly output?: string;
  readonly journey?: string;
  readonly force?: boolean;
}

const EXTENSIONS: Readonly<Record<ExportFormat, readonly string[]>> = { mermaid: ['.mmd', '.mermaid'], json: ['.json'], csv: ['.csv'] };

export async function exportReport(paths: readonly string[], options: ExportOptions, terminal: Terminal): Promise<ExitCode> {
  const format = options.to ?? formatOf(options.output);
  if (format === undefined)
    throw new CommandError(EXIT.usage, terminal.translate('export.format', { option: '--to', choices: EXPORT_FORMATS.join(', ') }));
  const file =
    options.output === undefined ? null : await resolveOutputFile(options.output, EXTENSIONS[format], options.force === true, terminal);
  const { report, opened, exitCode } = await loadReport(paths, options, terminal);
  const { text, notes } = await exported(chosenJourneys(report, options.journey, terminal), format, terminal);
  if (file) await writeOutput(file, text, opened, terminal);
  else terminal.print(text);
  for (const note of notes) terminal.printError(sanitizeLine(note));
  return exitCode;
}

/** By the ending of the file to write. */
function formatOf(output: string | undefined): ExportFormat | undefined {
  const extension = extname(output ?? '').toLowerCase();
  return EXPORT_FORMATS.find((format) => EXTENSIONS[format].includes(extension));
}

function chosenJourneys({ journeys }: Report, name: string | undefined, { translate }: Terminal): readonly JourneyReport[] {
  if (name === undefined) return journeys;
  const found = journeys.filter((journey) => journey.name === name || journey.label === name);
  if (found.length === 0)
    throw new CommandError(EXIT.usage, translate('link.unknown', { name: sanitizeLine(name), list: namesOf(journeys) }));
  return found;
}

async function exported(
  journeys: readonly JourneyReport[],
  format: ExportFormat,
  { translate, language }: Terminal,
): Promise<{ readonly text: string; readonly notes: readonly string[] }> {
  if (format === 'json') return { text: reportJson({ journeys }), notes: [] };
  const { exportMermaid, figuresCsv } = await import('@parcours/interchange');
  if (format === 'csv') return { text: figuresCsv({ journeys }), notes: [] };
  const [journey, ...more] = journeys as [JourneyReport, ...JourneyReport[]];
  if (more.length > 0) throw new CommandError(EXIT.usage, translate('export.one', { option: '--journey', list: namesOf(journeys) }));
  return exportMermaid(journey, language);
}

function namesOf(journeys: readonly JourneyReport[]): string {
  return journeys.map(({ name }) => sanitizeLine(name)).join(', ');
}
