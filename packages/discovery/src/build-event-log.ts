/** Builds an EventLog from rows of events in any order. */
import type { DateOrder } from '@parcours/model';
import { resolveTimestamps, type TimestampCells, type TimestampFault } from '@parcours/observations';
import type { EncodedNames } from './encoded-names.ts';
import { type EventLog, type EventRejectLog, elapsed } from './event-log.ts';
import { completedEvents } from './lifecycle.ts';
import { type CaseRows, sortCases } from './sort-cases.ts';

export interface EventRows {
  readonly cases: Omit<EncodedNames, 'names'> & { readonly names: { readonly length: number } };
  readonly activities: EncodedNames;
  readonly channels: EncodedNames | null;
  readonly times: TimestampCells;
  /** When the activity began, in a log with an event per activity. */
  readonly starts: TimestampCells | null;
  /** Transitions of the XES lifecycle; null: every event completes an activity. */
  readonly transitions: EncodedNames | null;
  readonly instances: EncodedNames | null;
  /** By row: its line number. */
  readonly lines: Uint32Array;
  readonly rejects: EventRejectLog;
}

/** Why a column of timestamps cannot be read. */
export interface EventLogFault extends TimestampFault {
  readonly role: 'time' | 'start';
}

/**
 * A counting sort by case, then each case by time. Rows without case, activity or timestamp are counted as rejects.
 *
 * @param order of day and month, if only the user knows it.
 */
export function buildEventLog(
  { cases, activities, channels, times, starts, transitions, instances, lines, rejects }: EventRows,
  order: DateOrder | null,
): EventLog | EventLogFault {
  const read = resolvedColumn(times, order);
  if ('fault' in read) return { ...read, role: 'time' };
  const readStarts = starts && resolvedColumn(starts, order);
  if (readStarts && 'fault' in readStarts) return { ...readStarts, role: 'start' };
  if (readStarts?.hasTimes && readStarts.inUtc !== read.inUtc) return { fault: 'zones', examples: [], role: 'start' };
  const rows = lines.length;
  const numberAt = ({ codes, numbers }: Omit<EncodedNames, 'names'>, row: number) => numbers[codes[row] as number] as number;

  // Cases are numbered by used rows, so that none is without events; −1: the row is rejected.
  const caseNumbers = new Int32Array(cases.names.length).fill(-1);
  const sizes = new Uint32Array(cases.names.length);
  const caseAt = new Int32Array(rows).fill(-1);
  let [caseCount, kept, isFine] = [0, 0, false];
  for (let row = 0; row < rows; row++) {
    const key = numberAt(cases, row);
    if (key < 0) rejects.add('no-case', lines[row] as number);
    else if (numberAt(activities, row) < 0) rejects.add('no-activity', lines[row] as number);
    else if (Number.isNaN(read.millisecondsAt(row))) {
      const cell = read.textAt(row);
      rejects.add(cell === '' ? 'no-time' : 'bad-time', lines[row] as number, cell);
    } else {
      if (caseNumbers[key] === -1) caseNumbers[key] = caseCount++;
      const number = caseNumbers[key] as number;
      caseAt[row] = number;
      sizes[number] = (sizes[number] as number) + 1;
      kept++;
      isFine ||= read.nanosecondsAt(row) > 0;
    }
  }

  const offsets = new Uint32Array(caseCount + 1);
  for (let c = 0; c < caseCount; c++) offsets[c + 1] = (offsets[c] as number) + (sizes[c] as number);
  const next = offsets.slice(0, caseCount);
  const grouped: CaseRows = {
    offsets,
    rows: new Uint32Array(kept),
    times: new Float64Array(kept),
    nanoseconds: isFine ? new Uint32Array(kept) : null,
  };
  for (let row = 0; row < rows; row++) {
    const number = caseAt[row] as number;
    if (number < 0) continue;
    const at = next[number] as number;
    next[number] = at + 1;
    grouped.rows[at] = row;
    grouped.times[at] = read.millisecondsAt(row);
    if (grouped.nanoseconds) grouped.nanoseconds[at] = read.nanosecondsAt(row);
  }
  sortCases(grouped);

  const completed = transitions && completedEvents(grouped, { transitions, activities, instances });
  for (const row of completed?.unused ?? []) rejects.add('lifecycle', lines[row] as number);
  const used = completed ?? grouped;
  const service = completed?.service ?? (readStarts && new Float64Array(kept).fill(Number.NaN));
  if (readStarts && service) {
    const unusable = addStarts(used, service, completed?.suspended ?? null, readStarts);
    for (const row of unusable) rejects.add('bad-start', lines[row] as number, readStarts.textAt(row));
  }
  const hasStarts = service?.some((time) => !Number.isNaN(time)) ?? false;
  return {
    caseCount: used.offsets.length - 1,
    offsets: used.offsets,
    activities: Uint32Array.from(used.rows, (row) => numberAt(activities, row)),
    activityNames: activities.names,
    channels: channels && channels.names.length > 0 ? Int32Array.from(used.rows, (row) => numberAt(channels, row)) : null,
    channelNames: channels?.names ?? [],
    times: used.times,
    nanoseconds: used.nanoseconds,
    service: hasStarts ? service : null,
    waiting: hasStarts && service ? waitingTimes(used, service, completed?.suspended ?? null) : null,
    inUtc: read.inUtc,
    rejected: rejects.all(),
  };
}

