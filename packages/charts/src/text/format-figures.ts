/** Formats figures for readers. Functions that accept null return null or a text that says why the figure is missing. */
import {
  type Estimate,
  type Evidence,
  formatFixed,
  formatInterval,
  formatKpi,
  formatNumber,
  formatScore,
  INTERVAL_SEPARATOR,
  type JourneyReport,
  type KpiReport,
  type Language,
  type Scale,
  type Suppression,
  translateTerm,
  translator,
} from '@parcours/model';
import { messages } from '../messages.ts';

/** A score with its sign if the scale goes below zero: on a scale of 1 to 10 a plus would look like a change. */
export function scoreText(value: number, scale: Scale, language: Language, digits = 2): string {
  return scale.min < 0 ? formatScore(value, language, digits) : formatFixed(value, language, digits);
}

/** A bound or threshold of the scale, without trailing zeros. */
export function boundText(value: number, scale: Scale, language: Language): string {
  const text = formatNumber(value, language);
  return scale.min < 0 && value > 0 ? `+${text}` : text;
}

/** `[low, high]`; null if no interval can be computed. */
export function scoreIntervalText(low: number | null, high: number | null, scale: Scale, language: Language): string | null {
  if (low === null || high === null) return null;
  if (scale.min < 0) return formatInterval(low, high, language);
  return intervalText(formatFixed(low, language), formatFixed(high, language), language);
}

export function gapIntervalText(low: number | null, high: number | null, language: Language): string | null {
  return low === null || high === null ? null : formatInterval(low, high, language);
}

/** A KPI in its unit: points for NPS, percent for CSAT and rates, hours or days for times, the scale for CES. */
export function kpiValueText(value: number, kpi: KpiReport, language: Language): string {
  return formatKpi(value, kpi.kind, language);
}

export function kpiIntervalText(low: number | null, high: number | null, kpi: KpiReport, language: Language): string | null {
  return low === null || high === null ? null : intervalText(kpiValueText(low, kpi, language), kpiValueText(high, kpi, language), language);
}

/** The name of an evidence level beside a figure. A suppressed level says "not to be shared". */
export function evidenceText(evidence: Evidence, language: Language): string {
  return evidence === 'suppressed' ? translator(messages, language)('private') : translateTerm(evidence, language);
}

/** `n = 40`, with the effective n where it differs (weights, clusters). */
export function sampleSizeText({ n, effectiveN }: Pick<Estimate, 'n' | 'effectiveN'>, language: Language): string {
  const t = translator(messages, language);
  return effectiveN === n ? t('n', { n }) : t('n.weighted', { n, effective: formatFixed(effectiveN, language, 1) });
}

/** `40`, with the effective n in brackets where it differs. */
export function shortSampleSizeText({ n, effectiveN }: Pick<Estimate, 'n' | 'effectiveN'>, language: Language): string {
  const heads = formatNumber(n, language);
  return effectiveN === n ? heads : `${heads} (${formatFixed(effectiveN, language, 1)})`;
}

/** Why a figure is missing: not measured, too few respondents, or secondary suppression. */
export function missingText(journey: JourneyReport, cell: Suppression, language: Language): string {
  const t = translator(messages, language);
  if (!cell.primarySuppressed && !cell.secondarySuppressed) return t('not-measured');
  return t(cell.secondarySuppressed ? 'revealing' : 'too-few', { limit: journey.limits.anonymous });
}

const intervalText = (low: string, high: string, language: Language) => `[${low}${INTERVAL_SEPARATOR[language]}${high}]`;
