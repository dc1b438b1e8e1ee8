/** What keeps a revision from being read. */
export type GitFault =
  | 'git-missing' // no `git` on the PATH
  | 'not-a-repository'
  | 'foreign-objects' // the repository borrows objects from another one
  | 'unknown-revision'
  | 'unborn' // `HEAD` of a repository without commits
  | 'no-common-ancestor'
  | 'missing-object' // a partial clone that has not fetched it
  | 'lfs-object' // content that Git LFS keeps, and that has not been fetched
  | 'timeout'
  | 'failed';

/** A fault of git. Its messages are not shown: they may quote a hostile repository. */
export class GitError extends Error {
  override readonly name = 'GitError';
  readonly fault: GitFault;
  /** As the errors of a file system have it. */
  readonly code: GitFault;
  /** The revision or folder concerned, as the user gave it. */
  readonly subject: string;

  constructor(fault: GitFault, subject: string) {
    super(`${fault}: ${subject}`);
    this.fault = fault;
    this.code = fault;
    this.subject = subject;
  }
}
