/** The part of the API of VS Code's git extension (`vscode.git`, version 1) that is used. Its types are not published as a package. */
import type { Event, Uri } from 'vscode';

export interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

export interface GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: Event<'uninitialized' | 'initialized'>;
  readonly repositories: readonly Repository[];
  readonly onDidOpenRepository: Event<Repository>;
  getRepository(uri: Uri): Repository | null;
}

export interface Repository {
  readonly rootUri: Uri;
  readonly state: RepositoryState;
  /** The working tree compared with a revision; without untracked files. */
  diffWith(ref: string): Promise<readonly Change[]>;
  /** The content of a file; of the index with an empty `ref`. Git's `textconv` applies. */
  buffer(ref: string, path: string): Promise<Uint8Array>;
  getObjectDetails(ref: string, path: string): Promise<{ readonly mode: string; readonly object: string; readonly size: number }>;
  getCommit(ref: string): Promise<Commit>;
  getRefs(query: { readonly sort?: 'alphabetically' | 'committerdate' }): Promise<readonly Ref[]>;
  log(options: { readonly maxEntries: number }): Promise<readonly Commit[]>;
}

export interface RepositoryState {
  readonly HEAD: { readonly name?: string; readonly commit?: string } | undefined;
  /** HEAD → index. */
  readonly indexChanges: readonly Change[];
  /** Index → working tree; with untracked files, unless the user has them in a group of their own. */
  readonly workingTreeChanges: readonly Change[];
  readonly untrackedChanges?: readonly Change[];
  readonly onDidChange: Event<void>;
}

export interface Change {
  readonly uri: Uri;
  readonly originalUri: Uri;
  readonly renameUri: Uri | undefined;
  readonly status: number;
}

/** Values of `Change.status` that say which side has no such file. */
export const STATUS = {
  indexAdded: 1,
  indexDeleted: 2,
  indexRenamed: 3,
  indexCopied: 4,
  deleted: 6,
  untracked: 7,
  ignored: 8,
  intentToAdd: 9,
  intentToRename: 10,
} as const;

export interface Ref {
  /** 0: branch, 1: remote branch, 2: tag. */
  readonly type: 0 | 1 | 2;
  readonly name?: string;
  readonly commit?: string;
}

export interface Commit {
  readonly hash: string;
  readonly message: string;
  readonly authorDate?: Date;
}
