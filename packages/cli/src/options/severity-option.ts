/** `--severity JRN0301=off`: overrides the severity of a diagnostic code. */
import { catalogue, isSeverityLocked, nearestName, SEVERITY_SETTINGS, type SeverityOverrides } from '@parcours/model';
import { CommandError, EXIT } from '../command-error.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';

const OPTION = '--severity';

/** Adds an override; the last value of a code applies. */
export function addSeverity(written: string, before: SeverityOverrides, { translate }: Terminal): SeverityOverrides {
  const refuse = (message: string) => new CommandError(EXIT.usage, message);
  const [, code = '', severity = ''] = /^([^=]+)=(.+)$/.exec(written) ?? [];
  if (code === '') throw refuse(translate('usage.severity', { option: OPTION, value: sanitizeLine(written) }));
  if (!Object.hasOwn(catalogue, code)) {
    const near = nearestName(code.toUpperCase(), Object.keys(catalogue));
    const unknown = translate('usage.code', { code: sanitizeLine(code) });
    throw refuse(near ? `${unknown} ${translate('usage.near', { name: near })}` : unknown);
  }
  const known = SEVERITY_SETTINGS.find((each) => each === severity);
  if (!known) {
    throw refuse(translate('usage.value', { value: sanitizeLine(severity), option: OPTION, choices: SEVERITY_SETTINGS.join(', ') }));
  }
  if (isSeverityLocked(code, known)) throw refuse(translate('usage.kept', { code }));
  return { ...before, [code]: known };
}
