/** What keeps git from giving a version, in the user's language. */
import { GitError, nearestRevision, type Repository } from '@parcours/revisions';
import { CommandError, EXIT } from '../command-error.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';

/** An error that is not git's stays as it is. */
export async function gitCommandError(error: unknown, repository: Repository | null, terminal: Terminal): Promise<unknown> {
  if (!(error instanceof GitError)) return error;
  const { translate } = terminal;
  const name = sanitizeLine(error.subject);
  const shallow = repository?.isShallow ? ` ${translate('git.shallow')}` : '';
  switch (error.fault) {
    case 'unknown-revision': {
      const near = repository && (await nearestRevision(repository, error.subject).catch(() => null));
      const hint = near === null ? '' : ` ${translate('usage.near', { name: sanitizeLine(near) })}`;
      return new CommandError(EXIT.usage, translate('git.unknown-revision', { name }) + hint + shallow);
    }
    case 'no-common-ancestor':
      return new CommandError(EXIT.usage, translate('git.no-common-ancestor', { name }) + shallow);
    case 'git-missing':
      return new CommandError(EXIT.files, translate('git.missing'));
    case 'not-a-repository':
      return new CommandError(EXIT.files, translate('git.not-a-repository', { path: name }));
    case 'foreign-objects':
      return new CommandError(EXIT.files, translate('git.foreign-objects', { path: name }));
    case 'unborn':
      return new CommandError(EXIT.files, translate('git.unborn'));
    case 'timeout':
      return new CommandError(EXIT.files, translate('git.timeout'));
    case 'missing-object':
    case 'lfs-object':
    case 'failed':
      return new CommandError(EXIT.files, translate('git.failed', { name }));
  }
}
