/** Serves file requests of the server's Web Worker and of its workers, through VS Code's file systems. */
import { DATA_FILE_EXTENSIONS } from '@parcours/model';
import { CancellationTokenSource, FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { FileChunk, FileFault, FileRequest, FileResponse, FileStat } from './server-protocol.ts';

const PATTERNS = {
  journeys: '**/*.journey',
  data: `**/*.{${DATA_FILE_EXTENSIONS.join()}}`,
};

/** Folders that usually contain no journeys of the workspace. */
const EXCLUDED_FOLDERS = ['node_modules', 'dist', 'out', 'build', '.*'];

/** After this time, folders are traversed instead: file systems without a search provider never answer. */
const SEARCH_TIMEOUT_MS = 5000;

/** Files are cached for this long after use: the first bytes are read before the rest. */
const CACHE_TTL_MS = 2000;

export function serveFileRequests(port: MessagePort): void {
  port.onmessage = ({ data }: MessageEvent<FileRequest>) => void handleRequest(port, data);
}

async function handleRequest(port: MessagePort, question: FileRequest): Promise<void> {
  if ('asker' in question) serveFileRequests(question.asker);
  else if ('read' in question) streamFile(question);
  else port.postMessage({ id: question.id, result: await respond(question) } satisfies FileResponse);
}

/** Never rejects: the requester would wait forever. */
async function respond(question: Extract<FileRequest, { id: number }>): Promise<FileResponse['result']> {
  if ('list' in question) return listFiles(question.list);
  return 'stat' in question ? stampOf(Uri.parse(question.stat)) : isLink(Uri.parse(question.isLink));
}

async function stampOf(uri: Uri): Promise<FileStat | null> {
  try {
    const { type, size, mtime, ctime } = await workspace.fs.stat(uri);
    return { size, modified: mtime, isFile: (type & FileType.File) !== 0, identity: ctime };
  } catch {
    return null;
  }
}

async function isLink(uri: Uri): Promise<boolean> {
  const folder = workspace.getWorkspaceFolder(uri);
  const above = folder?.uri.path.replace(/\/$/, '').length ?? uri.path.lastIndexOf('/');
  const paths = [...uri.path.matchAll(/[^/](?=\/|$)/g)]
    .map(({ index }) => uri.path.slice(0, index + 1))
    .filter((path) => path.length > above);
  const links = await Promise.all(
    paths.map((path) =>
      workspace.fs.stat(uri.with({ path })).then(
        ({ type }) => (type & FileType.SymbolicLink) !== 0,
        () => false,
      ),
    ),
  );
  return links.includes(true);
}

async function listFiles(what: keyof typeof PATTERNS): Promise<string[]> {
  const found = (await searchFiles(PATTERNS[what])) ?? (await walkFolders(what));
  return found.map(String).sort();
}

/** Null if the file system cannot be searched. */
async function searchFiles(pattern: string): Promise<Uri[] | null> {
  const timeout = new CancellationTokenSource();
  const timer = setTimeout(() => timeout.cancel(), SEARCH_TIMEOUT_MS);
  try {
    const cancelled = new Promise<null>((resolve) => timeout.token.onCancellationRequested(() => resolve(null)));
    return await Promise.race([workspace.findFiles(pattern, `**/{${EXCLUDED_FOLDERS.join()}}/**`, undefined, timeout.token), cancelled]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    timeout.dispose();
  }
}

async function walkFolders(what: keyof typeof PATTERNS): Promise<Uri[]> {
  const wanted = new RegExp(`\\.(${/\*\.\{?([\w,]+)/.exec(PATTERNS[what])?.[1]?.replaceAll(',', '|')})$`);
  const skipped = (name: string) => name.startsWith('.') || EXCLUDED_FOLDERS.includes(name);
  const inFolder = async (folder: Uri): Promise<Uri[]> => {
    const entries = await workspace.fs.readDirectory(folder).then(
      (all) => all,
      () => [],
    );
    const found = entries.map(async ([name, type]) => {
      const uri = Uri.joinPath(folder, name);
      // Does not follow links to folders: they may be cyclic.
      if (type === FileType.Directory && !skipped(name)) return inFolder(uri);
      return (type & FileType.File) !== 0 && wanted.test(name) ? [uri] : [];
    });
    return (await Promise.all(found)).flat();
  };
  return (await Promise.all((workspace.workspaceFolders ?? []).map(({ uri }) => inFolder(uri)))).flat();
}

/** The contents of files being read, by URI. */
const cachedFiles = new Map<string, { readonly stamp: string; readonly bytes: Promise<Uint8Array>; readers: number }>();

function streamFile({ read, pieceBytes, pieces }: Extract<FileRequest, { read: string }>): void {
  let offset = 0;
  let file: ReturnType<typeof acquireFile> | undefined;
  const sendChunk = async (): Promise<void> => {
    file ??= acquireFile(read);
    try {
      const { bytes } = await file;
      if (offset >= bytes.length) return pieces.postMessage(null satisfies FileChunk);
      // A chunk is a copy, because the file system may own the bytes; it is then transferred.
      const piece = bytes.slice(offset, Math.min(bytes.length, offset + pieceBytes)) as Uint8Array<ArrayBuffer>;
      offset += piece.length;
      pieces.postMessage({ bytes: piece } satisfies FileChunk, [piece.buffer]);
    } catch (error) {
      pieces.postMessage({ fault: faultOf(error) } satisfies FileChunk);
    }
  };
  pieces.onmessage = ({ data }: MessageEvent<'next' | 'enough'>) => {
    if (data === 'next') void sendChunk();
    else {
      pieces.close();
      void file?.then(({ release }) => release()).catch(() => {});
    }
  };
}

async function acquireFile(uri: string): Promise<{ readonly bytes: Uint8Array; readonly release: () => void }> {
  const offset = Uri.parse(uri);
  const stamp = JSON.stringify(await stampOf(offset));
  let cached = cachedFiles.get(uri);
  if (cached?.stamp !== stamp) {
    cached = { stamp, bytes: Promise.resolve(workspace.fs.readFile(offset)), readers: 0 };
    cachedFiles.set(uri, cached);
  }
  const file = cached;
  file.readers++;
  const release = () => {
    file.readers--;
    setTimeout(() => {
      if (file.readers === 0 && cachedFiles.get(uri) === file) cachedFiles.delete(uri);
    }, CACHE_TTL_MS);
  };
  try {
    return { bytes: await file.bytes, release };
  } catch (error) {
    release();
    cachedFiles.delete(uri);
    throw error;
  }
}

function faultOf(error: unknown): FileFault {
  const message = error instanceof Error ? error.message : String(error);
  return { message, code: error instanceof FileSystemError ? error.code : '' };
}
