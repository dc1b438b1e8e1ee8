import { countActivities } from './activity-counts.ts';
import { countChannelSwitches } from './channel-switches.ts';
import { type DurationSummary, summarizeDurations } from './duration-summary.ts';
import type { EventLog, RejectedEvents } from './event-log.ts';
import { countPaths } from './paths.ts';

export type { DurationSummary } from './duration-summary.ts';

/** Process discovery: figures of an event log. Shares are 0–1 of all cases unless noted; durations are in hours. */
export interface Discovery {
  readonly cases: number;
  readonly events: number;
  /** First and last event, milliseconds since 1970; null for an empty log. */
  readonly first: number | null;
  readonly last: number | null;
  /** Whether timestamps have time zones; else they are local clock times. */
  readonly inUtc: boolean;
  /** From a case's first to its last event. */
  readonly duration: DurationSummary | null;
  /** In the usual order of the cases. */
  readonly steps: readonly Step[];
  readonly paths: {
    /** Number of distinct paths. */
    readonly count: number;
    /** Most frequent first, without those below the minimum cell size. */
    readonly shown: readonly { readonly activities: readonly string[]; readonly cases: number; readonly share: number }[];
    /** Cases on all other paths. */
    readonly otherCases: number;
  };
  /** Channel switches, most frequent first, without those below the minimum cell size; null if the log has no channels. */
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
  /** Cases that end here, and their share of the cases that pass here. */
  readonly ends: number;
  readonly endShare: number;
  /** From here to the case's next event; null below the minimum cell size. */
  readonly duration: DurationSummary | null;
  /** Channels of its events with a known channel, and their shares; most frequent first. */
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
  /** Maximum number of paths shown. */
  readonly paths: number;
  /** Minimum cell size: figures of fewer cases are suppressed (method.md, 2.8); 0 shows all. */
  readonly minCellSize: number;
}

/** Linear in the number of events, except for sorting durations. */
export function discover(log: EventLog, { paths, minCellSize: anonymous }: DiscoverOptions): Discovery {
  const cases = log.caseCount;
  const counted = countPaths(log);
  const shown = counted.most(paths).filter((path) => path.cases >= anonymous);
  const name = (activity: number) => log.activityNames[activity] as string;
  const channel = (at: number) => log.channelNames[at] as string;
  const unlessSuppressed = (spread: DurationSummary | null) => (spread && spread.n >= anonymous ? spread : null);
  const [first, last] = timeRange(log.times);
  return {
    cases,
    events: log.times.length,
    first,
    last,
    inUtc: log.inUtc,
    duration: unlessSuppressed(caseDurations(log)),
    steps: countActivities(log, log.activityNames.length, log.channelNames.length).map((step) => {
      const knownCount = step.channels.reduce((sum, count) => sum + count, 0);
      return {
        ...step,
        activity: name(step.activity),
        share: step.cases / cases,
        endShare: step.ends / step.cases,
        duration: unlessSuppressed(step.duration),
        channels: [...step.channels]
          .map((count, at) => ({ name: channel(at), share: knownCount === 0 ? 0 : count / knownCount }))
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
