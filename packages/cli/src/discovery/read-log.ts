/** Reads an event log from a path. */
import { createReadStream } from 'node:fs';
import { open, readFile as readBytes, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  type EventLog,
  type EventLogFault,
  eventLogFromTable,
  LOG_ROLES,
  type LogColumns,
  type LogRole,
  suggestLogColumns,
  XesFault,
  XesReader,
} from '@parcours/discovery';
import { nodeHost } from '@parcours/engines/node-host';
import { DATE_ORDERS } from '@parcours/language';
import {
  DATA_FILE_EXTENSIONS,
  type DateOrder,
  DEFAULT_DIALECT,
  type Dialect,
  type FileLimits,
  messageOf,
  normalizeLabel,
  type Study,
} from '@parcours/model';
import {
  detectFileFormat,
  exceededLimit,
  exceedsMemory,
  gunzip,
  gzipFault,
  isFault,
  isGzip,
  limitExceeded,
  MB,
  mapCells,
  readFile,
  readTableFrom,
  type Table,
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
  readonly start?: string;
  readonly lifecycle?: string;
  /** The order of day and month in ambiguous dates. */
  readonly dates?: DateOrder;
  /** Maximum file sizes. */
  readonly limit: FileLimits;
  /** A study that links the log and defines its columns and dialect. */
  readonly study?: Study | undefined;
}

export interface ReadLog {
  readonly log: EventLog;
  /** As the user wrote it, sanitized. */
  readonly path: string;
  readonly columns: LogColumns;
}

const FORMATS = [...DATA_FILE_EXTENSIONS.map((extension) => `.${extension}`), '.xes', '.xes.gz'];

/** The file format and the header are detected from this many bytes. */
const PREFIX_BYTES = 1 << 16;

/** @throws CommandError if the file is not a log, or its columns or times are ambiguous. */
export async function readLog(argument: string, options: LogOptions, terminal: Terminal): Promise<ReadLog> {
  const { translate } = terminal;
  const path = sanitizeLine(argument);
  const found = await resolveExisting(argument, terminal);
  if (found.isFolder) throw new CommandError(EXIT.files, translate('file.is-folder', { path }));
  const extension = /\.[^.]+(?:\.gz)?$/i.exec(basename(argument))?.[0].toLowerCase() ?? '';
  if (!FORMATS.includes(extension)) throw new CommandError(EXIT.files, translate('log.format', { path, choices: FORMATS.join(', ') }));
  try {
    const { size } = await stat(found.path);
    if (size > options.limit.file * MB) tableOrThrow(limitExceeded(path, 'file', options.limit, size / MB), terminal);
    return extension.startsWith('.xes')
      ? await readXes(found.path, path, options, terminal)
      : await readTableLog(found.path, path, options, terminal);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const fault = gzipFault(error, path, options.limit);
    if (fault) tableOrThrow(fault, terminal);
    if (error instanceof Error && 'code' in error) throw new CommandError(EXIT.files, readErrorMessage(argument, error, terminal));
    throw error;
  }
}

async function readTableLog(file: string, path: string, options: LogOptions, terminal: Terminal): Promise<ReadLog> {
  const { translate } = terminal;
  const { study } = options;
  const dialect = study?.dialect ?? DEFAULT_DIALECT;
  const isText = detectFileFormat(await contentPrefix(file, options.limit), path) === 'csv';
  const { columns, table } = isText
    ? await readTextTable(file, path, dialect, options, terminal)
    : await readOtherTable(file, path, dialect, options, terminal);
  const cells = (header: string | null) => (header === null ? null : table.cells[table.columns.indexOf(header)]);
  const [cases, activities] = [cells(columns.case), cells(columns.activity)];
  const timestamps = (header: string | null) => {
    const column = cells(header);
    return table.timestampColumns?.get(header ?? '') ?? (column ? timestampCells(column) : null);
  };
  const times = timestamps(columns.time);
  if (!cases || !activities || !times) throw new CommandError(EXIT.files, translate('file.unreadable-plain', { path }));
  const channelCells = cells(columns.channel) ?? null;
  const channels =
    channelCells && study?.channel ? { ...channelCells, values: mapCells(channelCells.values, study.channel) } : channelCells;
  const { lines } = table;
  // Rows that are no events, such as declared totals, are not losses.
  const rejected = table.rejected.flatMap(({ reason, ...rest }) =>
    reason === 'ragged' || reason === 'broken-quote' || reason === 'not-json' ? [{ reason, ...rest }] : [],
  );
  const order = options.dates ?? dialect.dates;
  const optional = {
    starts: timestamps(columns.start),
    transitions: cells(columns.lifecycle) ?? null,
    instances: cells(columns.instance) ?? null,
  };
  const log = eventLogFromTable({ cases, activities, times, channels, ...optional, lines, rejected }, order);
  return { log: logOrThrow(log, path, columns, terminal), path, columns };
}

interface LogTable {
  readonly columns: LogColumns;
  readonly table: Table;
}

