/** Counts channel switches, where a customer's case may not be handed over. */
import { compareNames } from './activity-counts.ts';
import type { EventLog } from './event-log.ts';

export interface ChannelSwitchCounts {
  readonly from: number;
  readonly to: number;
  /** The first activity on the new channel. */
  readonly activity: number;
  readonly switches: number;
  readonly cases: number;
  /** Switches followed by an activity that the case had already: the customer starts again. */
  readonly again: number;
  /** Distinct cases of these. */
  readonly againCases: number;
  /** Cases that end right after the switch. */
  readonly ends: number;
}

/** Consecutive events of a case on two different known channels; most frequent first. */
export function countChannelSwitches(log: EventLog, activityCount: number): ChannelSwitchCounts[] {
  const { caseCount, offsets, activities, channels, activityNames, channelNames } = log;
  if (!channels) return [];
  const found = new Map<
    string,
    { -readonly [K in keyof ChannelSwitchCounts]: ChannelSwitchCounts[K] } & { last: number; lastAgain: number }
  >();
  const lastCase = new Int32Array(activityCount).fill(-1);
  for (let c = 0; c < caseCount; c++) {
    const [first, end] = [offsets[c] as number, offsets[c + 1] as number];
    for (let i = first; i < end; i++) {
      const activity = activities[i] as number;
      const [from, to] = [i > first ? (channels[i - 1] as number) : -1, channels[i] as number];
      if (from >= 0 && to >= 0 && from !== to) {
        const key = `${from} ${to} ${activity}`;
        let count = found.get(key);
        if (!count) {
          count = { from, to, activity, switches: 0, cases: 0, again: 0, againCases: 0, ends: 0, last: -1, lastAgain: -1 };
          found.set(key, count);
        }
        count.switches++;
        if (count.last !== c) count.cases++;
        count.last = c;
        if (lastCase[activity] === c) {
          count.again++;
          if (count.lastAgain !== c) count.againCases++;
          count.lastAgain = c;
        }
        if (i === end - 1) count.ends++;
      }
      lastCase[activity] = c;
    }
  }
  return [...found.values()]
    .map(({ last, lastAgain, ...count }) => count)
    .sort(
      (a, b) =>
        b.cases - a.cases ||
        b.switches - a.switches ||
        compareNames(activityNames[a.activity], activityNames[b.activity]) ||
        compareNames(channelNames[a.from], channelNames[b.from]) ||
        compareNames(channelNames[a.to], channelNames[b.to]),
    );
}
