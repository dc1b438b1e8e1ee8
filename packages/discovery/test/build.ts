/** Logs for the tests: `A web 1` is activity A on the channel web in hour 1. */
import { timestampCells } from '@parcours/observations';
import type { EventLog } from '../src/index.ts';
import { eventLogFromTable } from '../src/index.ts';

const HOUR = 3_600_000;

export function logOf(events: readonly (readonly [key: string, activity: string, channel: string, hour: number])[]): EventLog {
  const cells = (values: readonly string[]) => {
    const distinct = [...new Set(values)];
    return { values: distinct, codes: Uint32Array.from(values, (value) => distinct.indexOf(value)) };
  };
  const log = eventLogFromTable(
    {
      cases: cells(events.map(([key]) => key)),
      activities: cells(events.map(([, activity]) => activity)),
      channels: events.some(([, , channel]) => channel !== '') ? cells(events.map(([, , channel]) => channel)) : null,
      starts: null,
      transitions: null,
      instances: null,
      times: timestampCells(
        cells(events.map(([, , , hour]) => (Number.isNaN(hour) ? '' : new Date(Date.UTC(2026, 0, 1) + hour * HOUR).toISOString()))),
      ),
      lines: Uint32Array.from(events, (_, at) => at + 2),
      rejected: [],
    },
    null,
  );
  if ('fault' in log) throw new Error(log.fault);
  return log;
}

/** `a: A web 0, B web 1` a line, a line a case. */
export function log(text: string): EventLog {
  return logOf(
    text
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [key = '', events = ''] = line.split(':');
        return events.split(',').map((event) => {
          const [activity = '', channel = '', hour = ''] = event.trim().split(' ');
          return [key.trim(), activity, channel === '-' ? '' : channel, Number(hour)] as const;
        });
      }),
  );
}
