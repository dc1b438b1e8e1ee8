/** How a journey's figures are said in a line; they are the Report's, and rounded only by `numbers.ts`. */
import { formatFixed, formatScore, type Language, term } from '@parcours/model';
import { say } from './phrases.ts';
import type { JourneyEntry, StageEntry } from './server-protocol.ts';

/** `45`; null where nothing was measured. */
export function indexOf({ index }: JourneyEntry, language: Language): string | null {
  return index === null ? null : formatFixed(index, language, 0);
}

/** `CX 45 · n ≥ 11 · tentative` */
export function figuresOf(entry: JourneyEntry, language: Language): string {
  const index = indexOf(entry, language);
  if (index === null || !entry.weakest) return say(language)('not-measured');
  const { n, evidence } = entry.weakest;
  return [`CX ${index}`, `n ≥ ${n}`, ...(evidence === 'suppressed' ? [] : [term(evidence, language)])].join(' · ');
}

/** All that there is to know at a glance, a line each. */
export function storyOf(entry: JourneyEntry, language: Language): string {
  const sayIt = say(language);
  const { weakest, broken, faults } = entry;
  return [
    entry.label ?? entry.name,
    figuresOf(entry, language),
    ...(weakest ? [sayIt('weakest', { stage: weakest.stage, n: weakest.n, evidence: { term: weakest.evidence } })] : []),
    ...(weakest?.evidence === 'suppressed' ? [sayIt('not-exported')] : []),
    ...(broken ? [sayIt('broken')] : []),
    ...faults,
  ].join('\n');
}

/** `−1.08 · n 12 · disappointing` */
export function stageFigures({ measured, class: named }: StageEntry, language: Language): string {
  if (!measured) return say(language)('not-measured');
  if (measured.evidence === 'suppressed') return `n ${measured.n} · ${term('suppressed', language)}`;
  return [formatScore(measured.mean, language), `n ${measured.n}`, ...(named ? [term(named, language)] : [])].join(' · ');
}
