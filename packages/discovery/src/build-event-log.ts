/** Builds an EventLog from rows of events in any order. */
import type { DateOrder } from '@parcours/model';
import { resolveTimestamps, type TimestampCells, type TimestampFault } from '@parcours/observations';
import type { EventLog, EventRejectLog } from './event-log.ts';
import { sortCases } from './sort-cases.ts';

export interface EncodedNames {
  /** By row: code of the cell. */
  readonly codes: Uint32Array;
  /** By code: index into `names`, −1 for none. */
  readonly numbers: Int32Array;
  readonly names: readonly string[];
}

export interface EventRows {
  readonly cases: Omit<EncodedNames, 'names'> & { readonly names: { readonly length: number } };
  readonly activities: EncodedNames;
  readonly channels: EncodedNames | null;
  readonly times: TimestampCells;
  /** By row: its line number. */
  readonly lines: Uint32Array;
  readonly rejects: EventRejectLog;
}

/**
 * A counting sort by case, then each case by time. Rows without case, activity or timestamp are counted as rejects.
 *
 * @param order of day and month, if only the user knows it.
 */
export function buildEventLog(
  { cases, activities, channels, times, lines, rejects }: EventRows,
  order: DateOrder | null,
): EventLog | TimestampFault {
  const read = resolveTimestamps(times, order);
  if ('fault' in read) return read;
  const rows = lines.length;
  const timeAt = (row: number) => {
    const at = times.times[row] as number;
    return at >= 0 ? at : (read.times[-1 - at] as number);
  };
  const numberAt = ({ codes, numbers }: Omit<EncodedNames, 'names'>, row: number) => numbers[codes[row] as number] as number;

  // Cases are numbered by used rows, so that none is without events; −1: the row is rejected.
  const caseNumbers = new Int32Array(cases.names.length).fill(-1);
  const sizes = new Uint32Array(cases.names.length);
  const caseAt = new Int32Array(rows).fill(-1);
  let [caseCount, kept] = [0, 0];
  for (let row = 0; row < rows; row++) {
    const key = numberAt(cases, row);
    if (key < 0) rejects.add('no-case', lines[row] as number);
    else if (numberAt(activities, row) < 0) rejects.add('no-activity', lines[row] as number);
    else if (Number.isNaN(timeAt(row))) {
      const cell = times.unparsed[-1 - (times.times[row] as number)] as string;
      rejects.add(cell === '' ? 'no-time' : 'bad-time', lines[row] as number, cell);
    } else {
      if (caseNumbers[key] === -1) caseNumbers[key] = caseCount++;
      const number = caseNumbers[key] as number;
      caseAt[row] = number;
      sizes[number] = (sizes[number] as number) + 1;
      kept++;
    }
  }

  const offsets = new Uint32Array(caseCount + 1);
  for (let c = 0; c < caseCount; c++) offsets[c + 1] = (offsets[c] as number) + (sizes[c] as number);
  const next = offsets.slice(0, caseCount);
  const events = {
    offsets,
    activities: new Uint32Array(kept),
    channels: channels && new Int32Array(kept),
    times: new Float64Array(kept),
  };
  for (let row = 0; row < rows; row++) {
    const number = caseAt[row] as number;
    if (number < 0) continue;
    const at = next[number] as number;
    next[number] = at + 1;
    events.activities[at] = numberAt(activities, row);
    if (events.channels && channels) events.channels[at] = numberAt(channels, row);
    events.times[at] = timeAt(row);
  }
  sortCases(events);
  return {
    ...events,
    caseCount,
    activityNames: activities.names,
    channelNames: channels?.names ?? [],
    inUtc: read.inUtc,
    rejected: rejects.all(),
  };
}
