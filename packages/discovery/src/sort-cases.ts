/** Puts each case's events in the order of time. */
import type { EventLog } from './event-log.ts';

type Events = Pick<EventLog, 'offsets' | 'activities' | 'channels' | 'times'>;

/** Longer cases would make an insertion sort slow. */
const INSERTION_SORT_LIMIT = 32;

/** In place; events of the same time stay in the order in which they are. Most logs are in order already: then it only looks. */
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

/** Those before `ordered` are in order. */
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
  const before = times.slice(from, to);
  order.sort((a, b) => (before[a] as number) - (before[b] as number) || a - b);
  const [did, over] = [activities.slice(from, to), channels?.slice(from, to)];
  for (let i = 0; i < order.length; i++) {
    const at = order[i] as number;
    times[from + i] = before[at] as number;
    activities[from + i] = did[at] as number;
    if (channels && over) channels[from + i] = over[at] as number;
  }
}
