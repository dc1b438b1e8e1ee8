/** Logs for the tests: `A web 1` is activity A on the channel web in hour 1. */
import { timeCells } from '@parcours/observations';
import type { Log } from '../src/index.ts';
import { eventsOfTable } from '../src/index.ts';

const HOUR = 3_600_000;

export function logOf(events: readonly (readonly [key: string, activity: string, channel: string, hour: number])[]): Log {
  const cells = (values: readonly string[]) => {
    const distinct = [...new Set(values)];
    return { values: distinct, codes: Uint32Array.from(values, (value) => distinct.indexOf(value)) };
  };
  const log = eventsOfTable(
    {
      cases: cells(events.map(([key]) => key)),
      activities: cells(events.map(([, activity]) => activity)),
      channels: events.some(([, , channel]) => channel !== '') ? cells(events.map(([, , channel]) => channel)) : null,
      times: timeCells(
        cells(events.map(([, , , hour]) => (Number.isNaN(hour) ? '' : new Date(Date.UTC(2026, 0, 1) + hour * HOUR).toISOString()))),
      ),
      lines: Uint32Array.from(events, (_, at) => at + 2),
      lost: [],
    },
    null,
  );
  if ('fault' in log) throw new Error(log.fault);
  return log;
}

/** `a: A web 0, B web 1` a line, a line a case. */
export function log(text: string): Log {
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
