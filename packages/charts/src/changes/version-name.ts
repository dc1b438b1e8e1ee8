import { type ChangeReport, type Language, translator, type VersionLabel } from '@parcours/model';
import { messages } from '../messages.ts';
import { singleLine } from '../text/single-line.ts';

/** The version as a reader knows it: `main (1a2b3c4)`, `working files`, a folder. */
export function versionName({ kind, name, commit }: VersionLabel, language: Language, escapeName = (text: string) => text): string {
  const t = translator(messages, language);
  if (kind === 'index' || kind === 'working-tree') return t(`change.version.${kind}`);
  const short = commit !== null && /^[0-9a-f]{7,64}$/.test(commit) ? commit.slice(0, SHORT_COMMIT_LENGTH) : '';
  const shown = singleLine(name);
  if (short === '') return escapeName(shown);
  return shown === '' || commit?.startsWith(shown) ? short : t('change.revision', { name: escapeName(shown), commit: short });
}

const SHORT_COMMIT_LENGTH = 7;

/**
 * `Compared: main (1a2b3c4) → working files`
 *
 * @param escapeName applied to the names; the ids of commits stay as they are, so that a host links them.
 */
export function comparedText(
  { base, head }: ChangeReport,
  language: Language,
  escapeName: (text: string) => string = (text) => text,
): string {
  return translator(messages, language)('change.compared', {
    base: versionName(base, language, escapeName),
    head: versionName(head, language, escapeName),
  });
}
