/** Service and waiting times beside DuckDB's, by SQL that shares no line with them: a log of starts and completions to the microsecond. */
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { DEFAULT_DIALECT } from '@parcours/model';
import { isFault, readFile, readTableFrom, timestampCells } from '@parcours/observations';
import { afterAll, expect, test } from 'vitest';
import { discover, eventLogFromTable } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'parcours-service-'));
const path = join(folder, 'log.csv');
afterAll(() => rmSync(folder, { recursive: true }));

/** Executions overlap, in a case and of one activity; rows are in no order; each time is met once, so that the order is that of any program. */
function writeLog(): void {
  let seed = 11;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const rows: string[] = [];
  const timeAt = (second: number) =>
    `${new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString().slice(0, 19)}.${String(rows.length).padStart(6, '0')}`;
  for (let execution = 0; execution < 20_000; execution++) {
    const [key, activity, start] = [`c${random(3000)}`, `step ${random(5)}`, random(20_000)];
    rows.push(`${key},${activity},start,${timeAt(start)}`);
    rows.push(`${key},${activity},complete,${timeAt(start + 1 + random(3000))}`);
  }
  for (let at = rows.length - 1; at > 0; at--) {
    const other = random(at + 1);
    [rows[at], rows[other]] = [rows[other] as string, rows[at] as string];
  }
  writeFileSync(path, `case,activity,lifecycle,timestamp\n${rows.join('\n')}\n`);
}

test('DuckDB says the same of service and waiting', async () => {
  writeLog();
  const table = await readTableFrom(() => createReadStream(path), statSync(path).size, 'log.csv', DEFAULT_DIALECT, {
    projection: { columns: null, timestamps: new Set(['timestamp']), distinct: false },
  });
  if (isFault(table)) throw new Error(table.code);
  const [cases, activities, transitions] = table.cells;
  const times = table.timestampColumns?.get('timestamp');
  if (!cases || !activities || !transitions || !times) throw new Error('columns');
  const none = { channels: null, starts: null, instances: null, rejected: [] };
  const log = eventLogFromTable({ cases, activities, transitions, times, lines: table.lines, ...none }, null);
  if ('fault' in log) throw new Error(log.fault);
  const found = discover(log, { paths: 0, minCellSize: 0 });
  expect(found).toMatchObject({ events: 20_000, lost: [] });

  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  // The k-th start of an activity in a case belongs to its k-th completion.
  const rows = await connection.runAndReadAll(`
    WITH numbered AS (SELECT *, epoch_us(timestamp) AS at, row_number() OVER (PARTITION BY "case", activity, lifecycle ORDER BY timestamp) AS k
        FROM read_csv('${path}')),
      executions AS (SELECT c."case" AS key, activity, s.at AS began, c.at AS ended FROM numbered c JOIN numbered s USING (activity, k)
        WHERE c."case" = s."case" AND c.lifecycle = 'complete' AND s.lifecycle = 'start'),
      timed AS (SELECT activity, ended - began AS service, greatest(0, began - lag(ended) OVER (PARTITION BY key ORDER BY ended)) AS waiting,
        lag(ended) OVER (PARTITION BY key ORDER BY ended) AS before FROM executions)
    SELECT activity, count(*)::INTEGER, median(service) / 3.6e9, count(before)::INTEGER, median(waiting) FILTER (before IS NOT NULL) / 3.6e9
    FROM timed GROUP BY activity ORDER BY activity`);
  const theirs = rows.getRowsJson() as [string, number, number, number, number][];
  const ours = [...found.steps].sort((a, b) => (a.activity < b.activity ? -1 : 1));
  expect(theirs).toHaveLength(5);
  for (const [at, [activity, services, service, waits, waiting]] of theirs.entries()) {
    const step = ours[at];
    expect([step?.activity, step?.service?.n, step?.waiting?.n]).toEqual([activity, services, waits]);
    expect(step?.service?.median).toBeCloseTo(service, 12);
    expect(step?.waiting?.median).toBeCloseTo(waiting, 12);
  }
  expect(ours.some(({ waiting }) => (waiting?.median ?? 0) > 0)).toBe(true);
});

test.each([
  ['TIMESTAMP_NS', 1],
  ['TIMESTAMP', 1000],
])('a Parquet column of type %s keeps its order', async (type, step) => {
  const file = join(folder, `${type}.parquet`);
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`COPY (SELECT 'c' AS "case", 'a' || (i * 7 % 50) AS activity,
      make_timestamp_ns(1767261600123456000 + (i * 7 % 50) * ${step})::${type} AS timestamp FROM range(50) t(i)) TO '${file}' (FORMAT parquet)`);
  const table = await readFile(readFileSync(file), 'log.parquet', DEFAULT_DIALECT);
  if (isFault(table)) throw new Error(table.code);
  const [cases, activities, times] = table.cells;
  if (!cases || !activities || !times) throw new Error('columns');
  const none = { channels: null, starts: null, transitions: null, instances: null, rejected: [] };
  const log = eventLogFromTable({ cases, activities, times: timestampCells(times), lines: table.lines, ...none }, null);
  if ('fault' in log) throw new Error(log.fault);
  const found = discover(log, { paths: 1, minCellSize: 0 });
  expect(found.paths.shown[0]?.activities).toEqual(Array.from({ length: 50 }, (_, at) => `a${at}`));
  expect((found.duration?.median ?? 0) * 3.6e12).toBeCloseTo(49 * step, 3);
});
