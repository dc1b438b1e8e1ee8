/** Counts by activity: cases, repetitions, starts, ends, durations. */

import { type DurationSummary, summarizeDurations } from './duration-summary.ts';
import type { EventLog } from './event-log.ts';

/** Counts of one activity. */
export interface ActivityCounts {
  readonly activity: number;
  readonly events: number;
  /** Distinct cases. */
  readonly cases: number;
  /** Cases with more than one such event. */
  readonly repeating: number;
  readonly starts: number;
  /** Cases that end with it. */
  readonly ends: number;
  /** From each of its events to the case's next one. */
  readonly duration: DurationSummary | null;
  /** Number of events by channel. */
  readonly channels: Uint32Array;
}

/**
 * In the usual order of the cases: by the mean number of other activities that precede its first occurrence in a case. Integers are summed,
 * so file order does not matter.
 */
export function countActivities(log: EventLog, activityCount: number, channelCount: number): ActivityCounts[] {
  const { caseCount, offsets, activities, channels, times } = log;
  const events = new Uint32Array(activityCount);
  const cases = new Uint32Array(activityCount);
  const repeating = new Uint32Array(activityCount);
  const starts = new Uint32Array(activityCount);
  const ends = new Uint32Array(activityCount);
  const ranks = new Float64Array(activityCount);
  const byChannel = new Uint32Array(activityCount * channelCount);
  // The last case with the activity, and how often it had it.
  const lastCase = new Int32Array(activityCount).fill(-1);
  const visits = new Uint32Array(activityCount);

  for (let c = 0; c < caseCount; c++) {
    const [from, to] = [offsets[c] as number, offsets[c + 1] as number];
    let passed = 0;
    for (let i = from; i < to; i++) {
      const activity = activities[i] as number;
      events[activity] = (events[activity] as number) + 1;
      const channel = channels ? (channels[i] as number) : -1;
      if (channel >= 0) (byChannel[activity * channelCount + channel] as number)++;
      if (lastCase[activity] !== c) {
        lastCase[activity] = c;
        visits[activity] = 1;
        (cases[activity] as number)++;
        ranks[activity] = (ranks[activity] as number) + passed++;
      } else if (++(visits[activity] as number) === 2) (repeating[activity] as number)++;
    }
    (starts[activities[from] as number] as number)++;
    (ends[activities[to - 1] as number] as number)++;
  }

  const durations = durationsByActivity(log, events, ends);
  return Array.from({ length: activityCount }, (_, activity) => activity)
    .filter((activity) => events[activity])
    .sort((a, b) => (ranks[a] as number) / (cases[a] as number) - (ranks[b] as number) / (cases[b] as number) || a - b)
    .map((activity) => ({
      activity,
      events: events[activity] as number,
      cases: cases[activity] as number,
      repeating: repeating[activity] as number,
      starts: starts[activity] as number,
      ends: ends[activity] as number,
      duration: summarizeDurations(durations(activity)),
      channels: byChannel.subarray(activity * channelCount, (activity + 1) * channelCount),
    }));

  function durationsByActivity({ offsets: bounds }: EventLog, all: Uint32Array, last: Uint32Array) {
    const starting = new Uint32Array(activityCount + 1);
    for (let a = 0; a < activityCount; a++) starting[a + 1] = (starting[a] as number) + (all[a] as number) - (last[a] as number);
    const next = starting.slice();
    const found = new Float64Array(starting[activityCount] as number);
    for (let c = 0; c < caseCount; c++) {
      for (let i = bounds[c] as number; i + 1 < (bounds[c + 1] as number); i++) {
        const activity = activities[i] as number;
        found[next[activity] as number] = (times[i + 1] as number) - (times[i] as number);
        next[activity] = (next[activity] as number) + 1;
      }
    }
    return (activity: number) => found.subarray(starting[activity], starting[activity + 1]);
  }
}
