/** Which of two waves came first, and whether that is known. */
import type { Samples, Study } from '@parcours/model';
import { type DateRange, datesOfStudy } from './study-dates.ts';

/** A study, and the Samples of its file where it was read. */
export interface DatedStudy {
  readonly study: Study;
  readonly samples: Pick<Samples, 'file'> | null;
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

/** Whether the order of two waves is known: the one ends before the other begins. A date in part (2026) is all days of it. */
export function isOrderOfWavesKnown(a: string, b: string, studies: readonly DatedStudy[]): boolean {
  const [one, other] = [datesOfWave(a, studies), datesOfWave(b, studies)];
  return one !== null && other !== null && (one.last < other.first || other.last < one.first);
}
