/** Diagnostics that are new, gone, or treated otherwise. */
import { type FindingChange, type Language, messageOf, translator } from '@parcours/model';
import { messages } from '../messages.ts';
import type { ChangeLine } from './change-line.ts';
import { shorten } from './shorten.ts';

export interface FindingLine extends ChangeLine {
  /** The finding alone, without what happened to it. */
  readonly message: string;
}

export function findingLine(
  { change, diagnostic, severityBefore, withheld }: FindingChange,
  journey: string,
  language: Language,
): FindingLine {
  const t = translator(messages, language);
  const message = withheld ? t('change.finding.withheld') : shorten(messageOf(diagnostic, language), 300).replace(/\.$/, '');
  const finding = t('change.finding.text', { severity: severityName(diagnostic.severity, language), code: diagnostic.code, message });
  const text =
    change === 'severity'
      ? t('change.finding.severity', {
          finding,
          before: severityName(severityBefore ?? 'off', language),
          after: severityName(diagnostic.severity, language),
        })
      : t(`change.finding.${change}`, { finding });
  return { text, message, tone: 'neutral', journey, element: diagnostic.subject };
}

/** `error`, `warning` … in the reader's language; another text is shown as it is. */
export function severityName(severity: string, language: Language): string {
  const known = (['error', 'warning', 'information', 'hint', 'off'] as const).find((each) => each === severity);
  return known ? translator(messages, language)(`severity.${known}`) : shorten(severity);
}
