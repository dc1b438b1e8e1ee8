import { nearestName } from '@parcours/model';
import { GitError } from './git-error.ts';
import { type Repository, runGit } from './git-process.ts';

/**
 * The commit that a name stands for: a branch, a tag, a hash, `HEAD~2`; `A...B` stands for the last common ancestor of the two.
 *
 * @throws GitError `unknown-revision`, `unborn` or `no-common-ancestor`.
 */
export async function resolveCommit(repository: Repository, name: string): Promise<string> {
  const [first, second, ...more] = name.split('...');
  if (first !== undefined && second !== undefined && more.length === 0) {
    const commits = await Promise.all([first || 'HEAD', second || 'HEAD'].map((each) => resolveCommit(repository, each)));
    const ancestor = await runGit(repository, ['merge-base', ...commits], name).catch(rethrowAs('no-common-ancestor', name));
    return firstHash(ancestor, name);
  }
  // Git reads a name that begins with a hyphen as an option, and no revision has one.
  if (name.startsWith('-') || name.includes('\0')) throw new GitError('unknown-revision', name);
  const args = ['rev-parse', '--verify', '--quiet', `${name}^{commit}`];
  const output = await runGit(repository, args, name).catch(rethrowAs(name === 'HEAD' ? 'unborn' : 'unknown-revision', name));
  return firstHash(output, name);
}

/** The branch or tag whose name is most like a name that is none; null: nothing is like it. */
export async function nearestRevision(repository: Repository, name: string): Promise<string | null> {
  const output = await runGit(
    repository,
    ['for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads', 'refs/tags', 'refs/remotes'],
    name,
  );
  return nearestName(name, output.toString('utf8').split('\n').filter(Boolean));
}

function firstHash(output: Buffer, name: string): string {
  const hash = output.toString('latin1').split('\n')[0]?.trim() ?? '';
  if (!/^[0-9a-f]{40,64}$/.test(hash)) throw new GitError('unknown-revision', name);
  return hash;
}

function rethrowAs(fault: GitError['fault'], subject: string) {
  return (error: unknown): never => {
    throw error instanceof GitError && error.fault === 'failed' ? new GitError(fault, subject) : error;
  };
}
