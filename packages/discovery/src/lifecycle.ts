/** Joins the transitions of activities into completed events: the lifecycle extension of XES (IEEE 1849, "standard" model). */
import type { EncodedNames } from './encoded-names.ts';
import type { CaseRows } from './sort-cases.ts';

type Effect = 'complete' | 'start' | 'suspend' | 'resume' | 'abort' | 'abort-case' | 'none';

/**
 * What a transition does to an execution of its activity. `withdraw` and `ate_abort` end it without completion, `pi_abort` ends all of the
 * case. `schedule`, `assign`, `reassign`, `autoskip`, `manualskip`, `unknown` and words of other models neither begin nor complete work.
 */
const EFFECTS: Readonly<Record<string, Effect>> = {
  complete: 'complete',
  start: 'start',
  suspend: 'suspend',
  resume: 'resume',
  withdraw: 'abort',
  ate_abort: 'abort',
  pi_abort: 'abort-case',
};

/** An execution of an activity that is not completed yet. Times are milliseconds since the case's first event. */
interface Execution {
  /** NaN if unknown. */
  readonly start: number;
  suspendedAt: number | null;
  suspended: number;
  readonly rows: number[];
}

export interface CompletedEvents extends CaseRows {
  /** By place: milliseconds from the start, less `suspended`; NaN if the log does not tell of it. */
  readonly service: Float64Array;
  /** By place: milliseconds in which the execution was suspended. */
  readonly suspended: Float64Array;
  /** Rows of transitions that belong to no completed execution, in order of the file. */
  readonly unused: Uint32Array;
}

export interface Lifecycle {
  readonly transitions: EncodedNames;
  readonly activities: EncodedNames;
  /** Executions of one activity; null if the log does not tell them apart: the one begun first is then completed first. */
  readonly instances: EncodedNames | null;
}

/** @param events sorted. Cases without a completed event are left out. An empty transition is `complete`. */
export function completedEvents(events: CaseRows, { transitions, activities, instances }: Lifecycle): CompletedEvents {
  const { offsets, rows, times, nanoseconds } = events;
  const effects = transitions.names.map((name) => EFFECTS[name.toLowerCase()] ?? 'none');
  const count = rows.length;
  const kept = {
    offsets: new Uint32Array(offsets.length),
    rows: new Uint32Array(count),
    times: new Float64Array(count),
    nanoseconds: nanoseconds && new Uint32Array(count),
    service: new Float64Array(count).fill(Number.NaN),
    suspended: new Float64Array(count),
  };
  const unused: number[] = [];
  let [size, cases] = [0, 0];
  for (let c = 0; c + 1 < offsets.length; c++) {
    const first = offsets[c] as number;
    const open = new Map<string, Execution[]>();
    for (let i = first; i < (offsets[c + 1] as number); i++) {
      const row = rows[i] as number;
      const code = numberAt(transitions, row);
      const effect = code < 0 ? 'complete' : (effects[code] as Effect);
      const at = (times[i] as number) - (times[first] as number) + (nanoseconds ? (nanoseconds[i] as number) / 1e6 : 0);
      const key = `${numberAt(activities, row)} ${instances ? numberAt(instances, row) : -1}`;
      const running = open.get(key) ?? [];
      if (effect === 'start') open.set(key, [...running, { start: at, suspendedAt: null, suspended: 0, rows: [row] }]);
      else if (effect === 'suspend' || effect === 'resume') {
        const execution = running.find(({ suspendedAt }) => (suspendedAt === null) === (effect === 'suspend'));
        if (!execution) unused.push(row);
        else {
          execution.suspended += execution.suspendedAt === null ? 0 : at - execution.suspendedAt;
          execution.suspendedAt = effect === 'suspend' ? at : null;
          execution.rows.push(row);
        }
      } else if (effect === 'complete') {
        const execution = running.shift();
        if (execution) {
          const suspended = execution.suspended + (execution.suspendedAt === null ? 0 : at - execution.suspendedAt);
          kept.service[size] = at - execution.start - suspended;
          kept.suspended[size] = suspended;
        }
        kept.rows[size] = row;
        kept.times[size] = times[i] as number;
        if (kept.nanoseconds && nanoseconds) kept.nanoseconds[size] = nanoseconds[i] as number;
        size++;
      } else {
        unused.push(row);
        if (effect === 'abort') unused.push(...(running.shift()?.rows ?? []));
        if (effect === 'abort-case') {
          for (const executions of open.values()) for (const execution of executions) unused.push(...execution.rows);
          open.clear();
        }
      }
    }
    for (const executions of open.values()) for (const execution of executions) unused.push(...execution.rows);
    if (size > (kept.offsets[cases] as number)) kept.offsets[++cases] = size;
  }
  return {
    offsets: kept.offsets.subarray(0, cases + 1),
    rows: kept.rows.subarray(0, size),
    times: kept.times.subarray(0, size),
    nanoseconds: kept.nanoseconds?.subarray(0, size) ?? null,
    service: kept.service.subarray(0, size),
    suspended: kept.suspended.subarray(0, size),
    unused: Uint32Array.from(unused).sort(),
  };
}

function numberAt({ codes, numbers }: EncodedNames, row: number): number {
  return numbers[codes[row] as number] as number;
}
