/** An event log, as small as its figures are: names once, a number for each event, case after case. */

/** Why an event was left out. */
export type RejectReason = 'no-case' | 'no-activity' | 'no-time' | 'bad-time' | 'lifecycle' | 'ragged' | 'broken-quote' | 'not-json';

export interface RejectedEvents {
  readonly reason: RejectReason;
  readonly count: number;
  /** Line numbers in the file, from 1, of the first few. */
  readonly lines: readonly number[];
  /** The first few cells met, for `bad-time`. */
  readonly examples: readonly string[];
}

/** Parallel arrays, an entry an event: each case's one behind the other, by time; those of the same time in the order of the file. */
export interface EventLog {
  readonly caseCount: number;
  /** The events of case c are `offsets[c] … offsets[c + 1] − 1`; each case has one at least. */
  readonly offsets: Uint32Array;
  /** Index into `activityNames`. */
  readonly activities: Uint32Array;
  readonly activityNames: readonly string[];
  /** Index into `channelNames`, −1 for none; null where the log has no channels. */
  readonly channels: Int32Array | null;
  readonly channelNames: readonly string[];
  /** Milliseconds since 1970. */
  readonly times: Float64Array;
  /** Whether the log names time zones; else its times are what clocks showed. */
  readonly inUtc: boolean;
  readonly rejected: readonly RejectedEvents[];
}

const MAX_EXAMPLES = 5;

/** Counts what is left out, with where it was met first. */
export class EventRejectLog {
  readonly #lost = new Map<RejectReason, { count: number; lines: number[]; examples: string[] }>();

  add(reason: RejectReason, line: number, cell = ''): void {
    const lost = this.#of(reason);
    lost.count++;
    if (lost.lines.length < MAX_EXAMPLES) lost.lines.push(line);
    if (cell !== '' && lost.examples.length < MAX_EXAMPLES && !lost.examples.includes(cell)) lost.examples.push(cell);
  }

  addAll(reason: RejectReason, count: number, lines: readonly number[]): void {
    const lost = this.#of(reason);
    lost.count += count;
    lost.lines.push(...lines);
  }

  all(): RejectedEvents[] {
    return [...this.#lost].map(([reason, lost]) => ({ reason, ...lost }));
  }

  #of(reason: RejectReason): { count: number; lines: number[]; examples: string[] } {
    let lost = this.#lost.get(reason);
    if (!lost) {
      lost = { count: 0, lines: [], examples: [] };
      this.#lost.set(reason, lost);
    }
    return lost;
  }
}
