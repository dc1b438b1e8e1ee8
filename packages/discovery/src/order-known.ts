/** Whether a log says in which order the events of a case happened. */
import type { EventLog } from './event-log.ts';

const DAY = 86_400_000;

/** In a log of days alone, more cases than this with several activities on one day leave the order of the whole log open. */
const MAX_UNORDERED = 0.05;

/**
 * Whether the order of events is known. It is not where all timestamps are days without a time, and more than 5 % of the cases have
 * different activities on one day: what stands first in the file would decide about paths, switches and ends, and every duration within a
 * day would be 0.
 */
export function isOrderKnown({ caseCount, offsets, activities, times, nanoseconds }: EventLog): boolean {
  if (nanoseconds !== null) return true;
  // Midnight in a time zone is another hour in UTC, the same for all.
  const midnight = (times[0] ?? 0) % DAY;
  for (let at = 0; at < times.length; at++) if ((times[at] as number) % DAY !== midnight) return true;
  let unordered = 0;
  for (let c = 0; c < caseCount; c++) {
    for (let i = (offsets[c] as number) + 1; i < (offsets[c + 1] as number); i++) {
      if (times[i] !== times[i - 1] || activities[i] === activities[i - 1]) continue;
      unordered++;
      break;
    }
  }
  return unordered <= MAX_UNORDERED * caseCount;
}
