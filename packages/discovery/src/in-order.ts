/** Case after case, each by time: what everything else is counted on. */
import type { Log } from './log.ts';

/** Parallel arrays, an entry an event. */
export interface InOrder {
  readonly caseCount: number;
  /** The events of case c are `offsets[c] … offsets[c + 1] − 1`. */
  readonly offsets: Uint32Array;
  readonly activities: Uint32Array;
  readonly channels: Int32Array | null;
  readonly times: Float64Array;
}

/** A counting sort by case, then each case by time; events of the same time stay in the order of the file. */
export function inOrder(log: Log): InOrder {
  const { cases, caseCount, times } = log;
  const count = cases.length;
  const offsets = new Uint32Array(caseCount + 1);
  for (let i = 0; i < count; i++) (offsets[(cases[i] as number) + 1] as number)++;
  for (let i = 1; i <= caseCount; i++) offsets[i] = (offsets[i] as number) + (offsets[i - 1] as number);
  const next = offsets.slice(0, caseCount);
  const sorted = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const key = cases[i] as number;
    sorted[next[key] as number] = i;
    next[key] = (next[key] as number) + 1;
  }
  for (let c = 0; c < caseCount; c++) sortByTime(sorted, offsets[c] as number, offsets[c + 1] as number, times);

  const activities = new Uint32Array(count);
  const channels = log.channels && new Int32Array(count);
  const ordered = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const event = sorted[i] as number;
    activities[i] = log.activities[event] as number;
    ordered[i] = times[event] as number;
    if (channels && log.channels) channels[i] = log.channels[event] as number;
  }
  return { caseCount, offsets, activities, channels, times: ordered };
}

/** Longer cases would make an insertion sort slow. */
const FEW = 32;

function sortByTime(sorted: Uint32Array, from: number, to: number, times: Float64Array): void {
  if (to - from > FEW) {
    sorted.subarray(from, to).sort((a, b) => (times[a] as number) - (times[b] as number) || a - b);
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const event = sorted[i] as number;
    const time = times[event] as number;
    let at = i;
    while (at > from && (times[sorted[at - 1] as number] as number) > time) {
      sorted[at] = sorted[at - 1] as number;
      at--;
    }
    sorted[at] = event;
  }
}
