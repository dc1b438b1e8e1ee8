/** The files of a version: of a git revision, read without a checkout and without running anything of the repository; of a folder. */
export { findRepository } from './find-repository.ts';
export { folderHost, workingTreeHost } from './folder-host.ts';
export { GitError } from './git-error.ts';
export type { Repository } from './git-process.ts';
export { nearestRevision, resolveCommit } from './resolve-commit.ts';
export { type IndexEntry, readIndex } from './revision-files.ts';
export { revisionHost } from './revision-host.ts';
export type { VersionHost } from './version-host.ts';
