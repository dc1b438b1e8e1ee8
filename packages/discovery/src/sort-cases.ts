/** Sorts each case's events by time. */

/** The rows of a table of events, grouped by case. */
export interface CaseRows {
  /** The rows of case c stand at `offsets[c] … offsets[c + 1] − 1`. */
  readonly offsets: Uint32Array;
  readonly rows: Uint32Array;
  /** By index, parallel to `rows`: milliseconds. */
  readonly times: Float64Array;
  /** By index, parallel to `rows`: the nanoseconds beyond; null if there are none. */
  readonly nanoseconds: Uint32Array | null;
}

/** Longest case sorted by insertion. */
const INSERTION_SORT_LIMIT = 32;

/** Stable, in place. Most logs are sorted already and only scanned. */
export function sortCases(events: CaseRows): void {
  const { offsets } = events;
  for (let c = 0; c + 1 < offsets.length; c++) {
    const [from, to] = [offsets[c] as number, offsets[c + 1] as number];
    let ordered = from + 1;
    while (ordered < to && compareTimes(events, ordered - 1, ordered) <= 0) ordered++;
    if (ordered >= to) continue;
    if (to - from > INSERTION_SORT_LIMIT) sortLong(events, from, to);
    else sortShort(events, ordered, from, to);
  }
}

function compareTimes({ times, nanoseconds }: CaseRows, a: number, b: number): number {
  const milliseconds = (times[a] as number) - (times[b] as number);
  return milliseconds !== 0 || !nanoseconds ? milliseconds : (nanoseconds[a] as number) - (nanoseconds[b] as number);
}

/** @param ordered end of the sorted prefix. */
function sortShort(events: CaseRows, ordered: number, from: number, to: number): void {
  const { rows, times, nanoseconds } = events;
  for (let i = ordered; i < to; i++) {
    for (let at = i; at > from && compareTimes(events, at - 1, at) > 0; at--) {
      swap(times, at);
      swap(rows, at);
      if (nanoseconds) swap(nanoseconds, at);
    }
  }
}

function swap(values: Float64Array | Uint32Array, at: number): void {
  const value = values[at] as number;
  values[at] = values[at - 1] as number;
  values[at - 1] = value;
}

function sortLong(events: CaseRows, from: number, to: number): void {
  const { rows, times, nanoseconds } = events;
  const order = Uint32Array.from({ length: to - from }, (_, at) => from + at);
  order.sort((a, b) => compareTimes(events, a, b) || a - b);
  const [oldRows, oldTimes, oldNanoseconds] = [rows.slice(from, to), times.slice(from, to), nanoseconds?.slice(from, to)];
  for (let i = 0; i < order.length; i++) {
    const at = (order[i] as number) - from;
    rows[from + i] = oldRows[at] as number;
    times[from + i] = oldTimes[at] as number;
    if (nanoseconds && oldNanoseconds) nanoseconds[from + i] = oldNanoseconds[at] as number;
  }
}
