/** `--limit rows=1000`: maximum sizes of data files. */
import { FILE_LIMIT_NAMES, FILE_LIMIT_RANGES, type FileLimits, isValidFileLimit } from '@parcours/model';
import { CommandError, EXIT } from '../command-error.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';

const OPTION = '--limit';

/** Adds a limit; the last value of a limit applies. */
export function addLimit(written: string, before: FileLimits, { translate }: Terminal): FileLimits {
  const [, named = '', value = ''] = /^([^=]+)=(.*)$/.exec(written) ?? [];
  const name = FILE_LIMIT_NAMES.find((each) => each === named);
  if (!name) {
    throw new CommandError(
      EXIT.usage,
      translate('usage.limit', { option: OPTION, value: sanitizeLine(written), choices: FILE_LIMIT_NAMES.join(', ') }),
    );
  }
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!isValidFileLimit(name, number)) {
    const { min, max } = FILE_LIMIT_RANGES[name];
    throw new CommandError(EXIT.usage, translate('usage.number', { option: `${OPTION} ${name}=`, min, max, value: sanitizeLine(value) }));
  }
  return { ...before, [name]: number };
}
