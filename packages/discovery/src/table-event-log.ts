/** A table of events, a row an event, into a Log. */
import { type DateOrder, normalizeLabel } from '@parcours/model';
import type { DictionaryColumn, TimestampCells, TimestampFault } from '@parcours/observations';
import { buildEventLog, type EncodedNames } from './build-event-log.ts';
import { type EventLog, EventRejectLog, type RejectReason } from './event-log.ts';

interface EventTable {
  readonly cases: DictionaryColumn;
  readonly activities: DictionaryColumn;
  readonly times: TimestampCells;
  readonly channels: DictionaryColumn | null;
  /** By row: its line in the file. */
  readonly lines: Uint32Array;
  /** What reading the file has lost already. */
  readonly rejected: readonly { readonly reason: RejectReason; readonly count: number; readonly lines: readonly number[] }[];
}

/** Rows without case, activity or time are left out and counted. Names are compared tidied, as everywhere. */
export function eventLogFromTable(
  { cases, activities, channels, rejected: lost, ...rest }: EventTable,
  order: DateOrder | null,
): EventLog | TimestampFault {
  const losses = new EventRejectLog();
  for (const { reason, count, lines } of lost) losses.addAll(reason, count, lines);
  return buildEventLog(
    {
      ...rest,
      cases: encodeNames(cases),
      activities: encodeNames(activities),
      channels: channels && encodeNames(channels),
      rejects: losses,
    },
    order,
  );
}

/** Numbers for names that are the same once tidied; −1 for none. */
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
