/** `parcours link`: a first look at a data file, as the observations that would link it to a journey. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type FileLimits, type Model, messageOf, visible } from '@parcours/model';
import { URI } from 'vscode-uri';
import { EXIT, type ExitCode, Refusal } from '../exit.ts';
import { type Opened, open } from '../open.ts';
import { errorCode } from '../paths.ts';
import type { Terminal } from '../terminal.ts';
import { visibleLine } from '../visible.ts';
import { writeWhole } from '../write-file.ts';

export interface LinkOptions {
  readonly of?: string;
  readonly write?: string;
  readonly limit?: FileLimits;
  readonly workspace?: string;
}

export async function link(file: string, options: LinkOptions, terminal: Terminal): Promise<ExitCode> {
  const { say, note, out, language, folder } = terminal;
  const opened = await open(options.write === undefined ? [] : [options.write], options, terminal);
  const model = journeyOf(opened, options.of, terminal);
  const into = options.write === undefined ? model.uri : URI.file(resolve(folder, options.write)).toString();
  const data = URI.file(resolve(folder, file)).toString();
  const proposed = await opened.workspace.proposedBlock(data, model, into);
  if (typeof proposed !== 'string') throw new Refusal(EXIT.files, visibleLine(messageOf(proposed, language)));
  if (options.write === undefined) out(visible(proposed));
  else {
    await append(resolve(folder, options.write), proposed, terminal);
    note(say('link.written', { path: visibleLine(options.write) }));
  }
  return EXIT.fine;
}

/** The journey that is asked for, or the only one that there is. */
function journeyOf({ workspace, uris, shown }: Opened, wanted: string | undefined, { say }: Terminal): Model {
  const all = uris.flatMap((uri) => workspace.models(uri));
  const called = wanted === undefined ? all : all.filter(({ name, label }) => name === wanted || label === wanted);
  const [found, ...more] = called;
  if (found && more.length === 0) return found;
  if (all.length === 0) throw new Refusal(EXIT.files, say('link.no-journey'));
  throw new Refusal(EXIT.usage, say('link.which', { list: all.map(({ name, uri }) => `${visibleLine(name)} (${shown(uri)})`).join(', ') }));
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
