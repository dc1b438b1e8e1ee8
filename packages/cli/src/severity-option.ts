/** `--severity JRN0301=off`: how severe findings of a code are. */
import { catalogue, isKept, nearest, SEVERITY_SETTINGS, type Severities } from '@parcours/model';
import { EXIT, Refusal } from './exit.ts';
import type { Terminal } from './terminal.ts';
import { visibleLine } from './visible.ts';

const OPTION = '--severity';

/** One more of them; of two for one code the later counts. */
export function withSeverity(written: string, before: Severities, { say }: Terminal): Severities {
  const refuse = (message: string) => new Refusal(EXIT.usage, message);
  const [, code = '', severity = ''] = /^([^=]+)=(.+)$/.exec(written) ?? [];
  if (code === '') throw refuse(say('usage.severity', { option: OPTION, value: visibleLine(written) }));
  if (!Object.hasOwn(catalogue, code)) {
    const near = nearest(code.toUpperCase(), Object.keys(catalogue));
    const unknown = say('usage.code', { code: visibleLine(code) });
    throw refuse(near ? `${unknown} ${say('usage.near', { name: near })}` : unknown);
  }
  const known = SEVERITY_SETTINGS.find((each) => each === severity);
  if (!known) {
    throw refuse(say('usage.value', { value: visibleLine(severity), option: OPTION, choices: SEVERITY_SETTINGS.join(', ') }));
  }
  if (isKept(code, known)) throw refuse(say('usage.kept', { code }));
  return { ...before, [code]: known };
}
