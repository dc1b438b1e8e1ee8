/** DuckDB counts the distinct rows of a large file; what they mean is found out as ever, by `aggregate`. */
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import {
  aggregate,
  type CancellationToken,
  type CsvLayout,
  CsvReader,
  detectFileFormat,
  exceededLimit,
  type GroupedRows,
  isFault,
  type Projection,
  projectionOf,
  type Table,
  tableFromGroups,
} from '@parcours/observations';
import type { AggregationTask, ReadOptions, StudyReadResult } from '../engine.ts';
import type { LargeFileEngine } from '../engine-selector.ts';
import type { Host } from '../hosts/host.ts';
import { countParquetGroups } from './parquet-groups.ts';
import { sqlLiteral, sqlPath, UnsupportedByDuckDb } from './sql-literal.ts';

type DuckDb = typeof import('@duckdb/node-api');

/** With less, DuckDB reads slower; with more, it only takes more. */
const MEMORY_LIMIT = '200MB';
const PROGRESS_INTERVAL_MS = 100;
const LINES_PER_GROUP = 5;

let loading: Promise<DuckDb> | undefined;
let instance: Promise<DuckDBInstance> | undefined;

/** @throws NotForDuckDb where it is not installed, or not for this system. */
export function loadDuckDb(): Promise<DuckDb> {
  loading ??= import('@duckdb/node-api').catch((error: unknown) => {
    throw new UnsupportedByDuckDb('not-installed', String(error));
  });
  return loading;
}

/**
 * Only for Parquet of plain columns and CSV in UTF-8, of which no row must be told from another that says the same. All cells of CSV are
 * read as text, and the first row that DuckDB would reject makes it refuse the file. Lines are looked for afterwards, of those rows only
 * of which something is lost.
 */
export class DuckDbEngine implements LargeFileEngine {
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** @throws NotForDuckDb before anything is given. */
  async aggregate(task: AggregationTask, options: ReadOptions): Promise<StudyReadResult> {
    const { study, model } = task;
    const wants = projectionOf(study);
    const { range, totals } = study.dialect;
    if (range !== null || totals.length > 0) throw new UnsupportedByDuckDb('not-plain', 'a part of the file');
    if (!wants.distinct || wants.columns === null) throw new UnsupportedByDuckDb('not-plain', 'rows are told apart');
    const parquet = await this.#isParquet(task);
    const head = parquet ? null : await this.#readHeader(task, wants);
    const groups = await withConnection(task, options, (connection) =>
      head ? countCsvGroups(connection, task, head, wants) : countParquetGroups(connection, task, wants, false),
    );
    const table = tableFromGroups(groups);
    const over = exceededLimit(table, task.limits);
    if (over) return { fault: over };
    const blamed = new Set<number>();
    const first = aggregate(table, study, model, options.signal, blamed);
    if (blamed.size === 0) return { ...first, fault: null };
    const lined = head
      ? { ...groups, lines: await this.#lines(task, wants, groups, blamed, options.signal) }
      : await withConnection(task, options, (connection) => countParquetGroups(connection, task, wants, true));
    return { ...aggregate(tableFromGroups(lined), study, model, options.signal), fault: null };
  }

  refusal(error: unknown): 'duckdb-missing' | 'duckdb-refused' | null {
    if (!(error instanceof UnsupportedByDuckDb)) return null;
    return error.reason === 'not-installed' ? 'duckdb-missing' : 'duckdb-refused';
  }

  async #isParquet(job: AggregationTask): Promise<boolean> {
    for await (const chunk of this.#chunks(job)) return detectFileFormat(chunk, job.path) === 'parquet';
    return false;
  }

  async #readHeader(job: AggregationTask, wants: Projection): Promise<CsvLayout> {
    const reader = new CsvReader(job.path, job.study.dialect, wants, job.size, job.limits);
    let beginning = true;
    try {
      for await (const chunk of this.#chunks(job)) {
        if (beginning && detectFileFormat(chunk, job.path) !== 'csv') throw new UnsupportedByDuckDb('not-plain', 'no CSV');
        if (beginning && !hasUniformLineEndings(chunk)) throw new UnsupportedByDuckDb('not-plain', 'line ends');
        beginning = false;
        reader.push(chunk, false);
        if (reader.layout || reader.failed) break;
      }
      if (!reader.layout) reader.push(new Uint8Array(), true);
    } catch (error) {
      throw error instanceof UnsupportedByDuckDb ? error : new UnsupportedByDuckDb('not-plain', String(error));
    }
    const { layout: head } = reader;
    if (head?.encoding !== 'utf-8' || head.delimiter.length > 1) throw new UnsupportedByDuckDb('not-plain', 'encoding or delimiter');
    return head;
  }

