/** Opens a workspace for the paths on the command line. */
import { dirname } from 'node:path';
import type { EnginePreference, Host } from '@parcours/engines';
import { nodeEngine } from '@parcours/engines/node-engine';
import { nodeHost } from '@parcours/engines/node-host';
import { DEFAULT_FILE_LIMITS, type EvidenceLimits, type FileLimits, messageOf, type SeverityOverrides } from '@parcours/model';
import { Workspace, type WorkspaceOptions } from '@parcours/workspace';
import { URI } from 'vscode-uri';
import { CommandError, EXIT } from '../command-error.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';
import {
  displayPathFrom,
  type ExistingPath,
  pathForMessage,
  pathWithinRoots,
  resolveExisting,
  type WorkspaceRoot,
  workspaceRoots,
} from './paths.ts';
import { workspaceSettings } from './workspace-settings.ts';

export interface OpenOptions {
  readonly workspace?: string;
  readonly limits?: EvidenceLimits;
  /** Maximum sizes of linked files; default: those of the workspace's settings. */
  readonly limit?: FileLimits;
  /** They take precedence over the workspace's settings. */
  readonly severities?: SeverityOverrides;
  /** The day (YYYY-MM-DD) as of which the exceptions of gates are judged; default: today. */
  readonly asOf?: string;
  /** The engine that reads linked files; default: the faster one. */
  readonly engine?: EnginePreference;
}

/** For a workspace that is shown while its files are read and written. */
export type FollowingOptions = Pick<WorkspaceOptions, 'onLateRead' | 'onProgress' | 'readTimeouts'>;

export interface OpenedWorkspace {
  readonly workspace: Workspace;
  /** The selected files, sorted: those named, and all below the named folders. */
  readonly uris: readonly string[];
  readonly host: Host;
  /** The folders that were searched for journeys, as absolute paths. */
  readonly folders: readonly string[];
  /** The path of a file, as the user can open it from the current folder. */
  displayPath(uri: string): string;
}

/**
 * Loads the folders that the paths name or lie in, because observations may be in a file next to the journey's; with `--workspace`, that
 * folder only.
 */
export async function openWorkspace(
  paths: readonly string[],
  options: OpenOptions,
  terminal: Terminal,
  following: FollowingOptions = {},
): Promise<OpenedWorkspace> {
  const { translate, progress, language } = terminal;
  progress(translate('progress.search'));
  const workspaceFolder = options.workspace ?? null;
  const found = await Promise.all((paths.length > 0 ? paths : [workspaceFolder ?? '.']).map((path) => resolveExisting(path, terminal)));
  for (const { argument: path, isFolder, path: full } of found) {
    if (!isFolder && !full.endsWith('.journey'))
      throw new CommandError(EXIT.files, translate('file.not-a-journey', { path: sanitizeLine(path) }));
  }
  const roots = await workspaceRoots(found, workspaceFolder, terminal);
  const folders = searchedFolders(workspaceFolder === null ? found : [], roots, terminal);
  const journeyFiles = await (await nodeHost(folders)).journeyFiles();
  const selected = found.flatMap((each) => {
    const path = pathInWorkspace(each, roots, terminal);
    if (!each.isFolder) return [uriOf(path)];
    const below = journeyFiles.filter((uri) => uri.startsWith(`${uriOf(path)}/`));
    if (below.length === 0) throw new CommandError(EXIT.files, translate('file.none', { path: pathForMessage(each.argument, terminal) }));
    return below;
  });
  const uris = [...new Set(selected)].sort();
  const disk = await nodeHost(roots.map(({ path }) => path));
  const host: Host = { ...disk, journeyFiles: async () => [...new Set([...journeyFiles, ...uris])].sort() };
  const settings = await workspaceSettings(disk);
  const hasOwnLimits = options.limit !== undefined && options.limit !== DEFAULT_FILE_LIMITS;
  const workspace = new Workspace(host, {
    language,
    severities: { ...settings.severities, ...options.severities },
    ...(options.limits ? { limits: options.limits } : {}),
    ...(options.asOf ? { asOf: options.asOf } : {}),
    fileLimits: hasOwnLimits ? options.limit : settings.limits,
    engine: nodeEngine(host, () => options.engine ?? 'auto'),
    onProgress: ({ path, fraction }) =>
      progress(translate('progress.file', { path: sanitizeLine(path), percent: Math.floor((fraction ?? 0) * 100) })),
    ...following,
  });
  progress(translate('progress.read'));
  await workspace.open();
  const shown = (uri: string) => sanitizeLine(displayPathFrom(terminal.folder, URI.parse(uri).fsPath));
  for (const uri of uris) {
    if (workspace.files.get(uri)) continue;
    // Of a file that exists the diagnostic says why it cannot be read, and what to do.
    const [why] = workspace.textDiagnostics(uri);
    const message = why ? messageOf(why, terminal.language) : translate('file.unreadable-plain', { path: shown(uri) });
    throw new CommandError(EXIT.files, sanitizeLine(message));
  }
  return { workspace, uris, host, folders, displayPath: shown };
}

/** The folders of the paths; without paths, the roots. */
function searchedFolders(found: readonly ExistingPath[], roots: readonly WorkspaceRoot[], terminal: Terminal): readonly string[] {
  if (found.length === 0) return roots.map(({ path }) => path);
  return found.map((each) => {
    const path = pathInWorkspace(each, roots, terminal);
    return each.isFolder ? path : dirname(path);
  });
}

function pathInWorkspace(found: ExistingPath, roots: readonly WorkspaceRoot[], { translate }: Terminal): string {
  const path = pathWithinRoots(roots, found.realPath);
  if (path === null) throw new CommandError(EXIT.files, translate('file.outside', { path: sanitizeLine(found.argument) }));
  return path;
}

function uriOf(path: string): string {
  return URI.file(path).toString().replace(/\/$/, '');
}
