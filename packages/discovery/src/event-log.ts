/** A compact event log: dictionary-encoded names in typed arrays, grouped by case. */

/** Why an event was rejected. */
export type RejectReason = 'no-case' | 'no-activity' | 'no-time' | 'bad-time' | 'lifecycle' | 'ragged' | 'broken-quote' | 'not-json';

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
  /** Milliseconds since 1970. */
  readonly times: Float64Array;
  /** Whether timestamps have time zones; else they are local clock times. */
  readonly inUtc: boolean;
  readonly rejected: readonly RejectedEvents[];
}

const MAX_EXAMPLES = 5;

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

  all(): RejectedEvents[] {
    return [...this.#rejected].map(([reason, rejected]) => ({ reason, ...rejected }));
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
