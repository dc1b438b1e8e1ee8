/** Enumerated values. They are identifiers, not keywords, so that they reserve no names; they are validated and completed. */
import type { DateOrder, InitiativeStatus, KpiKind, StudyMethod } from '@parcours/model';
import { HOURS_PER_UNIT } from './token-values.ts';

export const STUDY_METHODS: readonly StudyMethod[] = [
  'in-store',
  'mystery-visit',
  'survey',
  'interview',
  'verbatim',
  'analytics',
  'call-listening',
  'eye-tracking',
  'expert',
];

export const KPI_KINDS: readonly KpiKind[] = ['nps', 'csat', 'ces', 'rate', 'time', 'amount'];

export const INITIATIVE_STATUSES: readonly InitiativeStatus[] = ['planned', 'started', 'done', 'dropped'];

export const ENCODINGS: readonly string[] = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'];

export const DATE_ORDERS: readonly DateOrder[] = ['day-month-year', 'month-day-year', 'year-month-day'];

export const DURATION_UNITS: readonly string[] = Object.keys(HOURS_PER_UNIT);

/** The value of an enumeration that an identifier spells; null if none. */
export function enumeratedValue<T extends string>(values: readonly T[], text: string | undefined): T | null {
  return values.find((value) => value === text) ?? null;
}
