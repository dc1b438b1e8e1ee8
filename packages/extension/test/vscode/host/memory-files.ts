/** An extension that provides the workspace of the web tests in memory, like a browser window without a server. */
import * as vscode from 'vscode';

/** As served by the runner. */
interface Served {
  readonly path: string;
  readonly base64: string;
  readonly isLink: boolean;
}

interface Stored {
  bytes: Uint8Array;
  changed: number;
  readonly isLink: boolean;
}

const SCHEME = 'memory';

/** @public called by VS Code */
export async function activate({ extensionUri, subscriptions }: vscode.ExtensionContext): Promise<void> {
  const files = new Map<string, Stored>();
  const folders = new Set(['/']);
  let clock = 1;
  const put = (path: string, bytes: Uint8Array, isLink: boolean) => {
    files.set(path, { bytes, changed: clock++, isLink });
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) folders.add(path.slice(0, at));
  };
  const answer = await fetch(vscode.Uri.joinPath(extensionUri, 'workspace.json').toString(true));
  for (const { path, base64, isLink } of (await answer.json()) as Served[]) {
    put(
      path,
      Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)),
      isLink,
    );
  }

  const changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const stored = (uri: vscode.Uri): Stored => {
    const file = files.get(uri.path);
    if (!file) throw vscode.FileSystemError.FileNotFound(uri);
    return file;
  };
  subscriptions.push(
    vscode.workspace.registerFileSystemProvider(
      SCHEME,
      {
        onDidChangeFile: changes.event,
        watch: () => new vscode.Disposable(() => {}),
        stat(uri) {
          if (folders.has(uri.path)) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
          const { bytes, changed, isLink } = stored(uri);
          return {
            type: isLink ? vscode.FileType.File | vscode.FileType.SymbolicLink : vscode.FileType.File,
            ctime: 0,
            mtime: changed,
            size: bytes.length,
          };
        },
        readDirectory(uri) {
          const folder = uri.path.replace(/\/?$/, '/');
          const inside = (path: string) =>
            path.startsWith(folder) && path.length > folder.length && !path.slice(folder.length).includes('/');
          const named = (paths: Iterable<string>, type: vscode.FileType) =>
            [...paths].filter(inside).map((path): [string, vscode.FileType] => [path.slice(folder.length), type]);
          return [...named(folders, vscode.FileType.Directory), ...named(files.keys(), vscode.FileType.File)];
        },
        readFile: (uri) => stored(uri).bytes,
        writeFile(uri, bytes) {
          put(uri.path, bytes, false);
          changes.fire([{ type: vscode.FileChangeType.Changed, uri }]);
        },
        createDirectory: (uri) => void folders.add(uri.path),
        delete(uri) {
          files.delete(uri.path);
          changes.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
        },
        rename(from, to) {
          put(to.path, stored(from).bytes, false);
          files.delete(from.path);
        },
      },
      { isCaseSensitive: true },
    ),
  );

  // A search provider is proposed API, which the runner allows for this extension. The suite removes it to test the fallback.
  const { registerFileSearchProvider } = vscode.workspace as unknown as {
    registerFileSearchProvider(scheme: string, provider: { provideFileSearchResults(): vscode.Uri[] }): vscode.Disposable;
  };
  const search = () =>
    registerFileSearchProvider(SCHEME, {
      provideFileSearchResults: () => [...files.keys()].map((path) => vscode.Uri.from({ scheme: SCHEME, path })),
    });
  let searching: vscode.Disposable | undefined = search();
  subscriptions.push(
    vscode.commands.registerCommand('memoryFiles.search', (wanted: boolean) => {
      searching?.dispose();
      searching = wanted ? search() : undefined;
    }),
  );
}
