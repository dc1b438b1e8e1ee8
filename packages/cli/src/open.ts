/** From the paths on the command line to an open workspace. */
import { dirname } from 'node:path';
import type { EvidenceLimits, FileLimits, Severities } from '@parcours/model';
import { type EngineWish, type Host, Workspace } from '@parcours/workspace';
import { nodeHost } from '@parcours/workspace/node';
import { nodeEngine } from '@parcours/workspace/node-engines';
import { URI } from 'vscode-uri';
import { EXIT, Refusal } from './exit.ts';
import { type Found, find, pathIn, pathInWords, type Root, rootsOf, shownFrom } from './paths.ts';
import type { Terminal } from './terminal.ts';
import { visibleLine } from './visible.ts';

export interface OpenOptions {
  readonly workspace?: string;
  readonly limits?: EvidenceLimits;
  /** How large linked files may be. */
  readonly limit?: FileLimits;
  readonly severities?: Severities;
  /** Who reads linked files; default: whichever is faster. */
  readonly engine?: EngineWish;
}

export interface Opened {
  readonly workspace: Workspace;
  /** The files asked for, sorted: those named, and all below the folders named. */
  readonly uris: readonly string[];
  readonly host: Host;
  /** The path of a file as the user can open it. */
  shown(uri: string): string;
}

/**
 * Loads the folders that the paths name or stand in, since observations may be written in a file beside a journey's; with
 * `--workspace`, all of that folder.
 */
export async function open(written: readonly string[], options: OpenOptions, terminal: Terminal): Promise<Opened> {
  const { say, progress, language } = terminal;
  progress(say('progress.search'));
  const named = options.workspace ?? null;
  const found = await Promise.all((written.length > 0 ? written : [named ?? '.']).map((path) => find(path, terminal)));
  for (const { written: path, isFolder, path: full } of found) {
    if (!isFolder && !full.endsWith('.journey')) throw new Refusal(EXIT.files, say('file.not-a-journey', { path: visibleLine(path) }));
  }
  const roots = await rootsOf(found, named, terminal);
  const listed = await listing(named === null ? found : [], roots, terminal);
  const asked = found.flatMap((each) => {
    const path = placed(each, roots, terminal);
    if (!each.isFolder) return [uriOf(path)];
    const below = listed.filter((uri) => uri.startsWith(`${uriOf(path)}/`));
    if (below.length === 0) throw new Refusal(EXIT.files, say('file.none', { path: pathInWords(each.written, terminal) }));
    return below;
  });
  const uris = [...new Set(asked)].sort();
  const disk = await nodeHost(roots.map(({ path }) => path));
  const host: Host = { ...disk, journeyFiles: async () => [...new Set([...listed, ...uris])].sort() };
  const workspace = new Workspace(host, {
    language,
    severities: options.severities ?? {},
    ...(options.limits ? { limits: options.limits } : {}),
    ...(options.limit ? { fileLimits: options.limit } : {}),
    engine: nodeEngine(host, () => options.engine ?? 'auto'),
    onProgress: ({ path, done }) => progress(say('progress.file', { path: visibleLine(path), percent: Math.floor((done ?? 0) * 100) })),
  });
  progress(say('progress.read'));
  await workspace.open();
  const shown = (uri: string) => visibleLine(shownFrom(terminal.folder, URI.parse(uri).fsPath));
  for (const uri of uris) {
    if (!workspace.files.get(uri)) throw new Refusal(EXIT.files, say('file.unreadable-plain', { path: shown(uri) }));
  }
  return { workspace, uris, host, shown };
}

/** The `.journey` files below the folders of the paths; without paths, below the roots. */
async function listing(found: readonly Found[], roots: readonly Root[], terminal: Terminal): Promise<readonly string[]> {
  const folders = found.map((each) => (each.isFolder ? placed(each, roots, terminal) : dirname(placed(each, roots, terminal))));
  return (await nodeHost(folders.length > 0 ? folders : roots.map(({ path }) => path))).journeyFiles();
}

function placed(found: Found, roots: readonly Root[], { say }: Terminal): string {
  const path = pathIn(roots, found.real);
  if (path === null) throw new Refusal(EXIT.files, say('file.outside', { path: visibleLine(found.written) }));
  return path;
}

function uriOf(path: string): string {
  return URI.file(path).toString().replace(/\/$/, '');
}
