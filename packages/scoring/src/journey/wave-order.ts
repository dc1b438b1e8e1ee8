/** Which of two waves came first, and whether that is known. */
import type { Samples, Study } from '@parcours/model';
import { type DateRange, datesOfStudy, dayOf } from './study-dates.ts';

/** A study, and the Samples of its file where it was read. */
export interface DatedStudy {
  readonly study: Study;
  readonly samples: Pick<Samples, 'file'> | null;
}

/**
 * A wave comes every few years at most: further away from all others, a date has a wrong digit. One in the tens (2016 for 2026) moves it by
 * ten years, and often nearer to another wave.
 */
const MAX_DAYS_APART = 7 * 365;

/**
 * The studies whose declared dates lie more than seven years away from those of all others. Of two, either may be wrong: the one that is
 * further from 2025 is.
 */
export function implausiblyDated(studies: readonly DatedStudy[]): Study[] {
  const dated = studies.flatMap(({ study }) => {
    const dates = datesOfStudy(study, null);
    return dates ? [{ study, first: dayOf(dates.first), last: dayOf(dates.last) }] : [];
  });
  const far = dated.filter((one) =>
    dated.every((other) => other === one || Math.max(one.first - other.last, other.first - one.last) > MAX_DAYS_APART),
  );
  if (dated.length < 2 || far.length === 0) return [];
  const distance = ({ first }: (typeof far)[number]) => Math.abs(first - dayOf('2025-07-01'));
  const suspects = far.length === dated.length ? far.sort((a, b) => distance(b) - distance(a)).slice(0, -1) : far;
  return suspects.map(({ study }) => study);
}

/** When a wave took place: from its first study to its last, the undated ones aside; null where all are undated. */
export function datesOfWave(wave: string, studies: readonly DatedStudy[]): DateRange | null {
  const found = studies.flatMap(({ study, samples }) => (study.wave === wave ? (datesOfStudy(study, samples) ?? []) : []));
  const [first] = found.map((each) => each.first).sort();
  const last = found
    .map((each) => each.last)
    .sort()
    .at(-1);
  const dates = [...new Set(found.map(({ date }) => date))].sort();
  return first === undefined || last === undefined ? null : { first, last, date: dates.join(', ') };
}

/**
 * Whether the order of two waves is known: the one ends before the other begins, and no date of theirs is implausible. A date in part
 * (2026) is all days of it.
 */
export function isOrderOfWavesKnown(a: string, b: string, studies: readonly DatedStudy[]): boolean {
  const [one, other] = [datesOfWave(a, studies), datesOfWave(b, studies)];
  if (one === null || other === null || (one.last >= other.first && other.last >= one.first)) return false;
  return implausiblyDated(studies).every(({ wave }) => wave !== a && wave !== b);
}
