/** A table of events, a row an event, into a Log. */
import { type DateOrder, tidy } from '@parcours/model';
import type { Cells, TimeCells, TimeFault } from '@parcours/observations';
import { type Log, Losses, type LostReason } from './log.ts';
import { type Column, logOfRows } from './rows-log.ts';

interface EventTable {
  readonly cases: Cells;
  readonly activities: Cells;
  readonly times: TimeCells;
  readonly channels: Cells | null;
  /** By row: its line in the file. */
  readonly lines: Uint32Array;
  /** What reading the file has lost already. */
  readonly lost: readonly { readonly reason: LostReason; readonly count: number; readonly lines: readonly number[] }[];
}

/** Rows without case, activity or time are left out and counted. Names are compared tidied, as everywhere. */
export function eventsOfTable({ cases, activities, channels, lost, ...rest }: EventTable, order: DateOrder | null): Log | TimeFault {
  const losses = new Losses();
  for (const { reason, count, lines } of lost) losses.addAll(reason, count, lines);
  return logOfRows({ ...rest, cases: named(cases), activities: named(activities), channels: channels && named(channels), losses }, order);
}

/** Numbers for names that are the same once tidied; −1 for none. */
function named({ values, codes }: Cells): Column {
  const known = new Map<string, number>();
  const names: string[] = [];
  const numbers = new Int32Array(values.length);
  values.forEach((value, code) => {
    const name = tidy(value);
    let number = name === '' ? -1 : known.get(name);
    if (number === undefined) {
      number = names.push(name) - 1;
      known.set(name, number);
    }
    numbers[code] = number;
  });
  return { codes, numbers, names };
}
