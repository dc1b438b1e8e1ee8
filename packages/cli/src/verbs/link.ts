/** `parcours link`: a first look at a data file, as the observations that would link it to a journey. */
import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { type FileLimits, type Model, messageOf, STUDY_ID, sanitizeControlChars, translator, withKeywordLanguage } from '@parcours/model';
import { URI } from 'vscode-uri';
import { CommandError, EXIT, type ExitCode } from '../command-error.ts';
import { writeFileAtomically } from '../files/atomic-write.ts';
import { findLinkedStudy } from '../files/linked-study.ts';
import { type OpenedWorkspace, openWorkspace } from '../files/open-workspace.ts';
import { errorCode, resolveExisting } from '../files/paths.ts';
import { messages } from '../messages.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';

export interface LinkOptions {
  readonly of?: string;
  readonly write?: string;
  /** Write the observations though the journey has some of this file. */
  readonly force?: boolean;
  readonly limit?: FileLimits;
  readonly workspace?: string;
}

export async function link(file: string, options: LinkOptions, terminal: Terminal): Promise<ExitCode> {
  const { say, printError: note, print: out, language, folder } = terminal;
  const found = await resolveExisting(file, terminal);
  if (found.isFolder) throw new CommandError(EXIT.files, say('file.is-folder', { path: sanitizeLine(file) }));
  const opened = await openNearest(found.path, options, terminal);
  const model = journeyOf(opened, found.path, options.of, terminal);
  const into = options.write === undefined ? model.uri : URI.file(resolve(folder, options.write)).toString();
  if (options.write !== undefined && options.force !== true) {
    const there = await findLinkedStudy(file, { opened, model }, terminal);
    if (there) {
      const line = opened.workspace.locationInStudy(there, STUDY_ID)?.range.start.line ?? 0;
      const at = `${opened.displayPath(there.uri)}:${line + 1}`;
      throw new CommandError(
        EXIT.diagnostics,
        say('link.there', { path: sanitizeLine(file), name: sanitizeLine(model.label ?? model.name), at }),
      );
    }
  }
  const keywordLanguage = opened.workspace.keywordLanguageOf(into);
  const proposed = await opened.workspace.suggestBlock(URI.file(found.path).toString(), model, into);
  if ('code' in proposed)
    throw new CommandError(EXIT.files, sanitizeLine(messageOf(withKeywordLanguage(proposed, keywordLanguage), language)));
  const { block, recognisedColumns: recognised, hasMeasures: rates, needsScale: asksScale } = proposed;
  if (options.write === undefined) out(sanitizeControlChars(block));
  else {
    await append(resolve(folder, options.write), block, terminal);
    note(say('link.written', { path: sanitizeLine(options.write) }));
  }
  const next = recognised === 0 ? 'link.nothing' : !rates ? 'link.nothing-rated' : asksScale ? 'link.scales' : 'link.check';
  if (options.write !== undefined || recognised === 0) note(translator(messages, language, keywordLanguage)(next));
  return EXIT.ok;
}

/** The journeys of the current folder; those beside the file where it lies elsewhere. */
async function openNearest(data: string, options: LinkOptions, terminal: Terminal): Promise<OpenedWorkspace> {
  if (options.write !== undefined) return openWorkspace([options.write], options, terminal);
  const isBelow = !relative(terminal.folder, data).startsWith('..');
  if (options.workspace !== undefined || isBelow) {
    return openWorkspace([], options, terminal).catch((error: unknown) => {
      throw error instanceof CommandError && error.code === EXIT.files
        ? new CommandError(EXIT.files, terminal.say('link.no-journey'))
        : error;
    });
  }
  return openWorkspace([dirname(data)], options, terminal).catch(() => openWorkspace([], options, terminal));
}

/** The journey that is asked for; else the only one of the nearest folder, from the data's own upwards. */
function journeyOf(
  { workspace, uris, displayPath: shown }: OpenedWorkspace,
  data: string,
  wanted: string | undefined,
  { say }: Terminal,
): Model {
  const all = uris.flatMap((uri) => workspace.models(uri));
  if (all.length === 0) throw new CommandError(EXIT.files, say('link.no-journey'));
  const called = all.filter(({ name, label }) => wanted === undefined || name === wanted || label === wanted);
  const depth = Math.max(0, ...called.map(({ uri }) => commonFolderDepth(URI.parse(uri).fsPath, data)));
  const nearest = called.filter(({ uri }) => commonFolderDepth(URI.parse(uri).fsPath, data) === depth);
  const [found, ...more] = nearest;
  if (found && more.length === 0) return found;
  const list = (models: readonly Model[]) => models.map(({ name, uri }) => `${sanitizeLine(name)} (${shown(uri)})`).join(', ');
  if (!found) throw new CommandError(EXIT.usage, say('link.unknown', { name: sanitizeLine(wanted ?? ''), list: list(all) }));
  throw new CommandError(EXIT.usage, say('link.which', { list: list(called) }));
}

/** How deep a journey's folder is of those that the data lie in; 0 where it is none of them. */
function commonFolderDepth(journey: string, data: string): number {
  const folder = dirname(journey);
  return relative(folder, data).startsWith('..') ? 0 : folder.split(sep).length;
}

async function append(path: string, block: string, { say }: Terminal): Promise<void> {
  try {
    const text = await readFile(path, 'utf8');
    const gap = text === '' || /(\r\n|\n|\r){2}$/.test(text) ? '' : /[\r\n]$/.test(text) ? '\n' : '\n\n';
    const added = `${gap}${block}`;
    await writeFileAtomically(path, text + (text.includes('\r\n') ? added.replaceAll('\n', '\r\n') : added));
  } catch (error) {
    throw new CommandError(EXIT.files, say('link.not-written', { path: sanitizeLine(path), detail: errorCode(error) }));
  }
}
