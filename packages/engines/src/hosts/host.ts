/** What a file was when it was looked at: another stamp means that it must be read again. */
export interface FileStat {
  readonly size: number;
  /** Milliseconds since 1970, or any number that changes with the file. */
  readonly modified: number;
  readonly isFile: boolean;
  /** What tells the file from another one of the same name: its inode, where there is one. */
  readonly identity?: number;
}

/** Access to files, handed in by whoever opens the workspace: Node's disk, an editor's file system, a test's memory. */
export interface Host {
  /** Folders (URIs without `/` at the end). What lies outside them, links resolved, is never read. */
  readonly roots: readonly string[];
  /** The `.journey` files under the roots. */
  journeyFiles(): Promise<readonly string[]>;
  /** The files under the roots that could be linked: CSV and its relatives. */
  dataFiles(): Promise<readonly string[]>;
  /** Null where nothing is there. */
  stat(uri: string): Promise<FileStat | null>;
  /** Rejects where the file cannot be read; `code` of the error is then an errno such as `EACCES`, if there is one. */
  read(uri: string): Promise<Uint8Array>;
  /** The same in pieces, where the host can: a piece may be overwritten once the next one is asked for. */
  chunks?(uri: string): AsyncIterable<Uint8Array>;
  /** The URI with all links resolved; the same URI where there are none or nothing is there. */
  realUri(uri: string): Promise<string>;
}

/** Whether a URI lies in one of the folders; both are plain, absolute and normalised. */
export function isInside(uri: string, roots: readonly string[]): boolean {
  return roots.some((root) => uri === root || uri.startsWith(`${root}/`));
}

/** The path below its root, with `/`, as it is shown to people. */
export function displayPath(uri: string, roots: readonly string[]): string {
  const root = roots.find((each) => uri.startsWith(`${each}/`));
  return decodeURIComponent(root === undefined ? uri.slice(uri.lastIndexOf('/') + 1) : uri.slice(root.length + 1));
}
