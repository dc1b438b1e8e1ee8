/** Counts by activity: cases, repetitions, starts, ends, durations. */

import type { CaseDurations } from './duration-summary.ts';
import { type EventLog, elapsed } from './event-log.ts';

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
  readonly durations: CaseDurations;
  /** From start to completion; null if the log has no starts. */
  readonly service: CaseDurations | null;
  /** From the completion of the case's previous event to the start. */
  readonly waiting: CaseDurations | null;
  /** Number of events by channel. */
  readonly channels: Uint32Array;
  /** Distinct cases by channel. */
  readonly channelCases: Uint32Array;
}

/**
 * In the usual order of the cases: by the mean number of other activities that precede its first occurrence in a case, then by name.
 * Integers are summed, so file order does not matter.
 */
export function countActivities(log: EventLog, activityCount: number, channelCount: number): ActivityCounts[] {
  const { caseCount, offsets, activities, channels, activityNames } = log;
  const events = new Uint32Array(activityCount);
  const cases = new Uint32Array(activityCount);
  const repeating = new Uint32Array(activityCount);
  const starts = new Uint32Array(activityCount);
  const ends = new Uint32Array(activityCount);
  const ranks = new Float64Array(activityCount);
  const byChannel = new Uint32Array(activityCount * channelCount);
  const casesByChannel = new Uint32Array(activityCount * channelCount);
  const lastChannelCase = new Int32Array(activityCount * channelCount).fill(-1);
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
      if (channel >= 0) {
        const cell = activity * channelCount + channel;
        (byChannel[cell] as number)++;
        if (lastChannelCase[cell] !== c) (casesByChannel[cell] as number)++;
        lastChannelCase[cell] = c;
      }
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

  const { service, waiting } = log;
  const durations = durationsByActivity(log, activityCount, (i, isLast) => (isLast ? Number.NaN : elapsed(log, i, i + 1)));
  const serviceTimes = service && durationsByActivity(log, activityCount, (i) => service[i] as number);
  const waitingTimes = waiting && durationsByActivity(log, activityCount, (i) => waiting[i] as number);
  return Array.from({ length: activityCount }, (_, activity) => activity)
    .filter((activity) => events[activity])
    .sort(
      (a, b) =>
        (ranks[a] as number) / (cases[a] as number) - (ranks[b] as number) / (cases[b] as number) ||
        compareNames(activityNames[a], activityNames[b]),
    )
    .map((activity) => ({
      activity,
      events: events[activity] as number,
      cases: cases[activity] as number,
      repeating: repeating[activity] as number,
      starts: starts[activity] as number,
      ends: ends[activity] as number,
      durations: durations(activity),
      service: serviceTimes?.(activity) ?? null,
      waiting: waitingTimes?.(activity) ?? null,
      channels: byChannel.subarray(activity * channelCount, (activity + 1) * channelCount),
      channelCases: casesByChannel.subarray(activity * channelCount, (activity + 1) * channelCount),
    }));
}

/** By code unit, so that the order is that of any locale. */
export function compareNames(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @param durationOf the duration of an event in milliseconds; NaN for none. */
function durationsByActivity(
  { caseCount, offsets, activities }: EventLog,
  activityCount: number,
  durationOf: (event: number, isLast: boolean) => number,
): (activity: number) => CaseDurations {
  const all = new Float64Array(activities.length);
  const starting = new Uint32Array(activityCount + 1);
  for (let c = 0; c < caseCount; c++) {
    const end = offsets[c + 1] as number;
    for (let i = offsets[c] as number; i < end; i++) {
      const duration = durationOf(i, i === end - 1);
      all[i] = duration;
      if (!Number.isNaN(duration)) (starting[(activities[i] as number) + 1] as number)++;
    }
  }
  for (let a = 0; a < activityCount; a++) starting[a + 1] = (starting[a + 1] as number) + (starting[a] as number);
  const next = starting.slice();
  const milliseconds = new Float64Array(starting[activityCount] as number);
  const cases = new Uint32Array(milliseconds.length);
  for (let c = 0; c < caseCount; c++) {
    for (let i = offsets[c] as number; i < (offsets[c + 1] as number); i++) {
      if (Number.isNaN(all[i])) continue;
      const at = (next[activities[i] as number] as number)++;
      milliseconds[at] = all[i] as number;
      cases[at] = c;
    }
  }
  return (activity) => {
    const [from, to] = [starting[activity], starting[activity + 1]];
    return { milliseconds: milliseconds.subarray(from, to), cases: cases.subarray(from, to) };
  };
}
