import type { Terminal } from '../../terminal.ts';
import type { Finding } from './finding.ts';

/** The message, with the reason where the text accepts the finding: for formats that have no place of their own for it. */
export function acceptedMessage({ message, accepted }: Finding, translate: Terminal['translate']): string {
  return accepted ? translate('findings.accepted', { message, reason: accepted.reason }) : message;
}
