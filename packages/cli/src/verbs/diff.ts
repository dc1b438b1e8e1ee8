/** `parcours diff`: says what a change means. */
import { realpath } from 'node:fs/promises';
import { findRepository, GitError, type Repository, readIndex } from '@parcours/revisions';
import { CommandError, EXIT, type ExitCode } from '../command-error.ts';
import { resolveExisting } from '../files/paths.ts';
import { DIFF_FILE_FORMATS } from '../options/diff-format.ts';
import type { DiffOptions } from '../options/diff-options.ts';
import { resolveOutputFile } from '../output/output-file.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';
import { gitCommandError } from '../versions/git-command-error.ts';
import { openSources } from '../versions/open-sources.ts';
import { parseVersionArguments } from '../versions/version-arguments.ts';

/** @param paths what stands behind `--`; null without it. */
export async function diff(
  words: readonly string[],
  paths: readonly string[] | null,
  options: DiffOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const file =
    options.output === undefined ? null : await resolveOutputFile(options.output, Object.keys(DIFF_FILE_FORMATS), true, terminal);
  const folder = options.workspace === undefined ? await realpath(terminal.folder) : await workspaceFolder(options.workspace, terminal);
  let repository: Repository | null = null;
  try {
    repository = await repositoryOf(folder);
    // Most comparisons need the index: git reads it while it looks for the revisions.
    const early = repository && words.length < 2 ? readIndex(repository) : null;
    early?.catch(() => {});
    const versions = await parseVersionArguments(words, paths, options.staged ?? false, repository, terminal);
    terminal.progress(terminal.translate('progress.search'));
    const opening = openSources(versions, { folder, repository, index: (of) => early ?? readIndex(of) }, terminal);
    opening.catch(() => {});
    // Git answers meanwhile.
    const { compareSources } = await import('../versions/compare-sources.ts');
    const sources = await opening;
    try {
      return await compareSources(versions, sources, { ...options, folder }, file, terminal);
    } finally {
      for (const { host } of sources) host.close();
    }
  } catch (error) {
    throw await gitCommandError(error, repository, terminal);
  }
}

async function workspaceFolder(argument: string, terminal: Terminal): Promise<string> {
  const { realPath, isFolder } = await resolveExisting(argument, terminal);
  if (!isFolder) throw new CommandError(EXIT.files, terminal.translate('file.no-folder', { path: sanitizeLine(argument) }));
  return realPath;
}

/** Null: the folder is in none, which matters only where a revision is named. */
async function repositoryOf(folder: string): Promise<Repository | null> {
  try {
    return await findRepository(folder);
  } catch (error) {
    if (error instanceof GitError && error.fault === 'not-a-repository') return null;
    throw error;
  }
}
