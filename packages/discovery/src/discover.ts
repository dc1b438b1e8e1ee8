import { type ActivityCounts, compareNames, countActivities } from './activity-counts.ts';
import { countChannelSwitches } from './channel-switches.ts';
import { type CaseDurations, type DurationSummary, summarizeDurations } from './duration-summary.ts';
import { type EventLog, elapsed, type RejectedEvents } from './event-log.ts';
import { isOrderKnown } from './order-known.ts';
import { countPaths } from './paths.ts';
import { isSmall, shownCount, shownParts } from './suppression.ts';

export type { DurationSummary } from './duration-summary.ts';

/**
 * Process discovery: figures of an event log. Shares are 0–1 of all cases unless noted; durations are in hours. A count is null where it, or
 * what it leaves of the cases that it is a part of, is below the minimum cell size.
 */
export interface Discovery {
  readonly cases: number;
  readonly events: number;
  /** First and last event, milliseconds since 1970; only their days if figures are suppressed; null for an empty log. */
  readonly first: number | null;
  readonly last: number | null;
  /** Whether timestamps have time zones; else they are local clock times. */
  readonly inUtc: boolean;
  /** See `isOrderKnown`. Where it is false, nothing is told that depends on the order: paths, switches, starts, ends, durations. */
  readonly isOrderKnown: boolean;
  /** From a case's first to its last event. */
  readonly duration: DurationSummary | null;
  /** In the usual order of the cases, else the most frequent first; without those below the minimum cell size. */
  readonly steps: readonly Step[];
  /** Activities of fewer cases than the minimum cell size, by name. */
  readonly suppressedSteps: readonly string[];
  /** Where the order is not known there are none, and all cases are other cases. */
  readonly paths: {
    /** Number of distinct paths. */
    readonly count: number;
    /** Most frequent first, without those below the minimum cell size; nor the last of the others, if too few cases were left. */
    readonly shown: readonly { readonly activities: readonly string[]; readonly cases: number; readonly share: number }[];
    /** Cases on all other paths. */
    readonly otherCases: number;
  };
  /**
   * Channel switches, most frequent first, without those below the minimum cell size; null if the log has no channels, and where the
   * order is not known.
   */
  readonly switches: readonly Switch[] | null;
  readonly lost: readonly RejectedEvents[];
}

export interface Step {
  readonly activity: string;
  readonly events: number | null;
  readonly cases: number;
  readonly share: number;
  /** Cases that pass here more than once. */
  readonly repeating: number | null;
  readonly starts: number | null;
  /** Cases that end here, and their share of the cases that pass here. */
  readonly ends: number | null;
  readonly endShare: number | null;
  /** From here to the case's next event; null below the minimum cell size. */
  readonly duration: DurationSummary | null;
  /** From start to completion, without the time in which it was suspended; null if the log has no starts. */
  readonly service: DurationSummary | null;
  /** From the completion of the case's previous event to the start, at least 0; null if the log has no starts. */
  readonly waiting: DurationSummary | null;
  /** Channels of its events with a known channel, and their shares; most frequent first; without those of too few cases. */
  readonly channels: readonly { readonly name: string; readonly share: number }[];
}

interface Switch {
  readonly from: string;
  readonly to: string;
  readonly activity: string;
  readonly switches: number | null;
  readonly cases: number;
  readonly share: number;
  readonly again: number | null;
  readonly ends: number | null;
}

export interface DiscoverOptions {
  /** Maximum number of paths shown. */
  readonly paths: number;
  /** Minimum cell size: figures of fewer cases are suppressed (method.md, 2.8); 0 shows all. */
  readonly minCellSize: number;
}

/** Linear in the number of events, except for sorting durations. */
export function discover(log: EventLog, { paths, minCellSize }: DiscoverOptions): Discovery {
  const cases = log.caseCount;
  const name = (activity: number) => log.activityNames[activity] as string;
  const channel = (at: number) => log.channelNames[at] as string;
  const [first, last] = timeRange(log);
  const period = (time: number | null) => (time === null || minCellSize === 0 ? time : Math.floor(time / DAY) * DAY);
  const counts = countActivities(log, log.activityNames.length, log.channelNames.length);
  const ordered = isOrderKnown(log);
  const found = steps(counts, cases, minCellSize).map(({ counted, ...step }): Step => {
    const known = { activity: name(counted.activity), ...step, channels: channelShares(counted, channel, minCellSize) };
    return ordered ? known : { ...known, starts: null, ends: null, endShare: null, duration: null, service: null, waiting: null };
  });
  return {
    cases,
    events: log.times.length,
    first: period(first),
    last: period(last),
    inUtc: log.inUtc,
    isOrderKnown: ordered,
    duration: ordered ? summarizeDurations(caseDurations(log), minCellSize) : null,
    steps: ordered ? found : found.sort((one, other) => other.cases - one.cases || compareNames(one.activity, other.activity)),
    suppressedSteps: counts
      .filter((step) => isSmall(step.cases, minCellSize))
      .map(({ activity }) => name(activity))
      .sort(compareNames),
    paths: ordered ? shownPaths(log, paths, minCellSize) : { count: 0, shown: [], otherCases: cases },
    switches:
      log.channels && ordered
        ? countChannelSwitches(log, log.activityNames.length)
            .filter((each) => !isSmall(each.cases, minCellSize))
            .map(({ againCases, ...each }) => ({
              ...each,
              from: channel(each.from),
              to: channel(each.to),
              activity: name(each.activity),
              share: each.cases / cases,
              switches: isSmall(each.switches - each.cases, minCellSize) ? null : each.switches,
              again: shownCount(againCases, each.cases, minCellSize) === null ? null : each.again,
              ends: shownCount(each.ends, each.cases, minCellSize),
            }))
        : null,
    lost: log.rejected,
  };
}

