/** A compact event log: dictionary-encoded names in typed arrays, grouped by case. */

/** Why an event was rejected. */
export type RejectReason = (typeof REJECT_REASONS)[number];

/** `bad-start`: the event counts, without its service time. */
const REJECT_REASONS = [
  ...(['no-case', 'no-activity', 'no-time', 'bad-time', 'bad-start', 'lifecycle'] as const),
  ...(['ragged', 'broken-quote', 'not-json'] as const),
];

export interface RejectedEvents {
  readonly reason: RejectReason;
  readonly count: number;
  /** Line numbers of the first few, from 1. */
  readonly lines: readonly number[];
  /** The first few distinct cells, for `bad-time`. */
  readonly examples: readonly string[];
}

/** Parallel arrays with one entry per event, grouped by case and sorted by time; simultaneous events keep file order. */
export interface EventLog {
  readonly caseCount: number;
  /** The events of case c are `offsets[c] … offsets[c + 1] − 1`; every case has at least one. */
  readonly offsets: Uint32Array;
  /** Index into `activityNames`. */
  readonly activities: Uint32Array;
  readonly activityNames: readonly string[];
  /** Index into `channelNames`, −1 for none; null if the log has no channels. */
  readonly channels: Int32Array | null;
  readonly channelNames: readonly string[];
  /** When the event's activity was completed: whole milliseconds since 1970. */
  readonly times: Float64Array;
  /** What is beyond `times`, 0–999,999; null if the log is not finer than a millisecond. */
  readonly nanoseconds: Uint32Array | null;
  /** From start to completion, without the time in which it was suspended: milliseconds, NaN if unknown; null if the log has no starts. */
  readonly service: Float64Array | null;
  /** From the completion of the case's previous event to the start: milliseconds, at least 0, NaN if there is none or if unknown. */
  readonly waiting: Float64Array | null;
  /** Whether timestamps have time zones; else they are local clock times. */
  readonly inUtc: boolean;
  readonly rejected: readonly RejectedEvents[];
}

const MAX_EXAMPLES = 5;

/** From one event to another, in milliseconds, with the fractions that the log has. */
export function elapsed({ times, nanoseconds }: Pick<EventLog, 'times' | 'nanoseconds'>, from: number, to: number): number {
  const milliseconds = (times[to] as number) - (times[from] as number);
  return nanoseconds ? milliseconds + ((nanoseconds[to] as number) - (nanoseconds[from] as number)) / 1e6 : milliseconds;
}

/** Counts rejected events by reason, with their first lines. */
export class EventRejectLog {
  readonly #rejected = new Map<RejectReason, { count: number; lines: number[]; examples: string[] }>();

  add(reason: RejectReason, line: number, cell = ''): void {
    const rejected = this.#of(reason);
    rejected.count++;
    if (rejected.lines.length < MAX_EXAMPLES) rejected.lines.push(line);
    if (cell !== '' && rejected.examples.length < MAX_EXAMPLES && !rejected.examples.includes(cell)) rejected.examples.push(cell);
  }

  addAll(reason: RejectReason, count: number, lines: readonly number[]): void {
    const rejected = this.#of(reason);
    rejected.count += count;
    rejected.lines.push(...lines);
  }

  /** In one order, whatever that of the file. */
  all(): RejectedEvents[] {
    return REJECT_REASONS.flatMap((reason) => {
      const rejected = this.#rejected.get(reason);
      return rejected ? [{ reason, ...rejected }] : [];
    });
  }

  #of(reason: RejectReason): { count: number; lines: number[]; examples: string[] } {
    let rejected = this.#rejected.get(reason);
    if (!rejected) {
      rejected = { count: 0, lines: [], examples: [] };
      this.#rejected.set(reason, rejected);
    }
    return rejected;
  }
}
