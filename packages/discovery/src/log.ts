/** An event log, as small as its figures are: names once, a number for each event. */

/** Which of two figures is the day, where a date is written `01/02/2026`. */
export const DATE_ORDERS = ['day-month-year', 'month-day-year'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** Why an event was left out. */
export type LostReason = 'no-case' | 'no-activity' | 'no-time' | 'bad-time' | 'lifecycle' | 'ragged' | 'broken-quote';

export interface Lost {
  readonly reason: LostReason;
  readonly count: number;
  /** Line numbers in the file, from 1, of the first few. */
  readonly lines: readonly number[];
  /** The first few cells met, for `bad-time`. */
  readonly examples: readonly string[];
}

/** Parallel arrays, an entry an event, in the order of the file. */
export interface Log {
  /** Whose event it is: from 0, without gaps. */
  readonly cases: Uint32Array;
  readonly caseCount: number;
  /** Index into `activityNames`. */
  readonly activities: Uint32Array;
  readonly activityNames: readonly string[];
  /** Index into `channelNames`, −1 for none; null where the log has no channels. */
  readonly channels: Int32Array | null;
  readonly channelNames: readonly string[];
  /** Milliseconds since 1970. */
  readonly times: Float64Array;
  readonly lost: readonly Lost[];
}

const FIRST_FEW = 5;

/** Counts what is left out, with where it was met first. */
export class Losses {
  readonly #lost = new Map<LostReason, { count: number; lines: number[]; examples: string[] }>();

  add(reason: LostReason, line: number, cell = '', count = 1): void {
    let lost = this.#lost.get(reason);
    if (!lost) {
      lost = { count: 0, lines: [], examples: [] };
      this.#lost.set(reason, lost);
    }
    lost.count += count;
    if (lost.lines.length < FIRST_FEW) lost.lines.push(line);
    if (cell !== '' && lost.examples.length < FIRST_FEW && !lost.examples.includes(cell)) lost.examples.push(cell);
  }

  all(): Lost[] {
    return [...this.#lost].map(([reason, lost]) => ({ reason, ...lost }));
  }
}
