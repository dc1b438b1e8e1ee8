/** Sorts each case's events by time. */
import type { EventLog } from './event-log.ts';

type Events = Pick<EventLog, 'offsets' | 'activities' | 'channels' | 'times'>;

/** Longest case sorted by insertion. */
const INSERTION_SORT_LIMIT = 32;

/** Stable, in place. Most logs are sorted already and only scanned. */
export function sortCases(events: Events): void {
  const { offsets, times } = events;
  for (let c = 0; c + 1 < offsets.length; c++) {
    const [from, to] = [offsets[c] as number, offsets[c + 1] as number];
    let ordered = from + 1;
    while (ordered < to && (times[ordered - 1] as number) <= (times[ordered] as number)) ordered++;
    if (ordered >= to) continue;
    if (to - from > INSERTION_SORT_LIMIT) sortLong(events, from, to);
    else sortShort(events, ordered, from, to);
  }
}

/** @param ordered end of the sorted prefix. */
function sortShort({ activities, channels, times }: Events, ordered: number, from: number, to: number): void {
  for (let i = ordered; i < to; i++) {
    const time = times[i] as number;
    const activity = activities[i] as number;
    const channel = channels ? (channels[i] as number) : 0;
    let at = i;
    while (at > from && (times[at - 1] as number) > time) {
      times[at] = times[at - 1] as number;
      activities[at] = activities[at - 1] as number;
      if (channels) channels[at] = channels[at - 1] as number;
      at--;
    }
    times[at] = time;
    activities[at] = activity;
    if (channels) channels[at] = channel;
  }
}

function sortLong({ activities, channels, times }: Events, from: number, to: number): void {
  const order = Uint32Array.from({ length: to - from }, (_, at) => at);
  const oldTimes = times.slice(from, to);
  order.sort((a, b) => (oldTimes[a] as number) - (oldTimes[b] as number) || a - b);
  const [oldActivities, oldChannels] = [activities.slice(from, to), channels?.slice(from, to)];
  for (let i = 0; i < order.length; i++) {
    const at = order[i] as number;
    times[from + i] = oldTimes[at] as number;
    activities[from + i] = oldActivities[at] as number;
    if (channels && oldChannels) channels[from + i] = oldChannels[at] as number;
  }
}
