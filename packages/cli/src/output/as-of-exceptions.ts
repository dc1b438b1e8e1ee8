import { hasDatedException } from '@parcours/language';
import type { OpenedWorkspace } from '../files/open-workspace.ts';

/** The day as of which the exceptions of gates are judged; null where no file has one with an end, so that the day does not matter. */
export function asOfExceptions({ workspace, uris }: Pick<OpenedWorkspace, 'workspace' | 'uris'>): string | null {
  const files = uris.flatMap((uri) => workspace.files.get(uri) ?? []);
  return files.some(hasDatedException) ? workspace.asOf : null;
}
