import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import {
  aggregate,
  type CancellationToken,
  type CsvLayout,
  CsvReader,
  DOUBLED_QUOTES,
  detectFileFormat,
  exceededLimit,
  type GroupedRows,
  hasShortenedIds,
  hasWrappedLines,
  holdsOtherRows,
  isFault,
  type Projection,
  projectionOf,
  readFile,
  readTableFrom,
  type Table,
  tableFromGroups,
} from '@parcours/observations';
import type { AggregationOptions, AggregationTask, StudyReadResult } from '../engine.ts';
import type { LargeFileEngine } from '../engine-selector.ts';
import type { Host } from '../hosts/host.ts';
import { KEEP_ALL_COLUMNS_BYTES } from '../portable/portable-engine.ts';
import { readCsvSignatures } from './csv-signatures.ts';
import { csvSource } from './csv-source.ts';
import { expectedLists, MAX_LISTS } from './expected-lists.ts';
import { countParquetGroups } from './parquet-groups.ts';
import { readParquetSignatures } from './parquet-signatures.ts';
import { rowCells, rowKey, type SignedRows } from './signed-rows.ts';
import { UnsupportedByDuckDb } from './unsupported-by-duckdb.ts';

type DuckDb = typeof import('@duckdb/node-api');

/** What ten million rows of two million respondents need. With more DuckDB is not faster. */
const MEMORY_LIMIT = '220MB';
/** By default DuckDB writes what exceeds its memory into the current folder. */
const TEMP_FOLDER = join(tmpdir(), `parcours-${process.pid}`);
const PROGRESS_INTERVAL_MS = 100;
/** Read of a file at first to know the lines of what is told of it. */
const BEGINNING_BYTES = 1 << 20;
/** Line numbers kept of a group with rejects. */
const LINES_PER_GROUP = 5;

let loading: Promise<DuckDb> | undefined;
let instance: Promise<DuckDBInstance> | undefined;

/** @throws UnsupportedByDuckDb if it is not installed or not built for this system. */
export function loadDuckDb(): Promise<DuckDb> {
  loading ??= import('@duckdb/node-api').catch((error: unknown) => {
    throw new UnsupportedByDuckDb('not-installed', String(error));
  });
  return loading;
}

/**
 * Lets DuckDB count the distinct rows of a large file, then aggregates the groups like any table. Supports Parquet with flat columns and
 * CSV in UTF-8, with a respondent column by signatures. CSV cells are read as text, and a row that DuckDB rejects makes the file
 * unsupported. Line numbers are looked up afterwards, only for rows with rejects.
 */