/** Reads only the columns needed, in chunks. */
async function readTextTable(
  file: string,
  path: string,
  dialect: Dialect,
  options: LogOptions,
  { translate, progress, ...terminal }: Terminal,
): Promise<LogTable> {
  const { size } = await stat(file);
  // Constant memory: two buffers, whatever the size of the file.
  const host = await nodeHost([]);
  const limits = options.limit;
  const isCompressed = isGzip(await readPrefix(file));
  let read = 0;
  async function* counted() {
    read = 0;
    for await (const chunk of host.chunks(URI.file(file).toString())) {
      read += chunk.length;
      yield chunk;
    }
  }
  const chunks = () => (isCompressed ? gunzip(counted(), limits.unpacked * MB) : counted());
  const preview = await readTableFrom(chunks, size, path, dialect, { limits, byteLimit: PREFIX_BYTES });
  const columns = selectColumns(tableOrThrow(preview, terminal).columns, options, path, { translate });
  const columnSelection = {
    // Totals are recognised by the first cell of the row.
    columns: dialect.totals.length > 0 ? null : new Set(LOG_ROLES.flatMap((role) => columns[role] ?? [])),
    distinct: false,
    ...(dialect.totals.length === 0 && { timestamps: new Set([columns.time, columns.start].filter((header) => header !== null)) }),
  };
  const table = await readTableFrom(chunks, size, path, dialect, {
    projection: columnSelection,
    limits,
    progress: () => progress(translate('progress.log', { percent: Math.round((read / Math.max(1, size)) * 100) })),
  });
  const over = isFault(table) ? null : exceededLimit(table, limits);
  return { columns, table: tableOrThrow(over ?? table, terminal) };
}

/** Reads a workbook, JSON or Parquet file like any linked file. */
async function readOtherTable(file: string, path: string, dialect: Dialect, options: LogOptions, terminal: Terminal): Promise<LogTable> {
  const { size } = await stat(file);
  const tooLarge = exceedsMemory(path, size);
  const table = tableOrThrow(tooLarge ?? (await readFile(await readBytes(file), path, dialect, options.limit)), terminal);
  return { columns: selectColumns(table.columns, options, path, terminal), table };
}

/** The first bytes of the content, decompressed if the file is. */
async function contentPrefix(file: string, limits: FileLimits): Promise<Uint8Array> {
  const first = await readPrefix(file);
  if (!isGzip(first)) return first;
  for await (const chunk of gunzip(createReadStream(file), limits.unpacked * MB)) return chunk;
  return new Uint8Array();
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

/** @throws CommandError if the times are ambiguous or inconsistent. */
function logOrThrow(log: EventLog | EventLogFault, path: string, columns: LogColumns, { translate }: Terminal): EventLog {
  if (!('fault' in log)) return log;
  const examples = log.examples.map((example) => `"${sanitizeLine(example).slice(0, 40)}"`).join(', ');
  const column = sanitizeLine(columns[log.role] ?? '');
  if (log.fault === 'ambiguous') {
    throw new CommandError(EXIT.usage, translate('log.ambiguous', { path, column, examples, choices: DATE_ORDERS.join(', ') }));
  }
  throw new CommandError(EXIT.files, translate(`log.${log.fault}`, { path, column, examples }));
}

/** The columns named by the options, otherwise those with usual names. */
function selectColumns(
  headers: readonly string[],
  options: LogOptions,
  path: string,
  { translate }: Pick<Terminal, 'translate'>,
): LogColumns {
  const list = headers
    .filter((header) => header !== '')
    .map((header) => `"${sanitizeLine(header)}"`)
    .join(', ');
  const declared = options.study ? columnsOfStudy(options.study) : {};
  const explicitColumns = Object.fromEntries(
    LOG_ROLES.flatMap((role) => {
      const header = (role === 'instance' ? undefined : options[role]) ?? declared[role];
      return header === undefined ? [] : [[role, normalizeLabel(header)]];
    }),
  );
  for (const header of Object.values(explicitColumns)) {
    const count = headers.filter((each) => each === header).length;
    const values = { path, column: sanitizeLine(header), columns: list };
    if (count === 0) throw new CommandError(EXIT.usage, translate('log.no-column', values));
    if (count > 1) throw new CommandError(EXIT.usage, translate('log.twice', values));
  }
  const columns = suggestLogColumns(
    headers.filter((header) => headers.indexOf(header) === headers.lastIndexOf(header)),
    explicitColumns,
  );
  const missing = (['case', 'activity', 'time'] as const).filter((role) => columns[role] === null);
  if (missing.length > 0) {
    const roles = missing.map((role) => translate(`log.${role}`)).join(', ');
    throw new CommandError(
      EXIT.usage,
      translate('log.missing', { path, roles, options: missing.map((role) => `--${role}`).join(', '), columns: list }),
    );
  }
  return columns;
}

/** The columns that a linking study declares. */
function columnsOfStudy(study: Study): Partial<Record<LogRole, string>> {
  const columns: Partial<Record<LogRole, Study['respondent']>> = {
    case: study.respondent,
    activity: study.stage ?? study.touchpoint ?? study.action,
    time: study.dateColumn,
    channel: study.channel,
  };
  return Object.fromEntries(
    LOG_ROLES.flatMap((role) => {
      const column = columns[role];
      return column ? [[role, column.header]] : [];
    }),
  );
}

async function readXes(file: string, path: string, options: LogOptions, terminal: Terminal): Promise<ReadLog> {
  const { translate, progress } = terminal;
  const { size } = await stat(file);
  const reader = new XesReader(options);
  const decoder = new TextDecoder('utf-8');
  let read = 0;
  async function* counted() {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 }) as AsyncIterable<Uint8Array>) {
      read += chunk.length;
      yield chunk;
    }
  }
  try {
    const bytes = counted();
    for await (const chunk of isGzip(await readPrefix(file)) ? gunzip(bytes, options.limit.unpacked * MB) : bytes) {
      reader.push(decoder.decode(chunk, { stream: true }));
      progress(translate('progress.log', { percent: Math.round((read / Math.max(1, size)) * 100) }));
    }
    reader.push(decoder.decode());
    return { log: logOrThrow(reader.finish(options.dates ?? null), path, reader.columns, terminal), path, columns: reader.columns };
  } catch (error) {
    if (!(error instanceof XesFault)) throw error;
    const detail = error.detail === null ? translate('log.no-log') : sanitizeLine(error.detail);
    throw new CommandError(EXIT.files, translate('log.xes', { path, line: String(error.line), detail }));
  }
}