  /** The lines of the groups of which something is lost: the file is read as far as they are all found. */
  async #lines(
    job: AggregationTask,
    wants: Projection,
    groups: Groups,
    blamed: ReadonlySet<number>,
    signal?: CancellationToken,
  ): Promise<Map<number, number[]>> {
    const wanted = new Map([...blamed].map((group) => [groupKey(groups.cells, group), group]));
    const reader = new CsvReader(job.path, job.study.dialect, wants, job.size, job.limits);
    let found = new Map<number, number[]>();
    let read = 0;
    let next = 0;
    const isFound = (group: number) => (found.get(group)?.length ?? 0) >= Math.min(LINES_PER_GROUP, groups.counts[group] as number);
    const look = () => {
      const table = reader.finish();
      if (!isFault(table)) found = linesByGroup(table, wanted);
      return [...blamed].every(isFound);
    };
    for await (const chunk of this.#chunks(job)) {
      signal?.throwIfAborted();
      reader.push(chunk, false);
      read += chunk.length;
      if (read < next) continue;
      if (look()) return found;
      next = read * 2;
    }
    reader.push(new Uint8Array(), true);
    if (look()) return found;
    throw new UnsupportedByDuckDb('not-plain', 'rows differ');
  }

  #chunks({ uri }: AggregationTask): AsyncIterable<Uint8Array> {
    if (!this.#host.chunks) throw new UnsupportedByDuckDb('not-plain', 'no local file');
    return this.#host.chunks(uri);
  }
}

type Groups = GroupedRows;

/** Runs queries that report how far they have come, and can be cancelled. What DuckDB throws is a NotForDuckDb. */
async function withConnection<T>(job: AggregationTask, watch: ReadOptions, run: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const duckdb = await loadDuckDb();
  instance ??= duckdb.DuckDBInstance.create(':memory:', { memory_limit: MEMORY_LIMIT });
  const connection = await (await instance).connect();
  const watching = setInterval(() => {
    try {
      watch.signal?.throwIfAborted();
      watch.onProgress?.(Math.max(0, (connection.progress.percentage / 100) * job.size), job.size);
    } catch {
      connection.interrupt();
    }
  }, PROGRESS_INTERVAL_MS);
  try {
    await connection.run('SET enable_progress_bar = true; SET enable_progress_bar_print = false; SET preserve_insertion_order = false');
    return await run(connection);
  } catch (error) {
    watch.signal?.throwIfAborted();
    throw error instanceof UnsupportedByDuckDb ? error : new UnsupportedByDuckDb('not-plain', String(error));
  } finally {
    clearInterval(watching);
    connection.closeSync();
  }
}

async function countCsvGroups(connection: DuckDBConnection, job: AggregationTask, head: CsvLayout, wants: Projection): Promise<Groups> {
  const kept = head.columns.map((column) => wants.columns?.has(column) === true);
  const names = kept.flatMap((is, column) => (is ? [`c${column}`] : []));
  const select = `${names.map((name) => `${name}, `).join('')}count(*)::DOUBLE FROM ${csvSource(job, head)}`;
  const result = await connection.runAndReadAll(`SELECT ${select}${names.length > 0 ? ` GROUP BY ${names.join(', ')}` : ''}`);
  const rejects = await connection.runAndReadAll('SELECT count(*)::DOUBLE FROM reject_errors');
  if (rejects.getColumnsJS()[0]?.[0] !== 0) throw new UnsupportedByDuckDb('not-plain', 'rejected rows');
  return toGroups(result.getColumnsJS(), kept, job, head);
}