export class DuckDbEngine implements LargeFileEngine {
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** @throws UnsupportedByDuckDb, the signal's reason, and any error of the host. */
  async aggregate(task: AggregationTask, options: AggregationOptions): Promise<StudyReadResult> {
    const { study, model } = task;
    const projection = projectionOf(study);
    const { range, totals } = study.dialect;
    if (range !== null || totals.length > 0) throw new UnsupportedByDuckDb('unsupported', 'a part of the file');
    if (!projection.distinct || projection.columns === null) throw new UnsupportedByDuckDb('unsupported', 'rows are told apart');
    const layout = (await this.#isParquet(task)) ? null : await this.#readLayout(task, projection);
    if (await this.#needsWholeTable(task, options, layout !== null))
      throw new UnsupportedByDuckDb('unsupported', 'rows that are no answers');
    if (projection.respondent !== undefined)
      return layout
        ? this.#aggregateRespondents(task, options, layout, projection)
        : this.#aggregateParquetRespondents(task, options, projection);
    const groups = await withConnection(task, options, (connection) =>
      layout ? countCsvGroups(connection, task, layout, projection) : countParquetGroups(connection, task, projection, false),
    );
    const table = tableFromGroups(groups);
    const exceeded = exceededLimit(table, task.limits);
    if (exceeded) return { fault: exceeded };
    const lineNeeds = { rows: new Set<number>(), records: false };
    const result = aggregate(table, study, model, { signal: options.signal, lineNeeds });
    const rowsWithRejects = lineNeeds.rows;
    if (rowsWithRejects.size === 0) return { ...result, fault: null };
    const withLines = layout
      ? { ...groups, lines: await this.#findLines(task, projection, groups, rowsWithRejects, options.signal) }
      : await withConnection(task, options, (connection) => countParquetGroups(connection, task, projection, true));
    return { ...aggregate(tableFromGroups(withLines), study, model, { signal: options.signal }), fault: null };
  }

  /** Lines are those of the file's beginning, of which more is read until they are all known. */
  async #aggregateRespondents(
    task: AggregationTask,
    { signal, ...options }: AggregationOptions,
    layout: CsvLayout,
    projection: Projection,
  ): Promise<StudyReadResult> {
    const { study, model, size, limits } = task;
    if (layout.columns.filter((column) => column === projection.respondent).length !== 1)
      throw new UnsupportedByDuckDb('unsupported', 'no respondent column');
    let bytes = BEGINNING_BYTES;
    let beginning = await this.#readBeginning(task, projection, bytes, signal);
    const times = size / Math.min(bytes, size);
    const records = beginning.signatures?.records;
    if (records && expectedLists(records.respondents, times, availableParallelism()) > MAX_LISTS)
      throw new UnsupportedByDuckDb('unsupported', 'rows of too many respondents');
    const expectedRecords = Math.ceil(beginning.rows * times * 1.02);
    const groups = await withConnection(task, { ...options, signal }, (connection) =>
      readCsvSignatures(connection, task, layout, projection, beginning, expectedRecords),
    );
    for (;;) {
      const table = tableFromGroups(withLines(groups, beginning));
      const exceeded = exceededLimit(table, limits);
      if (exceeded) return { fault: exceeded };
      const lineNeeds = { rows: new Set<number>(), records: false };
      const result = aggregate(table, study, model, { signal, lineNeeds });
      if (bytes >= size || (!lineNeeds.records && [...lineNeeds.rows].every((row) => hasLines(table, row))))
        return { ...result, fault: null };
      bytes *= 8;
      beginning = await this.#readBeginning(task, projection, bytes, signal);
    }
  }

  async #aggregateParquetRespondents(task: AggregationTask, options: AggregationOptions, projection: Projection): Promise<StudyReadResult> {
    const { study, model, limits } = task;
    const groups = await withConnection(task, options, (connection) => readParquetSignatures(connection, task, projection));
    const table = tableFromGroups(groups);
    const exceeded = exceededLimit(table, limits);
    if (exceeded) return { fault: exceeded };
    const lineNeeds = { rows: new Set<number>(), records: false };
    const result = aggregate(table, study, model, { signal: options.signal, lineNeeds });
    if (lineNeeds.records) throw new UnsupportedByDuckDb('unsupported', 'the order of rows');
    return { ...result, fault: null };
  }

  async #readBeginning(
    task: AggregationTask,
    projection: Projection,
    byteLimit: number,
    signal: CancellationToken | undefined,
  ): Promise<Table> {
    const { path, size, limits, study } = task;
    const table = await readTableFrom(() => this.#chunks(task), size, path, study.dialect, { limits, signal, byteLimit, projection });
    if (isFault(table)) throw new UnsupportedByDuckDb('unsupported', table.code);
    return table;
  }

  refusal(error: unknown): 'duckdb-missing' | 'duckdb-refused' | null {
    if (!(error instanceof UnsupportedByDuckDb)) return null;
    return error.reason === 'not-installed' ? 'duckdb-missing' : 'duckdb-refused';
  }

  /** Whether rows of a small file are no answers, or their identifiers shortened: only the whole table in its order tells. */
  async #needsWholeTable(task: AggregationTask, { signal }: AggregationOptions, isText: boolean): Promise<boolean> {
    if (task.size > KEEP_ALL_COLUMNS_BYTES) return false;
    const { path, size, limits, study } = task;
    const table = isText
      ? await readTableFrom(() => this.#chunks(task), size, path, study.dialect, { limits, signal })
      : await readFile(await bytesOf(this.#chunks(task), size), path, study.dialect, limits, signal);
    return !isFault(table) && (holdsOtherRows(table) || hasShortenedIds(table, task.study));
  }

  async #isParquet(task: AggregationTask): Promise<boolean> {
    for await (const chunk of this.#chunks(task)) return detectFileFormat(chunk, task.path) === 'parquet';
    return false;
  }

  async #readLayout(task: AggregationTask, projection: Projection): Promise<CsvLayout> {
    const reader = new CsvReader(task.path, task.study.dialect, projection, task.size, task.limits);
    let isFirst = true;
    try {
      for await (const chunk of this.#chunks(task)) {
        if (isFirst && detectFileFormat(chunk, task.path) !== 'csv') throw new UnsupportedByDuckDb('unsupported', 'no CSV');
        if (isFirst && hasWrappedLines(chunk)) throw new UnsupportedByDuckDb('unsupported', 'lines in quotes');
        if (isFirst && !hasUniformLineEndings(chunk)) throw new UnsupportedByDuckDb('unsupported', 'line ends');
        isFirst = false;
        reader.push(chunk, false);
        if (reader.layout || reader.failed) break;
      }
      if (!reader.layout) reader.push(new Uint8Array(), true);
    } catch (error) {
      throw error instanceof UnsupportedByDuckDb ? error : new UnsupportedByDuckDb('unsupported', String(error));
    }
    const { layout } = reader;
    if (layout?.encoding !== 'utf-8' || layout.delimiter.length > 1) throw new UnsupportedByDuckDb('unsupported', 'encoding or delimiter');
    if (layout.quoting !== DOUBLED_QUOTES) throw new UnsupportedByDuckDb('unsupported', 'quotes');
    if (layout.recordsAbove === null) throw new UnsupportedByDuckDb('unsupported', 'quotes above the rows');
    return layout;
  }

  /** Line numbers by group with rejects. Reads the file until they are all found, looking at it each time the bytes read have doubled. */
  async #findLines(
    task: AggregationTask,
    projection: Projection,
    groups: GroupedRows,
    rowsWithRejects: ReadonlySet<number>,
    signal?: CancellationToken,
  ): Promise<Map<number, number[]>> {
    const wanted = new Map([...rowsWithRejects].map((group) => [groupKey(groups.cells, group), group]));
    const reader = new CsvReader(task.path, task.study.dialect, projection, task.size, task.limits);
    let found = new Map<number, number[]>();
    let read = 0;
    let nextLook = 0;
    const isFound = (group: number) => (found.get(group)?.length ?? 0) >= Math.min(LINES_PER_GROUP, groups.counts[group] as number);
    const findLines = () => {
      const table = reader.finish();
      if (isFault(table)) return false;
      found = linesByGroup(table, wanted);
      return [...rowsWithRejects].every(isFound);
    };
    for await (const chunk of this.#chunks(task)) {
      signal?.throwIfAborted();
      reader.push(chunk, false);
      read += chunk.length;
      if (read < nextLook) continue;
      if (findLines()) return found;
      nextLook = read * 2;
    }
    reader.push(new Uint8Array(), true);
    if (findLines()) return found;
    throw new UnsupportedByDuckDb('unsupported', 'rows differ');
  }

  #chunks({ uri }: AggregationTask): AsyncIterable<Uint8Array> {
    if (!this.#host.chunks) throw new UnsupportedByDuckDb('unsupported', 'no local file');
    return this.#host.chunks(uri);
  }
}

/** Runs cancellable queries with progress. @throws UnsupportedByDuckDb for any error of DuckDB, and the signal's reason. */
async function withConnection<T>(
  task: AggregationTask,
  options: AggregationOptions,
  run: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const duckdb = await loadDuckDb();
  instance ??= duckdb.DuckDBInstance.create(':memory:', { memory_limit: MEMORY_LIMIT, temp_directory: TEMP_FOLDER });
  const connection = await (await instance).connect();
  const timer = setInterval(() => {
    try {
      options.signal?.throwIfAborted();
      options.onProgress?.(Math.max(0, (connection.progress.percentage / 100) * task.size), task.size);
    } catch {
      connection.interrupt();
    }
  }, PROGRESS_INTERVAL_MS);
  try {
    await connection.run('SET enable_progress_bar = true; SET enable_progress_bar_print = false; SET preserve_insertion_order = false');
    return await run(connection);
  } catch (error) {
    options.signal?.throwIfAborted();
    throw error instanceof UnsupportedByDuckDb ? error : new UnsupportedByDuckDb('unsupported', String(error));
  } finally {
    clearInterval(timer);
    connection.closeSync();
  }
}

async function countCsvGroups(
  connection: DuckDBConnection,
  task: AggregationTask,
  layout: CsvLayout,
  projection: Projection,
): Promise<GroupedRows> {
  const isSelected = layout.columns.map((column) => projection.columns?.has(column) === true);
  const names = isSelected.flatMap((is, column) => (is ? [`c${column}`] : []));
  const select = `${names.map((name) => `${name}, `).join('')}count(*)::DOUBLE FROM ${csvSource(task, layout, { rejects: 'rejects' })}`;
  const result = await connection.runAndReadAll(`SELECT ${select}${names.length > 0 ? ` GROUP BY ${names.join(', ')}` : ''}`);
  const rejects = await connection.runAndReadAll('SELECT count(*)::DOUBLE FROM rejects');
  if (rejects.getColumnsJS()[0]?.[0] !== 0) throw new UnsupportedByDuckDb('unsupported', 'rejected rows');
  return toGroups(result.getColumnsJS(), isSelected, task, layout);
}

function toGroups(
  results: readonly (readonly unknown[])[],
  isSelected: readonly boolean[],
  task: AggregationTask,
  layout: CsvLayout,
): GroupedRows {
  const counts = (results.at(-1) ?? []) as readonly number[];
  const selected = isSelected
    .filter((is) => is)
    .map((_, slot) =>
      // A result without rows has no columns.
      (counts.length > 0 ? (results[slot] ?? []) : []).map((cell) =>
        String(cell ?? '')
          .replace(/\r\n?/g, '\n')
          .trim(),
      ),
    );
  const rows = new Map<string, number>();
  const groupCounts: number[] = [];
  const firstRows: number[] = [];
  for (const [row, count] of counts.entries()) {
    const key = JSON.stringify(selected.map((column) => column[row]));
    const known = rows.get(key);
    if (known !== undefined) groupCounts[known] = (groupCounts[known] as number) + count;
    else if (count > 0) {
      // DuckDB also counts blank lines, which the portable engine skips.
      if (selected.every((column) => column[row] === '')) throw new UnsupportedByDuckDb('unsupported', 'blank rows');
      rows.set(key, groupCounts.push(count) - 1);
      firstRows.push(row);
    }
  }
  let slot = 0;
  const cells = isSelected.map((is) => {
    const column = is ? selected[slot++] : undefined;
    return column ? firstRows.map((row) => column[row] as string) : null;
  });
  const { encoding, delimiter, columns, preamble, unnamed } = layout;
  const head = { path: task.path, bytes: task.size, encoding, delimiter, columns, preamble, ...(unnamed && { unnamed }) };
  return { ...head, cells, counts: groupCounts, lines: new Map() };
}

function groupKey(cells: GroupedRows['cells'], group: number): string {
  return JSON.stringify(cells.flatMap((column) => (column ? [column[group]] : [])));
}

/** By group: the line numbers of its first rows, ascending. */
function linesByGroup(table: Table, wanted: ReadonlyMap<string, number>): Map<number, number[]> {
  const found = new Map<number, number[]>();
  const selected = table.cells.filter((cells) => cells !== null);
  for (const [row, line] of table.lines.entries()) {
    const group = wanted.get(JSON.stringify(selected.map(({ values, codes }) => values[codes[row] as number])));
    if (group === undefined) continue;
    const lines = [...(found.get(group) ?? []), line, ...(table.duplicates?.lines.get(row) ?? [])];
    found.set(group, lines.sort((a, b) => a - b).slice(0, LINES_PER_GROUP));
  }
  return found;
}

/** Adds the lines and the order of the file's first records. */
function withLines(groups: SignedRows, beginning: Table): SignedRows {
  const { signatures } = beginning;
  if (!signatures) return groups;
  const indexes = groups.cells.flatMap((cells, index) => (cells ? [index] : []));
  const known = new Map(
    groups.counts.map((_, group) => {
      const cells = indexes.map((index) => groups.cells[index]?.[group] ?? '');
      return [rowKey(cells, groups.signatures.identified[group] === 1), group];
    }),
  );
  const groupOf = beginning.lines.map(
    (_, row) => known.get(rowKey(rowCells(beginning, indexes, row), signatures.identified[row] === 1)) ?? -1,
  );
  if (groupOf.includes(-1)) throw new UnsupportedByDuckDb('unsupported', 'rows differ');
  const lines = new Map<number, number[]>();
  for (const [row, group] of groupOf.entries()) {
    const own = [...(lines.get(group) ?? []), beginning.lines[row] as number, ...(beginning.duplicates?.lines.get(row) ?? [])];
    lines.set(group, own.sort((a, b) => a - b).slice(0, LINES_PER_GROUP));
  }
  const { records } = signatures;
  const inFile = records && { ...records, rows: records.rows.map((row) => groupOf[row] as number) };
  return { ...groups, lines, signatures: { ...groups.signatures, records: inFile } };
}

/** Whether the table has the lines that are told of a row. */
function hasLines({ lines, duplicates }: Table, row: number): boolean {
  const known = lines[row] === 0 ? 0 : 1 + (duplicates?.lines.get(row)?.length ?? 0);
  return known >= Math.min(LINES_PER_GROUP, duplicates?.counts[row] ?? 1);
}

/** Whether all lines end the same way, with LF or CRLF: DuckDB reads no other files. */
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

async function bytesOf(chunks: AsyncIterable<Uint8Array>, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for await (const chunk of chunks) {
    bytes.set(chunk.subarray(0, size - at), at);
    at += Math.min(chunk.length, size - at);
  }
  return bytes;
}
