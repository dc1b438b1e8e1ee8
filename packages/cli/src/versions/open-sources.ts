/** Opens the files of the two versions that are compared; nothing of them is parsed. */
import { realpath } from 'node:fs/promises';
import { basename, dirname, relative, sep } from 'node:path';
import type { VersionLabel } from '@parcours/model';
import { folderHost, type IndexEntry, type Repository, revisionHost, type VersionHost, workingTreeHost } from '@parcours/revisions';
import { CommandError, EXIT } from '../command-error.ts';
import { displayPathFrom, resolveExisting } from '../files/paths.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';
import type { RequestedVersion, VersionArguments } from './version-arguments.ts';

export interface VersionSource {
  readonly host: VersionHost;
  readonly label: VersionLabel;
  /** The only file that is compared, relative to the workspace; null: all. */
  readonly file: string | null;
  /** The files are those of the disk. */
  readonly isOnDisk: boolean;
}

interface SourceOptions {
  /** The folder outside which nothing is read, without symbolic links. */
  readonly folder: string;
  readonly repository: Repository | null;
  /** The index of the repository; asked for where one of the versions needs it. */
  index(repository: Repository): Promise<readonly IndexEntry[]>;
}

/**
 * BASE and HEAD. Git is asked about both at once.
 *
 * @throws CommandError, and GitError.
 */
export async function openSources(
  { base, head }: Pick<VersionArguments, 'base' | 'head'>,
  options: SourceOptions,
  terminal: Terminal,
): Promise<readonly [VersionSource, VersionSource]> {
  const { repository, folder } = options;
  if (!repository) return Promise.all([openOnDisk(base, folder, terminal), openOnDisk(head, folder, terminal)]);
  const needsIndex = [base, head].some(({ kind }) => kind === 'working-tree' || kind === 'index');
  const index = needsIndex ? options.index(repository) : Promise.resolve([]);
  // What a sparse checkout leaves out of the working tree is not gone.
  const isCheckedOut = head.kind === 'working-tree';
  const open = (version: RequestedVersion) => openInRepository(version, { repository, folder, index, isCheckedOut }, terminal);
  const [entries, ...sources] = await Promise.all([index, open(base), open(head)]);
  const leftOut = isCheckedOut ? entries.filter(({ path, isLeftOut }) => isLeftOut && path.endsWith('.journey')).length : 0;
  if (leftOut > 0) terminal.printError(terminal.translate('diff.sparse', { files: leftOut }));
  return sources;
}

interface RepositoryOptions {
  readonly repository: Repository;
  readonly folder: string;
  readonly index: Promise<readonly IndexEntry[]>;
  /** Only what the checkout has is compared. */
  readonly isCheckedOut: boolean;
}

async function openInRepository(
  version: RequestedVersion,
  { repository, folder, index, isCheckedOut }: RepositoryOptions,
  terminal: Terminal,
): Promise<VersionSource> {
  switch (version.kind) {
    case 'revision': {
      const { name, commit } = version;
      const host = await revisionHost(repository, { commit }, [folder], { index, isCheckedOut });
      return { host, label: { kind: 'revision', name, commit }, file: null, isOnDisk: false };
    }
    case 'index': {
      const host = await revisionHost(repository, 'index', [folder], { index });
      return { host, label: { kind: 'index', name: '', commit: null }, file: null, isOnDisk: false };
    }
    case 'working-tree': {
      const host = await workingTreeHost(repository, [folder], await index);
      return { host, label: { kind: 'working-tree', name: '', commit: null }, file: null, isOnDisk: true };
    }
    default:
      return openOnDisk(version, folder, terminal);
  }
}

/**
 * A folder is a workspace of its own. A file is read in the current one if it lies in it, else in its folder. Without a repository the
 * working tree is the current folder.
 */
async function openOnDisk(version: RequestedVersion, folder: string, terminal: Terminal): Promise<VersionSource> {
  const argument = version.kind === 'path' ? version.argument : '.';
  const { realPath, isFolder } = await resolveExisting(argument, terminal);
  if (!isFolder && !realPath.endsWith('.journey')) {
    throw new CommandError(EXIT.files, terminal.translate('file.not-a-journey', { path: sanitizeLine(argument) }));
  }
  const isInside = realPath.startsWith(`${folder}${sep}`);
  const root = isFolder ? realPath : isInside ? folder : await realpath(dirname(realPath));
  const shown = displayPathFrom(terminal.folder, realPath);
  return {
    host: await folderHost([root]),
    label: { kind: isFolder ? 'folder' : 'file', name: shown === terminal.folder ? basename(shown) : shown, commit: null },
    file: isFolder ? null : relative(root, realPath).split(sep).join('/'),
    isOnDisk: true,
  };
}
