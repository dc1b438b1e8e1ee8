/** Builds an EventLog from a table with one event per row. */
import { type DateOrder, normalizeLabel } from '@parcours/model';
import type { DictionaryColumn, TimestampCells } from '@parcours/observations';
import { buildEventLog, type EventLogFault } from './build-event-log.ts';
import type { EncodedNames } from './encoded-names.ts';
import { type EventLog, EventRejectLog, type RejectReason } from './event-log.ts';

interface EventTable {
  readonly cases: DictionaryColumn;
  readonly activities: DictionaryColumn;
  readonly times: TimestampCells;
  readonly channels: DictionaryColumn | null;
  readonly starts: TimestampCells | null;
  readonly transitions: DictionaryColumn | null;
  readonly instances: DictionaryColumn | null;
  /** By row: its line number. */
  readonly lines: Uint32Array;
  /** Rows rejected while parsing the file. */
  readonly rejected: readonly { readonly reason: RejectReason; readonly count: number; readonly lines: readonly number[] }[];
}

/** Rows without case, activity or timestamp are counted as rejects. Names are compared after normalisation. */
export function eventLogFromTable(
  { cases, activities, channels, transitions, instances, rejected, ...rest }: EventTable,
  order: DateOrder | null,
): EventLog | EventLogFault {
  const rejects = new EventRejectLog();
  for (const { reason, count, lines } of rejected) rejects.addAll(reason, count, lines);
  return buildEventLog(
    {
      ...rest,
      cases: encodeNames(cases),
      activities: encodeNames(activities),
      channels: channels && encodeNames(channels),
      transitions: transitions && encodeNames(transitions),
      instances: instances && encodeNames(instances),
      rejects,
    },
    order,
  );
}

/** Re-encodes a column so that names equal after normalisation share a number; −1 for empty. */
function encodeNames({ values, codes }: DictionaryColumn): EncodedNames {
  const known = new Map<string, number>();
  const names: string[] = [];
  const numbers = new Int32Array(values.length);
  values.forEach((value, code) => {
    const name = normalizeLabel(value);
    let number = name === '' ? -1 : known.get(name);
    if (number === undefined) {
      number = names.push(name) - 1;
      known.set(name, number);
    }
    numbers[code] = number;
  });
  return { codes, numbers, names };
}
