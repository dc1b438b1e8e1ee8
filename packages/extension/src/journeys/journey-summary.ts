/** One-line summaries of a journey's figures, taken from the Report. */
import { formatFixed, formatScore, type Language, translateTerm } from '@parcours/model';
import { messagesIn } from '../messages.ts';
import type { JourneyEntry, StageEntry } from '../server/server-protocol.ts';

/** The sign of a figure that remarks question, as in the panel. */
const REMARK_SIGN = '†';

/** `45`, or `45 †` where it is questioned; null where nothing was measured. */
export function formatIndex({ index, remarks }: JourneyEntry, language: Language): string | null {
  return index === null ? null : withSign(formatFixed(index, language, 0), remarks);
}

/** `CX 45 · n ≥ 11 · tentative` */
export function journeySummary(entry: JourneyEntry, language: Language): string {
  const index = formatIndex(entry, language);
  if (index === null || !entry.weakest) return messagesIn(language)('not-measured');
  const { n, evidence } = entry.weakest;
  return [`CX ${index}`, `n ≥ ${n}`, ...(evidence === 'suppressed' ? [] : [translateTerm(evidence, language)])].join(' · ');
}

/** All key facts, one per line. */
export function journeyTooltip(entry: JourneyEntry, language: Language): string {
  const translate = messagesIn(language);
  const { weakest, broken, faults } = entry;
  return [
    entry.label ?? entry.name,
    journeySummary(entry, language),
    ...(weakest ? [translate('weakest', { stage: weakest.stage, n: weakest.n, evidence: { term: weakest.evidence } })] : []),
    ...(weakest?.evidence === 'suppressed' ? [translate('not-exported')] : []),
    ...(broken ? [translate('broken')] : []),
    ...entry.remarks.map((text) => `${REMARK_SIGN} ${text}`),
    ...faults,
  ].join('\n');
}

/** `−1.08 · n 12 · disappointing` */
export function stageSummary({ measured, class: named, remarks }: StageEntry, language: Language): string {
  if (!measured) return messagesIn(language)('not-measured');
  if (measured.evidence === 'suppressed') return `n ${measured.n} · ${translateTerm('suppressed', language)}`;
  return [
    withSign(formatScore(measured.mean, language), remarks),
    `n ${measured.n}`,
    ...(named ? [translateTerm(named, language)] : []),
  ].join(' · ');
}

function withSign(figure: string, remarks: readonly string[]): string {
  return remarks.length > 0 ? `${figure} ${REMARK_SIGN}` : figure;
}