/**
 * Sets the service times of events that name their start, which is stronger than an event of the start.
 *
 * @returns rows whose start is no time or lies after the completion.
 */
function addStarts(events: CaseRows, service: Float64Array, suspended: Float64Array | null, starts: ResolvedColumn): number[] {
  const unusable: number[] = [];
  events.rows.forEach((row, at) => {
    const start = starts.millisecondsAt(row);
    const time = (events.times[at] as number) - start + ((events.nanoseconds?.[at] ?? 0) - starts.nanosecondsAt(row)) / 1e6;
    if (time >= 0) service[at] = Math.max(0, time - (suspended?.[at] ?? 0));
    else if (!Number.isNaN(start) || starts.textAt(row) !== '') unusable.push(row);
  });
  return unusable.sort((a, b) => a - b);
}

/** An activity that began before the previous one was completed did not wait. */
function waitingTimes(events: CaseRows, service: Float64Array, suspended: Float64Array | null): Float64Array {
  const waiting = new Float64Array(service.length).fill(Number.NaN);
  for (let c = 0; c + 1 < events.offsets.length; c++) {
    for (let i = (events.offsets[c] as number) + 1; i < (events.offsets[c + 1] as number); i++) {
      waiting[i] = Math.max(0, elapsed(events, i - 1, i) - (service[i] as number) - (suspended?.[i] ?? 0));
    }
  }
  return waiting;
}

/** A column of timestamps by row. */
interface ResolvedColumn {
  readonly inUtc: boolean;
  readonly hasTimes: boolean;
  /** Whole milliseconds since 1970; NaN if the cell is no time. */
  millisecondsAt(row: number): number;
  /** The nanoseconds beyond. */
  nanosecondsAt(row: number): number;
  /** The cell, if it is no time of a machine format; else empty. */
  textAt(row: number): string;
}

function resolvedColumn({ times, nanoseconds, ...cells }: TimestampCells, order: DateOrder | null): ResolvedColumn | TimestampFault {
  const read = resolveTimestamps(cells, order);
  if ('fault' in read) return read;
  const isParsed = (row: number) => (times[row] as number) >= 0;
  const code = (row: number) => -1 - (times[row] as number);
  return {
    inUtc: read.inUtc,
    hasTimes: times.some((time) => time >= 0) || read.times.some((time) => !Number.isNaN(time)),
    millisecondsAt: (row) => (isParsed(row) ? (times[row] as number) : (read.times[code(row)] as number)),
    nanosecondsAt: (row) => (isParsed(row) ? (nanoseconds?.[row] ?? 0) : (read.nanoseconds[code(row)] as number)),
    textAt: (row) => (isParsed(row) ? '' : (cells.unparsed[code(row)] as string)),
  };
}
