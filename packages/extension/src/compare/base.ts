import { type Uri, workspace } from 'vscode';
import { findRepository } from '../git/find-repository.ts';
import type { Repository } from '../git/git-api.ts';
import { readCommit, readIndex, toBase64 } from '../git/read-version.ts';
import type { VersionParams } from '../server/server-protocol.ts';

/** What the files are compared with. */
export type Base =
  | {
      readonly kind: 'revision';
      /** As chosen: `HEAD`, a branch, a tag, a short hash. */
      readonly name: string;
      readonly ref: string;
      /** A file or folder of the repository. */
      readonly within: Uri;
    }
  | {
      readonly kind: 'file';
      readonly name: string;
      /** The journey file whose place it takes. */
      readonly target: Uri;
      readonly source: Uri;
    };

/** There is no repository, or it must not be used: git is not available. */
export class NoRepositoryError extends Error {
  readonly reason: 'restricted' | 'none';

  constructor(reason: 'restricted' | 'none') {
    super(reason);
    this.reason = reason;
  }
}

export function headOf(within: Uri): Base {
  return { kind: 'revision', name: 'HEAD', ref: 'HEAD', within };
}

/** @throws NoRepositoryError */
export async function repositoryOf(within: Uri): Promise<Repository> {
  const repository = await findRepository(within);
  if (typeof repository === 'string') throw new NoRepositoryError(repository);
  return repository;
}

/**
 * The base as the server opens it.
 *
 * @throws NoRepositoryError, VersionError, and what git says of a revision that it does not know.
 */
export async function readBase(base: Base): Promise<VersionParams> {
  if (base.kind === 'file') {
    const files = [{ uri: base.target.toString(), base64: toBase64(await workspace.fs.readFile(base.source)) }];
    return { id: 'file', label: { kind: 'file', name: base.name, commit: null }, pinned: false, files };
  }
  const repository = await repositoryOf(base.within);
  const { hash } = await repository.getCommit(base.ref);
  const label = { kind: 'revision', name: base.name, commit: hash } as const;
  return { id: `revision ${base.name}`, label, pinned: true, files: await readCommit(repository, hash) };
}

/** The index as the server opens it. */
export async function readStaged(repository: Repository): Promise<VersionParams> {
  return { id: 'index', label: { kind: 'index', name: '', commit: null }, pinned: true, files: await readIndex(repository) };
}

/** The place that a command is about: what it was called on, else the file being edited, else the first folder. */
export function placeOf(given: Uri | undefined, edited: Uri | undefined): Uri | undefined {
  return given ?? edited ?? workspace.workspaceFolders?.[0]?.uri;
}