const DAY = 86_400_000;

/** The steps of enough cases. Every case starts and ends at one step, and every event belongs to one: these counts add up. */
function steps(counts: readonly ActivityCounts[], cases: number, minCellSize: number) {
  const isFew = (at: number) => isSmall((counts[at] as ActivityCounts).cases, minCellSize);
  const partsOf = (parts: readonly number[]) =>
    shownParts(parts, minCellSize, (at) => isFew(at) || isSmall((counts[at] as ActivityCounts).cases - (parts[at] as number), minCellSize));
  const starts = partsOf(counts.map((step) => step.starts));
  const ends = partsOf(counts.map((step) => step.ends));
  const repeating = counts.map((step) => shownCount(step.repeating, step.cases, minCellSize));
  const events = shownEvents(counts, (at) => isFew(at) || repeating[at] === null);
  return counts.flatMap((counted, at) => {
    if (isFew(at)) return [];
    // The number of durations is that of events less that of ends or starts.
    const isTold = [events[at], ends[at], starts[at]].some((count) => count === null);
    const summary = (durations: CaseDurations | null): DurationSummary | null => {
      const found = durations && summarizeDurations(durations, minCellSize);
      return found && (isTold ? { ...found, n: null } : found);
    };
    const endCount = ends[at] ?? null;
    return [
      {
        counted,
        events: events[at] ?? null,
        cases: counted.cases,
        share: counted.cases / cases,
        repeating: repeating[at] ?? null,
        starts: starts[at] ?? null,
        ends: endCount,
        endShare: endCount === null ? null : endCount / counted.cases,
        duration: summary(counted.durations),
        service: summary(counted.service),
        waiting: summary(counted.waiting),
      },
    ];
  });
}

/** Numbers of events. One that is hidden alone would be what the others leave of all events: the smallest of them is hidden with it. */
function shownEvents(counts: readonly ActivityCounts[], isHidden: (at: number) => boolean): (number | null)[] {
  const shown = counts.map(({ events }, at) => (isHidden(at) ? null : events));
  if (shown.filter((events) => events === null).length === 1 && shown.length > 1) {
    const smallest = Math.min(...shown.flatMap((events) => events ?? []));
    shown[shown.indexOf(smallest)] = null;
  }
  return shown;
}

/** Channels of enough cases; where one is hidden, so is the smallest of the others, since the shares add up to 1. */
function channelShares({ channels, channelCases }: ActivityCounts, name: (channel: number) => string, minCellSize: number) {
  const known = channels.reduce((sum, count) => sum + count, 0);
  const all = [...channels]
    .map((count, at) => ({ name: name(at), share: known === 0 ? 0 : count / known, cases: channelCases[at] as number }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share || compareNames(a.name, b.name));
  const shown = all.filter(({ cases }) => !isSmall(cases, minCellSize));
  if (shown.length < all.length) shown.pop();
  return shown.map(({ name, share }) => ({ name, share }));
}

function shownPaths(log: EventLog, most: number, minCellSize: number): Discovery['paths'] {
  const counted = countPaths(log);
  const found = counted.most(most, minCellSize);
  const rest = log.caseCount - found.reduce((sum, path) => sum + path.cases, 0);
  const parts = shownParts([...found.map(({ cases }) => cases), rest], minCellSize, (at) => at === found.length);
  const shown = found.filter((_, at) => parts[at] !== null);
  return {
    count: counted.count,
    shown: shown.map(({ activities, cases }) => ({
      activities: activities.map((activity) => log.activityNames[activity] as string),
      cases,
      share: cases / log.caseCount,
    })),
    otherCases: log.caseCount - shown.reduce((sum, path) => sum + path.cases, 0),
  };
}

function timeRange(log: EventLog): [number | null, number | null] {
  const { times, nanoseconds } = log;
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < times.length; at++) {
    const time = (times[at] as number) + (nanoseconds ? (nanoseconds[at] as number) / 1e6 : 0);
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return times.length > 0 ? [first, last] : [null, null];
}

function caseDurations(log: EventLog): CaseDurations {
  const { caseCount, offsets } = log;
  return {
    milliseconds: Float64Array.from({ length: caseCount }, (_, c) => elapsed(log, offsets[c] as number, (offsets[c + 1] as number) - 1)),
    cases: Uint32Array.from({ length: caseCount }, (_, c) => c),
  };
}
