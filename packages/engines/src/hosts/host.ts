/** Metadata of a file. Any difference between two of them means that the file has changed. */
export interface FileStat {
  /** Bytes. */
  readonly size: number;
  /** Modification time in milliseconds since 1970, or any number that changes with the content. */
  readonly modified: number;
  readonly isFile: boolean;
  /** Distinguishes the file from a later one of the same name: its inode, if there is one. */
  readonly identity?: number;
}

/** File access, provided by the caller: the disk in Node, the editor's file system in a browser, memory in tests. */
export interface Host {
  /** Folder URIs without a trailing `/`. Nothing outside them is read, symbolic links resolved. */
  readonly roots: readonly string[];
  /** URIs of the `.journey` files under the roots. */
  journeyFiles(): Promise<readonly string[]>;
  /** URIs of the files under the roots that observations can link. */
  dataFiles(): Promise<readonly string[]>;
  /** Null if there is no such file or folder. */
  stat(uri: string): Promise<FileStat | null>;
  /** @throws an error whose `code` is an errno such as `EACCES`, if the system gives one. */
  read(uri: string): Promise<Uint8Array>;
  /** The content in chunks, if the host can stream. A chunk is only valid until the next one is requested. */
  chunks?(uri: string): AsyncIterable<Uint8Array>;
  /** The URI with symbolic links resolved; unchanged if there are none or the file does not exist. */
  realUri(uri: string): Promise<string>;
  /**
   * One URI for each file below the folders, whatever links lead to it, the URI of the listings; unchanged outside of them. Absent where
   * links cannot be resolved.
   */
  canonicalUri?(uri: string): string;
}

/** Whether a URI is one of the folders or below one. All URIs are absolute and normalised. */
export function isInside(uri: string, roots: readonly string[]): boolean {
  return roots.some((root) => uri === root || uri.startsWith(`${root}/`));
}

/** The decoded path relative to its root, for messages; the file name if the URI is under no root. */
export function displayPath(uri: string, roots: readonly string[]): string {
  const root = roots.find((each) => uri.startsWith(`${each}/`));
  return decodeURIComponent(root === undefined ? uri.slice(uri.lastIndexOf('/') + 1) : uri.slice(root.length + 1));
}
