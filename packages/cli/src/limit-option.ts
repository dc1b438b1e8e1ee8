/** `--limit rows=1000`: how large a file may be before it is refused. */
import { FILE_LIMIT_NAMES, FILE_LIMIT_RANGES, type FileLimits, isFileLimit } from '@parcours/model';
import { EXIT, Refusal } from './exit.ts';
import type { Terminal } from './terminal.ts';
import { visibleLine } from './visible.ts';

const OPTION = '--limit';

/** One more of them; of two for one limit the later counts. */
export function withLimit(written: string, before: FileLimits, { say }: Terminal): FileLimits {
  const [, named = '', value = ''] = /^([^=]+)=(.*)$/.exec(written) ?? [];
  const name = FILE_LIMIT_NAMES.find((each) => each === named);
  if (!name) {
    throw new Refusal(
      EXIT.usage,
      say('usage.limit', { option: OPTION, value: visibleLine(written), choices: FILE_LIMIT_NAMES.join(', ') }),
    );
  }
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!isFileLimit(name, number)) {
    const { min, max } = FILE_LIMIT_RANGES[name];
    throw new Refusal(EXIT.usage, say('usage.number', { option: `${OPTION} ${name}=`, min, max, value: visibleLine(value) }));
  }
  return { ...before, [name]: number };
}
