/** The figures of discovery beside DuckDB's, by SQL that shares no line with them. */
import { createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { DEFAULT_DIALECT } from '@parcours/model';
import { isFault, readTableFrom } from '@parcours/observations';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Discovery, discover, type EventLog, eventLogFromTable } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'parcours-discovery-'));
const path = join(folder, 'log.csv');
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * Not in order of case nor time, with equal times, cases of one event, one of 100,000, repeated activities, rows without case, activity,
 * time or channel, and times to the millisecond.
 */
function writeLog(): void {
  let seed = 7;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const lines = ['n,case,activity,moment,channel'];
  const add = (key: string, span: number) => {
    const at = random(50) === 0 ? ['', 'soon'][random(2)] : new Date(Date.UTC(2026, 0, 1) + random(span) * 500).toISOString().slice(0, 23);
    const [activity, channel] = [random(60) === 0 ? '' : `step ${random(6)}`, ['web', 'shop', 'phone', ''][random(4)]];
    lines.push(`${lines.length},${random(70) === 0 ? '' : key},${activity},${at},${channel}`);
  };
  for (let event = 0; event < 20_000; event++) add(`c${random(6000)}`, 2000);
  for (let event = 0; event < 100_000; event++) add('long', 1_000_000);
  writeFileSync(path, `${lines.join('\n')}\n`);
}

async function readLog(): Promise<EventLog> {
  const table = await readTableFrom(() => createReadStream(path), statSync(path).size, 'log.csv', DEFAULT_DIALECT, {
    projection: { columns: null, timestamps: new Set(['moment']), distinct: false },
  });
  if (isFault(table)) throw new Error(table.code);
  const [, cases, activities, , channels] = table.cells;
  const times = table.timestampColumns?.get('moment');
  if (!cases || !activities || !channels || !times) throw new Error('columns');
  const log = eventLogFromTable(
    { cases, activities, channels, times, lines: table.lines, starts: null, transitions: null, instances: null, rejected: [] },
    null,
  );
  if ('fault' in log) throw new Error(log.fault);
  return log;
}

/** Half way between two neighbours where the share is met exactly: the definition of `spreadOf`, with 90 % as 9/10. */
const quantileSql = (list: string, part: number) =>
  `(${list}[(len(${list}) * ${part} + 9) // 10] + ${list}[least(len(${list}), len(${list}) * ${part} // 10 + 1)]) / 2.0 / 3600000`;

describe('DuckDB says the same', () => {
  let found: Discovery;
  let ask: (sql: string) => Promise<unknown[][]>;
  beforeAll(async () => {
    writeLog();
    found = discover(await readLog(), { paths: 1_000_000, minCellSize: 0 });
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(`CREATE TABLE raw AS SELECT * FROM read_csv('${path}', all_varchar = true)`);
    await connection.run(`CREATE TABLE log AS SELECT n::INTEGER AS n, "case" AS key, activity, nullif(channel, '') AS channel,
        epoch_ms(try_cast(moment AS TIMESTAMP)) AS moment,
        row_number() OVER w AS place, row_number() OVER (PARTITION BY "case", activity ORDER BY try_cast(moment AS TIMESTAMP), n::INTEGER) AS visit, lead(epoch_ms(try_cast(moment AS TIMESTAMP))) OVER w AS next, lag(nullif(channel, '')) OVER w AS before
      FROM raw WHERE "case" <> '' AND activity <> '' AND try_cast(moment AS TIMESTAMP) IS NOT NULL
      WINDOW w AS (PARTITION BY "case" ORDER BY try_cast(moment AS TIMESTAMP), n::INTEGER)`);
    ask = async (sql) => (await connection.runAndReadAll(sql)).getRowsJson() as unknown[][];
  });
  const numbers = (rows: unknown[][]) =>
    rows.map((row) => row.map((cell) => (typeof cell === 'string' && /^[\d.]+$/.test(cell) ? Number(cell) : cell)));

  test('cases, events, and why the others are left out', async () => {
    expect(numbers(await ask('SELECT count(DISTINCT key), count(*) FROM log'))).toEqual([[found.cases, found.events]]);
    const [[noCase, noActivity, noTime, badTime] = []] = numbers(
      await ask(`SELECT count_if(k IS NULL), count_if(k IS NOT NULL AND a IS NULL), count_if(k IS NOT NULL AND a IS NOT NULL AND t IS NULL),
        count_if(k IS NOT NULL AND a IS NOT NULL AND t = 'soon')
        FROM (SELECT nullif("case", '') AS k, nullif(activity, '') AS a, nullif(moment, '') AS t FROM raw)`),
    );
    const lost = Object.fromEntries(found.lost.map(({ reason, count }) => [reason, count]));
    expect(lost).toEqual({ 'no-case': noCase, 'no-activity': noActivity, 'no-time': noTime, 'bad-time': badTime });
  });

  test('paths with their cases', async () => {
    const rows = await ask(`SELECT path, count(*) FROM (SELECT list(activity ORDER BY place) AS path FROM log GROUP BY key) GROUP BY path`);
    const theirs = new Map(rows.map(([activities, cases]) => [JSON.stringify(activities), Number(cases)]));
    expect(found.paths.count).toBe(theirs.size);
    expect(found.paths.shown).toHaveLength(theirs.size);
    for (const { activities, cases } of found.paths.shown) expect(theirs.get(JSON.stringify(activities))).toBe(cases);
  });

  test('each step: events, cases, repeating, starts, ends, times', async () => {
    const theirs = numbers(
      await ask(`WITH steps AS (SELECT activity, count(*), count(DISTINCT key), count_if(visit = 2), count_if(place = 1), count_if(next IS NULL)
            FROM log GROUP BY activity),
          spans AS (SELECT activity, list_sort(list(next - moment)) AS l FROM log WHERE next IS NOT NULL GROUP BY activity)
        SELECT steps.*, len(l), ${quantileSql('l', 5)}, ${quantileSql('l', 9)} FROM steps JOIN spans USING (activity) ORDER BY activity`),
    );
    const ours = found.steps
      .map((step) => [
        ...[step.activity, step.events, step.cases, step.repeating, step.starts, step.ends],
        ...[step.duration?.n, step.duration?.median, step.duration?.p90],
      ])
      .sort();
    expect(ours).toHaveLength(6);
    for (const [at, row] of theirs.entries()) {
      expect(ours[at]?.slice(0, 7)).toEqual(row.slice(0, 7));
      expect(ours[at]?.[7]).toBeCloseTo(row[7] as number, 9);
      expect(ours[at]?.[8]).toBeCloseTo(row[8] as number, 9);
    }
  });

  test('channel switches', async () => {
    const theirs = numbers(
      await ask(`SELECT before, channel, activity, count(*), count(DISTINCT key), count_if(next IS NULL), count_if(visit > 1)
        FROM log WHERE before <> channel GROUP BY ALL ORDER BY ALL`),
    );
    const ours = found.switches
      ?.map((each) => [each.from, each.to, each.activity, each.switches, each.cases, each.ends, each.again])
      .sort();
    expect(ours).toHaveLength(36);
    expect(ours).toEqual(theirs);
  });
});
