/** Opens the two versions that are compared. */
import { relative, resolve, sep } from 'node:path';
import type { EnginePreference } from '@parcours/engines';
import { nodeEngine } from '@parcours/engines/node-engine';
import { DEFAULT_FILE_LIMITS, type EvidenceLimits, type FileLimits } from '@parcours/model';
import { SharedAggregations, Workspace, type WorkspaceVersion } from '@parcours/workspace';
import { CommandError, EXIT } from '../command-error.ts';
import { pathForMessage } from '../files/paths.ts';
import { workspaceSettings } from '../files/workspace-settings.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';
import type { VersionSource } from './open-sources.ts';
import type { VersionArguments } from './version-arguments.ts';

export interface OpenVersionsOptions {
  /** The folder outside which nothing is read, without symbolic links. */
  readonly folder: string;
  readonly limits: EvidenceLimits;
  readonly limit: FileLimits;
  readonly engine: EnginePreference;
  readonly asOf?: string;
}

export interface OpenedVersions {
  readonly base: WorkspaceVersion;
  readonly head: WorkspaceVersion;
}

/**
 * Both are read by the settings of BASE: what HEAD sets for itself does not decide how it is judged.
 *
 * @throws CommandError, and GitError.
 */
export async function openVersions(
  { base, head, paths }: VersionArguments,
  sources: readonly [VersionSource, VersionSource],
  options: OpenVersionsOptions,
  terminal: Terminal,
): Promise<OpenedVersions> {
  const { translate, progress, language } = terminal;
  const settings = [await workspaceSettings(sources[0].host), await workspaceSettings(sources[1].host)] as const;
  const [rules] = settings;
  const shared = new SharedAggregations();
  progress(translate('progress.read'));
  const limits = paths.map((path) => limitPath(path, options.folder, terminal));
  const hasSameContent = async (uri: string): Promise<boolean> => {
    const [before, after] = await Promise.all(sources.map(({ host }) => host.contentHash(uri)));
    return before !== null && before === after;
  };
  const open = async (side: 0 | 1, other?: Workspace): Promise<WorkspaceVersion> => {
    const { host, label, file: only, isOnDisk } = sources[side];
    const workspace = new Workspace(host, {
      language,
      isSnapshot: true,
      severities: rules.severities,
      limits: options.limits,
      fileLimits: options.limit === DEFAULT_FILE_LIMITS ? rules.limits : options.limit,
      // DuckDB reads the disk.
      engine: (portable) => shared.engine(isOnDisk ? nodeEngine(host, () => options.engine)(portable) : portable, host.contentHash),
      onProgress: ({ path, fraction }) =>
        progress(translate('progress.file', { path: sanitizeLine(path), percent: Math.floor((fraction ?? 0) * 100) })),
      ...(options.asOf ? { asOf: options.asOf } : {}),
      // As of one day, also at midnight.
      ...(other ? { otherVersion: other, hasContentOfOtherVersion: hasSameContent, asOf: other.asOf } : {}),
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
  return { base: versions[0], head: versions[1] };
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
