/** From the path of an event log to its events. */
import { createReadStream } from 'node:fs';
import { open, readFile as readBytes, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import {
  type EventLog,
  eventLogFromTable,
  LOG_ROLES,
  type LogColumns,
  type LogRole,
  suggestLogColumns,
  XES_KEYS,
  XesFault,
  XesReader,
} from '@parcours/discovery';
import { nodeHost } from '@parcours/engines/node-host';
import { DATE_ORDERS } from '@parcours/language';
import { type DateOrder, DEFAULT_DIALECT, type Dialect, type FileLimits, messageOf, normalizeLabel, type Study } from '@parcours/model';
import {
  detectFileFormat,
  exceededLimit,
  exceedsMemory,
  isFault,
  limitExceeded,
  MB,
  mapCells,
  readFile,
  readTableFrom,
  type Table,
  type TimestampFault,
  timestampCells,
} from '@parcours/observations';
import { URI } from 'vscode-uri';
import { CommandError, EXIT } from '../command-error.ts';
import { readErrorMessage, resolveExisting } from '../files/paths.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';

export interface LogOptions {
  readonly case?: string;
  readonly activity?: string;
  readonly time?: string;
  readonly channel?: string;
  /** The order of day and month. */
  readonly dates?: DateOrder;
  /** How large it may be. */
  readonly limit: FileLimits;
  /** A study that links the log, and so says how it is read. */
  readonly study?: Study | undefined;
}

export interface ReadLog {
  readonly log: EventLog;
  /** As the user wrote it, fit to be shown. */
  readonly path: string;
  readonly columns: LogColumns;
}

const FORMATS = ['.csv', '.tsv', '.txt', '.xlsx', '.xlsm', '.json', '.jsonl', '.ndjson', '.parquet', '.xes'];

/** Bytes from which the kind of the file and its header are read. */
const PREFIX_BYTES = 1 << 16;

/** @throws Refusal where the file is no log, or its columns or times are not certain. */
export async function readLog(written: string, options: LogOptions, terminal: Terminal): Promise<ReadLog> {
  const { say } = terminal;
  const path = sanitizeLine(written);
  const found = await resolveExisting(written, terminal);
  if (found.isFolder) throw new CommandError(EXIT.files, say('file.is-folder', { path }));
  const ending = extname(written).toLowerCase();
  if (!FORMATS.includes(ending)) throw new CommandError(EXIT.files, say('log.format', { path, choices: FORMATS.join(', ') }));
  try {
    const { size } = await stat(found.path);
    if (size > options.limit.file * MB) tableOrThrow(limitExceeded(path, 'file', options.limit, size / MB), terminal);
    return ending === '.xes' ? await readXes(found.path, path, options, terminal) : await readTableLog(found.path, path, options, terminal);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    if (error instanceof Error && 'code' in error) throw new CommandError(EXIT.files, readErrorMessage(written, error, terminal));
    throw error;
  }
}

async function readTableLog(file: string, path: string, options: LogOptions, terminal: Terminal): Promise<ReadLog> {
  const { say } = terminal;
  const { study } = options;
  const dialect = study?.dialect ?? DEFAULT_DIALECT;
  const first = await readPrefix(file);
  const isText = detectFileFormat(first, path) === 'csv';
  const { columns, table } = isText
    ? await readTextTable(file, path, dialect, options, terminal)
    : await readOtherTable(file, path, dialect, options, terminal);
  const cells = (header: string | null) => (header === null ? null : table.cells[table.columns.indexOf(header)]);
  const [cases, activities] = [cells(columns.case), cells(columns.activity)];
  const written = cells(columns.time);
  const times = table.timestampColumns?.get(columns.time ?? '') ?? (written && timestampCells(written));
  if (!cases || !activities || !times) throw new CommandError(EXIT.files, say('file.unreadable-plain', { path }));
  const said = cells(columns.channel) ?? null;
  const channels = said && study?.channel ? { ...said, values: mapCells(said.values, study.channel) } : said;
  const { lines } = table;
  // A row that the text declares to be a total is none that is missing.
  const lost = table.rejected.flatMap(({ reason, ...rest }) => (reason === 'total' ? [] : [{ reason, ...rest }]));
  const order = options.dates ?? dialect.dates;
  return {
    log: logOrThrow(eventLogFromTable({ cases, activities, times, channels, lines, rejected: lost }, order), path, columns, terminal),
    path,
    columns,
  };
}

interface LogTable {
  readonly columns: LogColumns;
  readonly table: Table;
}

/** Only the columns that are needed, chunk by chunk. */
async function readTextTable(
  file: string,
  path: string,
  dialect: Dialect,
  options: LogOptions,
  { say, progress, ...terminal }: Terminal,
): Promise<LogTable> {
  const { size } = await stat(file);
  // Two buffers for the whole file, however long it is.
  const host = await nodeHost([]);
  const chunks = () => host.chunks(URI.file(file).toString());
  const limits = options.limit;
  const glance = await readTableFrom(chunks, size, path, dialect, { limits, byteLimit: PREFIX_BYTES });
  const columns = selectColumns(tableOrThrow(glance, terminal).columns, options, path, { say });
  const wants = {
    // What a row begins with says whether it is a total.
    columns: dialect.totals.length > 0 ? null : new Set(LOG_ROLES.flatMap((role) => columns[role] ?? [])),
    distinct: false,
    ...(dialect.totals.length === 0 && { timestamps: new Set(columns.time === null ? [] : [columns.time]) }),
  };
  const table = await readTableFrom(chunks, size, path, dialect, {
    projection: wants,
    limits,
    progress: (bytes) => progress(say('progress.log', { percent: Math.round((bytes / Math.max(1, size)) * 100) })),
  });
  const over = isFault(table) ? null : exceededLimit(table, limits);
  return { columns, table: tableOrThrow(over ?? table, terminal) };
}

/** A workbook, JSON or Parquet: as any linked file is read. */
async function readOtherTable(file: string, path: string, dialect: Dialect, options: LogOptions, terminal: Terminal): Promise<LogTable> {
  const { size } = await stat(file);
  const tooLarge = exceedsMemory(path, size);
  const table = tableOrThrow(tooLarge ?? (await readFile(await readBytes(file), path, dialect, options.limit)), terminal);
  return { columns: selectColumns(table.columns, options, path, terminal), table };
}

async function readPrefix(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(PREFIX_BYTES), 0, PREFIX_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function tableOrThrow(table: Awaited<ReturnType<typeof readFile>>, { language }: Pick<Terminal, 'language'>): Table {
  if (!isFault(table)) return table;
  throw new CommandError(EXIT.files, sanitizeLine(messageOf(table, language)));
}

/** @throws Refusal where the times cannot be trusted. */
function logOrThrow(log: EventLog | TimestampFault, path: string, columns: LogColumns, { say }: Terminal): EventLog {
  if (!('fault' in log)) return log;
  const examples = log.examples.map((example) => `"${sanitizeLine(example).slice(0, 40)}"`).join(', ');
  const column = sanitizeLine(columns.time ?? '');
  if (log.fault === 'ambiguous') {
    throw new CommandError(EXIT.usage, say('log.ambiguous', { path, column, examples, choices: DATE_ORDERS.join(', ') }));
  }
  throw new CommandError(EXIT.files, say(`log.${log.fault}`, { path, column, examples }));
}

/** What the options name, else what is usually called so. */
function selectColumns(headers: readonly string[], options: LogOptions, path: string, { say }: Pick<Terminal, 'say'>): LogColumns {
  const list = headers
    .filter((header) => header !== '')
    .map((header) => `"${sanitizeLine(header)}"`)
    .join(', ');
  const declared = options.study ? columnsOfStudy(options.study) : {};
  const given = Object.fromEntries(
    LOG_ROLES.flatMap((role) => {
      const header = options[role] ?? declared[role];
      return header === undefined ? [] : [[role, normalizeLabel(header)]];
    }),
  );
  for (const header of Object.values(given)) {
    const count = headers.filter((each) => each === header).length;
    const values = { path, column: sanitizeLine(header), columns: list };
    if (count === 0) throw new CommandError(EXIT.usage, say('log.no-column', values));
    if (count > 1) throw new CommandError(EXIT.usage, say('log.twice', values));
  }
  const columns = suggestLogColumns(
    headers.filter((header) => headers.indexOf(header) === headers.lastIndexOf(header)),
    given,
  );
  const missing = (['case', 'activity', 'time'] as const).filter((role) => columns[role] === null);
  if (missing.length > 0) {
    const roles = missing.map((role) => say(`log.${role}`)).join(', ');
    throw new CommandError(
      EXIT.usage,
      say('log.missing', { path, roles, options: missing.map((role) => `--${role}`).join(', '), columns: list }),
    );
  }
  return columns;
}

/** What a study that links the log says of its columns. */
function columnsOfStudy(study: Study): Partial<Record<LogRole, string>> {
  const columns = {
    case: study.respondent,
    activity: study.stage ?? study.touchpoint ?? study.action,
    time: study.dateColumn,
    channel: study.channel,
  };
  return Object.fromEntries(LOG_ROLES.flatMap((role) => (columns[role] ? [[role, columns[role].header]] : [])));
}

async function readXes(file: string, path: string, options: LogOptions, terminal: Terminal): Promise<ReadLog> {
  const { say, progress } = terminal;
  const { size } = await stat(file);
  const activity = options.activity ?? XES_KEYS.activity;
  const time = options.time ?? XES_KEYS.time;
  const reader = new XesReader({ activity, time, channel: options.channel === undefined ? XES_KEYS.channel : [options.channel] });
  const decoder = new TextDecoder('utf-8');
  let read = 0;
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 }) as AsyncIterable<Uint8Array>) {
      reader.push(decoder.decode(chunk, { stream: true }));
      read += chunk.length;
      progress(say('progress.log', { percent: Math.round((read / Math.max(1, size)) * 100) }));
    }
    reader.push(decoder.decode());
    const columns = { case: 'trace', activity, time, channel: null };
    const log = logOrThrow(reader.finish(options.dates ?? null), path, columns, terminal);
    return { log, path, columns: { ...columns, channel: log.channels ? (options.channel ?? 'channel') : null } };
  } catch (error) {
    if (!(error instanceof XesFault)) throw error;
    const detail = error.detail === null ? say('log.no-log') : sanitizeLine(error.detail);
    throw new CommandError(EXIT.files, say('log.xes', { path, line: String(error.line), detail }));
  }
}
