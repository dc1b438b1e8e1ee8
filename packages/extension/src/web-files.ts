/** Answers a server in a Web Worker, and whomever it sends, what it asks about files: with VS Code's file systems, whichever they are. */
import { CancellationTokenSource, FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { FileAnswer, FileFault, FileQuestion, FileStamp, Piece } from './server-protocol.ts';

const PATTERNS = {
  journeys: '**/*.journey',
  data: '**/*.{csv,tsv,txt,xlsx,xlsm,json,jsonl,ndjson,parquet}',
};

/** Folders that hold no journeys of one's own. */
const SKIPPED = ['node_modules', 'dist', 'out', 'build', '.*'];

/** So long a search may take before the folders are walked through: without a search of its own, a file system never answers. */
const SEARCH_MS = 5000;

/** A file that is asked for again so soon, and has not changed, is not read again: its first bytes are looked at before the rest. */
const KEEP_MS = 2000;

export function answerFiles(port: MessagePort): void {
  port.onmessage = ({ data }: MessageEvent<FileQuestion>) => void answer(port, data);
}

async function answer(port: MessagePort, question: FileQuestion): Promise<void> {
  if ('asker' in question) answerFiles(question.asker);
  else if ('read' in question) givePieces(question);
  else port.postMessage({ id: question.id, says: await answerTo(question) } satisfies FileAnswer);
}

/** Never rejects: who asks would wait for ever. */
async function answerTo(question: Extract<FileQuestion, { id: number }>): Promise<FileAnswer['says']> {
  if ('list' in question) return list(question.list);
  return 'stat' in question ? stampOf(Uri.parse(question.stat)) : isLink(Uri.parse(question.isLink));
}

async function stampOf(uri: Uri): Promise<FileStamp | null> {
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

async function list(what: keyof typeof PATTERNS): Promise<string[]> {
  const found = (await search(PATTERNS[what])) ?? (await walk(what));
  return found.map(String).sort();
}

/** Null where the file system cannot be searched. */
async function search(pattern: string): Promise<Uri[] | null> {
  const late = new CancellationTokenSource();
  const patience = setTimeout(() => late.cancel(), SEARCH_MS);
  try {
    const cancelled = new Promise<null>((resolve) => late.token.onCancellationRequested(() => resolve(null)));
    return await Promise.race([workspace.findFiles(pattern, `**/{${SKIPPED.join()}}/**`, undefined, late.token), cancelled]);
  } catch {
    return null;
  } finally {
    clearTimeout(patience);
    late.dispose();
  }
}

async function walk(what: keyof typeof PATTERNS): Promise<Uri[]> {
  const wanted = new RegExp(`\\.(${/\*\.\{?([\w,]+)/.exec(PATTERNS[what])?.[1]?.replaceAll(',', '|')})$`);
  const skipped = (name: string) => name.startsWith('.') || SKIPPED.includes(name);
  const inFolder = async (folder: Uri): Promise<Uri[]> => {
    const entries = await workspace.fs.readDirectory(folder).then(
      (all) => all,
      () => [],
    );
    const found = entries.map(async ([name, type]) => {
      const uri = Uri.joinPath(folder, name);
      // Not into folders that are links: they may lead in a circle.
      if (type === FileType.Directory && !skipped(name)) return inFolder(uri);
      return (type & FileType.File) !== 0 && wanted.test(name) ? [uri] : [];
    });
    return (await Promise.all(found)).flat();
  };
  return (await Promise.all((workspace.workspaceFolders ?? []).map(({ uri }) => inFolder(uri)))).flat();
}

/** The bytes of files that are just now being read, by URI. */
const held = new Map<string, { readonly stamp: string; readonly bytes: Promise<Uint8Array>; readers: number }>();

function givePieces({ read, pieceBytes, pieces }: Extract<FileQuestion, { read: string }>): void {
  let at = 0;
  let file: ReturnType<typeof hold> | undefined;
  const give = async (): Promise<void> => {
    file ??= hold(read);
    try {
      const { bytes } = await file;
      if (at >= bytes.length) return pieces.postMessage(null satisfies Piece);
      // What the file system gave may be its own: a piece is a copy, the only one, and is then handed over.
      const piece = bytes.slice(at, Math.min(bytes.length, at + pieceBytes)) as Uint8Array<ArrayBuffer>;
      at += piece.length;
      pieces.postMessage({ bytes: piece } satisfies Piece, [piece.buffer]);
    } catch (error) {
      pieces.postMessage({ fault: faultOf(error) } satisfies Piece);
    }
  };
  pieces.onmessage = ({ data }: MessageEvent<'next' | 'enough'>) => {
    if (data === 'next') void give();
    else {
      pieces.close();
      void file?.then(({ release }) => release()).catch(() => {});
    }
  };
}

async function hold(uri: string): Promise<{ readonly bytes: Uint8Array; readonly release: () => void }> {
  const at = Uri.parse(uri);
  const stamp = JSON.stringify(await stampOf(at));
  let known = held.get(uri);
  if (known?.stamp !== stamp) {
    known = { stamp, bytes: Promise.resolve(workspace.fs.readFile(at)), readers: 0 };
    held.set(uri, known);
  }
  const file = known;
  file.readers++;
  const release = () => {
    file.readers--;
    setTimeout(() => {
      if (file.readers === 0 && held.get(uri) === file) held.delete(uri);
    }, KEEP_MS);
  };
  try {
    return { bytes: await file.bytes, release };
  } catch (error) {
    release();
    held.delete(uri);
    throw error;
  }
}

function faultOf(error: unknown): FileFault {
  const message = error instanceof Error ? error.message : String(error);
  return { message, code: error instanceof FileSystemError ? error.code : '' };
}
