/** `--limit rows=1000`: how large a file may be before it is refused. */
import { FILE_LIMIT_NAMES, FILE_LIMIT_RANGES, type FileLimits, isValidFileLimit } from '@parcours/model';
import { CommandError, EXIT } from '../command-error.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';

const OPTION = '--limit';

/** One more of them; of two for one limit the later counts. */
export function addLimit(written: string, before: FileLimits, { say }: Terminal): FileLimits {
  const [, named = '', value = ''] = /^([^=]+)=(.*)$/.exec(written) ?? [];
  const name = FILE_LIMIT_NAMES.find((each) => each === named);
  if (!name) {
    throw new CommandError(
      EXIT.usage,
      say('usage.limit', { option: OPTION, value: sanitizeLine(written), choices: FILE_LIMIT_NAMES.join(', ') }),
    );
  }
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!isValidFileLimit(name, number)) {
    const { min, max } = FILE_LIMIT_RANGES[name];
    throw new CommandError(EXIT.usage, say('usage.number', { option: `${OPTION} ${name}=`, min, max, value: sanitizeLine(value) }));
  }
  return { ...before, [name]: number };
}