/** All cells as text, nothing found out, nothing mended. */
function csvSource({ uri }: AggregationTask, { delimiter, width, firstDataLine: line }: CsvLayout): string {
  const columns = Array.from({ length: width }, (_, column) => `'c${column}': 'VARCHAR'`).join(', ');
  const options = [
    'auto_detect = false',
    'header = false',
    `skip = ${line - 1}`,
    `delim = ${sqlLiteral(delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `comment = ''`,
    'strict_mode = true',
    'null_padding = false',
    'store_rejects = true',
    `columns = {${columns}}`,
  ];
  return `read_csv(${sqlPath(uri)}, ${options.join(', ')})`;
}

function toGroups(found: readonly (readonly unknown[])[], kept: readonly boolean[], job: AggregationTask, head: CsvLayout): Groups {
  const counts = (found.at(-1) ?? []) as readonly number[];
  const raw = kept
    .filter((is) => is)
    .map((_, slot) =>
      // Of no rows there are no columns.
      (counts.length > 0 ? (found[slot] ?? []) : []).map((cell) =>
        String(cell ?? '')
          .replace(/\r\n?/g, '\n')
          .trim(),
      ),
    );
  const rows = new Map<string, number>();
  const times: number[] = [];
  const firsts: number[] = [];
  for (const [row, count] of counts.entries()) {
    const key = JSON.stringify(raw.map((column) => column[row]));
    const known = rows.get(key);
    if (known !== undefined) times[known] = (times[known] as number) + count;
    else if (count > 0) {
      // DuckDB counts rows that are blank all over as well, and cannot say which they are.
      if (raw.every((column) => column[row] === '')) throw new UnsupportedByDuckDb('not-plain', 'blank rows');
      rows.set(key, times.push(count) - 1);
      firsts.push(row);
    }
  }
  let slot = 0;
  const cells = kept.map((is) => {
    const column = is ? raw[slot++] : undefined;
    return column ? firsts.map((row) => column[row] as string) : null;
  });
  const { encoding, delimiter, columns, preamble: opening } = head;
  return { path: job.path, bytes: job.size, encoding, delimiter, columns, preamble: opening, cells, counts: times, lines: new Map() };
}

function groupKey(cells: Groups['cells'], group: number): string {
  return JSON.stringify(cells.flatMap((column) => (column ? [column[group]] : [])));
}

/** By group: the first few lines of its rows. */
function linesByGroup(table: Table, wanted: ReadonlyMap<string, number>): Map<number, number[]> {
  const found = new Map<number, number[]>();
  const kept = table.cells.filter((cells) => cells !== null);
  for (const [row, line] of table.lines.entries()) {
    const group = wanted.get(JSON.stringify(kept.map(({ values, codes }) => values[codes[row] as number])));
    if (group === undefined) continue;
    const lines = [...(found.get(group) ?? []), line, ...(table.duplicates?.lines.get(row) ?? [])];
    found.set(group, lines.sort((a, b) => a - b).slice(0, LINES_PER_GROUP));
  }
  return found;
}

/** Whether the lines of a text all end alike, in a way that DuckDB knows. */
function hasUniformLineEndings(bytes: Uint8Array): boolean {
  const cr = bytes.indexOf(13);
  if (cr < 0) return true;
  let lines = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === 10 && bytes[at - 1] !== 13) return false;
    if (bytes[at] === 13 && at + 1 < bytes.length && bytes[at + 1] !== 10) return false;
    if (bytes[at] === 10) lines++;
  }
  return lines > 0;
}
