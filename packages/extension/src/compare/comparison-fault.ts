import type { Language } from '@parcours/model';
import { VersionError } from '../git/read-version.ts';
import { messagesIn } from '../messages.ts';
import { NoRepositoryError } from './base.ts';

/** Why a version cannot be compared, for the user. */
export function comparisonFault(error: unknown, version: string, language: Language): string {
  const translate = messagesIn(language);
  if (error instanceof NoRepositoryError) return translate(error.reason === 'restricted' ? 'git-restricted' : 'git-none');
  if (error instanceof VersionError) return translate(`version-${error.fault}`, { file: error.file, version });
  return translate('version-unreadable', { version, reason: error instanceof Error ? error.message : String(error) });
}
