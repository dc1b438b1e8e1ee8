/** `--severity JRN0301=off`: how severe findings of a code are. */
import { catalogue, isSeverityLocked, nearestName, SEVERITY_SETTINGS, type SeverityOverrides } from '@parcours/model';
import { CommandError, EXIT } from '../command-error.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';

const OPTION = '--severity';

/** One more of them; of two for one code the later counts. */
export function addSeverity(written: string, before: SeverityOverrides, { say }: Terminal): SeverityOverrides {
  const refuse = (message: string) => new CommandError(EXIT.usage, message);
  const [, code = '', severity = ''] = /^([^=]+)=(.+)$/.exec(written) ?? [];
  if (code === '') throw refuse(say('usage.severity', { option: OPTION, value: sanitizeLine(written) }));
  if (!Object.hasOwn(catalogue, code)) {
    const near = nearestName(code.toUpperCase(), Object.keys(catalogue));
    const unknown = say('usage.code', { code: sanitizeLine(code) });
    throw refuse(near ? `${unknown} ${say('usage.near', { name: near })}` : unknown);
  }
  const known = SEVERITY_SETTINGS.find((each) => each === severity);
  if (!known) {
    throw refuse(say('usage.value', { value: sanitizeLine(severity), option: OPTION, choices: SEVERITY_SETTINGS.join(', ') }));
  }
  if (isSeverityLocked(code, known)) throw refuse(say('usage.kept', { code }));
  return { ...before, [code]: known };
}
