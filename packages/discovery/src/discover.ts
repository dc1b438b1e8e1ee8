import { countActivities } from './activity-counts.ts';
import { countChannelSwitches } from './channel-switches.ts';
import { type DurationSummary, summarizeDurations } from './duration-summary.ts';
import type { EventLog, RejectedEvents } from './event-log.ts';
import { countPaths } from './paths.ts';

export type { DurationSummary } from './duration-summary.ts';

/** Shares are 0–1 of all cases, unless said otherwise; durations are in hours. */
export interface Discovery {
  readonly cases: number;
  readonly events: number;
  /** The first and the last event, milliseconds since 1970; null of an empty log. */
  readonly first: number | null;
  readonly last: number | null;
  /** Whether the log names time zones; else its times are what clocks showed. */
  readonly inUtc: boolean;
  /** From a case's first event to its last. */
  readonly duration: DurationSummary | null;
  /** In the order in which cases usually pass. */
  readonly steps: readonly Step[];
  readonly paths: {
    /** Different ones. */
    readonly count: number;
    /** The most frequent first, none of fewer cases than the limit. */
    readonly shown: readonly { readonly activities: readonly string[]; readonly cases: number; readonly share: number }[];
    /** Cases on all other paths. */
    readonly otherCases: number;
  };
  /** The most frequent first, none of fewer cases than the limit; null where the log has no channels. */
  readonly switches: readonly Switch[] | null;
  readonly lost: readonly RejectedEvents[];
}

export interface Step {
  readonly activity: string;
  readonly events: number;
  readonly cases: number;
  readonly share: number;
  /** Cases that pass here more than once. */
  readonly repeating: number;
  readonly starts: number;
  /** Cases whose last event it is, and their share of those that pass here. */
  readonly ends: number;
  readonly endShare: number;
  /** From here to the case's next event; null where too few durations are known. */
  readonly duration: DurationSummary | null;
  /** The channels of its events, with their share (of the events whose channel is known), the most frequent first. */
  readonly channels: readonly { readonly name: string; readonly share: number }[];
}

interface Switch {
  readonly from: string;
  readonly to: string;
  readonly activity: string;
  readonly switches: number;
  readonly cases: number;
  readonly share: number;
  readonly again: number;
  readonly ends: number;
}

export interface DiscoverOptions {
  /** How many paths are shown. */
  readonly paths: number;
  /** What fewer cases than this do is not shown in detail (method.md, 2.8); 0: everything is. */
  readonly minCellSize: number;
}

/** Everything but the sorting of the durations takes time in proportion to the number of events. */
export function discover(log: EventLog, { paths, minCellSize: anonymous }: DiscoverOptions): Discovery {
  const cases = log.caseCount;
  const counted = countPaths(log);
  const shown = counted.most(paths).filter((path) => path.cases >= anonymous);
  const name = (activity: number) => log.activityNames[activity] as string;
  const channel = (at: number) => log.channelNames[at] as string;
  const enough = (spread: DurationSummary | null) => (spread && spread.n >= anonymous ? spread : null);
  const [first, last] = timeRange(log.times);
  return {
    cases,
    events: log.times.length,
    first,
    last,
    inUtc: log.inUtc,
    duration: enough(caseDurations(log)),
    steps: countActivities(log, log.activityNames.length, log.channelNames.length).map((step) => {
      const known = step.channels.reduce((sum, count) => sum + count, 0);
      return {
        ...step,
        activity: name(step.activity),
        share: step.cases / cases,
        endShare: step.ends / step.cases,
        duration: enough(step.duration),
        channels: [...step.channels]
          .map((count, at) => ({ name: channel(at), share: known === 0 ? 0 : count / known }))
          .filter(({ share }) => share > 0)
          .sort((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1)),
      };
    }),
    paths: {
      count: counted.count,
      shown: shown.map((path) => ({ activities: path.activities.map(name), cases: path.cases, share: path.cases / cases })),
      otherCases: cases - shown.reduce((sum, path) => sum + path.cases, 0),
    },
    switches:
      log.channels &&
      countChannelSwitches(log, log.activityNames.length)
        .filter((each) => each.cases >= anonymous)
        .map((each) => ({
          ...each,
          from: channel(each.from),
          to: channel(each.to),
          activity: name(each.activity),
          share: each.cases / cases,
        })),
    lost: log.rejected,
  };
}

function timeRange(times: Float64Array): [number | null, number | null] {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const time of times) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return times.length > 0 ? [first, last] : [null, null];
}

function caseDurations({ caseCount, offsets, times }: EventLog): DurationSummary | null {
  const durations = new Float64Array(caseCount);
  for (let c = 0; c < caseCount; c++) {
    durations[c] = (times[(offsets[c + 1] as number) - 1] as number) - (times[offsets[c] as number] as number);
  }
  return summarizeDurations(durations);
}
