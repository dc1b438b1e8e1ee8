/** A table of events, a row an event, into a Log. */
import { tidy } from '@parcours/model';
import { type DateOrder, type Log, Losses } from './log.ts';
import { readTimes } from './read-times.ts';

/** A column: each distinct cell once, and by row its number. */
interface Cells {
  readonly values: readonly string[];
  readonly codes: Uint32Array;
}

interface EventTable {
  readonly cases: Cells;
  readonly activities: Cells;
  readonly times: Cells;
  readonly channels: Cells | null;
  /** By row: its line in the file. */
  readonly lines: Uint32Array;
  /** What reading the file has lost already. */
  readonly lost: readonly { readonly reason: 'ragged' | 'broken-quote'; readonly count: number; readonly lines: readonly number[] }[];
}

/** Why times cannot be trusted: their order of day and month is open, or only some of them say their zone. */
export interface TimeFault {
  readonly fault: 'ambiguous' | 'zones';
  readonly examples: readonly string[];
}

/** Rows without case, activity or time are left out and counted. Names are compared tidied, as everywhere. */
export function eventsOfTable(table: EventTable, order: DateOrder | null): Log | TimeFault {
  const read = readTimes(table.times.values, order);
  if (read.ambiguous.length > 0) return { fault: 'ambiguous', examples: read.ambiguous };
  if (read.zoned > 0 && read.local > 0) return { fault: 'zones', examples: [] };
  const losses = new Losses();
  for (const { reason, count, lines } of table.lost) losses.add(reason, lines[0] ?? 0, '', count);

  const caseOf = recoded(table.cases.values);
  const activityOf = recoded(table.activities.values);
  const channelOf = table.channels && recoded(table.channels.values);
  const rows = table.lines.length;
  const cases = new Uint32Array(rows);
  const activities = new Uint32Array(rows);
  const channels = table.channels && new Int32Array(rows);
  const times = new Float64Array(rows);
  // Cases are numbered by the rows that are used, so that none is without events.
  const numbers = new Int32Array(caseOf.names.length).fill(-1);
  let caseCount = 0;
  let kept = 0;
  for (let row = 0; row < rows; row++) {
    const line = table.lines[row] as number;
    const key = caseOf.codes[table.cases.codes[row] as number] as number;
    const activity = activityOf.codes[table.activities.codes[row] as number] as number;
    const timeCode = table.times.codes[row] as number;
    const time = read.times[timeCode] as number;
    if (key < 0) losses.add('no-case', line);
    else if (activity < 0) losses.add('no-activity', line);
    else if (Number.isNaN(time)) {
      const cell = table.times.values[timeCode] as string;
      losses.add(cell === '' ? 'no-time' : 'bad-time', line, cell);
    } else {
      if (numbers[key] === -1) numbers[key] = caseCount++;
      cases[kept] = numbers[key] as number;
      activities[kept] = activity;
      times[kept] = time;
      if (channels && channelOf && table.channels) channels[kept] = channelOf.codes[table.channels.codes[row] as number] as number;
      kept++;
    }
  }
  return {
    cases: cases.subarray(0, kept),
    caseCount,
    activities: activities.subarray(0, kept),
    activityNames: activityOf.names,
    channels: channels?.subarray(0, kept) ?? null,
    channelNames: channelOf?.names ?? [],
    times: times.subarray(0, kept),
    lost: losses.all(),
  };
}

/** Numbers for names that are the same once tidied; −1 for none. */
function recoded(values: readonly string[]): { codes: Int32Array; names: string[] } {
  const known = new Map<string, number>();
  const names: string[] = [];
  const codes = new Int32Array(values.length);
  values.forEach((value, at) => {
    const name = tidy(value);
    let code = name === '' ? -1 : known.get(name);
    if (code === undefined) {
      code = names.push(name) - 1;
      known.set(name, code);
    }
    codes[at] = code;
  });
  return { codes, names };
}
