/** Opens the two versions that are compared. */
import { realpath } from 'node:fs/promises';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import type { Engine, EnginePreference, PortableEngine } from '@parcours/engines';
import { nodeEngine } from '@parcours/engines/node-engine';
import { DEFAULT_FILE_LIMITS, type EvidenceLimits, type FileLimits, type VersionLabel } from '@parcours/model';
import { folderHost, type Repository, revisionHost, sparsePaths, type VersionHost, workingTreeHost } from '@parcours/revisions';
import { SharedAggregations, Workspace, type WorkspaceVersion } from '@parcours/workspace';
import { CommandError, EXIT } from '../command-error.ts';
import { displayPathFrom, pathForMessage, resolveExisting } from '../files/paths.ts';
import { workspaceSettings } from '../files/workspace-settings.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';
import type { RequestedVersion, VersionArguments } from './version-arguments.ts';

export interface OpenVersionsOptions {
  /** The folder outside which nothing is read, without symbolic links. */
  readonly folder: string;
  readonly repository: Repository | null;
  readonly limits: EvidenceLimits;
  readonly limit: FileLimits;
  readonly engine: EnginePreference;
  readonly asOf?: string;
}

export interface OpenedVersions {
  readonly base: WorkspaceVersion;
  readonly head: WorkspaceVersion;
  close(): void;
}

interface Source {
  readonly host: VersionHost;
  readonly label: VersionLabel;
  /** The only file that is compared, relative to the workspace; null: all. */
  readonly file: string | null;
  engine(portable: PortableEngine): Engine;
}

/**
 * Both are read by the settings of BASE: what HEAD sets for itself does not decide how it is judged.
 *
 * @throws CommandError, and GitError.
 */
export async function openVersions(
  { base, head, paths }: VersionArguments,
  options: OpenVersionsOptions,
  terminal: Terminal,
): Promise<OpenedVersions> {
  const { translate, progress, language } = terminal;
  progress(translate('progress.search'));
  // What a sparse checkout leaves out of the working tree is not gone.
  const leftOut = head.kind === 'working-tree' && options.repository ? await sparsePaths(options.repository) : new Set<string>();
  const leftOutJourneys = [...leftOut].filter((path) => path.endsWith('.journey')).length;
  if (leftOutJourneys > 0) terminal.printError(translate('diff.sparse', { files: leftOutJourneys }));
  const sources = [await openSource(base, leftOut, options, terminal), await openSource(head, leftOut, options, terminal)] as const;
  const close = () => {
    for (const { host } of sources) host.close();
  };
  try {
    const settings = [await workspaceSettings(sources[0].host), await workspaceSettings(sources[1].host)] as const;
    const [rules] = settings;
    const shared = new SharedAggregations();
    progress(translate('progress.read'));
    const limits = paths.map((path) => limitPath(path, options.folder, terminal));
    const open = async (side: 0 | 1, otherVersion?: Workspace): Promise<WorkspaceVersion> => {
      const { host, label, file: only, engine } = sources[side];
      const workspace = new Workspace(host, {
        language,
        severities: rules.severities,
        limits: options.limits,
        fileLimits: options.limit === DEFAULT_FILE_LIMITS ? rules.limits : options.limit,
        engine: (portable) => shared.engine(engine(portable), host.contentHash),
        onProgress: ({ path, fraction }) =>
          progress(translate('progress.file', { path: sanitizeLine(path), percent: Math.floor((fraction ?? 0) * 100) })),
        ...(options.asOf ? { asOf: options.asOf } : {}),
        // As of one day, also at midnight.
        ...(otherVersion ? { otherVersion, asOf: otherVersion.asOf } : {}),
      });
      await workspace.open();
      const isSelected = (path: string) =>
        (only === null || only === path) && (limits.length === 0 || limits.some((limit) => isWithin(path, limit)));
      return { workspace, label, contentHash: host.contentHash, severities: settings[side].severities, isSelected };
    };
    const opened = await open(0);
    const versions = [opened, await open(1, opened.workspace)] as const;
    if (limits.length === 0 && !versions.some(({ workspace }) => holdsJourney(workspace, ''))) {
      const named = [base, head].find(({ kind }) => kind === 'path');
      const path = named?.kind === 'path' ? named.argument : relative(terminal.folder, options.folder) || '.';
      throw new CommandError(EXIT.files, translate('diff.no-file', { path: pathForMessage(path, terminal) }));
    }
    for (const [at, limit] of limits.entries()) {
      if (!versions.some(({ workspace }) => holdsJourney(workspace, limit))) {
        throw new CommandError(EXIT.files, translate('diff.no-file', { path: pathForMessage(paths[at] ?? '', terminal) }));
      }
    }
    return { base: versions[0], head: versions[1], close };
  } catch (error) {
    close();
    throw error;
  }
}

/** @param limit empty: the workspace itself. */
function isWithin(path: string, limit: string): boolean {
  return limit === '' || path === limit || path.startsWith(`${limit}/`);
}

function holdsJourney(workspace: Workspace, limit: string): boolean {
  for (const { uri } of workspace.files.all()) {
    if (isWithin(workspace.displayPath(uri), limit)) return true;
  }
  return false;
}

/** Relative to the workspace, also of a file that is no longer there. */
function limitPath(argument: string, folder: string, { translate, folder: current }: Terminal): string {
  const path = relative(folder, resolve(current, argument)).split(sep).join('/');
  if (path === '..' || path.startsWith('../'))
    throw new CommandError(EXIT.files, translate('file.outside', { path: sanitizeLine(argument) }));
  return path;
}

async function openSource(
  version: RequestedVersion,
  leftOut: ReadonlySet<string>,
  options: OpenVersionsOptions,
  terminal: Terminal,
): Promise<Source> {
  const { folder, repository, engine: preference } = options;
  // DuckDB reads the disk.
  const portableOnly = (portable: PortableEngine) => portable;
  if (version.kind === 'path') return openPath(version.argument, options, terminal);
  if (version.kind === 'working-tree' && repository) {
    const host = await workingTreeHost(repository, [folder]);
    return { host, label: { kind: 'working-tree', name: '', commit: null }, file: null, engine: nodeEngine(host, () => preference) };
  }
  if (!repository) return openPath('.', options, terminal);
  if (version.kind === 'revision') {
    const { name, commit } = version;
    const host = await revisionHost(repository, { commit }, [folder], leftOut);
    return { host, label: { kind: 'revision', name, commit }, file: null, engine: portableOnly };
  }
  const host = await revisionHost(repository, 'index', [folder]);
  return { host, label: { kind: 'index', name: '', commit: null }, file: null, engine: portableOnly };
}

/** A folder is a workspace of its own. A file is read in the current one if it lies in it, else in its folder. */
async function openPath(argument: string, { folder, engine: preference }: OpenVersionsOptions, terminal: Terminal): Promise<Source> {
  const { realPath, isFolder } = await resolveExisting(argument, terminal);
  if (!isFolder && !realPath.endsWith('.journey')) {
    throw new CommandError(EXIT.files, terminal.translate('file.not-a-journey', { path: sanitizeLine(argument) }));
  }
  const isInside = realPath.startsWith(`${folder}${sep}`);
  const root = isFolder ? realPath : isInside ? folder : await realpath(dirname(realPath));
  const host = await folderHost([root]);
  const shown = displayPathFrom(terminal.folder, realPath);
  return {
    host,
    label: { kind: isFolder ? 'folder' : 'file', name: shown === terminal.folder ? basename(shown) : shown, commit: null },
    file: isFolder ? null : relative(root, realPath).split(sep).join('/'),
    engine: nodeEngine(host, () => preference),
  };
}
