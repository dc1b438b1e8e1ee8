/** `parcours link`: profiles a data file and suggests the observations that link it to a journey. */
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
  /** Write the observations even if the journey already links this file. */
  readonly force?: boolean;
  readonly limit?: FileLimits;
  readonly workspace?: string;
}

export async function link(file: string, options: LinkOptions, terminal: Terminal): Promise<ExitCode> {
  const { translate, printError, print, language, folder } = terminal;
  const found = await resolveExisting(file, terminal);
  if (found.isFolder) throw new CommandError(EXIT.files, translate('file.is-folder', { path: sanitizeLine(file) }));
  const opened = await openNearest(found.path, options, terminal);
  const model = journeyOf(opened, found.path, options.of, terminal);
  const targetUri = options.write === undefined ? model.uri : URI.file(resolve(folder, options.write)).toString();
  if (options.write !== undefined && options.force !== true) {
    const there = await findLinkedStudy(file, { opened, model }, terminal);
    if (there) {
      const line = opened.workspace.locationInStudy(there, STUDY_ID)?.range.start.line ?? 0;
      const at = `${opened.displayPath(there.uri)}:${line + 1}`;
      throw new CommandError(
        EXIT.diagnostics,
        translate('link.there', { path: sanitizeLine(file), name: sanitizeLine(model.label ?? model.name), at }),
      );
    }
  }
  const keywordLanguage = opened.workspace.keywordLanguageOf(targetUri);
  const proposed = await opened.workspace.suggestBlock(URI.file(found.path).toString(), model, targetUri);
  if ('code' in proposed)
    throw new CommandError(EXIT.files, sanitizeLine(messageOf(withKeywordLanguage(proposed, keywordLanguage), language)));
  const { block, recognisedColumns, hasMeasures, needsScale } = proposed;
  if (options.write === undefined) print(sanitizeControlChars(block));
  else {
    await append(resolve(folder, options.write), block, terminal);
    printError(translate('link.written', { path: sanitizeLine(options.write) }));
  }
  const next = recognisedColumns === 0 ? 'link.nothing' : !hasMeasures ? 'link.nothing-rated' : needsScale ? 'link.scales' : 'link.check';
  if (options.write !== undefined || recognisedColumns === 0) printError(translator(messages, language, keywordLanguage)(next));
  return EXIT.ok;
}

/** Opens the current folder, or the data file's folder if that lies elsewhere. */
async function openNearest(data: string, options: LinkOptions, terminal: Terminal): Promise<OpenedWorkspace> {
  if (options.write !== undefined) return openWorkspace([options.write], options, terminal);
  const isBelow = !relative(terminal.folder, data).startsWith('..');
  if (options.workspace !== undefined || isBelow) {
    return openWorkspace([], options, terminal).catch((error: unknown) => {
      throw error instanceof CommandError && error.code === EXIT.files
        ? new CommandError(EXIT.files, terminal.translate('link.no-journey'))
        : error;
    });
  }
  return openWorkspace([dirname(data)], options, terminal).catch(() => openWorkspace([], options, terminal));
}

/** The requested journey; otherwise the only one in the nearest folder at or above the data file's. */
function journeyOf(
  { workspace, uris, displayPath: shown }: OpenedWorkspace,
  data: string,
  requestedName: string | undefined,
  { translate }: Terminal,
): Model {
  const all = uris.flatMap((uri) => workspace.models(uri));
  if (all.length === 0) throw new CommandError(EXIT.files, translate('link.no-journey'));
  const matching = all.filter(({ name, label }) => requestedName === undefined || name === requestedName || label === requestedName);
  const depth = Math.max(0, ...matching.map(({ uri }) => commonFolderDepth(URI.parse(uri).fsPath, data)));
  const nearest = matching.filter(({ uri }) => commonFolderDepth(URI.parse(uri).fsPath, data) === depth);
  const [found, ...more] = nearest;
  if (found && more.length === 0) return found;
  const formatList = (models: readonly Model[]) => models.map(({ name, uri }) => `${sanitizeLine(name)} (${shown(uri)})`).join(', ');
  if (!found)
    throw new CommandError(EXIT.usage, translate('link.unknown', { name: sanitizeLine(requestedName ?? ''), list: formatList(all) }));
  throw new CommandError(EXIT.usage, translate('link.which', { list: formatList(matching) }));
}

/** The depth of the journey's folder if it contains the data file, otherwise 0. */
function commonFolderDepth(journey: string, data: string): number {
  const folder = dirname(journey);
  return relative(folder, data).startsWith('..') ? 0 : folder.split(sep).length;
}

async function append(path: string, block: string, { translate }: Terminal): Promise<void> {
  try {
    const text = await readFile(path, 'utf8');
    const gap = text === '' || /(\r\n|\n|\r){2}$/.test(text) ? '' : /[\r\n]$/.test(text) ? '\n' : '\n\n';
    const added = `${gap}${block}`;
    await writeFileAtomically(path, text + (text.includes('\r\n') ? added.replaceAll('\n', '\r\n') : added));
  } catch (error) {
    throw new CommandError(EXIT.files, translate('link.not-written', { path: sanitizeLine(path), detail: errorCode(error) }));
  }
}
