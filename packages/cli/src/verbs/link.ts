/** `parcours link`: a first look at a data file, as the observations that would link it to a journey. */
import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { type FileLimits, type Model, messageOf, visible } from '@parcours/model';
import { URI } from 'vscode-uri';
import { EXIT, type ExitCode, Refusal } from '../exit.ts';
import { linking } from '../linking.ts';
import { type Opened, open } from '../open.ts';
import { errorCode, find } from '../paths.ts';
import type { Terminal } from '../terminal.ts';
import { visibleLine } from '../visible.ts';
import { writeWhole } from '../write-file.ts';

export interface LinkOptions {
  readonly of?: string;
  readonly write?: string;
  /** Write the observations though the journey has some of this file. */
  readonly force?: boolean;
  readonly limit?: FileLimits;
  readonly workspace?: string;
}

export async function link(file: string, options: LinkOptions, terminal: Terminal): Promise<ExitCode> {
  const { say, note, out, language, folder } = terminal;
  const found = await find(file, terminal);
  if (found.isFolder) throw new Refusal(EXIT.files, say('file.is-folder', { path: visibleLine(file) }));
  const opened = await openAround(found.path, options, terminal);
  const model = journeyOf(opened, found.path, options.of, terminal);
  const into = options.write === undefined ? model.uri : URI.file(resolve(folder, options.write)).toString();
  if (options.write !== undefined && options.force !== true) {
    const there = await linking(file, { opened, model }, terminal);
    if (there) {
      const at = `${opened.shown(there.uri)}:${there.at.range.start.line + 1}`;
      throw new Refusal(EXIT.findings, say('link.there', { path: visibleLine(file), name: visibleLine(model.label ?? model.name), at }));
    }
  }
  const proposed = await opened.workspace.proposedBlock(URI.file(found.path).toString(), model, into);
  if ('code' in proposed) throw new Refusal(EXIT.files, visibleLine(messageOf(proposed, language)));
  const { block, recognised, rates, asksScale } = proposed;
  if (options.write === undefined) out(visible(block));
  else {
    await append(resolve(folder, options.write), block, terminal);
    note(say('link.written', { path: visibleLine(options.write) }));
  }
  const next = recognised === 0 ? 'link.nothing' : !rates ? 'link.nothing-rated' : asksScale ? 'link.scales' : 'link.check';
  if (options.write !== undefined || recognised === 0) note(say(next));
  return EXIT.fine;
}

/** The journeys of the current folder; those beside the file where it lies elsewhere. */
async function openAround(data: string, options: LinkOptions, terminal: Terminal): Promise<Opened> {
  if (options.write !== undefined) return open([options.write], options, terminal);
  const isBelow = !relative(terminal.folder, data).startsWith('..');
  if (options.workspace !== undefined || isBelow) {
    return open([], options, terminal).catch((error: unknown) => {
      throw error instanceof Refusal && error.code === EXIT.files ? new Refusal(EXIT.files, terminal.say('link.no-journey')) : error;
    });
  }
  return open([dirname(data)], options, terminal).catch(() => open([], options, terminal));
}

/** The journey that is asked for; else the only one of the nearest folder, from the data's own upwards. */
function journeyOf({ workspace, uris, shown }: Opened, data: string, wanted: string | undefined, { say }: Terminal): Model {
  const all = uris.flatMap((uri) => workspace.models(uri));
  if (all.length === 0) throw new Refusal(EXIT.files, say('link.no-journey'));
  const called = all.filter(({ name, label }) => wanted === undefined || name === wanted || label === wanted);
  const depth = Math.max(0, ...called.map(({ uri }) => nearness(URI.parse(uri).fsPath, data)));
  const nearest = called.filter(({ uri }) => nearness(URI.parse(uri).fsPath, data) === depth);
  const [found, ...more] = nearest;
  if (found && more.length === 0) return found;
  const list = (models: readonly Model[]) => models.map(({ name, uri }) => `${visibleLine(name)} (${shown(uri)})`).join(', ');
  if (!found) throw new Refusal(EXIT.usage, say('link.unknown', { name: visibleLine(wanted ?? ''), list: list(all) }));
  throw new Refusal(EXIT.usage, say('link.which', { list: list(called) }));
}

/** How deep a journey's folder is of those that the data lie in; 0 where it is none of them. */
function nearness(journey: string, data: string): number {
  const folder = dirname(journey);
  return relative(folder, data).startsWith('..') ? 0 : folder.split(sep).length;
}

async function append(path: string, block: string, { say }: Terminal): Promise<void> {
  try {
    const text = await readFile(path, 'utf8');
    const gap = text === '' || /(\r\n|\n|\r){2}$/.test(text) ? '' : /[\r\n]$/.test(text) ? '\n' : '\n\n';
    const added = `${gap}${block}`;
    await writeWhole(path, text + (text.includes('\r\n') ? added.replaceAll('\n', '\r\n') : added));
  } catch (error) {
    throw new Refusal(EXIT.files, say('link.not-written', { path: visibleLine(path), detail: errorCode(error) }));
  }
}
