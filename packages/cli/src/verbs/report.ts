/** `parcours report`: one file to send or to publish. */
import { stat } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import type { Language, Report } from '@parcours/model';
import { URI } from 'vscode-uri';
import { EXIT, type ExitCode, Refusal } from '../exit.ts';
import type { Opened } from '../open.ts';
import { errorCode } from '../paths.ts';
import { type ScoredOptions, scored } from '../scored.ts';
import type { Terminal } from '../terminal.ts';
import { visibleLine } from '../visible.ts';
import { writeWhole } from '../write-file.ts';

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
  const { say, language } = terminal;
  if (options.output === undefined) throw new Refusal(EXIT.usage, say('usage.output-missing'));
  const path = visibleLine(options.output);
  const draw = FORMATS[extname(options.output).toLowerCase()];
  if (!draw) throw new Refusal(EXIT.usage, say('usage.output-format', { path, choices: Object.keys(FORMATS).join(', ') }));
  const target = resolve(terminal.folder, options.output);
  await checkPlace(target, path, terminal);
  const { report: found, opened } = await scored(paths, options, terminal);
  if (await isSource(target, opened)) throw new Refusal(EXIT.files, say('file.linked', { path }));
  const content = draw(await import('@parcours/charts'), found, language);
  try {
    await writeWhole(target, content);
  } catch (error) {
    throw new Refusal(EXIT.files, say('file.unwritable', { path, detail: errorCode(error) }));
  }
  terminal.note(say('file.written', { path }));
  return EXIT.fine;
}

/** Said before anything is computed. */
async function checkPlace(target: string, path: string, { say }: Terminal): Promise<void> {
  const folder = await stat(dirname(target)).catch(() => null);
  if (!folder?.isDirectory()) {
    throw new Refusal(EXIT.files, say('file.no-parent', { path, folder: visibleLine(dirname(path)) }));
  }
  if ((await stat(target).catch(() => null))?.isDirectory()) throw new Refusal(EXIT.files, say('file.is-folder', { path }));
}

/** Whether it is, under whatever name, a file that something is read from. */
async function isSource(target: string, { workspace }: Opened): Promise<boolean> {
  const there = await stat(target).catch(() => null);
  if (!there) return false;
  const sources = new Set<string>();
  for (const { uri } of workspace.files.all()) {
    sources.add(uri);
    for (const { studies, benchmarks } of workspace.models(uri)) {
      for (const { uri: from, file } of [...studies, ...benchmarks]) {
        const located = file ? await workspace.linked.locate(from, file.path) : null;
        if (located && 'uri' in located) sources.add(located.uri);
      }
    }
  }
  for (const uri of sources) {
    const source = await stat(URI.parse(uri).fsPath).catch(() => null);
    if (source && source.dev === there.dev && source.ino === there.ino) return true;
  }
  return false;
}
