/** `parcours discover` on a long event log, compared with DuckDB only sorting and counting the paths. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { discover, type EventLog, eventLogFromTable } from '@parcours/discovery';
import { nodeHost } from '@parcours/engines/node-host';
import { DEFAULT_DIALECT } from '@parcours/model';
import { isFault, readTableFrom } from '@parcours/observations';
import { milliseconds, table, versionOf } from '../formatting.ts';
import { inFreshProcess } from '../fresh-process.ts';
import { peakMemory } from '../peak-memory.ts';
import { quantile } from '../quantile.ts';
import { writeLog } from './log-file.ts';

interface Run {
  readonly read: number;
  readonly count: number;
  readonly total: number;
  /** Peak, in MB. */
  readonly memory: number;
  /** The most frequent path with its cases: both contenders must agree. */
  readonly first: readonly [path: string, cases: number];
}

const EVENT_COUNTS = [1_000_000, 5_000_000];
const ROUNDS = 3;

/** @public Called by name by the runner. */
export async function section(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'parcours-log-'));
  try {
    const rows: string[][] = [];
    const totals: number[] = [];
    for (const size of EVENT_COUNTS) {
      const path = join(folder, `${size}.csv`);
      writeLog(path, size);
      const [ours, theirs]: [Run[], Run[]] = [[], []];
      for (let round = 0; round < ROUNDS; round++) {
        ours.push(await inFreshProcess<Run>(import.meta.url, 'parcours', path));
        theirs.push(await inFreshProcess<Run>(import.meta.url, 'duckdb', path));
      }
      const [own, peer] = [median(ours), median(theirs)];
      if (own.first.join() !== peer.first.join()) throw new Error(`${own.first} is not ${peer.first}`);
      totals.push(own.total);
      const [events, megabytes] = [`${size / 1e6} M`, `${Math.round(statSync(path).size / 1e6)} MB`];
      rows.push([
        events,
        'parcours discover',
        megabytes,
        milliseconds(own.read),
        milliseconds(own.count),
        milliseconds(own.total),
        `${own.memory} MB`,
        '1',
      ]);
      const ratio = (peer.total / own.total).toFixed(2);
      rows.push([events, 'DuckDB, sort and count', megabytes, '', '', milliseconds(peer.total), `${peer.memory} MB`, ratio]);
    }
    return `## Discovery from an event log

${table(['events', 'who', 'file', 'reading', 'counting', 'total', 'peak memory', 'time ratio'], rows)}

Five times the events take ${((totals[1] ?? 0) / (totals[0] ?? 1)).toFixed(2)} times as long (linear would be 5). Parcours reads the CSV and gives all of it: paths, volume, median and
90th percentile of each step, where cases end, channel switches. DuckDB ${versionOf('@duckdb/node-api')} reads the same CSV and does no more than put each case in
order (\`string_agg(activity ORDER BY timestamp)\`), count the paths and sort them, on all cores. Medians of ${ROUNDS} runs in turn, each in a process of its own.`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function median(runs: readonly Run[]): Run {
  const total = quantile(
    runs.map((run) => run.total),
    0.5,
  );
  return runs.find((run) => run.total === total) as Run;
}

/** @public Called by name in a process of its own. */
export async function parcours(path: string): Promise<Run> {
  const start = performance.now();
  const log = await readLog(path);
  const between = performance.now();
  const found = discover(log, { paths: 10, minCellSize: 5 });
  const end = performance.now();
  const [first] = found.paths.shown;
  return {
    ...{ read: between - start, count: end - between, total: end - start, memory: Math.round(peakMemory()) },
    first: [first?.activities.join('>') ?? '', first?.cases ?? 0],
  };
}

/** Reads the log as the command does. */
async function readLog(path: string): Promise<EventLog> {
  const columns = new Set(['case', 'activity', 'timestamp', 'channel']);
  const { chunks } = await nodeHost([]);
  const read = await readTableFrom(() => chunks(pathToFileURL(path).toString()), statSync(path).size, path, DEFAULT_DIALECT, {
    projection: { columns, timestamps: new Set(['timestamp']), distinct: false },
  });
  if (isFault(read)) throw new Error(read.code);
  const [cases, activities, , channels] = read.cells;
  const times = read.timestampColumns?.get('timestamp');
  if (!cases || !activities || !times || !channels) throw new Error('columns');
  const none = { starts: null, transitions: null, instances: null };
  const log = eventLogFromTable({ cases, activities, times, channels, ...none, lines: read.lines, rejected: [] }, null);
  if ('fault' in log) throw new Error(log.fault);
  return log;
}

/** @public Called by name in a process of its own. */
export async function duckdb(path: string): Promise<Run> {
  const start = performance.now();
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const reader = await connection.runAndReadAll(
    `SELECT path, count(*)::INTEGER FROM (SELECT string_agg(activity, '>' ORDER BY timestamp) AS path FROM read_csv('${path}') GROUP BY "case")
     GROUP BY path ORDER BY 2 DESC LIMIT 10`,
  );
  const [first] = reader.getRows();
  const total = performance.now() - start;
  return { read: 0, count: 0, total, memory: Math.round(peakMemory()), first: [String(first?.[0]), Number(first?.[1])] };
}
