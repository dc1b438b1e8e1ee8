/** `parcours init`: a new workspace. It never changes a file that is there. */
import { lstat, mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { nodeHost } from '@parcours/engines/node-host';
import { type Language, translator } from '@parcours/model';
import { findRepository, GitError } from '@parcours/revisions';
import packageFile from '../../package.json' with { type: 'json' };
import { CommandError, EXIT, type ExitCode } from '../command-error.ts';
import { errorCode, pathForMessage } from '../files/paths.ts';
import { messages } from '../messages.ts';
import type { CiHost } from '../options/ci-host.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import { gitSettings } from '../starter/git-attributes.ts';
import type { StarterFile } from '../starter/starter-file.ts';
import { ciFiles, editorFiles, exampleJourney, preCommitFiles } from '../starter/starter-files.ts';
import type { Terminal } from '../terminal.ts';

export interface InitOptions {
  /** Of the journey, and of what stands in the other files; default: the reader's. */
  readonly language?: Language;
  readonly ci: CiHost;
  readonly preCommit?: boolean;
  /** Tells what would be written. */
  readonly dryRun?: boolean;
}

export async function init(folder: string | undefined, options: InitOptions, terminal: Terminal): Promise<ExitCode> {
  const { translate, print } = terminal;
  const target = resolve(terminal.folder, folder ?? '.');
  if ((await stat(target).catch(() => null))?.isDirectory() === false)
    throw new CommandError(EXIT.files, translate('file.no-folder', { path: sanitizeLine(folder ?? '.') }));
  const language = options.language ?? terminal.language;
  const written = { translate: translator(messages, language), language };
  const hasJourney = (await journeysBelow(target)) > 0;
  const filesAtTop = [
    ...ciFiles(options.ci, `${packageFile.name}@${packageFile.version}`, written),
    ...(options.preCommit ? preCommitFiles(written) : []),
  ];
  const files = [...(hasJourney ? [] : await exampleJourney(language)), ...editorFiles(written), ...filesAtTop];
  if (hasJourney) print(`${translate('init.journey-there', { folder: pathForMessage(folder ?? '.', terminal) })}\n`);
  const byHand: string[] = [];
  for (const file of files) {
    const isWritten = options.dryRun ? await isFree(join(target, file.path)) : await writeNew(target, file, terminal);
    print(`${translate(isWritten ? (options.dryRun ? 'init.would-write' : 'init.wrote') : 'init.left', { path: file.path })}\n`);
    if (!isWritten && file.byHand !== null && !(await contains(join(target, file.path), file.text))) byHand.push(file.byHand(translate));
  }
  const top = await repositoryAbove(target);
  if (top !== null && filesAtTop.length > 0) {
    const paths = filesAtTop.map(({ path }) => path).join(', ');
    byHand.push(translate('init.below-top', { top: sanitizeLine(top), paths }));
  }
  for (const advice of byHand) print(`\n${advice.trimEnd()}\n`);
  print(
    `\n${translate('init.git')}\n\n${gitSettings()
      .map((line) => `    ${line}\n`)
      .join('')}\n`,
  );
  print(
    `${options.dryRun ? translate('init.nothing-written') : translate('init.next', { show: 'parcours score', check: 'parcours check' })}\n`,
  );
  return EXIT.ok;
}

/** The top of the git repository that a folder lies in; null where it is the top itself, or in none. */
async function repositoryAbove(folder: string): Promise<string | null> {
  try {
    const { top } = await findRepository(folder);
    return top === (await realpath(folder).catch(() => folder)) ? null : top;
  } catch (error) {
    if (error instanceof GitError) return null;
    throw error;
  }
}

/** How many journey files the folder has; none where it does not exist yet. */
async function journeysBelow(folder: string): Promise<number> {
  if (!(await stat(folder).catch(() => null))) return 0;
  return (await (await nodeHost([folder])).journeyFiles()).length;
}

async function isFree(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null)) === null;
}

/** Whether a file has each line of a text; remarks may be in another language. */
async function contains(path: string, text: string): Promise<boolean> {
  const lines = new Set((await readFile(path, 'utf8').catch(() => '')).split(/\r?\n/));
  return text.split('\n').every((line) => line.startsWith('#') || lines.has(line) || line === '');
}

/** Whether the file was written; false if something has its place. */
async function writeNew(folder: string, { path, text }: StarterFile, { translate }: Terminal): Promise<boolean> {
  const target = join(folder, path);
  try {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text, { flag: 'wx' });
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST') return false;
    throw new CommandError(EXIT.files, translate('file.unwritable', { path, detail: code }));
  }
}
